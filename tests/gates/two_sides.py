"""A made-up case of two parties, as the desk makes it. What party B wrote is always the same; party A's side is put in
anew for every proof, and then everything that is made for B is laid side by side.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.drawing import drawn
from app.commands.desk.host import PartyHost
from app.commands.desk.preparing import Library
from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.commands.desk.vault_desk import VaultDesk
from app.commands.own_copies import own_copy_wanted, write_own_copy
from app.commands.own_copy_child import read_for_its_party
from app.domain.case import Case, Issue, IssueType, Party
from app.domain.impasse import Break, Plan, PlannedSheet
from app.domain.plain import to_bytes
from app.domain.sharing import Lock, one_party
from app.domain.sources import Clock, SeededChance, SetClock
from app.domain.worksheet import Form, Worksheet
from app.export.contents import own_copy
from app.handover.messages import CodeWasRight, Erase, TryCode
from app.handover.only_me_keys import OnlyMeKey, Owner, open_with_code
from app.handover.wire import pack
from app.presenters.doors import DocumentKind, DocumentWanted
from app.storage.key_slots import FLOOR, Cost
from tests.gates.hands import Act, Moves, Sheet, Tick, work

START = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 5, 16, 0, tzinfo=UTC)
"""When everything for B is made, however long A took."""
PAY, NOISE = "Final payment", "The noise"
CODE = "walnut-9"
CASE = Case(
    id="",
    code="",
    alias="The yard",
    template="contract_payment",
    created="",
    practice=True,
    parties=(Party("", "", "Ana Ruiz", "Owner"), Party("", "", "Bo Lindqvist", "Builder")),
    issues=(
        Issue("", PAY, IssueType.MONEY, "t1_balance"),
        Issue("", NOISE, IssueType.CONDUCT, "t1_name"),
    ),
)


def floor(_clock: Clock) -> Cost:
    """A vault that is thrown away need not be slow to open."""
    return FLOOR


def shared(plain: object) -> Act:
    return Act(plain=plain, lock=Lock.SHARE, tick=Tick.YES)


B_FIRST: Mapping[Sheet, Mapping[str, Act]] = {
    ("perspective_swap", ""): {
        "ps_value": Act(plain="I want to be paid for what I did."),
        "ps_heard": shared([{"id": "h1", "text": "She lost weeks of trade."}]),
        "ps_shared": Act(plain="Both want this over."),
        "ps_statement": shared("She would say that the work was late and cost her custom."),
        "ps_questions": shared([{"id": "q1", "text": "What hurt most?"}]),
    },
    ("listening_back", ""): {
        "lb_heard": Act(plain=[{"id": "x", "text": "That I was late."}], lock=Lock.ONLY_ME),
        "lb_want_heard": Act(plain=[{"id": "w", "text": "The steel came late."}], lock=Lock.SHARE),
        "lb_check": Act(plain="You lost three weeks."),
    },
    ("objective_criteria", PAY): {"oc_my_answer": shared("What the paper says.")},
    ("options_brainstorm", ""): {
        "ob_ideas": Act(plain=[{"id": "i1", "text": "Pay in two parts"}, {"id": "i2", "text": "A new floor"}]),
        "ob_share": Act(plain=["i1"]),
        "ob_credit": Act(plain="no_name"),
    },
}


@dataclass(frozen=True)
class Planned:
    """One sheet in A's plan."""

    sheet: Sheet
    form: Form = Form.SHORT


@dataclass(frozen=True)
class Sitting:
    """One hand-over to A: in which break, with which sheets in which order, and what A does. `erases` are sheets of this
    break whose answers it erases before the laptop goes back."""

    number: int
    planned: tuple[Planned, ...]
    moves: Moves
    erases: tuple[Sheet, ...] = ()
    days: int = 0
    """How many days later it is."""


@dataclass(frozen=True)
class Side:
    """All that A does in a case. `told`: the mediator notes what A cleared as passed on."""

    sittings: tuple[Sitting, ...] = ()
    told: bool = False


Written = tuple[str, str, str, str]
"""Worksheet, issue, question, and what was written there."""


@dataclass(frozen=True)
class Kept:
    """A case file as it stood, and the pair the index had noted of it."""

    content: bytes
    sequence: int
    chain: bytes


class TwoSides:
    """The vault with the case in it. What B wrote is kept, and put back for every side of A."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock(START)
        self.vault = VaultDesk(folder, self.clock, SeededChance(1), floor)
        self.vault.create("calm river seven lamps")
        self.cases = self._cases(2)
        self.library: Library = self.cases.library()
        self._none = next(iter(self.library.worksheets.values()))
        self.case_id = self.cases.create(CASE)
        desk = self.cases.open(self.case_id)
        self.case = desk.case()
        self.a, self.b = self.case.parties
        self._write_b(desk)
        self.key = self._key_of_b(desk)
        self._path = self.vault.vault.places.case(self.case_id)
        self._backups = self.vault.vault.places.backups / self.case_id
        self._only_b = self._kept()

    def _cases(self, seed: int) -> CasesDesk:
        return CasesDesk(self.vault, self.clock, SeededChance(seed))

    def _write_b(self, desk: CaseDesk) -> None:
        sheets = tuple(self._sheet(Planned(sheet, Form.FULL)) for sheet in B_FIRST)
        first = desk.keep_break(Break("", 0, "", self._issue(PAY), plan=Plan(sheets={self.b.id: sheets})))
        host = desk.hand_over(first.id, self.b.id, "10:00")
        given = work(host, Moves(B_FIRST, frozenset({"ob_ideas#i1"}), code=CODE), self.clock, SeededChance(3))
        swap = next(each for each in given.hand_over.sheets if each.worksheet.id == "perspective_swap")
        again = (
            PlannedSheet("perspective_swap", start_from=swap.filling),
            PlannedSheet("mirror_check"),
            PlannedSheet("break_plan"),
        )
        desk.keep_break(Break("", 0, "", self._issue(NOISE), plan=Plan(sheets={self.b.id: again})))

    def _key_of_b(self, desk: CaseDesk) -> OnlyMeKey:
        file = desk.file
        key = open_with_code(CODE, file.code_secret(self.b.id), file.only_me(self.b.id), Owner(self.case.id, self.b.id))
        assert key is not None
        return key

    def _issue(self, title: str) -> str:
        return next((issue.id for issue in self.case.issues if issue.title == title), "")

    def _sheet(self, planned: Planned) -> PlannedSheet:
        worksheet, issue = planned.sheet
        return PlannedSheet(worksheet, planned.form, self._issue(issue))

    def settled(self, sheet: Sheet) -> Worksheet:
        """A sheet as A gets it."""
        wanted = SettledFor(self.a, self._issue(sheet[1]))
        template = self.library.templates[self.case.template]
        return settled_sheet(self.library.worksheets[sheet[0]], self.case, template, self.library.frame, wanted)

    # ---- A's side -------------------------------------------------------------------------------------------------

    def _kept(self) -> Kept:
        self.cases.close()
        known = self.vault.index.case(self.case_id)
        return Kept(self._path.read_bytes(), known.sequence, known.chain)

    def _put_back(self, kept: Kept) -> None:
        self.cases.close()
        shutil.rmtree(self._backups, ignore_errors=True)
        self._path.write_bytes(kept.content)
        self.vault.index.note_head(self.case_id, kept.sequence, kept.chain)

    def _opened(self, at: datetime, seed: int) -> CaseDesk:
        self.clock.at = at
        self.cases = self._cases(seed)
        return self.cases.open(self.case_id)

    def put_in(self, side: Side, seed: int) -> tuple[Kept, tuple[Written, ...]]:
        """Let A work where only B has written; the case file then, and what A has cleared in it."""
        self._put_back(self._only_b)
        desk = self._opened(START, seed)
        chance = SeededChance(seed + 1)
        for sitting in side.sittings:
            self._sit(desk, sitting, chance)
        if side.told:
            for info in desk.file.fillings(self.a.id):
                for row in desk.file.written(info.id):
                    if row.cleared:
                        desk.mark_passed_on(info.id, row.question)
        cleared = self._cleared(desk)
        return self._kept(), cleared

    def _sit(self, desk: CaseDesk, sitting: Sitting, chance: SeededChance) -> None:
        self.clock.move(sitting.days * 86_400)
        planned = next(known for known in desk.breaks() if known.number == sitting.number)
        sheets = {**planned.plan.sheets, self.a.id: tuple(self._sheet(each) for each in sitting.planned)}
        desk.keep_break(replace(planned, plan=replace(planned.plan, sheets=sheets)))
        host = desk.hand_over(planned.id, self.a.id, "12:30")
        given = work(host, sitting.moves, self.clock, chance)
        for handed in given.hand_over.sheets:
            if (handed.worksheet.id, handed.issue_title) in sitting.erases:
                host = desk.hand_over(planned.id, self.a.id, "12:45")
                host.answer(Erase(1, handed.filling))
                host.take_back(None)

    def _cleared(self, desk: CaseDesk) -> tuple[Written, ...]:
        titles = {issue.id: issue.title for issue in self.case.issues}
        found = []
        for info in desk.file.fillings(self.a.id):
            rows = {row.question: row for row in desk.file.written(info.id)}
            credit = rows["ob_credit"].plain if "ob_credit" in rows else ""
            for row in rows.values():
                if row.cleared:
                    how = f" ({credit})" if "#" in row.question else ""
                    found.append((info.worksheet, titles.get(info.issue, ""), row.question, f"{row.plain}{how}"))
        return tuple(sorted(found))

    # ---- what is made for B ---------------------------------------------------------------------------------------

    def handout(self, number: int) -> DocumentWanted:
        """A sheet on paper, for B or for nobody in particular; another one for each number until all have been."""
        parties = (self.b.id, "")
        sheets = tuple(self.library.worksheets)
        return DocumentWanted(DocumentKind.HANDOUT, parties[number % 2], sheets[number // 2 % len(sheets)])

    def made_for_b(self, kept: Kept, handout: DocumentWanted, *, everything: bool = False) -> dict[str, bytes]:
        """What B, or everybody, gets: by what it is, as bytes; and this handout. `everything`: also the hand-over
        after a crash, and the own copy drawn with B's code; else only what the child that draws it is given."""
        self._put_back(kept)
        desk = self._opened(LATER, 7)
        try:
            found = {**self._pipe(desk), **self._documents(desk, handout), **self._read(desk)}
            return {**found, **self._rest(desk)} if everything else found
        finally:
            self.cases.close()

    def _pipe(self, desk: CaseDesk) -> dict[str, bytes]:
        host = self._host(desk)
        found = {"hand-over": pack(host.given())}
        found["answer to a code"] = b"".join(pack(answer) for answer in host.answer(TryCode(1)))
        host.answer(CodeWasRight())
        return found

    def _host(self, desk: CaseDesk) -> PartyHost:
        """The second break, with those of its sheets that can be given now."""
        last = desk.breaks()[-1]
        may = desk.offered_sheets()
        given = tuple(sheet for sheet in last.plan.sheets[self.b.id] if sheet.worksheet in may)
        sheets = {**last.plan.sheets, self.b.id: given}
        desk.keep_break(replace(last, plan=replace(last.plan, sheets=sheets)))
        return desk.hand_over(last.id, self.b.id, "15:40")

    def _rest(self, desk: CaseDesk) -> dict[str, bytes]:
        return {
            "hand-over after a crash": pack(self._host(desk).given(went_on=True)),
            "own copy with its code": self._drawn_by_child(desk),
        }

    def _documents(self, desk: CaseDesk, handout: DocumentWanted) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for wanted in (
            DocumentWanted(DocumentKind.OWN_COPY, self.b.id),
            DocumentWanted(DocumentKind.JOINT_SUMMARY),
            handout,
        ):
            name = " ".join((wanted.kind.value, wanted.worksheet, "for B" if wanted.party else "for nobody"))
            made = desk.document(wanted)
            found[name] = made.pdf
            found[f"{name}: what is said of it"] = repr(replace(made, pdf=b"")).encode()
        found["own copy with its code: what the child is given"] = self._given_to_child(desk)
        offered = [wanted for wanted in desk.documents() if wanted.party != self.a.id]
        found["documents for B"] = repr(offered).encode()
        return found

    def _given_to_child(self, desk: CaseDesk) -> bytes:
        secret = desk.file.code_secret(self.b.id)
        return to_bytes(own_copy_wanted(desk.file, self.b, CODE, secret, paper="letter", large=False))

    def _drawn_by_child(self, desk: CaseDesk) -> bytes:
        """What the child does, without the 0.7 s that starting it takes."""
        wanted = own_copy_wanted(desk.file, self.b, "", b"", paper="letter", large=False)
        return drawn(own_copy(read_for_its_party(wanted, self.key), self.library.frame))

    def own_copies(self, kept: Kept, path: Path) -> tuple[bytes, bytes]:
        """B's own copy with its code: drawn by a child, as for the command line, and drawn here."""
        self._put_back(kept)
        desk = self._opened(LATER, 7)
        write_own_copy(desk, self.b, path, CODE)
        here = self._drawn_by_child(desk)
        self.cases.close()
        return path.read_bytes(), here

    def _read(self, desk: CaseDesk) -> dict[str, bytes]:
        """What documents are made from. Of a sheet its id: the order of its issues is that of the break it was in."""
        shared = desk.read_shared()
        fillings = tuple((read.worksheet.id, replace(read, worksheet=self._none)) for read in shared.fillings)
        return {
            "what B reads": repr(desk.file.read(one_party(self.b.id))).encode(),
            "what all read": repr((fillings, replace(shared, fillings=()))).encode(),
        }

    def close(self) -> None:
        self.vault.lock()


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The names of what is not byte for byte the same."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
