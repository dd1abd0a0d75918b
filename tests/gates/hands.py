"""A party at the laptop whose every move was made up before: the party's real presenter against the mediator's real
side, in one process.

What a page does not allow is not done: there is no way around the presenter.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

from app.commands.desk.host import PartyHost
from app.domain.answers import State
from app.domain.sharing import Lock
from app.domain.sources import Chance, SetClock
from app.handover.messages import Ending, Given, HandBack, Message
from app.presenters.party.pages import CheckPage, ContentsPage, QuestionPage, Spot
from app.presenters.party.scripted import Script, ScriptedParty, ScriptedSheet

Sheet = tuple[str, str]
"""A worksheet's id and the title of the issue it is about, or ""."""


class Tick(Enum):
    """What happens to an answer on the check page."""

    NO = "no"
    YES = "yes"
    AND_BACK = "and_back"


@dataclass(frozen=True)
class Act:
    """What a party does on one question's page. `plain` is the value in the plain form of its kind."""

    state: State = State.GIVEN
    plain: Any = None
    lock: Lock | None = None
    tick: Tick = Tick.NO
    undone: bool = False


@dataclass(frozen=True)
class Moves:
    """One hand-over. `acts` by sheet and question; `pace` is how many seconds each page takes; `ticked` are copies of
    opened ideas that are tapped on the check page.

    `leaves_after`: the process ends without a word at this page, counted from 1 (0: it does not); then it is started
    again if `comes_back`.
    """

    acts: Mapping[Sheet, Mapping[str, Act]] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()
    pace: int = 10
    code: str = ""
    helper: str = ""
    more: bool = False
    finishes: bool = True
    asks: bool = False
    leaves_after: int = 0
    comes_back: bool = False


class Left(Exception):
    """The party's process ended without a word."""


class Line:
    """Between the presenter and the mediator's side: answers wait here until they are asked for."""

    def __init__(self, host: PartyHost, *, went_on: bool) -> None:
        self._host = host
        self.given = host.given(went_on)
        self._waiting: deque[Message] = deque([self.given])
        self.ending: Ending | None = None

    def send(self, message: Message) -> None:
        if isinstance(message, HandBack):
            self.ending = message.ending
        else:
            self._waiting.extend(self._host.answer(message))

    def receive(self) -> Message:
        return self._waiting.popleft()


class GivenLine(Protocol):
    """A line with the hand-over that came first on it."""

    given: Given

    def send(self, message: Message) -> None: ...
    def receive(self) -> Message: ...


class Hands(ScriptedParty):
    """Goes through all pages once, doing what `moves` say."""

    def __init__(self, line: GivenLine, moves: Moves, clock: SetClock, chance: Chance, *, leaves: bool) -> None:
        sheets = tuple(
            ScriptedSheet(handed.filling, (), more_questions=moves.more, finish=moves.finishes)
            for handed in line.given.hand_over.sheets
        )
        super().__init__(line, Script(sheets, moves.code, moves.helper), clock, chance)
        self._moves = moves
        self._clock = clock
        self._known = {handed.filling: sheet_of(line.given, handed.filling) for handed in line.given.hand_over.sheets}
        self._pages = {**self._pages, ContentsPage: self._contents}
        self._looked = False
        self._left = moves.leaves_after if leaves else 0

    def _act(self, spot: Spot) -> Act | None:
        return self._moves.acts.get(self._known[spot.filling], {}).get(spot.question)

    def _question(self, page: QuestionPage) -> None:
        self._clock.move(self._moves.pace)
        self._left -= 1
        if self._left == 0:
            raise Left
        if not self._looked:
            self.presenter.walk.contents()
            return
        act = self._act(page.spot)
        if act is None or not page.asks or page.spot in self._answered:
            self.presenter.walk.skip()
            return
        self._answered.add(page.spot)
        self._do(page, act)
        self.view.page = None
        self.presenter.walk.go_on()
        if self.view.page is None:
            self.presenter.walk.go_on()

    def _do(self, page: QuestionPage, act: Act) -> None:
        question = self.presenter.question
        if act.state is State.GIVEN:
            question.answered(page.spot, page.kind.from_plain(act.plain))
        elif act.state is State.DONT_KNOW:
            question.dont_know()
        elif act.state is State.RATHER_NOT:
            question.rather_not()
        else:
            question.clear()
        offered = [choice.lock for choice in page.lock.choices] if page.lock is not None else []
        if act.lock in offered:
            question.set_lock(act.lock)
        if act.undone:
            question.undo()

    def _check(self, page: CheckPage) -> None:
        for row in page.could_share:
            act = self._act(row.spot)
            tick = act.tick if act is not None else Tick.NO
            if row.spot.question in self._moves.ticked:
                tick = Tick.YES
            if tick is not Tick.NO:
                self.presenter.check.share(row.spot, yes=True)
            if tick is Tick.AND_BACK:
                self.presenter.check.share(row.spot, yes=False)
        super()._check(page)

    def _contents(self, page: ContentsPage) -> None:
        """From the very first question on, wherever the party was before; the second time it is the end."""
        spots = [row.spot for group in page.groups for row in group.rows]
        if self._looked or not spots:
            self.presenter.ending.show_done()
        else:
            self._looked = True
            self.presenter.walk.go_to(spots[0])


def sheet_of(given: Given, filling: str) -> Sheet:
    """Which sheet a filling is of."""
    handed = next(sheet for sheet in given.hand_over.sheets if sheet.filling == filling)
    return handed.worksheet.id, handed.issue_title


def work(host: PartyHost, moves: Moves, clock: SetClock, chance: Chance) -> Given:
    """One whole hand-over and its take-back; what the party was given last."""
    line = Line(host, went_on=False)
    try:
        _begun(line, moves, clock, chance, leaves=True)
    except Left:
        if moves.comes_back:
            line = Line(host, went_on=True)
            _begun(line, moves, clock, chance, leaves=False)
    host.take_back(line.ending)
    return line.given


def _begun(line: Line, moves: Moves, clock: SetClock, chance: Chance, *, leaves: bool) -> None:
    hands = Hands(line, moves, clock, chance, leaves=leaves)
    if moves.asks:
        hands.presenter.begin()
        hands.presenter.ask_mediator()
    hands.run()
