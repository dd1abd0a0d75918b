"""The mediator's hands: keys pressed in the real window, from first start to exported documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.journeys.keyboard import (
    Camera,
    NeverCame,
    arrow_to,
    choose,
    pause,
    press,
    press_button,
    tab_to,
    type_into,
    until,
)
from ui.assembly import Program
from ui.mediator.case_page import OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.documents import DocumentsPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.hand_over import HandOverPage
from ui.mediator.new_case import NewCasePage
from ui.mediator.pieces.sheet_lines import SheetShown
from ui.mediator.plan_break import PlanBreakPage
from ui.mediator.reading import ReadingPage
from ui.mediator.taken_back import TakenBackPage
from ui.mediator.unlock import UnlockPage
from ui.mediator.window import MediatorWindow
from ui.parts.printed import Became, Printed

P = TypeVar("P", bound=QWidget)


class Dialogs:
    """Stands for the platform's own dialogs: says where to save, always says yes, keeps what was to be printed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.which = ""
        self.saved: list[Path] = []
        self.printed: list[bytes] = []

    def save_where(self, parent: QWidget, title: str, suggested: str) -> str:
        self.saved.append(self._folder / suggested)
        return str(self.saved[-1])

    def folder(self, parent: QWidget, title: str) -> str:
        return str(self._folder)

    def open_which(self, parent: QWidget, title: str, kinds: str) -> str:
        return self.which

    def sure(self, parent: QWidget, question: str, more: str, yes: str) -> bool:
        return True

    def print_pdf(self, parent: QWidget, pdf: bytes) -> Printed | None:
        self.printed.append(pdf)
        return Printed(Became.SENT, 1, 1)


class MediatorHands:
    """Does one thing after the other in the window of `program`, and waits for what must follow."""

    def __init__(self, program: Program, pictures: Path | None = None) -> None:
        self._program = program
        self._camera = Camera(pictures, "mediator")
        self.passphrase = ""
        self.pin = ""

    @property
    def window(self) -> MediatorWindow:
        """The window, which must be there."""
        window = self._program.window
        if window is None:
            raise NeverCame("the mediator has no window now")
        return window

    def page(self, kind: type[P]) -> P:
        """Wait for the page of this kind and give it."""
        until(lambda: self._program.window is not None and isinstance(self.window.page, kind), f"{kind.__name__}")
        page = self.window.page
        assert isinstance(page, kind)
        return page

    def picture(self, name: str) -> None:
        self._camera.take(name, self._program.window)

    # ---- coming in -------------------------------------------------------------------------------------------------

    def first_start(self, pin: str, begin: str) -> None:
        """Take the six words offered, copy the sheet, type two lines back, choose a PIN, and begin."""
        page = self.page(FirstStartPage)
        until(page._choice._offer.text, "six words")
        self.passphrase = page._choice._offer.text()
        self.picture("first-start-passphrase")
        type_into("Passphrase", self.passphrase)
        type_into("Passphrase again", self.passphrase)
        press_button("Make the vault")
        until(lambda: page.findChildren(SheetShown), "the recovery sheet")
        pause(50)
        lines = page._presenter._lines
        self.picture("first-start-sheet")
        press_button("I have it on paper")
        until(lambda: hasattr(page, "lines"), "the question for two lines")
        for number in sorted(page.lines.typed()):
            type_into(f"Line {number}", lines[number - 1])
        self.picture("first-start-type-back")
        press_button("Check the lines")
        until(lambda: hasattr(page, "pin"), "the PIN")
        self.pin = pin
        type_into("Session PIN", pin)
        type_into("Session PIN again", pin)
        self.picture("first-start-pin")
        press_button("Keep this PIN")
        until(lambda: hasattr(page, "begin"), "the end of the first start")
        self.picture("first-start-ready")
        press_button(begin)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase."""
        self.page(UnlockPage)
        # Where no window manager runs, windows of other tests may have the keyboard.
        self.window.activateWindow()
        until(QApplication.focusWidget, "the keyboard")
        type_into("Passphrase", passphrase)
        self.picture("unlock")
        press(Qt.Key.Key_Return)
        self.page(CasesPage)

    def open_first_case(self) -> None:
        """Return on the list of cases."""
        page = self.page(CasesPage)
        until(page.list.count, "a case in the list")
        tab_to(lambda here: here is page.list, "the list of cases")
        press(Qt.Key.Key_Return)
        self.page(OneCasePage)

    # ---- a case ----------------------------------------------------------------------------------------------------

    def make_case(self, alias: str, template: str, names: Sequence[str], issues: Sequence[str]) -> None:
        """A new case from a template, with some of its usual issues."""
        page = self.page(NewCasePage)
        until(lambda: hasattr(page, "name"), "the fields of a new case")
        self.picture("new-case")
        type_into("Name of the case", alias)
        choose(template)
        for letter, name in zip("AB", names, strict=True):
            type_into(f"Name of party {letter}", name)
        for issue in issues:
            press_button(issue)
        self.picture("new-case-filled")
        press_button("Make the case")
        self.page(OneCasePage)
        pause(200)
        self.picture("case")

    # ---- a break ---------------------------------------------------------------------------------------------------

    def plan(self, issue: str, sheets: dict[str, str]) -> None:
        """A new break about `issue`; `sheets` says the form of each, by their titles as they stand on the page."""
        press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_B))
        page = self.page(PlanBreakPage)
        until(lambda: page.issues and hasattr(page, "hand_over"), "the plan")
        self.picture("plan")
        choose(issue)
        for worksheet, form in sheets.items():
            row = page.sheets.sheets[worksheet]
            button = next(segment for which, segment in row.forms.items() if which and which.value == form)
            tab_to(row.isAncestorOf, f"the sheet {worksheet}")
            arrow_to(button)
        self.picture("plan-filled")

    def open_break(self) -> None:
        """From the case page to the plan of its newest break."""
        page = self.page(OneCasePage)

        def plans() -> list[QAbstractButton]:
            return [each for each in page.findChildren(QAbstractButton) if each.text() == "Plan and hand over"]

        until(plans, "a break on the case page")
        press_button(plans()[0].accessibleName())
        plan = self.page(PlanBreakPage)
        until(lambda: plan.issues and hasattr(plan, "hand_over"), "the plan")
        pause(100)

    def hand_over(self, name: str) -> None:
        """Press Hand over on the plan, or after another party's part, and again on the page that follows. Documents that
        lie open on the laptop are locked first."""
        press_button(f"Hand over to {name}")
        page = self.page(HandOverPage)
        until(lambda: page.go.isEnabled() or page.lock, "the hand-over or what stands in its way")
        if page.lock:
            self.picture("hand-over-open-documents")
        while page.lock:
            first, button = next(iter(page.lock.items()))
            press_button(button.accessibleName())
            until(partial(_gone, page, first), "that it is locked")
            until(lambda: bool(page.told), "the words that open it")
            press_button("I have written them down")
            until(lambda: not page.told, "that they were written down")
        until(page.go.isEnabled, "that nothing stands in the way")
        self.picture("hand-over")
        press_button("Hand over")
        until(lambda: self._program.handing is not None, "the hand-over")

    def take_back(self, *, goes_on: bool = False) -> None:
        """Wait until the party has handed back, type the PIN at the curtain. `goes_on`: where the party's screen ended
        by itself, start it again as often as need be."""
        handing = self._program.handing
        assert handing is not None
        curtain = handing.curtain
        until(lambda: curtain._card.isVisible() or curtain.go_on.isVisible(), "the hand-back", patience=240)
        while curtain.go_on.isVisible():
            if not goes_on:
                raise NeverCame("the party's process ended without a word")
            press_button(curtain.go_on.text())
            until(lambda: not curtain.go_on.isVisible(), "the party's screen again")
            until(lambda: curtain._card.isVisible() or curtain.go_on.isVisible(), "the hand-back", patience=240)
        self._camera.take("curtain", handing.curtain)
        until(handing.curtain.secret.line.hasFocus, "the keyboard at the curtain")
        press(self.pin, Qt.Key.Key_Return)
        self.page(TakenBackPage)
        pause(200)
        self.picture("taken-back")

    # ---- reading and documents -------------------------------------------------------------------------------------

    def read(self, name: str) -> str:
        """The words on the reading page of one party."""
        press_button("Read answers")
        page = self.page(ReadingPage)
        # Made in one go, but seen only once each has its place.
        until(lambda: page.blocks and all(block.isVisible() for block in page.blocks), f"the answers of {name}")
        self.picture("reading")
        return "\n".join(_words_of(page))

    def back(self) -> None:
        press((Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left))

    def documents(self) -> DocumentsPage:
        press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D))
        page = self.page(DocumentsPage)
        until(lambda: page.choices, "the list of documents")
        self.picture("documents")
        return page

    def export(self, page: DocumentsPage, title: str, *, locked: bool) -> str:
        """Pick a document and save it; the words that open it, or "" if it was left open."""
        if page.pane.again.isVisible():
            # In a narrow window the list and the document come one after the other.
            press_button("All documents")
        choose(title)
        until(page.save.isEnabled, f"the document {title}")
        until(lambda: page._made is not None and page.pane.title.text() == title, f"the document {title}")
        pause(100)
        self.picture(f"document-{title.replace(' ', '-').lower()}")
        if not locked:
            press_button("Lock the saved file with words")
        press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E))
        if not locked:
            until(page.notice.isVisible, "that it was saved")
            self.picture("document-saved")
            return ""
        until(lambda: page.told is not None and page.told.isVisible(), "that it was saved")
        self.picture("document-saved")
        words = page.told.secret if page.told is not None else ""
        press_button("I have written them down")
        return words


def _gone(page: HandOverPage, export: str) -> bool:
    return export not in page.lock


def _words_of(page: QWidget) -> list[str]:
    found = []
    for widget in page.findChildren(QWidget):
        text = getattr(widget, "text", None)
        if widget.isVisible() and callable(text):
            found.append(str(text()))
    return found
