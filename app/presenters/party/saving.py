"""When answers are saved: after a pause of 300 ms, at most 0.7 s after the first change, on every turn of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.answers import Change, State
from app.domain.kinds.choosing import has_room
from app.domain.visibility import kind_of
from app.handover.messages import KeepPrivate, Message, NotSaved, Save, Saved
from app.presenters.party.outbox import Outbox
from app.presenters.party.pages import SaveState
from app.presenters.party.sitting import OpenSheet, Sitting
from app.presenters.party.views import Cancel, Timers

PAUSE = 300
AT_MOST = 700
"""A kill costs at most one second of typing: what is left of it is for the pipe and a slow disk."""


class Saving:
    """Watches the fillings and hands their changes to the outbox."""

    def __init__(self, sitting: Sitting, outbox: Outbox, timers: Timers) -> None:
        self._sitting = sitting
        self._outbox = outbox
        self._timers = timers
        self._pause: Cancel | None = None
        self._deadline: Cancel | None = None
        self._settle: Callable[[], None] = _nothing
        self._queued: set[str] = set()
        self._too_large: dict[str, tuple[str, ...]] = {}

    def settle_with(self, settle: Callable[[], None]) -> None:
        """What to call before changes are taken: it puts down what was typed last."""
        self._settle = settle

    def touched(self) -> None:
        """Something was typed or chosen just now. Cheap: called at every keystroke."""
        if self._pause is not None:
            self._pause()
        self._pause = self._timers.after(PAUSE, self.flush)
        if self._deadline is None:
            self._deadline = self._timers.after(AT_MOST, self.flush)
            self._outbox.note(SaveState.WAITING)

    def flush(self) -> None:
        """Save now whatever is not saved yet."""
        for cancel in (self._pause, self._deadline):
            if cancel is not None:
                cancel()
        self._pause = self._deadline = None
        self._settle()
        for sheet in self._sitting.sheets:
            sheet.filling.end_step()
            if sheet.filling.has_unsaved and sheet.id not in self._queued:
                self._queued.add(sheet.id)
                self._outbox.put(_SaveOne(self, sheet.id))
        self._say_saved()

    def received(self, message: Saved | NotSaved) -> None:
        """The answer to what was sent."""
        self._outbox.received(message)
        if isinstance(message, Saved):
            if self._waits() and self._pause is None and not any(self._too_large.values()):
                self.flush()
            else:
                self._say_saved()

    def all_saved(self) -> bool:
        """Whether the disk has every answer."""
        return self._outbox.is_empty and not self._waits() and self._pause is None

    def sheet(self, filling: str) -> OpenSheet:
        """The open sheet a save belongs to."""
        return self._sitting.sheet(filling)

    def take(self, filling: str) -> tuple[Change, ...]:
        """The changes of this filling that can be saved now; a new job may be queued for it from now on.

        What has grown over its limit stays here, and why is told: the disk would turn it away and all beside it.
        """
        self._queued.discard(filling)
        sheet = self.sheet(filling)
        changes = sheet.filling.take_unsaved()
        kept_here = tuple(change for change in changes if _over_the_limit(sheet, change))
        sheet.filling.not_saved(kept_here)
        self._too_large[filling] = tuple(
            problem.sentence
            for change in kept_here
            for problem in kind_of(sheet.handed.worksheet, change.question).problems(change.entry.answer.value)
        )
        return tuple(change for change in changes if change not in kept_here)

    def written(self, filling: str, changes: tuple[Change, ...], number: int) -> Message:
        """The message that saves these changes."""
        sheet = self.sheet(filling)
        return Save(number, filling, self._sitting.written(sheet, changes), self._sitting.limit_copy(sheet, changes))

    def _waits(self) -> bool:
        return any(sheet.filling.has_unsaved for sheet in self._sitting.sheets)

    def _say_saved(self) -> None:
        sentences = [sentence for told in self._too_large.values() for sentence in told]
        if sentences and self._outbox.is_empty:
            self._outbox.note(SaveState.TROUBLE, tuple(dict.fromkeys(sentences)))
        elif self.all_saved() and self._outbox.has_kept_any:
            self._outbox.note(SaveState.SAVED)


class _SaveOne:
    """A save of one filling: takes what is unsaved when its turn comes, so that it is always the newest."""

    def __init__(self, saving: Saving, filling: str) -> None:
        self._saving = saving
        self._filling = filling
        self._changes: tuple[Change, ...] = ()

    def message(self, number: int) -> Message | None:
        self._changes = self._saving.take(self._filling)
        if not self._changes:
            return None
        return self._saving.written(self._filling, self._changes, number)

    def kept(self) -> None:
        self._changes = ()

    def failed(self) -> None:
        self._saving.sheet(self._filling).filling.not_saved(self._changes)
        self._changes = ()


class KeepChoice:
    """The party's choice for its "only me" answers, with the wraps of its key."""

    def __init__(self, choice: KeepPrivate, then: Callable[[], None]) -> None:
        self._choice = choice
        self._then = then

    def message(self, number: int) -> Message | None:
        return replace(self._choice, number=number)

    def kept(self) -> None:
        self._then()

    def failed(self) -> None:
        """Asked again."""


def _over_the_limit(sheet: OpenSheet, change: Change) -> bool:
    answer = change.entry.answer
    kind = kind_of(sheet.handed.worksheet, change.question)
    return answer.state is State.GIVEN and not has_room(kind.to_plain(answer.value))


def _nothing() -> None:
    """Before the first page there is nothing to put down."""
