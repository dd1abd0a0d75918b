"""The mediator's pages as they stand with the sample case and hand-written fakes; for tests and for pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtWidgets import QWidget

from app.commands.desk.preparing import Library, settled_as_handout
from app.domain.case import Case, Party
from app.domain.impasse import Break
from app.domain.reading import FillingRead
from app.domain.sources import SeededChance, SetClock
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.presenters.doors import OpenCase, UnlockedExport
from app.presenters.mediator.curtain import Standing
from app.presenters.mediator.find_handout import TypedBy
from app.presenters.mediator.first_start import Begin
from app.presenters.mediator.hand_over import ReadyToStart
from app.presenters.mediator.key_in import Wanted
from app.presenters.restoring_doors import Ailing
from app.reckoning.rows import computed_rows
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.presenters.mediator.fake_after import FakeAfter
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fake_restoring import FakeRestoring
from tests.presenters.mediator.fakes import NOON, FakeVault, Later, Now
from ui.mediator.case_page import BREAKS, OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.copy_vault import CopyVaultPage
from ui.mediator.curtain import CurtainWindow
from ui.mediator.destroy import DestroyPage
from ui.mediator.documents import DocumentsPage
from ui.mediator.find_handout import FindHandoutPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.hand_over import HandOverPage
from ui.mediator.handout_sets import HandoutSetsPage
from ui.mediator.key_in import KeyInPage
from ui.mediator.new_case import NewCasePage
from ui.mediator.outcome_note import OutcomeNotePage
from ui.mediator.pieces.ticks import Choice
from ui.mediator.plan_break import PlanBreakPage
from ui.mediator.reading import ReadingPage
from ui.mediator.recover import RecoverPage
from ui.mediator.restore import RestorePage
from ui.mediator.set_pin import SetPinPage
from ui.mediator.taken_back import TakenBackPage
from ui.mediator.unlock import UnlockPage
from ui.mediator.vault_secrets import ChangeKeysPage, ChangePassphrasePage, CheckSheetPage
from ui.parts.printed import Became, Printed

OPEN_DOCUMENTS = (
    UnlockedExport("e1", "Joint summary", "2026-11-03", "/media/stick/joint-summary_all.pdf"),
    UnlockedExport("e2", "Party summary", "2026-11-02", "/home/mediator/Documents/party-summary_mediator.pdf"),
)


ENDS = (
    Printed(Became.SENT, 3, 3),
    Printed(Became.CHANGED_MIND),
    Printed(Became.NOT_TAKEN, 0, 3),
    Printed(Became.STOPPED, 1, 3),
    Printed(Became.NO_ROOM),
)
"""How a printing may end."""


@dataclass
class Asked:
    """Stands for the platform's dialogs: gives these answers and remembers what was asked."""

    where: str = ""
    to: str = ""
    which: str = ""
    yes: bool = False
    questions: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)
    printed: list[bytes] = field(default_factory=list)
    becomes: Printed | None = field(default_factory=lambda: Printed(Became.SENT, 1, 1))

    def save_where(self, parent: QWidget, title: str, suggested: str) -> str:
        self.suggested.append(suggested)
        return self.where

    def folder(self, parent: QWidget, title: str) -> str:
        return self.to

    def open_which(self, parent: QWidget, title: str, kinds: str) -> str:
        return self.which

    def sure(self, parent: QWidget, question: str, more: str, yes: str) -> bool:
        self.questions.append(question)
        self.told.append(more)
        return self.yes

    def print_pdf(self, parent: QWidget, pdf: bytes) -> Printed | None:
        self.printed.append(pdf)
        return self.becomes


@dataclass
class Desk:
    """What lies behind a page, and what the page asked for."""

    vault: FakeVault = field(default_factory=FakeVault)
    case: FakeCase = field(default_factory=sample_open)
    afterwards: FakeAfter = field(default_factory=FakeAfter)
    restoring: FakeRestoring = field(default_factory=FakeRestoring)
    background: Now | Later = field(default_factory=Now)
    asked: Asked = field(default_factory=Asked)
    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    opened: list[OpenCase] = field(default_factory=list)
    restored: list[OpenCase | None] = field(default_factory=list)
    unlocked: int = 0
    sheets: list[tuple[str, ...]] = field(default_factory=list)
    begun: list[Begin] = field(default_factory=list)
    planned: list[tuple[Break, str]] = field(default_factory=list)
    keyed: list[Wanted] = field(default_factory=list)
    ready: list[ReadyToStart] = field(default_factory=list)
    taken_back: int = 0
    went_on: int = 0
    left: int = 0

    def __post_init__(self) -> None:
        self.cases = FakeCases(self.case)

    # ---- before the window ----------------------------------------------------------------------------------------

    def unlock(self) -> UnlockPage:
        return UnlockPage(self.vault, self.background, self._unlock)

    def _unlock(self) -> None:
        self.unlocked += 1

    def recover(self) -> RecoverPage:
        return RecoverPage(self.vault, self.background, self.sheets.append)

    def first_start(self, lines: tuple[str, ...] = ()) -> FirstStartPage:
        page = FirstStartPage(self.vault, self.background, self.asked, self.begun.append, lines)
        page.start()
        return page

    def set_pin(self) -> SetPinPage:
        page = SetPinPage(self.vault, self.background, self._unlock)
        page.start()
        return page

    def change_passphrase(self) -> ChangePassphrasePage:
        page = ChangePassphrasePage(self.vault, self.background)
        page.start()
        return page

    def change_keys(self) -> ChangeKeysPage:
        page = ChangeKeysPage(self.vault, self.background, self.sheets.append)
        page.start()
        return page

    def check_sheet(self) -> CheckSheetPage:
        page = CheckSheetPage(self.vault, self.background)
        page.start()
        return page

    # ---- cases ----------------------------------------------------------------------------------------------------

    def case_list(self) -> CasesPage:
        page = CasesPage(
            self.vault, self.cases, self.restoring, self.background, self.cases.make_sample, self.opened.append
        )
        page.start()
        return page

    def new_case(self) -> NewCasePage:
        page = NewCasePage(self.cases, self.background, self.clock, self.opened.append)
        page.start()
        return page

    def one_case(self, tab: str = BREAKS) -> OneCasePage:
        page = OneCasePage(
            self.case, self.cases, self.afterwards, self.background, self.clock, SeededChance(1), self.asked, tab
        )
        page.start()
        return page

    def destroy(self) -> DestroyPage:
        page = DestroyPage(
            self.afterwards, self.background, self.asked, lambda: self.case.case().id, self._left, self._left
        )
        page.start()
        return page

    def _left(self) -> None:
        self.left += 1

    # ---- backups --------------------------------------------------------------------------------------------------

    def restore(self, what: Ailing) -> RestorePage:
        page = RestorePage(
            what, self.restoring, self.background, self.asked, self.restored.append, self._open_as_it_is, self._left
        )
        page.start()
        return page

    def _open_as_it_is(self) -> OpenCase:
        return self.case

    def copy_vault(self) -> CopyVaultPage:
        page = CopyVaultPage(self.restoring, self.background, self.asked, self._left)
        page.start()
        return page

    # ---- a break --------------------------------------------------------------------------------------------------

    def plan(self, break_id: str = "") -> PlanBreakPage:
        page = PlanBreakPage(self.case, self.cases, self.background, self.clock, self._planned, break_id)
        page.start()
        return page

    def _planned(self, planned: Break, party: str) -> None:
        self.planned.append((planned, party))

    def hand_over(self, party: str = "a") -> HandOverPage:
        page = HandOverPage(
            self.vault,
            self.case,
            self.cases,
            self.background,
            self.clock,
            self.asked,
            self.case.breaks()[0],
            party,
            self.ready.append,
        )
        page.start()
        return page

    def curtain(self, standing: Standing = Standing.BACK) -> CurtainWindow:
        curtain = CurtainWindow(self.vault, self.background, self._taken_back, self._went_on)
        curtain.stand(standing)
        return curtain

    def _taken_back(self) -> None:
        self.taken_back += 1

    def _went_on(self) -> None:
        self.went_on += 1

    def after(self, party: str = "a") -> TakenBackPage:
        page = TakenBackPage(self.case, self.cases, self.background, "break1", party)
        page.start()
        return page

    def reading(self, party: str = "a") -> ReadingPage:
        page = ReadingPage(self.case, self.background, worked_out, party)
        page.start()
        return page

    def documents(self) -> DocumentsPage:
        page = DocumentsPage(self.case, self.cases, self.background, self.asked)
        page.start()
        return page

    def handout_sets(self) -> HandoutSetsPage:
        page = HandoutSetsPage(self.case, self.cases, self.background, self.asked)
        page.start()
        return page

    def outcome_note(self) -> OutcomeNotePage:
        page = OutcomeNotePage(self.case, self.cases, self.background, self.asked)
        page.start()
        return page

    def find_handout(self) -> FindHandoutPage:
        page = FindHandoutPage(self.case, self.cases, self.background, self.asked, TypedBy("MV"), self.keyed.append)
        page.start()
        return page

    def key_in(self, wanted: Wanted) -> KeyInPage:
        case, library = self.case.case(), Library(built_in_worksheets(), built_in_templates(), frame())
        self.case.on_paper.sheets = {
            name: settled_as_handout(library, case, name, case.party(wanted.place.party)) for name in library.worksheets
        }
        page = KeyInPage(self.case, self.background, SeededChance(1), self.asked, wanted)
        page.start()
        return page


def called(page: DocumentsPage, words: str) -> Choice:
    """The document of this name in the list."""
    return next(choice for choice in page.choices if choice.text() == words)


def worked_out(filling: FillingRead, question: Question, tongue: Tongue) -> tuple[str, ...]:
    """The lines of a worked-out question."""
    found = computed_rows(filling, question, tongue)
    return (*(f"{row.label}: {row.words}" for row in found.rows if row.words is not None), *found.sentences)


def real(desk: Desk) -> Desk:
    """The same desk with a real case, which counts."""
    desk.case.now = replace(desk.case.now, practice=False)
    return desk


def with_open_documents(desk: Desk) -> Desk:
    desk.case.exports = list(OPEN_DOCUMENTS)
    return desk


def with_parties(desk: Desk, count: int) -> Desk:
    """The same desk with this many parties, all with long names."""
    more = tuple(
        Party(letter.lower(), letter, f"Maria Fernanda of Long Name {letter} & Partners, Limited")
        for letter in "ABCDEFGHIJKL"[:count]
    )
    desk.case.now = replace(desk.case.now, parties=more)
    return desk


def several_cases() -> Desk:
    """The sample between others, as a practice has them after a while."""
    desk = Desk()
    others = (
        (
            Case("case2", "Q8M2-7T", "Elm Street 14, heating and rent", "landlord_tenant", "2026-10-21"),
            "2026-10-28T14:00",
        ),
        (Case("case3", "R3XK-9C", "The Okafor children", "separation", "2026-10-19"), "2026-10-26T09:30"),
        (Case("case4", "W5DN-2H", "Night shifts at the clinic", "workplace", "2026-11-02"), ""),
    )
    for case, called in others:
        desk.cases.all[case.id] = FakeCase(case, [Break("b", 1, called)] if called else [])
    return desk


@dataclass
class Opened:
    """A page, and what on it is to be pressed (None where there is nothing to do but read)."""

    page: QWidget
    main: QWidget | None


Opener = Callable[[], QWidget]
