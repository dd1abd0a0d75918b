"""Pictures of every page of the mediator's window, made from the sample case. `take` is all there is to call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.commands.desk.drawing import drawn
from app.domain.case import Case
from app.domain.impasse import Break
from app.domain.reading import FillingRead
from app.domain.sources import SeededChance, SetClock
from app.domain.wording import Tongue
from app.domain.worksheet import Form, Question
from app.export.contents import party_summary
from app.export.joint import joint_summary
from app.presenters.doors import DocumentKind, DocumentMade, DocumentWanted, UnlockedExport
from app.presenters.mediator.curtain import Standing
from app.reckoning.rows import computed_rows
from app.storage.worksheet_files import frame
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fakes import LINES, NOON, PASSPHRASE, PIN, FakeVault, Now
from ui import look
from ui.mediator.case_page import ISSUES, PARTIES, SETTINGS, OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.curtain import CurtainWindow
from ui.mediator.documents import DocumentsPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.hand_over import HandOverPage
from ui.mediator.new_case import NewCasePage
from ui.mediator.plan_break import PlanBreakPage
from ui.mediator.reading import ReadingPage
from ui.mediator.recover import RecoverPage
from ui.mediator.taken_back import TakenBackPage
from ui.mediator.unlock import UnlockPage

WIDTH, HEIGHT = 1366, 768


def nothing(*_what: object) -> None:
    """Where a page would hand on what was done on it."""


def worked_out(filling: FillingRead, question: Question, tongue: Tongue) -> tuple[str, ...]:
    """The lines of a worked-out question, as the window is given them."""
    reckoned = computed_rows(filling, question, tongue)
    rows = [f"{row.label}: {row.words}" for row in reckoned.rows if row.words is not None]
    return (*rows, *reckoned.sentences)


class Unasked:
    """Stands for the platform's dialogs: nobody answers them."""

    def save_where(self, parent: QWidget, title: str, suggested: str) -> str:
        return ""

    def folder(self, parent: QWidget, title: str) -> str:
        return ""

    def sure(self, parent: QWidget, question: str, more: str, yes: str) -> bool:
        return False

    def print_pdf(self, parent: QWidget, pdf: bytes) -> bool:
        return False


class DrawnCase(FakeCase):
    """The sample with its real documents."""

    def document(self, wanted: DocumentWanted) -> DocumentMade:
        if wanted.kind is DocumentKind.PARTY_SUMMARY:
            pdf = drawn(party_summary(self.read(), wanted.party, frame()))
        elif wanted.kind is DocumentKind.JOINT_SUMMARY:
            pdf = drawn(joint_summary(self.read_shared(), frame()))
        else:
            return super().document(wanted)
        return replace(super().document(wanted), pdf=pdf)


def the_sample() -> DrawnCase:
    opened = sample_open()
    drawn_case = DrawnCase(opened.now, opened.all_breaks, opened.fillings)
    drawn_case.statuses = opened.statuses
    return drawn_case


def several_cases() -> FakeCases:
    """The sample between others, as a practice has them after a while."""
    sample = sample_open()
    others = [
        Case("case2", "Q8M2-7T", "Elm Street 14, heating and rent", "landlord_tenant", "2026-10-21"),
        Case("case3", "R3XK-9C", "The Okafor children", "separation", "2026-10-19"),
        Case("case4", "W5DN-2H", "Night shifts at the clinic", "workplace", "2026-11-02"),
    ]
    held = [Break("b", 1, "2026-10-28T14:00"), Break("b", 1, "2026-10-26T09:30")]
    return FakeCases(
        sample, *(FakeCase(case, breaks) for case, breaks in zip(others, ([held[0]], [held[1]], []), strict=True))
    )


class Pictures:
    """Opens a page in a window of the usual size and keeps a picture of it."""

    def __init__(self, folder: Path, mark: str) -> None:
        self._folder = folder
        self._mark = mark
        self.taken: list[Path] = []

    @contextmanager
    def page(self, page: QWidget) -> Iterator[None]:
        """The page while it stands; gone afterwards."""
        page.resize(WIDTH, HEIGHT)
        page.show()
        QTest.qWaitForWindowActive(page)
        settle()
        yield
        page.hide()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def keep(self, page: QWidget, name: str) -> None:
        settle()
        file = self._folder / f"mediator-{name}{self._mark}.png"
        page.grab().save(str(file))
        self.taken.append(file)

    def of(self, name: str, page: QWidget, begin: Callable[[], None] = nothing) -> None:
        """One picture of a page as it begins."""
        begin()
        with self.page(page):
            self.keep(page, name)


def settle() -> None:
    """Let every layout come to rest."""
    for _round in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def show_part(page: QWidget, part: QWidget) -> None:
    """Scroll so that this part of the page stands at the top."""
    settle()
    area = page.findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    area.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y() - 12)


def take(folder: Path, size: float = 1.0, theme: look.Theme = look.Theme.LIGHT, mark: str = "") -> tuple[Path, ...]:
    """Save a picture of every page into `folder`; the files, each `mediator-<page><mark>.png`.

    `size` is the text size (1.0 to 2.0). Needs an application; its look is changed.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look.load_fonts()
    look.even_style(app)
    look.dress(app, theme, size)
    folder.mkdir(parents=True, exist_ok=True)
    pictures = Pictures(folder, mark)
    for part in (entry, cases, one_case, planning, handing_over, curtains, afterwards, documents):
        part(pictures)
    return tuple(pictures.taken)


# ---- before the window ----------------------------------------------------------------------------------------------


def entry(pictures: Pictures) -> None:
    unlock = UnlockPage(FakeVault(), Now(), nothing)
    with pictures.page(unlock):
        pictures.keep(unlock, "unlock")
        unlock.passphrase.line.setText("copper lantern")
        unlock.unlock.click()
        pictures.keep(unlock, "unlock-refused")
    first = FirstStartPage(FakeVault(), Now(), Unasked(), nothing)
    with pictures.page(first):
        first.start()
        first.passphrase.line.setText(PASSPHRASE)
        pictures.keep(first, "first-start-1")
        first.again.line.setText(PASSPHRASE)
        first.make_vault.click()
        pictures.keep(first, "first-start-2")
        first.have_sheet.click()
        first.lines.field(3).setText(LINES[2])
        first.lines.field(7).setText("4G2A")
        first.check.click()
        pictures.keep(first, "first-start-3")
        first.lines.field(7).setText(LINES[6])
        first.check.click()
        first.pin.line.setText("1234")
        first.pin_again.line.setText("1234")
        first.keep_pin.click()
        pictures.keep(first, "first-start-4")
        first.pin.line.setText(PIN)
        first.pin_again.line.setText(PIN)
        first.keep_pin.click()
        pictures.keep(first, "first-start-5")
    recover = RecoverPage(FakeVault(), Now(), nothing)
    with pictures.page(recover):
        for number, line in enumerate(LINES[:5], 1):
            recover.lines.field(number).setText(line)
        recover.lines.field(6).setText("P8D")
        recover.lines.field(6).setFocus()
        recover.lines.field(7).setFocus()
        pictures.keep(recover, "recover")


# ---- cases ----------------------------------------------------------------------------------------------------------


def cases(pictures: Pictures) -> None:
    practice = several_cases()
    page = CasesPage(FakeVault(), practice, Now(), practice.make_sample, nothing)
    pictures.of("cases", page, page.start)
    empty = CasesPage(FakeVault(confirmed=False), FakeCases(), Now(), practice.make_sample, nothing)
    pictures.of("cases-none", empty, empty.start)
    fresh = NewCasePage(FakeCases(), Now(), SetClock(NOON), nothing)
    with pictures.page(fresh):
        fresh.start()
        fresh.name.alias.setText("Bakery kitchen")
        fresh.template.choices["contract_payment"].click()
        fresh.parties.names[0].setText("Marisol")
        pictures.keep(fresh, "new-case")
        show_part(fresh, fresh.issues)
        fresh.make.click()
        pictures.keep(fresh, "new-case-issues")


def one_case(pictures: Pictures) -> None:
    for name, tab in (
        ("case", "breaks"),
        ("case-parties", PARTIES),
        ("case-issues", ISSUES),
        ("case-settings", SETTINGS),
    ):
        page = OneCasePage(the_sample(), FakeCases(), Now(), SeededChance(1), Unasked(), tab)
        pictures.of(name, page, page.start)


# ---- a break --------------------------------------------------------------------------------------------------------


def planning(pictures: Pictures) -> None:
    opened = the_sample()
    page = PlanBreakPage(opened, FakeCases(), Now(), SetClock(NOON), nothing)
    with pictures.page(page):
        page.start()
        page.issues["i_floor"].click()
        page.signs.causes.buttons["lack_of_trust"].click()
        for tick in list(page.signs.causes.ticks.values())[:2]:
            tick.click()
        pictures.keep(page, "plan")
        first, second = list(page.suggested.buttons.values())[:2]
        first.click()
        second.click()
        page.sheets.sheets["batna_check"].forms[Form.SHORT].click()
        show_part(page, page.suggested)
        pictures.keep(page, "plan-sheets")
        page.sheets.chosen.emit("b")
        page.sheets.sheets["batna_check"].forms[None].click()
        show_part(page, page.sheets)
        pictures.keep(page, "plan-one-party")
        next(iter(page.signs.stops.ticks.values())).click()
        page.signs.slow.click()
        show_part(page, page.signs)
        pictures.keep(page, "plan-slow")


def handing_over(pictures: Pictures) -> None:
    def page(opened: FakeCase, vault: FakeVault) -> HandOverPage:
        return HandOverPage(
            vault, opened, FakeCases(), Now(), SetClock(NOON), Unasked(), opened.breaks()[0], "a", nothing
        )

    ready = page(the_sample(), FakeVault())
    pictures.of("hand-over", ready, ready.start)
    opened = the_sample()
    opened.exports = [
        UnlockedExport("e1", "Joint summary", "2026-11-03", "/media/stick/joint-summary_all.pdf"),
        UnlockedExport("e2", "Party summary", "2026-11-02", "/home/mediator/Documents/party-summary_mediator.pdf"),
    ]
    with_open = page(opened, FakeVault())
    with pictures.page(with_open):
        with_open.start()
        pictures.keep(with_open, "hand-over-open-documents")
        with_open.lock["e2"].click()
        pictures.keep(with_open, "hand-over-locked")
    real = the_sample()
    real.now = replace(real.now, practice=False)
    waits = page(real, FakeVault(confirmed=False, pin=""))
    pictures.of("hand-over-in-the-way", waits, waits.start)


def curtains(pictures: Pictures) -> None:
    for name, standing in (
        ("curtain", Standing.BACK),
        ("curtain-with-party", Standing.WITH_PARTY),
        ("curtain-closed-by-itself", Standing.CRASHED),
    ):
        curtain = CurtainWindow(FakeVault(), Now(), nothing, nothing)
        with pictures.page(curtain):
            curtain.stand(standing)
            pictures.keep(curtain, name)
            if standing is Standing.BACK:
                curtain.secret.line.setText("1111")
                curtain.take_back.click()
                pictures.keep(curtain, "curtain-refused")


def afterwards(pictures: Pictures) -> None:
    back = TakenBackPage(the_sample(), FakeCases(), Now(), "break1", "a")
    pictures.of("taken-back", back, back.start)
    reading = ReadingPage(the_sample(), Now(), worked_out, "a")
    pictures.of("reading", reading, reading.start)
    beside = ReadingPage(the_sample(), Now(), worked_out)
    pictures.of("reading-side-by-side", beside, beside.start)


def documents(pictures: Pictures) -> None:
    page = DocumentsPage(the_sample(), FakeCases(), Now(), Unasked())
    with pictures.page(page):
        page.start()
        pictures.keep(page, "documents-none-picked")
        page.choices[0].click()
        wait_for_preview(page)
        pictures.keep(page, "documents")
        page.choices[1].click()
        pictures.keep(page, "documents-own-copy")
        page.show_exported("party-summary_mediator.pdf", "harbor pencil meadow nine")
        pictures.keep(page, "documents-saved")


def wait_for_preview(page: DocumentsPage) -> None:
    """Pages of a preview are drawn away from the window."""
    QTest.qWait(400)


_UNUSED = (Qt, datetime)
