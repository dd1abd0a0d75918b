"""The way through the pages: on, back, skip, jump, and the calm pages that stand in between."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.language import _
from app.domain.sources import Clock
from app.handover.messages import Asked, SheetFinished
from app.presenters.party import words
from app.presenters.party.check_presenter import CheckPresenter
from app.presenters.party.composing import start_page
from app.presenters.party.contents import contents_page
from app.presenters.party.pages import NoticePage, Spot
from app.presenters.party.question_presenter import QuestionPresenter
from app.presenters.party.saving import Saving
from app.presenters.party.sitting import Sitting
from app.presenters.party.views import Link, PartyView
from app.presenters.party.walk import At, Stop, following, preceding, question_stop, stops, where_to_begin


class WalkPresenter:
    """Knows which page is shown and which comes next. `done` is called behind the last page."""

    def __init__(
        self,
        sitting: Sitting,
        question: QuestionPresenter,
        check: CheckPresenter,
        saving: Saving,
        link: Link,
        view: PartyView,
        clock: Clock,
    ) -> None:
        self._sitting = sitting
        self._question = question
        self._check = check
        self._saving = saving
        self._link = link
        self._view = view
        self._clock = clock
        self._stop: Stop | None = None
        self._return_to: Stop | None = None
        self._since = clock.monotonic()
        self._held: Callable[[], None] | None = None
        self._before: Callable[[], None] | None = None
        self._again: Callable[[], None] = self.show_again
        self._stay: Callable[[], None] = self.show_again
        self._leave: Callable[[], None] = self.show_again
        self.done: Callable[[], None] = self.show_again
        self.hand_back: Callable[[], None] = self.show_again

    # ---- on and back ----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the page this party starts or goes on at."""
        self._before = None
        self._since = self._clock.monotonic()
        first = where_to_begin(self._sitting.sheets)
        if first is None:
            self.contents()
        else:
            self._show(first)

    def go_on(self) -> None:
        """*Continue*. On a question, something impossible or unlikely is shown first, once; nothing blank is."""
        if self._on_question() and not self._question.may_continue():
            return
        self._turn(forward=True)

    def skip(self) -> None:
        """*Skip for now*: on without a look at what was typed. It is kept."""
        self._turn(forward=True)

    def back(self) -> None:
        """*Back*. Changes nothing."""
        self._turn(forward=False)

    def finish(self) -> None:
        """*Finish* on the check page."""
        self.lap()
        self._check.finish()
        self._turn(forward=True)

    def change(self, spot: Spot) -> None:
        """*Change* on the check page: to the question and, on *Continue*, back to the check page."""
        here = self._stop
        target = question_stop(self._sitting.sheets, spot.filling, spot.question)
        if target is not None and here is not None and here.at is At.CHECK:
            self._show(target, return_to=here)

    def go_to(self, spot: Spot) -> None:
        """Jump to a question from the list of all questions, or along a pointer."""
        if self._on_question() and self._question.leave():
            self._call_mediator()
            return
        target = question_stop(self._sitting.sheets, spot.filling, spot.question)
        if target is not None:
            self._show(target)

    def undo(self) -> None:
        """Take back the last act in the sheet on the screen; shows the question it touched."""
        if self._held is not None:
            return
        if self._stop is not None and self._stop.at is At.CHECK:
            self._check.undo()
            return
        elsewhere = self._question.undo()
        target = question_stop(self._sitting.sheets, elsewhere.filling, elsewhere.question) if elsewhere else None
        if target is not None:
            self._question.leave()
            self._show(target, told=words.undone_here())

    def more_questions(self, filling: str) -> None:
        """*More questions*: all of this sheet from now on. A finished sheet is open again."""
        sheet = self._sitting.sheet(filling)
        self._question.settle()
        sheet.filling.ask_all()
        if sheet.finished:
            sheet.finished = False
            self._link.send(SheetFinished(sheet.id, finished=False, minutes=sheet.minutes))
        self.show_again()

    # ---- pages in between -----------------------------------------------------------------------------------------

    def contents(self) -> None:
        """All questions, with what is done and open."""
        instead = self._held or self._before
        if instead is not None:
            instead()
            return
        if self._on_question() and self._question.leave():
            self._call_mediator()
            return
        self._saving.flush()
        self._again = self.contents
        self._view.show_contents(contents_page(self._sitting, self._stop))

    def check(self, stop: Stop) -> None:
        """The check page of a sheet, from the list of all questions."""
        self._show(stop)

    def ask_mediator(self, back: Callable[[], None] | None = None) -> None:
        """*Ask the mediator*: a calm full page, noted for take-back; one tap goes on, to `back` where it is given."""
        self._question.leave()
        self._link.send(Asked())
        # The mediator learns it at take-back, not before: the door or a hand is what calls (decision 24, put truly).
        lines = (_("It is noted that you asked for the mediator. You can go on here while you wait."),)
        self.notice(NoticePage(_("Open the door or raise your hand"), lines, _("Go on")), back or self.show_again)

    def notice(self, page: NoticePage, stay: Callable[[], None], leave: Callable[[], None] | None = None) -> None:
        """Show a calm full page; what its one or two buttons do."""
        self._stay, self._leave = stay, leave or stay
        self._again = stay
        self._view.show_notice(page)

    def stay(self) -> None:
        """The first button of a calm full page."""
        self._stay()

    def leave(self) -> None:
        """Its second button."""
        self._leave()

    def show_again(self) -> None:
        """The page the party was at, afresh."""
        if self._stop is None or self._stop not in stops(self._sitting.sheets):
            self.begin()
        else:
            self._show(self._stop, return_to=self._return_to)

    def not_before(self, page: Callable[[], None]) -> None:
        """Until `begin` the list of all questions is this page: nothing is walked before there is a key."""
        self._before = page

    def hold(self, instead: Callable[[], None] | None) -> None:
        """Show this in place of any other page of the walk, until it is called off with None."""
        self._held = instead

    def shown(self, again: Callable[[], None]) -> None:
        """A page from elsewhere stands on the screen; `again` shows it afresh."""
        self._again = again

    def still_shows(self, again: Callable[[], None]) -> bool:
        """Whether the page that `again` shows is the one on the screen."""
        return self._again == again

    def show_in_new_words(self) -> None:
        """Whatever page is on the screen, afresh: the language was switched."""
        self._again()

    # ---- time -----------------------------------------------------------------------------------------------------

    def lap(self) -> None:
        """Add the time since the last page to the sheet on the screen."""
        now = self._clock.monotonic()
        if self._stop is not None:
            self._sitting.sheet(self._stop.filling).seconds += now - self._since
        self._since = now

    def rest(self) -> None:
        """Time passes now that belongs to no sheet (the screen was hidden)."""
        self._since = self._clock.monotonic()

    def close(self) -> None:
        """Leave whatever is shown: put down and save what was typed."""
        self._question.leave()
        self._saving.flush()
        self.lap()

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _on_question(self) -> bool:
        return self._stop is not None and self._stop.at is At.QUESTION

    def _turn(self, *, forward: bool) -> None:
        here = self._stop
        if here is None:
            self.begin()
            return
        urgent = self._question.leave() if here.at is At.QUESTION else False
        self._saving.flush()
        if self._return_to is not None:
            target: Stop | None = self._return_to
        else:
            target = following(self._sitting.sheets, here) if forward else preceding(self._sitting.sheets, here)
        if urgent:
            self._stop = target or here
            self._return_to = None
            self._call_mediator()
        elif target is not None:
            self._show(target)
        elif forward:
            self.done()
        else:
            self._show(here)

    def _call_mediator(self) -> None:
        page = NoticePage(
            _("You asked to talk with the mediator now"),
            (words.call_mediator(),),
            _("Go on writing"),
            _("Hand the laptop back"),
        )
        self.notice(page, self.show_again, self.hand_back)

    def _show(self, stop: Stop, return_to: Stop | None = None, *, told: str = "") -> None:
        if self._held is not None:
            self._held()
            return
        self.lap()
        self._stop, self._return_to = stop, return_to
        self._again = self.show_again
        if stop.at is At.QUESTION:
            self._question.show(stop, changing=return_to is not None, told=told)
        elif stop.at is At.CHECK:
            self._check.show(stop)
        else:
            self._view.show_start(start_page(self._sitting, stop))
