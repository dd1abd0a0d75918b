"""Changing what opens the vault, and looking whether the recovery sheet is a good one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import KnownSheet, VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.words import sheet_title

T = TypeVar("T")


class NewPassphraseView(Protocol):
    """A page with the present passphrase and another one."""

    def show_offer(self, passphrase: str) -> None: ...
    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_busy(self, words: str) -> None:
        """Say what is going on and take no input; "" ends it."""

    def show_trouble(self, trouble: Trouble) -> None: ...
    def ask_present_again(self) -> None:
        """Empty the present passphrase and put the cursor there."""


@dataclass(frozen=True, slots=True)
class _Tried(Generic[T]):
    """What came of it: why the new passphrase will not do, or what changing it gave."""

    faults: tuple[str, ...] = ()
    given: tuple[T, ...] = ()


class NewPassphrase(Generic[T]):
    """`change` gets the present and the new passphrase; `done` gets what it gave. `busy` says what is going on."""

    def __init__(
        self,
        view: NewPassphraseView,
        vault: VaultDoor,
        background: Background,
        change: Callable[[str, str], T],
        done: Callable[[T], None],
        busy: str,
    ) -> None:
        self._view = view
        self._vault = vault
        self._background = background
        self._change = change
        self._done = done
        self._busy = busy

    def start(self) -> None:
        self.offer_another()

    def offer_another(self) -> None:
        """Put six other random words in front of the mediator."""
        self._background.run(self._vault.offer_passphrase, self._view.show_offer, self._failed)

    def change(self, present: str, passphrase: str, again: str) -> None:
        """Change it, once the new one is typed twice alike and strong enough."""
        if not present:
            self._view.show_passphrase_faults((_("Type your present passphrase first."),))
            self._view.ask_present_again()
            return
        if not passphrase or passphrase != again:
            fault = _("The two are not the same. Type the passphrase again below.")
            self._view.show_passphrase_faults((fault if passphrase else _("Choose a new passphrase."),))
            return
        self._view.show_passphrase_faults(())
        self._view.show_busy(self._busy)

        def try_it() -> _Tried[T]:
            faults = self._vault.passphrase_faults(passphrase)
            return _Tried(faults) if faults else _Tried(given=(self._change(present, passphrase),))

        self._background.run(try_it, self._tried, self._refused)

    def _tried(self, tried: _Tried[T]) -> None:
        self._view.show_busy("")
        self._view.show_passphrase_faults(tried.faults)
        for given in tried.given:
            self._done(given)

    def _refused(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.ask_present_again()
        self._view.show_trouble(trouble)

    def _failed(self, trouble: Trouble) -> None:
        self._view.show_trouble(trouble)


class CheckSheetView(Protocol):
    """The page where the recovery sheet is tried."""

    def show_line_fault(self, number: int, fault: str) -> None:
        """What is wrong with a line (from 1); "" when it is as the sheet can say."""

    def show_good(self, title: str, sentences: tuple[str, ...]) -> None:
        """It is a sheet that opens this vault."""

    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


@dataclass(frozen=True, slots=True)
class _Checked:
    wrong: Mapping[int, str] = field(default_factory=dict)
    sheet: KnownSheet | None = None


class CheckSheet:
    """Tries the recovery sheet. Nothing is opened and nothing changed by it."""

    def __init__(self, view: CheckSheetView, vault: VaultDoor, background: Background) -> None:
        self._view = view
        self._vault = vault
        self._background = background

    def line_typed(self, number: int, line: str) -> None:
        """Check one line on its own as soon as it is typed, so that a slip is found where it is."""

        def told(fault: str) -> None:
            self._view.show_line_fault(number, fault)

        self._background.run(lambda: self._vault.sheet_line_fault(number, line), told, self._failed)

    def check(self, lines: Sequence[str]) -> None:
        """Try all eight lines."""
        self._view.show_busy(_("Checking the sheet…"))
        self._background.run(lambda: self._try(tuple(lines)), self._checked, self._failed)

    def _try(self, lines: tuple[str, ...]) -> _Checked:
        faults = {number: self._vault.sheet_line_fault(number, line) for number, line in enumerate(lines, 1)}
        wrong = {number: fault for number, fault in faults.items() if fault}
        return _Checked(wrong) if wrong else _Checked(sheet=self._vault.check_sheet(lines))

    def _checked(self, checked: _Checked) -> None:
        self._view.show_busy("")
        for number, fault in checked.wrong.items():
            self._view.show_line_fault(number, fault)
        sheet = checked.sheet
        if sheet is not None and sheet.is_newest:
            self._view.show_good(
                _("Your sheet is good"),
                (
                    _("{sheet}.").format(sheet=sheet_title(sheet)),
                    _("It would open the vault. Nothing was opened now, and the sheet stays as it is."),
                    _("Put it back where you keep it, apart from the laptop."),
                ),
            )
        elif sheet is not None:
            self._view.show_good(
                _("This sheet still opens the vault"),
                (
                    _("{sheet}.").format(sheet=sheet_title(sheet)),
                    _("But a newer sheet was made, and nobody has typed it back yet. If you have it, check that one."),
                    _("If you do not have it, make a new sheet. Keep this one until then."),
                ),
            )

    def _failed(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)
