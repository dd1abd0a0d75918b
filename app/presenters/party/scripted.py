"""A party without a window: a script drives the presenter's own methods, as buttons and editors would.

For `recess demo` and for tests. Whatever a page refuses, the script runs into: it has no way around the presenter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from app.domain.answers import State
from app.domain.items import copy_id
from app.domain.sharing import Lock
from app.domain.sources import Chance, Clock
from app.handover.messages import Given, HandBack, Message, NotSaved
from app.presenters.party.figures import Reckon, own_figures
from app.presenters.party.pages import (
    CheckPage,
    CodePage,
    DonePage,
    NoticePage,
    PrivateChoicePage,
    QuestionPage,
    Spot,
    StartPage,
    WhoSeesPage,
)
from app.presenters.party.party_presenter import PartyPresenter
from app.presenters.party.recording_view import RecordingView
from app.presenters.party.views import Cancel


@dataclass(frozen=True, slots=True)
class ScriptedAnswer:
    """What the party does on one question's page. `plain` is the value in the plain form of its kind.

    `share` is the tap on the check page; with `share_items` the items of a list that were picked to be passed on
    are tapped instead (all of those listed).
    """

    question: str
    state: State = State.GIVEN
    plain: Any = None
    lock: Lock | None = None
    share: bool = False
    share_items: bool = False


@dataclass(frozen=True, slots=True)
class ScriptedSheet:
    """One sheet: its answers in any order, "More questions" or not, *Finish* or not."""

    filling: str
    answers: tuple[ScriptedAnswer, ...]
    more_questions: bool = False
    finish: bool = True


@dataclass(frozen=True, slots=True)
class Script:
    """What one party does in one hand-over. `code` is chosen, or typed where one exists; empty: erase, or go on
    without. `helper` is typed on the cover.
    """

    sheets: tuple[ScriptedSheet, ...]
    code: str = ""
    helper: str = ""


class NotAsked(Exception):
    """The script answers a question that was never shown. Names the question, not the answer."""


class Stuck(Exception):
    """The script does not know what to do on a page, or nothing more comes."""


class Line(Protocol):
    """A line to the mediator's process that can be waited on (`handover.pipe.BlockingPipe`)."""

    def send(self, message: Message) -> None: ...
    def receive(self) -> Message: ...


class NoTimers:
    """Nothing happens by itself: a script turns pages, and every turn of a page saves."""

    def after(self, milliseconds: int, do: Callable[[], None]) -> Cancel:
        del milliseconds, do
        return _nothing


def _nothing() -> None:
    """There is nothing to call off."""


class ScriptedParty:
    """Runs one script to the curtain. `presenter` is open to tests between `run`'s end and the next process."""

    def __init__(self, line: Line, script: Script, clock: Clock, chance: Chance, reckon: Reckon = own_figures) -> None:
        self._line = line
        self._script = script
        self._by_filling = {sheet.filling: sheet for sheet in script.sheets}
        given = line.receive()
        if not isinstance(given, Given):
            raise Stuck("the first message is not a hand-over")
        self.view = RecordingView()
        self.presenter = PartyPresenter(given.hand_over, self, self.view, NoTimers(), clock, chance, reckon)
        self._answered: set[Spot] = set()
        self._asked_more: set[str] = set()
        self._over = False
        self._pages: Mapping[type, Callable[[Any], None]] = {
            WhoSeesPage: self._who_sees,
            PrivateChoicePage: self._private_choice,
            CodePage: self._code,
            StartPage: self._start,
            QuestionPage: self._question,
            CheckPage: self._check,
            NoticePage: self._notice,
            DonePage: self._done,
        }

    def send(self, message: Message) -> None:
        """What the presenter says goes to the mediator's process."""
        self._line.send(message)
        self._over = self._over or isinstance(message, HandBack)

    def run(self) -> None:
        """From the cover to the curtain. `NotAsked` if the script holds answers to questions that were not shown."""
        presenter = self.presenter
        presenter.begin()
        presenter.opening.painted()
        presenter.opening.start(self._script.helper)
        while not self._over:
            page = self.view.page
            self.view.page = None
            if page is None:
                self._wait()
                continue
            act = self._pages.get(type(page), self._go_on)
            act(page)
        self._see_that_all_was_asked()

    # ---- one page each --------------------------------------------------------------------------------------------

    def _who_sees(self, _page: WhoSeesPage) -> None:
        self.presenter.opening.acknowledge()

    def _private_choice(self, page: PrivateChoicePage) -> None:
        if page.problem:
            raise Stuck("the code was not taken")
        if self._script.code:
            self.presenter.private.keep_with_code(self._script.code, self._script.code)
        else:
            self.presenter.private.erase_at_hand_back()

    def _code(self, page: CodePage) -> None:
        if page.problem or not self._script.code:
            self.presenter.private.go_on_without()
        else:
            self.presenter.private.try_code(self._script.code)

    def _go_on(self, _page: object) -> None:
        """The calm minute has nothing to do but to go on."""
        self.presenter.begin_walk()

    def _start(self, page: StartPage) -> None:
        sheet = self._by_filling.get(page.filling)
        if sheet is not None and sheet.more_questions and page.has_more and page.filling not in self._asked_more:
            self._asked_more.add(page.filling)
            self.presenter.walk.more_questions(page.filling)
            return
        self.presenter.walk.go_on()

    def _question(self, page: QuestionPage) -> None:
        wanted = self._wanted(page.spot)
        question = self.presenter.question
        if wanted is None or not page.asks or page.spot in self._answered:
            self.presenter.walk.skip()
            return
        self._answered.add(page.spot)
        if wanted.state is State.GIVEN:
            question.answered(page.spot, page.kind.from_plain(wanted.plain))
        elif wanted.state is State.DONT_KNOW:
            question.dont_know()
        elif wanted.state is State.RATHER_NOT:
            question.rather_not()
        if wanted.lock is not None:
            question.set_lock(wanted.lock)
        self.view.page = None
        self.presenter.walk.go_on()
        if self.view.page is None:
            # Something unlikely or impossible was shown, once; the script stands by what it says.
            self.presenter.walk.go_on()

    def _check(self, page: CheckPage) -> None:
        sheet = self._by_filling.get(page.filling)
        for row in page.could_share if sheet is not None else ():
            if not row.ticked and self._is_to_be_shared(row.spot):
                self.presenter.check.share(row.spot, yes=True)
        self.view.page = None
        if sheet is not None and sheet.finish:
            self.presenter.walk.finish()
        else:
            self.presenter.walk.skip()

    def _notice(self, _page: NoticePage) -> None:
        self.presenter.walk.stay()

    def _done(self, page: DonePage) -> None:
        if page.unsaved:
            raise Stuck("answers could not be saved")
        if not page.saving:
            self.presenter.ending.hand_back()

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _wait(self) -> None:
        message = self._line.receive()
        if isinstance(message, NotSaved):
            raise Stuck("answers could not be saved")
        self.presenter.receive(message)

    def _wanted(self, spot: Spot) -> ScriptedAnswer | None:
        sheet = self._by_filling.get(spot.filling)
        answers = sheet.answers if sheet is not None else ()
        return next((answer for answer in answers if answer.question == spot.question), None)

    def _is_to_be_shared(self, spot: Spot) -> bool:
        wanted = self._wanted(spot)
        if wanted is not None:
            return wanted.share
        sheet = self._by_filling[spot.filling]
        return any(
            answer.share_items and spot.question.startswith(copy_id(answer.question, "")) for answer in sheet.answers
        )

    def _see_that_all_was_asked(self) -> None:
        for sheet in self._script.sheets:
            filling = self.presenter.sitting.sheet(sheet.filling).filling
            for answer in sheet.answers:
                filled_in = filling.entry(answer.question).derived
                if Spot(sheet.filling, answer.question) not in self._answered and not filled_in:
                    raise NotAsked(answer.question)
