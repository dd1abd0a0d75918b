"""Something that unfolds: an example, a name to type, a lock to change."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import look
from ui.parts.buttons import Button, Role
from ui.parts.signs import paint_arrow


class FoldButton(Button):
    """Quiet words with an angle that turns."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, Role.QUIET, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(look.em(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.em()
        box = QRectF(self.width() - side * 1.25, (self.height() - side) / 2, side, side)
        paint_arrow(painter, box, look.accent(self.palette()), down=self.isChecked())


class Fold(QWidget):
    """A button and what it unfolds."""

    def __init__(self, words: str, inside: QWidget, parent: QWidget | None = None, *, is_open: bool = False) -> None:
        super().__init__(parent)
        self.button = FoldButton(words, self)
        self.inside = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)
        self.button.toggled.connect(self._toggled)
        self.button.setChecked(is_open)
        inside.setVisible(is_open)

    def _toggled(self, is_open: bool) -> None:
        self.inside.setVisible(is_open)
