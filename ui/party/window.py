"""The one window of a party's process: the view its presenters speak to.

It fills the screen, is called "Recess" and nothing else, and nothing a person does inside it closes it. Each page is
made afresh when it is shown and deleted when the next one is.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QScreen, QShortcut
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.kinds.base import Problem
from app.domain.sources import Chance
from app.handover.own_copy import OwnCopyWanted
from app.presenters.party.pages import (
    Beside,
    CalmPage,
    CheckPage,
    CodePage,
    ContentsPage,
    CoverPage,
    DonePage,
    ErasePage,
    HiddenPage,
    LockView,
    NoticePage,
    Pointer,
    PrivateChoicePage,
    QuestionPage,
    SaveNote,
    SaveState,
    StartPage,
    WhatIf,
    WhoSeesPage,
)
from app.presenters.party.party_presenter import PartyPresenter
from ui.parts.aloud import announce
from ui.parts.column import Page
from ui.parts.put_away import end_dialogs
from ui.party.comfort import Comfort
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen
from ui.party.pages.ending_pages import CurtainScreen, DoneScreen, EraseScreen, HiddenScreen, NoticeScreen
from ui.party.pages.opening_pages import CalmScreen, CoverScreen, StartScreen, WhoSeesScreen
from ui.party.pages.private_pages import CodeScreen, PrivateChoiceScreen
from ui.party.pages.question_page import Editors, QuestionScreen
from ui.party.speech import Speech
from ui.party.top_bar import TopBar


class PartyWindow(QWidget):
    """`painted` comes once, when the first page is on the screen. `presenter` is set right after it was made."""

    painted = Signal()
    copy_wanted = Signal(object)

    def __init__(self, comfort: Comfort, editors: Editors, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Recess")
        self._comfort, self._editors, self._chance = comfort, editors, chance
        self._presenter: PartyPresenter | None = None
        self._note = SaveNote(SaveState.NOTHING)
        self._was_painted = False
        self._over = False
        self._put_away = False
        self.speech = Speech(self)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        # The screen decides how large the window is, whatever a page would like.
        self._rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._bar = TopBar(comfort)
        self._rows.addWidget(self._bar)
        self._pages = QStackedWidget()
        self._rows.addWidget(self._pages, 1)
        self._page: Page | None = None
        self._hidden: HiddenScreen | None = None
        QShortcut("Ctrl+Z", self, self._undo)

    def attach(self, presenter: PartyPresenter) -> None:
        """From now on the window's buttons are this presenter's."""
        self._presenter = presenter
        self._comfort.changed = self._dressed
        self._bar.contents_wanted.connect(presenter.walk.contents)
        self._bar.mediator_wanted.connect(presenter.ask_mediator)
        self._bar.hide_wanted.connect(presenter.away.hide)
        self._bar.aloud_wanted.connect(self._read_aloud)
        self._bar.language_chosen.connect(presenter.use_language)

    # ---- pages -----------------------------------------------------------------------------------------------------

    def show_cover(self, page: CoverPage) -> None:
        self._put(CoverScreen(page, self._deeds()))

    def show_who_sees(self, page: WhoSeesPage) -> None:
        self._put(WhoSeesScreen(page, self._deeds()))

    def show_private_choice(self, page: PrivateChoicePage) -> None:
        self._put(PrivateChoiceScreen(page, self._deeds()))

    def ask_code(self, page: CodePage) -> None:
        self._put(CodeScreen(page, self._deeds()))

    def show_calm(self, page: CalmPage) -> None:
        self._put(CalmScreen(page, self._deeds()))

    def show_start(self, page: StartPage) -> None:
        self._put(StartScreen(page, self._deeds()), page.title)

    def show_question(self, page: QuestionPage) -> None:
        self._put(QuestionScreen(page, self._deeds(), self._editors, self._chance), page.sheet)

    def show_contents(self, page: ContentsPage) -> None:
        self._put(ContentsScreen(page, self._deeds()), "")

    def show_check(self, page: CheckPage) -> None:
        self._put(CheckScreen(page, self._deeds()), page.title)

    def show_done(self, page: DonePage) -> None:
        self._put(DoneScreen(page, self._deeds()), "")

    def show_notice(self, page: NoticePage) -> None:
        self._put(NoticeScreen(page, self._deeds()), "")

    def show_erase(self, page: ErasePage) -> None:
        self._put(EraseScreen(page, self._deeds()), "")

    def show_hidden(self, page: HiddenPage) -> None:
        self.speech.stop()
        end_dialogs()
        self._bar.hide()
        old, self._hidden = self._hidden, HiddenScreen(page, self._deeds())
        self._pages.addWidget(self._hidden)
        self._pages.setCurrentWidget(self._hidden)
        self._drop(old)
        self._hidden.begin()

    def show_again(self) -> None:
        old, self._hidden = self._hidden, None
        if self._page is not None:
            self._pages.setCurrentWidget(self._page)
            self._page.begin()
        self._drop(old)
        self._bar.show()

    def show_curtain(self) -> None:
        self._over = True
        self.speech.stop()
        end_dialogs()
        self._bar.hide()
        self._drop(self._hidden)
        self._hidden = None
        self._put(CurtainScreen(), None)

    # ---- what changes on a page --------------------------------------------------------------------------------------

    def show_answer(self, page: QuestionPage) -> None:
        if isinstance(self._page, QuestionScreen):
            self._page.show_answer(page)

    def show_lock(self, lock: LockView) -> None:
        if isinstance(self._page, QuestionScreen):
            self._page.show_lock(lock)

    def show_controls(self, can_clear: bool, can_undo: bool) -> None:
        if isinstance(self._page, QuestionScreen):
            self._page.show_controls(can_clear, can_undo)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        if isinstance(self._page, QuestionScreen):
            self._page.show_problems(problems)

    def show_pointer(self, pointer: Pointer | None) -> None:
        if isinstance(self._page, QuestionScreen):
            self._page.show_pointer(pointer)

    def show_beside(self, beside: Beside) -> None:
        if isinstance(self._page, QuestionScreen):
            self._page.show_beside(beside)

    def show_what_if(self, found: WhatIf) -> None:
        if isinstance(self._page, QuestionScreen):
            self._page.show_what_if(found)

    def show_check_again(self, page: CheckPage) -> None:
        if isinstance(self._page, CheckScreen):
            self._page.show_page(page)

    def show_saving(self, note: SaveNote) -> None:
        self._note = note
        if isinstance(self._page, QuestionScreen | CheckScreen):
            self._page.show_saving(note)

    def put_away(self) -> None:
        """Not on the screen, nor in what shows all windows: the mediator's curtain is."""
        self._put_away = True
        self.hide()

    def bring_back(self) -> None:
        self._put_away = False
        self.come_forward()

    def come_forward(self) -> None:
        if self._put_away:
            return
        self.showFullScreen()
        self.raise_()
        self.activateWindow()

    @Slot(QScreen)
    def move_to(self, screen: QScreen) -> None:
        """The screen it stood on was taken away: fill this one, in front of whatever covered it."""
        # Where windows are managed, one that fills its screen is not moved to another.
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.come_forward()

    def print_copy(self, wanted: OwnCopyWanted) -> None:
        self.copy_wanted.emit(wanted)

    def say(self, words: str) -> None:
        """A sentence on the Done page, such as why printing did not work."""
        if isinstance(self._page, DoneScreen):
            self._page.notice.say(words, ())
        announce(self, words)

    # ---- the window --------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """The only way out is to hand the laptop back."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            shown = self._hidden or self._page
            if shown is not None:
                shown.on_return()
            return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted and self._page is not None:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _deeds(self) -> PartyPresenter:
        if self._presenter is None:
            message = "a page was shown before its presenter was there"
            raise RuntimeError(message)
        return self._presenter

    def _put(self, page: Page, about: str | None = None) -> None:
        """Show `page` in place of the one there is, which is deleted."""
        self.speech.stop()
        old, self._page = self._page, page
        self._pages.addWidget(page)
        if self._hidden is None:
            self._pages.setCurrentWidget(page)
        self._drop(old)
        if not self._over:
            sitting = self._deeds().sitting
            language = sitting.tongue.language
            aloud = bool(page.words_aloud()) and self.speech.can_speak(language)
            self._bar.show_about(about or "", walking=about is not None, aloud=aloud, language=language)
        if isinstance(page, QuestionScreen | CheckScreen):
            page.show_saving(self._note)
        if self._hidden is None:
            page.begin()

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self._pages.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _dressed(self) -> None:
        """Text size or colours changed: everything is laid out afresh, the page included."""
        if self._presenter is not None and not self._over:
            place, seen = self._bar.place(), self._page.seen_from() if self._page is not None else 0.0
            self._presenter.show_afresh()
            self._bar.return_to(place)
            if self._page is not None:
                self._page.go_on_from(seen)

    def _undo(self) -> None:
        # Not behind the hidden screen: nobody may change there what nobody sees.
        shown = self._page if self._hidden is None else None
        if self._presenter is not None and isinstance(shown, QuestionScreen | CheckScreen):
            self._presenter.walk.undo()

    def _read_aloud(self) -> None:
        if self._page is not None:
            self.speech.say(self._page.words_aloud(), self._deeds().sitting.tongue.language)
