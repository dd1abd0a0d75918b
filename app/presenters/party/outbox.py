"""What must reach the disk, one after the other: saves of answers, the choice for "only me", erasing.

One thing is on its way at a time and the next waits for its `Saved`, so that two saves of one filling can never
change places. What was not saved is tried again after 1, 2, 5 and then every 10 seconds. An answer that does not come
counts as not saved: the answer may be lost, and sending a thing twice does no harm. Nothing is ever dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol

from app.domain.language import _
from app.handover.messages import Message, NotSaved, Saved
from app.presenters.party.pages import SaveNote, SaveState
from app.presenters.party.views import Cancel, Link, Timers

RETRY_AFTER = (1000, 2000, 5000, 10000)
"""Milliseconds; the last one again and again."""
LONGEST_ANSWER = 10_000
"""Milliseconds an answer may take before it counts as lost."""


class Job(Protocol):
    """One thing for the disk."""

    def message(self, number: int) -> Message | None:
        """The message to send now, built afresh at each try; None if there is nothing left to do."""

    def kept(self) -> None:
        """The disk has it."""

    def failed(self) -> None:
        """It did not reach the disk; `message` will be asked again."""


class Outbox:
    """Sends jobs in order and says what may be said about saving."""

    def __init__(self, link: Link, timers: Timers, tell: Callable[[SaveNote], None]) -> None:
        self._link = link
        self._timers = timers
        self._tell = tell
        self._jobs: deque[Job] = deque()
        self._number = 0
        self._on_its_way = False
        self._misses = 0
        self._unanswered = False
        """Whether a try of what is first in line was not answered: then nobody knows whether the disk has it."""
        self.missed: Callable[[], None] = _nobody
        """Called after every miss."""
        self._answer_due: Cancel | None = None
        self._retry: Cancel | None = None
        self._when_empty: Callable[[], None] | None = None
        self._when_missed: Callable[[], None] | None = None
        self._told = SaveNote(SaveState.NOTHING)
        self.has_kept_any = False
        """Whether the disk has kept anything of this process yet."""

    def put(self, job: Job) -> None:
        """Queue `job`; sent at once if nothing else is on its way."""
        self._jobs.append(job)
        self._next()

    @property
    def is_empty(self) -> bool:
        """Whether the disk has everything that was put in."""
        return not self._jobs

    @property
    def trouble(self) -> tuple[str, ...]:
        """Why the last try did not reach the disk, in sentences; empty when all is well."""
        return self._told.sentences if self._told.state is SaveState.TROUBLE else ()

    def when_empty(self, do: Callable[[], None], missed: Callable[[], None] | None = None) -> None:
        """Call `do` once the disk has everything; at once if it has. Until then `missed` is called whenever something
        did not reach it. In place of what waited before.
        """
        self._when_empty, self._when_missed = do, missed
        self._empty_now()

    def note(self, state: SaveState, sentences: tuple[str, ...] = ()) -> None:
        """Say something about saving, unless it was just said. Trouble stays until something was saved."""
        note = SaveNote(state, sentences)
        if note == self._told or (self._misses and state is SaveState.WAITING):
            return
        self._told = note
        self._tell(note)

    def hurry(self) -> None:
        """Try again now what was not saved."""
        if self._retry is not None:
            self._retry()
            self._retry = None
            self._next()

    def can_withdraw(self, job: Job) -> bool:
        """Whether `job` surely has not reached the disk and is not on its way."""
        if job not in self._jobs:
            return False
        return job is not self._jobs[0] or not (self._on_its_way or self._unanswered)

    def withdraw(self, job: Job) -> None:
        """Do not send `job` after all, where that can be."""
        if not self.can_withdraw(job):
            return
        if job is self._jobs[0]:
            self._misses = 0
        self._jobs.remove(job)
        if not self._jobs:
            self.note(SaveState.NOTHING)
        self.hurry()
        self._empty_now()

    def received(self, message: Saved | NotSaved) -> None:
        """The answer to what is on its way. An answer to anything else is passed over."""
        if not self._on_its_way or message.number != self._number:
            return
        self._arrived()
        if isinstance(message, NotSaved):
            self._missed(message.sentences)
            return
        self._misses = 0
        self._unanswered = False
        self.has_kept_any = True
        self._jobs.popleft().kept()
        self._next()
        self._empty_now()

    def _arrived(self) -> None:
        self._on_its_way = False
        if self._answer_due is not None:
            self._answer_due()
            self._answer_due = None

    def _not_answered(self) -> None:
        self._arrived()
        self._unanswered = True
        self._missed(not_answered())

    def _missed(self, sentences: tuple[str, ...]) -> None:
        wait = RETRY_AFTER[min(self._misses, len(RETRY_AFTER) - 1)]
        self._misses += 1
        self.note(SaveState.TROUBLE, sentences)
        self._retry = self._timers.after(wait, self._try_again)
        self._jobs[0].failed()
        self.missed()
        if self._when_missed is not None:
            self._when_missed()

    def _try_again(self) -> None:
        self._retry = None
        self._next()

    def _next(self) -> None:
        while self._jobs and not self._on_its_way and self._retry is None:
            message = self._jobs[0].message(self._number + 1)
            if message is None:
                self._jobs.popleft()
                continue
            self._number += 1
            self._on_its_way = True
            self._answer_due = self._timers.after(LONGEST_ANSWER, self._not_answered)
            self._link.send(message)

    def _empty_now(self) -> None:
        if not self._jobs and self._when_empty is not None:
            do, self._when_empty, self._when_missed = self._when_empty, None, None
            do()


def not_answered() -> tuple[str, ...]:
    """What is said when the mediator's process does not answer."""
    return (
        _("The laptop is taking long to save."),
        _("Your words are still here on the screen."),
        _("It is tried again by itself. If this stays, ask the mediator."),
    )


def _nobody() -> None:
    """Nobody waits for anything."""
