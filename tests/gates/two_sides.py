"""A made-up case of two parties, as the desk makes it. What party B wrote is always the same; party A's side is put in
anew for every proof, and then everything that is made for B (`for_b.py`) is laid side by side.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import delete, insert, select

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.preparing import Library
from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case, Issue, IssueType, Party
from app.domain.impasse import Break, Plan, PlannedSheet
from app.domain.sharing import Lock
from app.domain.sources import Clock, SeededChance, SetClock
from app.domain.worksheet import Form, Worksheet
from app.handover.messages import Erase
from app.handover.only_me_keys import OnlyMeKey, Owner, open_with_code
from app.storage.case_tables import metadata
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
    blind_comparison=True,
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


def dollars(amount: int) -> dict[str, object]:
    return {"minor": amount * 100, "currency": "USD"}


def ending(name: str, amount: int) -> dict[str, object]:
    return {"id": name, "cells": {"story": name, "amount": dollars(amount)}}


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
    ("who_could_help", ""): {"wh_question": shared([{"id": "k1", "text": "What would a new floor cost?"}])},
    ("options_brainstorm", ""): {
        "ob_ideas": Act(plain=[{"id": "i1", "text": "Pay in two parts"}, {"id": "i2", "text": "A new floor"}]),
        "ob_share": Act(plain=["i1"]),
        "ob_credit": Act(plain="no_name"),
    },
    ("batna_check", ""): {
        "br_direction": Act(plain="receive"),
        "br_offer": Act(plain=dollars(14_000)),
        "br_bottom_before": Act(plain=dollars(36_000)),
        "br_judges_before": Act(plain=8),
        "br_endings": Act(plain=[ending("best", 43_600), ending("middle", 30_000), ending("worst", 9_000)]),
        "br_costs": Act(
            plain=[{"id": "starter-0", "cells": {"step": "All", "low": dollars(6_550), "high": dollars(12_100)}}]
        ),
        "br_their_costs": Act(plain=dollars(6_000)),
        "br_their_costs_chance": Act(plain=20),
        "br_chances": Act(
            plain=[
                {"id": name, "cells": {"of_ten": cases}} for name, cases in (("best", 3), ("middle", 5), ("worst", 2))
            ]
        ),
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
    """The vault with the case in it. What B wrote is kept, and put back for every side of A.

    It lies in memory where the machine has such a folder: the same encrypted files, without a disk to wait for.
    """

    def __init__(self, usual: Path) -> None:
        memory = Path("/dev/shm")
        folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else usual)) / "vault"
        self.vault_folder = folder
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
        of = {each.worksheet.id: each.filling for each in given.hand_over.sheets}
        again = (
            PlannedSheet("perspective_swap", start_from=of["perspective_swap"]),
            PlannedSheet("batna_check", start_from=of["batna_check"]),
            PlannedSheet("mirror_check"),
            PlannedSheet("break_plan"),
        )
        desk.keep_break(Break("", 0, "", self._issue(NOISE), plan=Plan(sheets={self.b.id: again}, calm_minute=True)))

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

    @contextmanager
    def for_b(self, kept: Kept) -> Iterator[CaseDesk]:
        """The case as it was kept, at the moment when everything for B is made."""
        self._put_back(kept)
        try:
            yield self._opened(LATER, 7)
        finally:
            self.cases.close()

    def put_in(self, side: Side, seed: int) -> tuple[Kept, tuple[Written, ...]]:
        """Let A work where only B has written; the case file then, and what A has cleared in it. In the end the rows
        of all tables are laid down anew, in an order of their own: none can tell by its place who came first."""
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
        _shuffled(desk, Random(seed))
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

    def close(self) -> None:
        self.vault.lock()
        shutil.rmtree(self.vault_folder.parent)


def _shuffled(desk: CaseDesk, rng: Random) -> None:
    with desk.file._commits.alone() as connection, connection.begin():
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            rng.shuffle(rows)
            connection.execute(delete(table))
            if rows:
                connection.execute(insert(table), rows)
