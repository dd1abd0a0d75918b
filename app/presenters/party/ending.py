"""The end of a party's part: done, stopping, erasing, handing back. Nothing unsaved is left without a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.language import _
from app.domain.only_me import Keeping
from app.domain.sharing import Lock
from app.handover.messages import Ending, Erase, HandBack, Message, SheetFinished, TakeLimitBack
from app.presenters.party import words
from app.presenters.party.erasing import Erasing
from app.presenters.party.outbox import Outbox
from app.presenters.party.pages import DonePage, ErasePage, NoticePage
from app.presenters.party.saving import Saving
from app.presenters.party.sitting import OpenSheet, Sitting
from app.presenters.party.views import Link, PartyView, Timers
from app.presenters.party.walk_presenter import WalkPresenter

LONGEST_WAIT = 15_000
"""Milliseconds that a curtain nobody asked for waits for the disk before it hands back all the same."""


class EndingPresenter:
    """Done, stop, erase and the curtain."""

    def __init__(
        self,
        sitting: Sitting,
        walk: WalkPresenter,
        saving: Saving,
        outbox: Outbox,
        erasing: Erasing,
        link: Link,
        view: PartyView,
        timers: Timers,
        stop_watching: Callable[[], None],
    ) -> None:
        self._sitting = sitting
        self._walk = walk
        self._saving = saving
        self._outbox = outbox
        self._erasing = erasing
        self._link = link
        self._view = view
        self._timers = timers
        self._stop_watching = stop_watching
        self._handed_back = False
        self._waits = False
        """Whether the laptop is handed back as soon as the disk has everything."""
        walk.done = self.show_done
        walk.hand_back = self.hand_back

    # ---- done -----------------------------------------------------------------------------------------------------

    def show_done(self) -> None:
        """What the mediator will and will not see; also after "Stop for now"."""
        self._walk.close()
        self._waits = False
        self._walk.shown(self.show_done)
        self._view.show_done(self._page())

    def go_back(self) -> None:
        """From Done back to the questions."""
        self._walk.contents()

    def print_copy(self) -> None:
        """The button “Print my copy now”."""
        self._view.print_copy(self._sitting.own_copy())

    def hand_back(self) -> None:
        """The button “Hand the laptop back”: when everything is on the disk. Says so, and asks, when it is not."""
        self._walk.close()
        self._walk.shown(self.show_done)
        if not (self._outbox.is_empty and self._outbox.trouble):
            self._outbox.when_empty(self._over_if_still_here, self._not_saved)
        # Also what is too long to be saved at all: nothing unsaved is left without a word.
        if not self._handed_back:
            self._waits = not self._outbox.trouble
            self._view.show_done(self._page())

    def try_again(self) -> None:
        """Save again now, then hand back."""
        self._outbox.hurry()
        self.hand_back()

    def hand_back_all_the_same(self) -> None:
        """Hand back although something could not be saved."""
        self._over()

    def _over_if_still_here(self) -> None:
        """Everything is on the disk. Whoever left the page meanwhile has not handed back."""
        if self._walk.still_shows(self.show_done):
            self._over()

    def _not_saved(self) -> None:
        if self._waits and self._walk.still_shows(self.show_done):
            self._waits = False
            self._view.show_done(self._page())

    # ---- without being asked --------------------------------------------------------------------------------------

    def not_me(self) -> None:
        """The button “That is not me”: the curtain at once."""
        self._end(Ending.NOT_ME)

    def timed_out(self) -> None:
        """Too long without anybody: the curtain at once, saved behind it."""
        self._walk.close()
        self._view.show_curtain()
        self._stop_watching()
        self._outbox.when_empty(self._timed_out)
        if not self._handed_back:
            self._timers.after(LONGEST_WAIT, self._timed_out)

    def _timed_out(self) -> None:
        self._end(Ending.TIMED_OUT)

    def _over(self) -> None:
        finished = all(sheet.finished for sheet in self._sitting.sheets)
        self._end(Ending.FINISHED if finished else Ending.STOPPED)

    def _end(self, ending: Ending) -> None:
        if self._handed_back:
            return
        self._handed_back = True
        self._stop_watching()
        for sheet in self._sitting.sheets:
            if not sheet.finished and sheet.was_shown:
                self._link.send(SheetFinished(sheet.id, finished=False, minutes=sheet.minutes))
        self._view.show_curtain()
        self._link.send(HandBack(ending, everything_saved=self._saving.all_saved()))

    # ---- erasing --------------------------------------------------------------------------------------------------

    def ask_erase(self) -> None:
        """Ask once before anything is erased."""
        self._walk.close()
        sitting = self._sitting
        limits = sitting.may_compare_limits
        lines = (
            _("What you erase is gone from this laptop. Nobody can bring it back."),
            _("What the mediator has already passed on cannot be taken back."),
            *(words.limit_copy(here=True) if limits else ()),
        )
        sheets = tuple((sheet.id, sheet.title(sitting.tongue)) for sheet in sitting.sheets)
        self._walk.shown(self.ask_erase)
        self._view.show_erase(ErasePage(sheets, lines, limits))

    def erase(self, filling: str = "") -> None:
        """Erase the answers of one sheet, or of all (also those of earlier breaks)."""
        self._walk.close()
        self._erasing.begin(partial(_erase, filling), partial(self._erased, filling), self._walk.contents)

    def _erased(self, filling: str) -> None:
        self._sitting.erase(filling)
        page = NoticePage(_("Erased"), (_("Your answers are gone from this laptop."),), _("Go on"))
        self._walk.notice(page, self._walk.contents)

    def take_limit_back(self) -> None:
        """Whatever copy of its limit waits to be compared goes, and so does a yes that stands."""
        self._walk.close()
        self._sitting.take_limit_back()
        self._saving.flush()
        what = _("The copy of your limit is being erased from this laptop.")
        self._erasing.begin(TakeLimitBack, self._taken_back, self._walk.contents, what)

    def _taken_back(self) -> None:
        lines = (
            _("No copy of your limit waits to be compared any more."),
            _("If it was compared before, the mediator knows the one word."),
        )
        self._walk.notice(NoticePage(_("Taken back"), lines, _("Go on")), self._walk.contents)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _page(self) -> DonePage:
        sitting = self._sitting
        finished = all(sheet.finished for sheet in sitting.sheets)
        private = words.private_kept(with_code=sitting.keeping is Keeping.WITH_CODE)
        limits = words.limit_copy() if sitting.may_compare_limits else ()
        return DonePage(
            finished=finished,
            will_see=(
                _("Your answers marked “Me and the mediator” or “OK to share”."),
                _("Which sheets you finished, and about how long you took."),
            ),
            will_not_see=(_("Your answers marked “Only me”."), private, *limits),
            may_be_passed_on=tuple(label for sheet in sitting.sheets for label in _cleared(sitting, sheet)),
            later=(*words.kept_for_later(), words.print_queues()),
            back_at=sitting.given.back_at,
            can_print=True,
            unsaved=self._outbox.trouble,
            saving=self._waits and not self._outbox.trouble,
        )


def _erase(filling: str, number: int) -> Message:
    return Erase(number, filling)


def _cleared(sitting: Sitting, sheet: OpenSheet) -> list[str]:
    return [
        sitting.tongue.say(question.summary_label)
        for question in sheet.filling.visible()
        if (entry := sheet.filling.entry(question.id)).cleared and entry.lock is Lock.SHARE
    ]
