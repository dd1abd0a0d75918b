"""What was typed from a handout on its way to the disk: each answer at once, again where the disk refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from app.domain.answers import Change
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.keyed_sheet import KeyedSheet


class SavingView(Protocol):
    """Where it is told."""

    def show_not_kept(self) -> None: ...
    def show_refused(self, trouble: Trouble) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class PaperSaving:
    """`told` is called once the disk has taken something, or refused it: with whether others are refused now than before."""

    def __init__(self, view: SavingView, case: OpenCase, background: Background, told: Callable[[bool], None]) -> None:
        self._view = view
        self._case = case
        self._background = background
        self._told = told
        self._under_way = 0
        self._refused = False
        self._has_saved = False

    @property
    def is_refused(self) -> bool:
        """Whether the disk refused something, and has not taken it since."""
        return self._refused

    @property
    def is_kept(self) -> bool:
        """Whether all that was given is on the disk."""
        return not self._under_way and not self._refused

    def save(self, sheet: KeyedSheet, *, quietly: bool = False) -> bool:
        """What is not on the disk yet; whether there is any. `quietly`: that it is refused again is not told again."""
        changes = sheet.take_unsaved()
        if not changes:
            return False
        self._under_way += 1
        self._has_saved = True
        self._refused = False
        self._view.show_not_kept()
        self._background.run(
            lambda: self._case.paper().save(sheet.id, changes),
            partial(self._saved, sheet, changes),
            partial(self._not_saved, sheet, changes, quietly),
        )
        return True

    def give_up(self, sheet: KeyedSheet) -> None:
        """Of what was refused nothing is tried again."""
        sheet.give_up_refused()
        self._refused = False

    def finish(self, sheet: KeyedSheet, *, also: bool) -> None:
        """The page is left: what was taken back here goes from the backups. `also`: something else was, too."""
        if self._has_saved or also:
            self._has_saved = False
            self._background.run(lambda: self._case.paper().finish(sheet.id), _done, self._not_finished)

    def _not_finished(self, trouble: Trouble) -> None:
        """What was taken back may still be in a backup: it is tried again when the page is left once more."""
        self._has_saved = True
        self._view.show_trouble(trouble)

    def _saved(self, sheet: KeyedSheet, changes: tuple[Change, ...], _nothing: None) -> None:
        self._under_way -= 1
        before = sheet.refused
        sheet.saved(changes)
        self._told(sheet.refused != before)

    def _not_saved(self, sheet: KeyedSheet, changes: tuple[Change, ...], quietly: bool, trouble: Trouble) -> None:
        self._under_way -= 1
        self._refused = True
        before = sheet.refused
        sheet.not_saved(changes)
        if not quietly:
            self._view.show_refused(trouble)
        self._told(sheet.refused != before)


def _done(_nothing: None) -> None:
    """Nobody waits to be told."""
