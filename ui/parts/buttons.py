"""Buttons: one main thing to do, plain ones beside it, quiet ones for the rest. Painted alike on every system."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import look
from ui.parts.measures import INSET, press_height
from ui.parts.pressed import Pressed
from ui.parts.signs import paint_tick

RADIUS = 9.0
RING = float(INSET)
GAP = 2.0
"""Between the ring and a ground of the same colour, so that the ring is seen."""


class Role(Enum):
    """How much a button stands out."""

    MAIN = "main"
    PLAIN = "plain"
    QUIET = "quiet"


class Button(Pressed):
    """A button with words. Return presses it as Space does. A quiet one that is `flush` begins where text begins.

    A plain one that can be switched on shows that it is: a tick, bold words, a tint and a strong frame. It keeps the room
    for them all the time, so that nothing moves under the hand.
    """

    def __init__(
        self,
        words: str,
        role: Role = Role.PLAIN,
        parent: QWidget | None = None,
        *,
        says: str = "",
        flush: bool = False,
        scale: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._flush = flush
        self._scale = scale
        self.setText(words)
        self.setAccessibleName(says or words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if role is Role.MAIN or scale != 1.0:
            self.setFont(look.scaled(scale, bold=role is Role.MAIN))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        room = look.em() * self._scale
        if self._stays_on():
            words = max(words, QFontMetrics(self._bold()).horizontalAdvance(self.text())) + self._tick_room()
        around = 2 * INSET if self._flush else round(room * (0.9 if self._role is Role.QUIET else 1.7))
        return QSize(words + around, press_height(self._scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING + (GAP if self._role is Role.MAIN and self.hasFocus() else 0.0)
        self._paint_ground(painter, QRectF(self.rect()).adjusted(room, room, -room, -room))
        if self.hasFocus():
            self._paint_focus(painter)
        painter.setPen(self._ink())
        box = self.words_box(QRectF(self.rect()))
        if self._stays_on() and self.isChecked():
            painter.setFont(self._bold())
            self._paint_tick(painter, box)
            painter.setPen(self._ink())
            box = box.adjusted(self._tick_room(), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

    def words_box(self, box: QRectF) -> QRectF:
        """Where in `box` the words stand, in the middle."""
        return box

    def _stays_on(self) -> bool:
        return self._role is Role.PLAIN and self.isCheckable()

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setBold(True)
        return bold

    def _tick_room(self) -> int:
        return round(look.em() * self._scale * 1.1)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        side = look.em() * self._scale * 0.95
        words = QFontMetrics(self._bold()).horizontalAdvance(self.text())
        left = box.center().x() - (words + self._tick_room()) / 2
        paint_tick(painter, QRectF(left, box.center().y() - side / 2, side, side), look.accent(self.palette()))

    def _paint_focus(self, painter: QPainter) -> None:
        ink = look.accent(self.palette())
        if not self._flush:
            paint_ring(painter, QRectF(self.rect()), ink)
            return
        # No room for a ring around words that begin where text begins: a line below them.
        words = self.words_box(QRectF(self.rect()))
        below = words.center().y() + self.fontMetrics().height() / 2 + 1
        painter.fillRect(QRectF(words.left() + INSET, below, words.width() - 2 * INSET, RING), ink)

    def _ink(self) -> QColor:
        palette = self.palette()
        if not self.isEnabled():
            return palette.color(palette.ColorGroup.Disabled, palette.ColorRole.WindowText)
        if self._role is Role.MAIN:
            return look.on_accent(palette)
        return look.accent(palette) if self._role is Role.QUIET else palette.color(palette.ColorRole.WindowText)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        palette = self.palette()
        pressed = self.isDown()
        if self._role is Role.MAIN:
            ground = look.accent(palette)
            if self.is_under or pressed:
                ground = look.mixed(ground, palette.color(palette.ColorRole.WindowText), 0.7 if pressed else 0.86)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
        elif self._role is Role.PLAIN:
            chosen = self.isCheckable() and self.isChecked()
            painter.setPen(QPen(look.accent(palette), 2.4) if chosen else QPen(look.edge(palette), 1.2))
            over = look.tint(palette, 0.18 if pressed or chosen else 0.08)
            painter.setBrush(over if self.is_under or pressed or chosen else palette.color(palette.ColorRole.Base))
        elif self.is_under or pressed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint(palette, 0.18 if pressed else 0.10))
        else:
            return
        painter.drawRoundedRect(box, RADIUS, RADIUS)


def paint_ring(painter: QPainter, around: QRectF, color: QColor, radius: float = RADIUS + 2) -> None:
    """The mark of the keyboard's place, just inside `around`."""
    path = QPainterPath()
    inset = RING / 2
    path.addRoundedRect(around.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.setPen(QPen(color, RING - 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
