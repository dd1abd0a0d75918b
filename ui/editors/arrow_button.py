"""A small button with an arrow, painted in the palette's colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import look
from ui.parts.buttons import Button
from ui.parts.measures import press_height


class ArrowButton(Button):
    """Up for -1, down for 1. Its name is set by whoever knows what it moves."""

    def __init__(self, way: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._way = way

    def sizeHint(self) -> QSize:
        return QSize(press_height(), press_height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.WindowText), max(1.8, look.em() * 0.09))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, reach = QPointF(self.rect().center()) + QPointF(0.5, 0.5), look.em() * 0.32
        tip = middle + QPointF(0, self._way * reach)
        painter.drawLine(middle - QPointF(0, self._way * reach), tip)
        side = QPointF(reach * 0.75, -self._way * reach * 0.75)
        painter.drawPolyline(QPolygonF([tip + side, tip, tip + QPointF(-side.x(), side.y())]))
