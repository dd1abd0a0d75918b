"""One party's evening with the laptop, against the real host and a real case file: every act a person, a guesser, a
crash or a full disk may do to the code of private answers, and what must hold after each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial

from app.commands.desk.case_desk import CaseDesk
from app.domain.impasse import Break
from app.domain.only_me import MOST_TRIES, Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.domain.visibility import kind_of
from app.domain.written import Place, WrittenAnswer, read_back
from app.handover.messages import CodeSecret, CodeWasRight, Ending, Message, TryCode
from app.handover.only_me_keys import SYSTEM, CannotOpen, OnlyMeKey, unwrapped
from app.handover.package import HandOver
from app.presenters.party.pages import ContentsPage, NoticePage, QuestionPage, Spot, StartPage
from tests.commands.desk.practice import host_for, no_room, one
from tests.presenters.party.laptop import Laptop, MediatorsSide

WRONG = "none of these"
QUESTIONS = ("ps_value", "ps_shared", "ps_statement", "ps_like_me")
ALONE = ("crash", "take back", "allow")
"""Acts of the mediator's side; it needs room on the disk for them."""
AT_A_HIDDEN_SCREEN = ("wrong", "right", "key", "crash", "take back", "full", "cut off", "cut off late")


class RealSide(MediatorsSide):
    """The real host in place of one in memory. After `reaches` messages nothing more of the party's process arrives."""

    def __init__(self, desk: CaseDesk, planned: Break) -> None:
        super().__init__()
        self.desk, self.planned = desk, planned
        self.party = desk.party("A").id
        self.host = host_for(desk, planned, "A")
        self.given_out = 0
        self.reaches = -1

    def hand_over(self, **_others: object) -> HandOver:
        self.reaches = -1
        given = self.host.given().hand_over
        self.acknowledged = given.acknowledged
        return given

    def take_back(self) -> None:
        self.host.take_back(Ending.STOPPED)
        self.host = host_for(self.desk, self.planned, "A")

    def answer(self, message: Message) -> tuple[Message, ...]:
        if self.reaches == 0:
            return ()
        self.reaches -= 1
        self.heard.append(message)
        try:
            answers = self.host.answer(message)
        except Trouble:
            # As the mediator's process does: a place or a note that was not kept.
            return ()
        if isinstance(message, TryCode):
            self.given_out += sum(isinstance(each, CodeSecret) and bool(each.secret) for each in answers)
        return answers

    def state(self) -> OnlyMe:
        return self.desk.file.only_me(self.party)


class Evening:
    """`guesses`: codes that were looked at against the wrap there is, since the right one or the mediator's word."""

    def __init__(self, side: RealSide) -> None:
        self.side = side
        self.guesses = 0
        self.keys: dict[bytes, OnlyMeKey] = {}
        self.codes: dict[bytes, str] = {}
        self.behind_code: dict[bytes, bytes] = {}
        self.stood_in: set[bytes] = set()
        self.rows: dict[str, WrittenAnswer] = {}
        self.coded: bytes | None = None
        self.shown = self.gives_up = self.afresh = self.taken_back = self.full = self.no_room = False
        self.is_back = False
        self.words = 0
        self.begins()
        self.note()

    def do(self, name: str) -> None:
        """One act, then see what holds. What cannot be done at a curtain or a hidden screen is not done."""
        if self.laptop.is_over() and name not in ALONE:
            name = "take back"
        if self.laptop.is_hidden() and name not in AT_A_HIDDEN_SCREEN:
            return
        if self.afresh:
            self.afresh = self.gives_up = self.taken_back = self.is_back = False
        self.laptop.presenter.away.acted()
        cut_off = self.side.reaches >= 0
        full = self.full and name not in ALONE
        self.full, self.no_room = False, full
        with no_room() if full else nullcontext():
            self.acts()[name]()
            self.laptop.deliver()
        self.note()
        if cut_off:
            self.begins()
        elif full:
            self.laptop.pass_time(25)
        self.note()
        self.see()

    def acts(self) -> dict[str, Callable[[], None]]:
        """What can be done now, by its name."""
        private = self.laptop.presenter.private
        return {
            "wrong": partial(self.types, WRONG),
            "right": partial(self.types, self.right_code()),
            "set": partial(self.sets, f"walnut-{self.words}"),
            "choose": private.choose,
            "ask code": private.ask_code,
            "without": private.go_on_without,
            "erase later": private.erase_at_hand_back,
            "forgot": private.forgot,
            "leave": self.leaves,
            "stay": self.stays,
            "write": self.writes,
            "key": self.presses_the_key,
            "crash": self.begins,
            "take back": self.takes_back,
            "allow": self.allows,
            "full": self.fills_up,
            "cut off": partial(self.cuts_off, 1),
            "cut off late": partial(self.cuts_off, 3),
        }

    # ---- acts -----------------------------------------------------------------------------------------------------

    def begins(self) -> None:
        """A new process, also after a crash."""
        self.afresh = True
        self.laptop = Laptop(self.side)
        self.laptop.presenter.opening.start()
        if not self.side.acknowledged:
            self.laptop.presenter.opening.acknowledge()
        self.laptop.deliver()

    def right_code(self) -> str:
        sitting = self.laptop.presenter.sitting
        known = sitting.code_check
        return self.codes.get(known[0].wrapped if known else sitting.given.keys.state.coded or b"", WRONG)

    def types(self, code: str) -> None:
        presenter, before = self.laptop.presenter, self.side.given_out
        sitting = presenter.sitting
        hidden, unknown, here = self.laptop.is_hidden(), sitting.code_is_unknown, sitting.code_check is not None
        if hidden and not sitting.asks_code:
            return
        if hidden:
            presenter.away.come_back_with(code)
        else:
            presenter.private.try_code(code)
        self.laptop.deliver()
        # With the code at hand a hidden screen looks first and counts then, which a full disk cannot.
        looked = int(not self.no_room) if hidden and here else self.side.given_out - before
        self.guesses += looked
        if (hidden and not self.laptop.is_hidden()) or (unknown and not sitting.code_is_unknown):
            assert code != WRONG
            self.guesses, self.shown = 0, True

    def sets(self, code: str) -> None:
        before = len(self.side.heard)
        self.laptop.presenter.private.keep_with_code(code, code)
        self.laptop.deliver()
        assert not [each for each in self.side.heard[before:] if isinstance(each, CodeWasRight | TryCode)]
        known = self.laptop.presenter.sitting.code_check
        if known is not None and known[0].wrapped not in self.codes:
            self.codes[known[0].wrapped] = code
            self.shown = True

    def leaves(self) -> None:
        page = self.laptop.view.page
        if isinstance(page, NoticePage) and page.leave:
            self.gives_up = page.leave == "Erase them for good"
            self.laptop.presenter.walk.leave()

    def stays(self) -> None:
        if isinstance(self.laptop.view.page, NoticePage):
            self.laptop.presenter.walk.stay()

    def writes(self) -> None:
        """Something private, where a question is still open or can be changed."""
        if not isinstance(self.laptop.view.page, StartPage | QuestionPage | ContentsPage):
            return
        presenter = self.laptop.presenter
        filling = one(presenter.sitting.given, "perspective_swap").filling
        self.words += 1
        for question in QUESTIONS[self.words % 3 :]:
            spot = Spot(filling, question)
            presenter.walk.go_to(spot)
            page = self.laptop.view.page
            if isinstance(page, QuestionPage) and page.asks and page.spot == spot:
                presenter.question.answered(spot, f"words {self.words}")
                presenter.question.set_lock(Lock.ONLY_ME)
                self.laptop.pass_time(1)
                return

    def presses_the_key(self) -> None:
        hidden, sitting = self.laptop.is_hidden(), self.laptop.presenter.sitting
        self.laptop.presenter.away.key_pressed()
        if (
            hidden
            and sitting.key is not None
            and sitting.key.raw == self.behind_code.get(self.side.state().coded or b"")
        ):
            assert self.laptop.is_hidden(), "private answers are open to anybody with the key that hides"

    def takes_back(self) -> None:
        self.taken_back = self.side.state().keeping is not Keeping.WITH_CODE
        self.is_back = True
        self.shown = False
        self.side.take_back()
        self.begins()

    def allows(self) -> None:
        self.side.desk.allow_more_tries(self.side.party)
        self.guesses = 0

    def fills_up(self) -> None:
        """The disk is full while the next act is done."""
        self.full = True

    def cuts_off(self, messages: int) -> None:
        """Of the next act so many messages arrive, then the party's process is gone."""
        self.side.reaches = messages

    # ---- what holds -----------------------------------------------------------------------------------------------

    def note(self) -> None:
        sitting = self.laptop.presenter.sitting
        if sitting.key is None:
            return
        self.keys[sitting.key.raw] = sitting.key
        if sitting.key_stands_in:
            self.stood_in.add(sitting.key.raw)
        elif sitting.code_check is not None:
            self.stood_in.discard(sitting.key.raw)
        if sitting.code_check is not None:
            self.behind_code[sitting.code_check[0].wrapped] = sitting.key.raw

    def see(self) -> None:
        coded, self.coded = self.coded, self.side.state().coded
        if coded is not None and self.coded != coded:
            assert self.shown or self.gives_up, "a code was replaced that nobody typed"
            self.guesses = 0
        assert self.guesses <= MOST_TRIES
        before, self.rows = self.rows, {row.question: row for row in self._sealed()}
        for question, row in before.items():
            if question in self.rows or self.taken_back or (self.gives_up and self._is_closed(row)):
                continue
            assert self.is_back, "erased behind the back"
            assert self._key_of(row) in self.stood_in, "erased though the code opens it"
        live = {*self._live()}
        for row in self.rows.values():
            under = self._key_of(row)
            assert under in live, "a private answer nobody can open any more"

    def _is_closed(self, row: WrittenAnswer) -> bool:
        key = self.laptop.presenter.sitting.key
        return key is None or self._key_of(row) != key.raw

    def _sealed(self) -> Iterator[WrittenAnswer]:
        file = self.side.desk.file
        for info in file.fillings(self.side.party):
            yield from (row for row in file.written(info.id) if row.sealed is not None)

    def _live(self) -> Iterator[bytes]:
        state, owner = self.side.state(), self.laptop.presenter.sitting.owner
        under = self.side.desk.file.working_wrap(self.side.party)
        for stands_in in (False, True) if state.working is not None else ():
            try:
                yield unwrapped(state.working or b"", under, owner, SYSTEM, stands_in=stands_in).raw
            except CannotOpen:
                continue
        if state.coded in self.behind_code:
            yield self.behind_code[state.coded]

    def _key_of(self, row: WrittenAnswer) -> bytes | None:
        given = self.laptop.presenter.sitting.given
        sheet = one(given, "perspective_swap")
        place = Place(given.case, given.party, sheet.filling, row.question, sheet.worksheet.edition)
        for raw, key in self.keys.items():
            try:
                read_back(place, row, kind_of(sheet.worksheet, row.question), key.unseal)
            except CannotOpen:
                continue
            return raw
        return None
