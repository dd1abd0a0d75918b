"""Every other screen is covered while a party has the laptop."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class _Cover(QWidget):
    """A plain ground over one screen. It cannot be closed."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setWindowTitle("Recess")
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # Not showFullScreen, which would also call for the keyboard.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


class Covers(QObject):
    """One plain window for each screen but the one the party works on; follows screens that come and go."""

    def __init__(self, used: QScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._used = used
        self._covers: dict[QScreen, _Cover] = {}
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._added)
            app.screenRemoved.connect(self._removed)
        for screen in QGuiApplication.screens():
            self._added(screen)

    def count(self) -> int:
        """How many screens are covered."""
        return len(self._covers)

    def _added(self, screen: QScreen) -> None:
        if screen is not self._used:
            self._covers[screen] = _Cover(screen)

    def _removed(self, screen: QScreen) -> None:
        cover = self._covers.pop(screen, None)
        if cover is not None:
            cover.hide()
            cover.deleteLater()
