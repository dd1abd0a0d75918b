"""A list to pick from that the mouse wheel never changes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui import look
from ui.parts.buttons import RADIUS, RING, paint_ring
from ui.parts.measures import press_height
from ui.parts.signs import paint_arrow

_ROOM = 12


class StillBox(QComboBox):
    """Nothing typed into it, nothing remembered by it. `activated` tells of a person's choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        longest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(place)) for place in range(self.count())), default=0
        )
        return QSize(longest + 2 * _ROOM + round(look.em() * 1.2), press_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(look.em() * 5), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The same frame as that of a line to type in, and an angle at its end."""
        del event
        palette, side = self.palette(), round(look.em() * 1.1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.edge(palette), 1.2))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), RADIUS - 3, RADIUS - 3)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(palette), RADIUS - 2)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        room = self.width() - 2 * _ROOM - side
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(_ROOM, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        box = QRectF(self.width() - _ROOM - side, (self.height() - side) / 2, side, side)
        paint_arrow(painter, box, palette.color(QPalette.ColorRole.Text), down=True)
