"""How the mediator's program looks now: text size and colours, changed from the menus and kept for the next start."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui import look
from ui.kept_look import KeptLook
from ui.look import Theme


class Dressing(QObject):
    """`changed` tells that pages may be laid out anew."""

    changed = Signal()

    def __init__(self, app: QApplication, kept: KeptLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._kept = kept
        self._size = kept.size()
        self.theme = kept.theme()

    def dress(self) -> None:
        """Give the application its font and its colours."""
        look.dress(self._app, self.theme, self._size)
        self.changed.emit()

    def larger(self) -> None:
        """The next larger text size, if there is one."""
        self._resize(next((size for size in look.SIZES if size > self._size), self._size))

    def smaller(self) -> None:
        """The next smaller text size, if there is one."""
        self._resize(next((size for size in reversed(look.SIZES) if size < self._size), self._size))

    def usual_size(self) -> None:
        self._resize(look.SIZES[0])

    def choose(self, theme: Theme) -> None:
        """Wear other colours."""
        self.theme = theme
        self._kept.keep_theme(theme)
        self.dress()

    def _resize(self, size: float) -> None:
        self._size = size
        self._kept.keep_size(size)
        self.dress()
