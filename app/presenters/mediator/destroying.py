"""Destroying a case: what would go, the code typed as a deliberate yes, and the certificate that is shown once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.domain.days import day_words
from app.domain.destroyed import ToDestroy
from app.domain.language import _, ngettext
from app.domain.trouble import Trouble
from app.presenters.after_doors import AfterDoor, Certificate
from app.presenters.mediator.background import Background


class DestroyingView(Protocol):
    """The page that destroys one case."""

    def show_what_goes(self, code: str, goes: tuple[str, ...], stays: tuple[str, ...]) -> None:
        """The code to type, what is destroyed, and what no program can reach; a line each."""

    def show_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_destroyed(self, code: str, not_reached: int) -> None:
        """It is done. The certificate can be saved and printed now and never again."""

    def show_written(self) -> None:
        """The certificate is saved."""

    def print_pdf(self, pdf: bytes) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class Destroying:
    """`case` gives the id of the case; `leave` goes back to the list of cases."""

    def __init__(
        self,
        view: DestroyingView,
        door: AfterDoor,
        background: Background,
        case: Callable[[], str],
        leave: Callable[[], None],
    ) -> None:
        self._view = view
        self._door = door
        self._background = background
        self._case = case
        self._leave = leave
        self._id = ""
        self._asked: ToDestroy | None = None
        self._made: Certificate | None = None

    def start(self) -> None:
        def ask() -> tuple[str, ToDestroy]:
            case_id = self._case()
            return case_id, self._door.to_destroy(case_id)

        self._background.run(ask, self._show, self._view.show_trouble)

    def _show(self, found: tuple[str, ToDestroy]) -> None:
        self._id, asked = found
        self._asked = asked
        self._view.show_what_goes(asked.code, _goes(asked), _stays(asked))

    def destroy(self, typed: str) -> None:
        """Destroy the case if its code was typed; spaces and capitals do not count."""
        if self._asked is None:
            return
        if not is_code(typed, self._asked.code):
            self._view.show_faults((_("Type the code {code} to go on.").format(code=self._asked.code),))
            return
        self._view.show_faults(())
        self._view.show_busy(_("Destroying the case…"))
        self._background.run(lambda: self._door.destroy(self._id), self._done, self._failed)

    def _done(self, made: Certificate) -> None:
        self._made = made
        self._view.show_busy("")
        self._view.show_destroyed(made.destroyed.code, len(made.destroyed.not_reached))

    def _failed(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)

    # ---- the certificate ------------------------------------------------------------------------------------------

    def suggested_name(self) -> str:
        """A file name for it."""
        return self._made.file_name if self._made is not None else ""

    def write(self, where: str) -> None:
        """Save the certificate."""
        made = self._made
        if made is None:
            return

        def written(_nothing: None) -> None:
            self._view.show_written()

        self._background.run(lambda: self._door.write(made, where), written, self._view.show_trouble)

    def print(self) -> None:
        if self._made is not None:
            self._view.print_pdf(self._made.pdf)

    def finish(self) -> None:
        """The mediator has it, or does not want it."""
        self._made = None
        self._leave()


def is_code(typed: str, code: str) -> bool:
    """Whether this code was typed; spaces, dashes and capitals do not count."""
    return _plain(typed) == _plain(code)


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").casefold()


def _goes(asked: ToDestroy) -> tuple[str, ...]:
    found = [_("The case, with everything that the parties and you wrote in it, and its key.")]
    if asked.backups:
        backups = ngettext("{count} backup of it.", "{count} backups of it.", asked.backups)
        found.append(backups.format(count=asked.backups))
    if asked.documents:
        saved = ngettext(
            "{count} document that you saved on this laptop.",
            "{count} documents that you saved on this laptop.",
            asked.documents,
        )
        found.append(saved.format(count=asked.documents))
    return tuple(found)


def _stays(asked: ToDestroy) -> tuple[str, ...]:
    found = [
        _("Paper, and whatever was printed, mailed or copied to another place."),
        _("Files of filled forms, photos and scans that were read here and not deleted."),
    ]
    if asked.moved:
        moved = ngettext(
            "{count} document that is not where you saved it.",
            "{count} documents that are not where you saved them.",
            asked.moved,
        )
        found.append(moved.format(count=asked.moved))
    found += [_("The copy of the vault made on {day}.").format(day=day_words(day)) for day in asked.copied]
    return tuple(found)
