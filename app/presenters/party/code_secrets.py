"""Asks the mediator's process for the secret that goes with a code: one question at a time, and never without an end."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.language import _
from app.handover.messages import CodeSecret, Message, NewCode, TryCode
from app.presenters.party.views import Cancel, Link, Timers

LONGEST_ANSWER = 10_000
"""Milliseconds after which an answer counts as lost. It is not asked again by itself: every try counts."""

Then = Callable[[CodeSecret], None]


class CodeSecrets:
    """One question is on its way at a time; what is asked meanwhile is passed over."""

    def __init__(self, link: Link, timers: Timers) -> None:
        self._link = link
        self._timers = timers
        self._turn = 0
        self._then: Then | None = None
        self._answer_due: Cancel | None = None

    def for_try(self, then: Then) -> None:
        """Count a try; `then` gets the secret it is made with."""
        self._ask(TryCode, then)

    def for_new_code(self, then: Then) -> None:
        """`then` gets the secret for a code that is chosen now."""
        self._ask(NewCode, then)

    def count_try(self) -> None:
        """Count a try that was made here already, with a secret this process has."""
        self._turn += 1
        self._link.send(TryCode(self._turn))

    def call_off(self) -> None:
        """Nobody waits for the answer any more."""
        self._then = None
        if self._answer_due is not None:
            self._answer_due()
            self._answer_due = None

    def received(self, message: CodeSecret) -> None:
        """An answer. One to an earlier question is passed over."""
        if message.turn == self._turn and self._then is not None:
            then = self._then
            self.call_off()
            then(message)

    def _ask(self, question: Callable[[int], Message], then: Then) -> None:
        if self._then is not None:
            return
        self._turn += 1
        self._then = then
        self._answer_due = self._timers.after(LONGEST_ANSWER, self._not_answered)
        self._link.send(question(self._turn))

    def _not_answered(self) -> None:
        sentences = (
            _("The code could not be looked at now. Your answers are safe."),
            _("Try it again. If this stays, ask the mediator."),
        )
        self.received(CodeSecret(self._turn, b"", sentences=sentences))
