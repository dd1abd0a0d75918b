"""Erasing on the disk, with a calm page in front: nothing can be written meanwhile that would be erased with it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.language import _
from app.handover.messages import Message
from app.presenters.party.outbox import Outbox, not_answered
from app.presenters.party.pages import NoticePage
from app.presenters.party.walk_presenter import WalkPresenter

Act = Callable[[], None]


class Erasing:
    """Holds the way through the pages until the disk has forgotten, or the party chose to keep what could not go."""

    def __init__(self, walk: WalkPresenter, outbox: Outbox, shown: Callable[[Act], None]) -> None:
        self._walk = walk
        self._outbox = outbox
        self._shown = shown
        self._job: _EraseJob | None = None
        self._waits = False
        self._what = ""
        outbox.missed = self.missed

    def begin(self, message: Callable[[int], Message], erased: Act, kept: Act, what: str = "") -> None:
        """Erase on the disk, then `erased`. `kept` is where it goes on when the party leaves everything as it is; `what` is
        said meanwhile, where it is not answers."""
        if self._job is not None:
            return
        self._what = what or _("Your answers are being erased from this laptop.")
        self._job = _EraseJob(message, erased, kept, self)
        self._walk.hold(self._wait)
        self._wait()
        self._outbox.put(self._job)
        self._outbox.hurry()

    # ---- what the job tells ---------------------------------------------------------------------------------------

    def over(self) -> None:
        """The disk has forgotten."""
        self._job, self._waits = None, False
        self._walk.hold(None)

    def missed(self) -> None:
        """The disk did not take it, or what is before it, or did not answer. Said once, not at every try that follows."""
        if self._job is not None and self._waits:
            self._waits = False
            self._walk.hold(self._say_why)
            self._say_why()

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _wait(self) -> None:
        self._waits = True
        page = NoticePage(_("One moment"), (self._what,), "")
        self._walk.notice(page, self._wait)
        self._shown(self._wait)

    def _say_why(self) -> None:
        job = self._job
        # Once a try was not answered, nobody knows whether the disk has forgotten: then there is no way back.
        leave = _("Keep my answers") if job is not None and self._outbox.can_withdraw(job) else ""
        lines = self._outbox.trouble
        if lines == not_answered():
            lines = (
                _("The laptop is taking long to erase."),
                _("It is tried again by itself. If this stays, ask the mediator."),
            )
        page = NoticePage(_("Not erased yet"), lines, _("Try again"), leave)
        self._walk.notice(page, self._again, self._keep)
        self._shown(self._say_why)

    def _again(self) -> None:
        self._walk.hold(self._wait)
        self._wait()
        self._outbox.hurry()

    def _keep(self) -> None:
        job = self._job
        if job is not None and self._outbox.can_withdraw(job):
            self._outbox.withdraw(job)
            self.over()
            job.go_on_with_all()


class _EraseJob:
    """One erasing, as the outbox sends it."""

    def __init__(self, message: Callable[[int], Message], erased: Act, kept: Act, erasing: Erasing) -> None:
        self._message = message
        self._erased = erased
        self.go_on_with_all = kept
        self._erasing = erasing

    def message(self, number: int) -> Message | None:
        return self._message(number)

    def kept(self) -> None:
        self._erasing.over()
        self._erased()

    def failed(self) -> None:
        """Asked again; the outbox tells of the miss."""
