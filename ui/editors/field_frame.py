"""The frame around a place to type: the same for a line and for a box, with the ring of the keyboard's place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import look
from ui.parts.buttons import RADIUS, RING, paint_ring

_UNDO = QKeySequence.StandardKey.Undo
ROOM = 8
"""Pixels between the outer edge of the frame and the text."""


def is_undo(event: QEvent) -> bool:
    """Whether a field is asked if it takes the keys of undo for itself."""
    asks = event.type() is QEvent.Type.ShortcutOverride
    return asks and isinstance(event, QKeyEvent) and event.matches(_UNDO)


class FieldFrame(QWidget):
    """Holds one field. The field has the keyboard; the frame shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(ROOM, ROOM, ROOM, ROOM)

    def hold(self, field: QWidget) -> None:
        """Put `field` in; it tells the frame to `update` when the keyboard comes or goes."""
        # No focus proxy: the Tab key would come to the frame and to the field, wherever each of them is in the chain.
        self._inside.addWidget(field)
        self._field = field

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        super().mousePressEvent(event)
        if self._field is not None:
            self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.edge(palette), 1.2))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), RADIUS - 3, RADIUS - 3)
        if self._field is not None and self._field.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(palette), RADIUS - 2)
