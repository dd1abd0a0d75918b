"""Copying the whole vault to a stick or another folder, and saying how well the vault is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.domain.days import local_day
from app.domain.language import _, ngettext
from app.domain.trouble import Trouble
from app.presenters.mediator.background import Background
from app.presenters.mediator.words import listed
from app.presenters.restoring_doors import Care, RestoringDoor, VaultCopied


class CopyingView(Protocol):
    """The page on which the vault is copied."""

    def folder(self) -> str:
        """A folder that the mediator chose; "" for none."""

    def show_busy(self, words: str) -> None: ...
    def show_copied(self, folder: str, told: tuple[str, ...], *, whole: bool) -> None:
        """The name of the folder that was made, and what is to be known of it."""

    def show_trouble(self, trouble: Trouble) -> None: ...


class Copying:
    """`leave` goes back to where the mediator was."""

    def __init__(
        self, view: CopyingView, door: RestoringDoor, background: Background, leave: Callable[[], None]
    ) -> None:
        self._view = view
        self._door = door
        self._background = background
        self._leave = leave

    def choose(self) -> None:
        """Ask for a folder and copy the vault into a new one in it."""
        folder = self._view.folder()
        if not folder:
            return
        self._view.show_busy(_("Copying the vault. Every case is checked on the way."))
        self._background.run(lambda: self._door.copy_vault(folder), self._copied, self._trouble)

    def _copied(self, made: VaultCopied) -> None:
        self._view.show_busy("")
        self._view.show_copied(made.folder, told_of(made), whole=not (made.as_backup or made.missing))

    def leave(self) -> None:
        self._leave()

    def _trouble(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)


def told_of(made: VaultCopied) -> tuple[str, ...]:
    """What is to be known of a copy, a sentence each."""
    count = ngettext("{count} case is in it.", "{count} cases are in it.", made.cases).format(count=made.cases)
    told = [count]
    if made.as_backup:
        told.append(
            _("{cases}: the file here is damaged, so the newest good backup is in the copy instead.").format(
                cases=listed([alias for alias, _code in made.as_backup])
            )
        )
    if made.missing:
        told.append(
            _("{cases}: the file here is damaged and no backup is good, so it is not in the copy.").format(
                cases=listed([alias for alias, _code in made.missing])
            )
        )
    return tuple(told)


def copied_words(care: Care) -> str:
    """When the vault was last copied, for the list of cases."""
    if not care.last_copied:
        return _("The vault has not been copied to another place yet.")
    return _("The vault was last copied on {day}.").format(day=local_day(care.last_copied))


def care_words(care: Care) -> tuple[str, ...]:
    """What is amiss with how the vault is kept, a sentence each; none where all is well."""
    told = []
    if care.not_backed_up:
        told.append(
            _(
                "{cases}: no backup could be made when it was last closed. Everything is saved, and older backups are "
                "as they were. It is tried again each time the case is closed."
            ).format(cases=listed(care.not_backed_up))
        )
    if care.unknown_files:
        told.append(
            ngettext(
                "{count} case file in the vault belongs to no case in this list. It was left where it is.",
                "{count} case files in the vault belong to no case in this list. They were left where they are.",
                care.unknown_files,
            ).format(count=care.unknown_files)
        )
    return tuple(told)
