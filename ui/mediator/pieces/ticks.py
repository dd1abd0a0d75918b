"""Ticks and choices whose words wrap, and strips of a few choices side by side."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui import look
from ui.mediator.pieces.buttons import LOWEST, press_height
from ui.mediator.pieces.text import em
from ui.parts.buttons import RADIUS, paint_ring
from ui.parts.measures import INSET

_LEFT = INSET + 1
"""Where the mark begins: its edge in line with text, the ring of the keyboard's place beside it."""


def without_key(button: QAbstractButton, words: str) -> None:
    """Give it these words, and no key of its own: Qt would make Alt+S of a firm that is called "Smith &Sons"."""
    button.setText(words)
    button.setShortcut(QKeySequence())


def _mark(button: QAbstractButton) -> int:
    return max(18, round(button.fontMetrics().height() * 0.9))


def words_left() -> int:
    """How far from the left edge the words of a tick or choice begin."""
    line = em()
    return _LEFT + max(18, round(line * 0.9)) + round(line * 0.5)


def _words_at(button: QAbstractButton, width: int) -> QRect:
    left = words_left()
    room = QRect(0, 0, max(width - left - 6, 40), 100_000)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    found = button.fontMetrics().boundingRect(room, int(flags), button.text())
    return QRect(left, 0, room.width(), found.height())


def _height(button: QAbstractButton, width: int) -> int:
    return max(LOWEST, _words_at(button, width).height() + 12)


def _size(button: QAbstractButton) -> QSize:
    one_line = button.fontMetrics().horizontalAdvance(button.text())
    width = min(one_line + words_left() + 10, 30 * button.fontMetrics().height())
    return QSize(width, _height(button, width))


def _wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _paint(button: QAbstractButton, painter: QPainter) -> QRectF:
    """Ground, words and the ring of the keyboard's place; gives the square of the mark."""
    palette = button.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if button.underMouse() and button.isEnabled():
        painter.setBrush(look.tint(palette, 0.07))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(button.rect()), RADIUS, RADIUS)
    words = _words_at(button, button.width())
    words.moveTop((_height(button, button.width()) - words.height()) // 2)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(words, int(flags), button.text())
    if button.hasFocus():
        paint_ring(painter, QRectF(button.rect()), look.accent(palette))
    side = _mark(button)
    top = words.top() + (button.fontMetrics().height() - side) / 2
    return QRectF(_LEFT, top, side, side)


def _edge(button: QAbstractButton) -> QPen:
    palette = button.palette()
    return QPen(look.edge(palette) if button.isEnabled() else look.hairline(palette), 1.4)


class Tick(QCheckBox):
    """A check box whose words wrap."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        without_key(self, words)
        self.setAccessibleName(words)
        _wrap(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(_mark(self) + 60, LOWEST)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        square = _paint(self, painter)
        palette = self.palette()
        painter.setPen(_edge(self))
        full = look.accent(palette) if self.isEnabled() else look.edge(palette)
        painter.setBrush(full if self.isChecked() else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(square, 4, 4)
        if self.isChecked():
            pen = QPen(look.on_accent(palette), max(2.0, square.width() / 8))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            hook = [QPointF(0.24, 0.54), QPointF(0.43, 0.72), QPointF(0.77, 0.30)]
            painter.drawPolyline(QPolygonF([square.topLeft() + point * square.width() for point in hook]))


class Choice(QRadioButton):
    """A radio button whose words wrap."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        without_key(self, words)
        self.setAccessibleName(words)
        _wrap(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(_mark(self) + 60, LOWEST)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        circle = _paint(self, painter)
        palette = self.palette()
        painter.setPen(_edge(self))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(circle)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent(palette) if self.isEnabled() else look.edge(palette))
            inset = circle.width() * 0.24
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))


class Segment(QRadioButton):
    """One of a few choices that stand side by side as a strip; put them in one parent, they exclude each other.

    `calm`: chosen, it does not stand out; for the choice that means "nothing". `widest`: the longest words that stand
    in other rows at this place, so that rows of strips stand in line.
    """

    def __init__(
        self, words: str, said: str, parent: QWidget | None = None, *, calm: bool = False, widest: str = ""
    ) -> None:
        super().__init__(parent)
        without_key(self, words)
        self._calm = calm
        self._widest = widest
        self.setAccessibleName(said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(self.text()), metrics.horizontalAdvance(self._widest))
        return QSize(words + round(1.3 * metrics.height()), press_height(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        chosen = self.isChecked()
        loud = chosen and not self._calm
        painter.setPen(QPen(look.edge(palette), 2.0 if chosen and self._calm else 1.2))
        over = look.tint(palette, 0.10) if self.underMouse() or chosen else palette.color(QPalette.ColorRole.Base)
        painter.setBrush(look.accent(palette) if loud else over)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), RADIUS, RADIUS)
        painter.setPen(look.on_accent(palette) if loud else palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(palette))
