"""A practice on the disk for tests of the desk: a real vault, real case files, a clock that stands still."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.host import PartyHost
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case, Issue, IssueType, Offer, Party
from app.domain.impasse import Break, Plan, PlannedSheet
from app.domain.money import Money
from app.domain.sharing import Lock
from app.domain.sources import Clock, SeededChance, SetClock
from app.domain.worksheet import Form
from app.domain.written import WrittenAnswer
from app.handover.messages import Message, Save
from app.handover.package import HandedSheet, HandOver
from app.storage.case_file import FillingInfo
from app.storage.key_slots import FLOOR, Cost
from tests.gates.hands import Act, Moves, Tick, work

WORDS = "calm river seven lamps"
NAMES = ("Ana Ruiz", "Bo Lindqvist", "Cy Okafor")
PAY, NOISE = "Final payment", "The noise"


def floor(_clock: Clock) -> Cost:
    """A vault that is thrown away need not be slow to open."""
    return FLOOR


class Practice:
    """A vault with its cases. Cases are practice cases unless told otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SetClock(datetime(2026, 11, 3, 14, 0, tzinfo=UTC))
        self.chance = SeededChance(1)
        self.vault = VaultDesk(folder, self.clock, self.chance, floor)
        self.lines = self.vault.create(WORDS)
        self.cases = CasesDesk(self.vault, self.clock, self.chance)

    def new(self, count: int = 2, **others: Any) -> CaseDesk:
        """A new case with this many parties, open."""
        return self.cases.open(self.cases.create(a_case(count, **others)))

    def path(self, desk: CaseDesk) -> Path:
        """Where its file stands."""
        return self.vault.vault.places.case(desk.case().id)

    def backups(self, desk: CaseDesk) -> list[Path]:
        """Its backups, oldest first."""
        return sorted((self.vault.vault.places.backups / desk.case().id).glob("*.case"))


def a_case(count: int = 2, **others: Any) -> Case:
    parties = tuple(Party("", "", name, "Neighbor") for name in (*NAMES, *(f"Party {n}" for n in range(4, 13)))[:count])
    case = Case("", "", "The yard", "contract_payment", "", practice=True, parties=parties)
    issues = (Issue("", PAY, IssueType.MONEY, "t1_balance"), Issue("", NOISE, IssueType.CONDUCT, "t1_name"))
    return replace(case, issues=issues, **others)


def with_offer(desk: CaseDesk) -> None:
    a, b = desk.case().parties
    desk.change(replace(desk.case(), offers=(Offer(a.id, b.id, Money(4_120_000, "USD"), "A quiet word"),)))


def issue(desk: CaseDesk, title: str) -> str:
    return next(each.id for each in desk.case().issues if each.title == title)


def plan(desk: CaseDesk, sheets: Mapping[str, Sequence[PlannedSheet | str]], about: str = "") -> Break:
    """A new break: the sheets of each party by its letter."""
    given = {desk.party(letter).id: tuple(_sheet(each) for each in each_) for letter, each_ in sheets.items()}
    return desk.keep_break(Break("", 0, "", issue(desk, about) if about else "", plan=Plan(sheets=given)))


def _sheet(sheet: PlannedSheet | str) -> PlannedSheet:
    return PlannedSheet(sheet, Form.FULL) if isinstance(sheet, str) else sheet


def host_for(desk: CaseDesk, planned: Break, letter: str) -> PartyHost:
    return desk.hand_over(planned.id, desk.party(letter).id, "15:40")


def given(host: PartyHost, *, went_on: bool = False) -> HandOver:
    return host.given(went_on).hand_over


def one(hand_over: HandOver, worksheet: str) -> HandedSheet:
    """The sheet of this name in a hand-over."""
    (found,) = [sheet for sheet in hand_over.sheets if sheet.worksheet.id == worksheet]
    return found


def written(
    question: str, plain: object, lock: Lock = Lock.MEDIATOR, revision: int = 1, **others: Any
) -> WrittenAnswer:
    return WrittenAnswer(question, revision, lock, state="given", plain=plain, **others)


def sealed(question: str, revision: int = 1) -> WrittenAnswer:
    """As a party's process sends what only its party reads: words that nobody here can open."""
    return WrittenAnswer(question, revision, Lock.ONLY_ME, sealed=b"closed words")


def save(host: PartyHost, filling: str, *answers: WrittenAnswer) -> tuple[Message, ...]:
    return host.answer(Save(1, filling, answers))


def rows(desk: CaseDesk, letter: str) -> dict[str, object]:
    """Everything one party wrote, by question."""
    file = desk.file
    return {
        row.question: row.plain if row.sealed is None else row.sealed
        for info in file.fillings(desk.party(letter).id)
        for row in file.written(info.id)
    }


def infos(desk: CaseDesk, letter: str) -> tuple[FillingInfo, ...]:
    return desk.file.fillings(desk.party(letter).id)


def shared(plain: object) -> Act:
    """An answer with the lock "OK to share" that is ticked on the check page."""
    return Act(plain=plain, lock=Lock.SHARE, tick=Tick.YES)


def let_work(
    practice: Practice, desk: CaseDesk, planned: Break, letter: str, acts: Mapping[str, Mapping[str, Act]], **moves: Any
) -> HandOver:
    """A whole hand-over with the party's real presenter: acts by sheet and question."""
    by_sheet = {(sheet, ""): each for sheet, each in acts.items()}
    done = work(host_for(desk, planned, letter), Moves(by_sheet, **moves), practice.clock, practice.chance)
    return done.hand_over


@contextmanager
def no_room() -> Iterator[None]:
    """No file may grow: every write to the disk fails, as on a full one."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
