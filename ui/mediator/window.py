"""The mediator's window: one page at a time under a row of menus. Called "Recess" and nothing else.

It is destroyed at hand-over, not hidden; whoever takes back gets a new one.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui.kept_look import KeptLook
from ui.mediator.pieces.fields import settle_all
from ui.mediator.pieces.page import WindowPage

_FIRST = QSize(1180, 760)
_LEAST = QSize(640, 480)
_AGAIN_MS = 5000
"""How often what the disk has refused is tried again."""
_FRAME = 48
"""Pixels left for the title bar, so that the foot of a page is not below the edge of a small screen."""


class MediatorWindow(QMainWindow):
    """`left` asks to end the program: the window itself only hides, so that what was typed last can still be kept. A page may
    ask something first; what ends the program without a person (a signal, the end of the desktop) does not ask."""

    left = Signal()

    def __init__(self, kept: KeptLook) -> None:
        super().__init__()
        self._kept = kept
        self.setWindowTitle("Recess")
        self.setMinimumSize(_LEAST)
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._page: WindowPage | None = None
        if not self.restoreGeometry(kept.place()):
            room = QGuiApplication.primaryScreen().availableGeometry().adjusted(0, 0, 0, -_FRAME)
            self.resize(_FIRST.boundedTo(room.size()))
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._keep_again)
        self._again.start()

    @Slot()
    def _keep_again(self) -> None:
        if self._page is not None:
            self._page.keep_again(quietly=True)

    @property
    def page(self) -> WindowPage | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: WindowPage) -> None:
        """Show `page` in place of the one there is, which tells what was typed in it and is deleted."""
        self.settle()
        before, self._page = self._page, page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()
        page.start()

    def settle(self) -> None:
        """Let the page tell what was typed in it, and try once more to keep what the disk has refused."""
        if self._page is not None:
            settle_all(self._page)
            self._page.keep_again()

    def come_forward(self) -> None:
        """In front of other windows, with the keyboard."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def keep_place(self) -> None:
        """Remember where the window stands."""
        self._kept.keep_place(self.saveGeometry())

    def destroy_now(self) -> None:
        """The window and all that is in it go; nothing of it is left in the process to be looked at."""
        self.settle()
        self.keep_place()
        self.hide()
        self._page = None
        self.deleteLater()

    def end(self) -> None:
        """Close it, as its frame does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._page is not None and self._page.asks_before_end():
            event.ignore()
            self.come_forward()
            self._page.say_why_it_stays()
            return
        self.settle()
        self.keep_place()
        event.accept()
        self.left.emit()
