"""Text size and colours, to be changed on every page. Kept for this hand-over, forgotten with this process."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui import look
from ui.look import Theme


class Comfort(QObject):
    """Dresses the application. `changed` is called after it, so that the page can be laid out afresh."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.theme = Theme.SYSTEM
        self.size = 1.0
        self.changed: Callable[[], None] = _nothing
        look.dress(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose_theme(self, theme: Theme) -> None:
        """Light, dark, high contrast, or as the computer."""
        self.theme = theme
        self._dress()

    def larger(self) -> None:
        """One size up, to twice the size at most."""
        self._choose_size(1)

    def smaller(self) -> None:
        """One size down, to 100 % at least."""
        self._choose_size(-1)

    def _choose_size(self, step: int) -> None:
        place = look.SIZES.index(self.size) + step
        self.size = look.SIZES[min(max(place, 0), len(look.SIZES) - 1)]
        self._dress()

    def _dress(self) -> None:
        look.dress(self._app, self.theme, self.size)
        self.changed()

    def _system_changed(self) -> None:
        if self.theme is Theme.SYSTEM:
            self._dress()


def _nothing() -> None:
    """Nobody is to be told yet."""
