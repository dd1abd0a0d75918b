"""Wide things to press whose words wrap: a row of a list, a choice with its meaning, words with a tick."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import look
from ui.parts.buttons import GAP, RADIUS, RING, paint_ring
from ui.parts.measures import TARGET, air
from ui.parts.pressed import Pressed

_FLAGS = Qt.TextFlag.TextWordWrap


class Pressable(Pressed):
    """Words, and quieter words below them or at the right, on a card that can be pressed. Subclasses paint a sign at
    the left.
    """

    def __init__(
        self, words: str, below: str = "", parent: QWidget | None = None, *, bold: bool = False, beside: str = ""
    ) -> None:
        super().__init__(parent)
        self._bold = bold
        self._below = below
        self._beside = beside
        # Not setText: an ampersand in somebody's words is no shortcut.
        self._words = words
        self.setAccessibleName(words)
        self.setAccessibleDescription(beside or below)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """What stands on it."""
        return self._words

    # ---- for subclasses --------------------------------------------------------------------------------------------

    def sign_width(self) -> int:
        """Room for a sign at the left, in pixels."""
        return 0

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        """Paint the sign into a square in the middle of its room."""

    def is_marked(self) -> bool:
        """Whether it stands out as chosen."""
        return self.isChecked()

    # ---- measures --------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._words_width(width)
        height = self._height(self._words, self._font(marked=self.isCheckable()), room)
        if self._below:
            height += self._height(self._below, self._below_font(), room) + look.em() // 6
        return max(TARGET, height + 2 * self._inset_down())

    def sizeHint(self) -> QSize:
        # Measured bold, whether it is now or not: nothing moves when another one is chosen.
        words = QFontMetrics(self._font(marked=True)).horizontalAdvance(self._words)
        width = words + 2 * self._inset_across() + self.sign_width() + self._beside_width() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET, TARGET)

    # ---- acts ------------------------------------------------------------------------------------------------------

    def takes_return(self) -> bool:
        """Of what is chosen among others Return is the page's."""
        return not self.isCheckable()

    # ---- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        left, sign = self._inset_across(), self.sign_width()
        top = self._inset_down()
        width = self._words_width(self.width())
        if sign:
            side = round(look.em() * 1.1)
            first_line = QFontMetrics(self._font()).height()
            place = QRectF(left, top + (first_line - side) / 2, side, side)
            self.paint_sign(painter, place)
        palette = self.palette()
        painter.setFont(self._font())
        painter.setPen(palette.color(palette.ColorRole.WindowText))
        height = self._height(self._words, self._font(), width)
        spare = 0
        if not self._below:
            spare = max(0, (self.height() - 2 * top - height) // 2)
        painter.drawText(QRect(left + sign, top + spare, width, height), _FLAGS, self._words)
        painter.setFont(self._below_font())
        painter.setPen(look.quiet_text(palette))
        if self._beside:
            right = QRect(0, top + spare, self.width() - left, QFontMetrics(self._font()).height())
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._beside)
        if self._below:
            rest = QRect(left + sign, top + height + look.em() // 6, width, self.height())
            painter.drawText(rest, _FLAGS, self._below)

    def _paint_card(self, painter: QPainter) -> None:
        palette = self.palette()
        room = RING + (GAP if self.is_marked() and self.hasFocus() else 0.0)
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        ground = palette.color(palette.ColorRole.Base)
        if self.is_marked():
            ground = look.tint(palette, 0.13)
        elif self.is_under:
            ground = look.tint(palette, 0.06)
        marked = self.is_marked()
        painter.setPen(QPen(look.accent(palette) if marked else look.edge(palette), 2.0 if marked else 1.2))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(palette))

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _inset_across(self) -> int:
        return round(look.em() * 0.65 + RING)

    def _inset_down(self) -> int:
        return air(0.4) + round(RING)

    def _words_width(self, width: int) -> int:
        return max(1, width - 2 * self._inset_across() - self.sign_width() - self._beside_width())

    def _beside_width(self) -> int:
        if not self._beside:
            return 0
        return QFontMetrics(self._below_font()).horizontalAdvance(self._beside) + look.em()

    def _font(self, *, marked: bool | None = None) -> QFont:
        font = QFont(self.font())
        font.setBold(self._bold or (self.is_marked() if marked is None else marked))
        return font

    def _below_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.94)
        return font

    @staticmethod
    def _height(words: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1 << 20), _FLAGS, words).height()
