"""Small signs drawn with lines: the three locks, a tick, an arrow. Never without words beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.domain.sharing import Lock


def paint_lock(painter: QPainter, lock: Lock, box: QRectF, ink: QColor) -> None:
    """The sign of a lock in a square: a closed padlock, two people, an open hand to others."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / 20, box.height() / 20)
    painter.setPen(QPen(ink, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _LOCKS[lock](painter, ink)
    painter.restore()


def _closed(painter: QPainter, ink: QColor) -> None:
    shackle = QPainterPath(QPointF(6, 9))
    shackle.lineTo(6, 6.5)
    shackle.arcTo(QRectF(6, 2.5, 8, 8), 180, -180)
    shackle.lineTo(14, 9)
    painter.drawPath(shackle)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(4, 9, 12, 8.5), 1.8, 1.8)


def _two_people(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(6.5, 6.2), 2.6, 2.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(13.8, 6.6), 2.4, 2.4)
    near = QPainterPath(QPointF(1.8, 17))
    near.cubicTo(1.8, 9.5, 11.2, 9.5, 11.2, 17)
    painter.drawPath(near)
    far = QPainterPath(QPointF(12.2, 11.4))
    far.cubicTo(15.8, 10.4, 18.2, 12.6, 18.2, 17)
    painter.drawPath(far)


def _open(painter: QPainter, ink: QColor) -> None:
    shackle = QPainterPath(QPointF(6, 9))
    shackle.lineTo(6, 6.5)
    shackle.arcTo(QRectF(6, 2.5, 8, 8), 180, -150)
    painter.drawPath(shackle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(4, 9, 12, 8.5), 1.8, 1.8)
    painter.drawPoint(QPointF(10, 13.2))
    del ink


_LOCKS: Mapping[Lock, Callable[[QPainter, QColor], None]] = {
    Lock.ONLY_ME: _closed,
    Lock.MEDIATOR: _two_people,
    Lock.SHARE: _open,
}


def paint_tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """A tick that fills a square."""
    path = QPainterPath(QPointF(box.left() + box.width() * 0.22, box.top() + box.height() * 0.53))
    path.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.73)
    path.lineTo(box.left() + box.width() * 0.79, box.top() + box.height() * 0.30)
    pen = QPen(ink, max(1.8, box.width() * 0.13))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def paint_arrow(painter: QPainter, box: QRectF, ink: QColor, *, down: bool) -> None:
    """A small angle: to the right, or down where something is unfolded."""
    middle = box.center()
    size = box.width() * 0.24
    ends = (
        ((-size, -size / 2), (0.0, size / 2), (size, -size / 2))
        if down
        else ((-size / 2, -size), (size / 2, 0.0), (-size / 2, size))
    )
    path = QPainterPath(middle + QPointF(*ends[0]))
    path.lineTo(middle + QPointF(*ends[1]))
    path.lineTo(middle + QPointF(*ends[2]))
    pen = QPen(ink, max(1.6, box.width() * 0.09))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
