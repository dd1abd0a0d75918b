"""Stepping one guess to see what changes: a line with a mark to drag, or to move with the arrow keys.

What is stepped here is a "what if" (decision 40): nobody stores it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ui import look
from ui.parts.buttons import GAP, paint_ring
from ui.parts.measures import INSET, growth, press_height

_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class GuessStepper(QAbstractSlider):
    """One guess between `low` and `high`, in steps of one. `stepped` tells every new place a person moved it to.

    `says` puts a place into words ("4 of 10"); they stand above the line, and a screen reader hears them. Arrow keys go a
    step, Page Up and Page Down five, Home and End to the ends. `entered` is the guess as it was typed: it keeps a mark of
    its own, and Backspace goes back to it.
    """

    stepped = Signal(int)

    def __init__(
        self, name: str, low: int, high: int, entered: int, says: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._says = says
        self._entered = entered
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(low, high)
        self.setPageStep(5)
        self.setValue(entered)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._moved)
        self._tell()

    def is_moved(self) -> bool:
        """Whether it stands elsewhere than the guess as it was typed."""
        return self.value() != self._entered

    def go_back(self) -> None:
        """To the guess as it was typed."""
        self.setValue(self._entered)

    def sizeHint(self) -> QSize:
        return QSize(round(look.em() * 16), self._words_height() + press_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(look.em() * 6), self.sizeHint().height())

    # ---- acts ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK:
            self.go_back()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self.setSliderDown(False)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is for the page."""
        event.ignore()

    # ---- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink, edge = palette.color(palette.ColorRole.WindowText), look.edge(palette)
        middle = self._words_height() + press_height() / 2
        self._paint_words(painter)
        left, right = self._ends()
        painter.setPen(QPen(edge, 2.0))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        tick = self._knob() * 0.45
        for tick_at in self._places_with_ticks():
            painter.drawLine(QPointF(self._x_of(tick_at), middle - tick), QPointF(self._x_of(tick_at), middle + tick))
        if self.is_moved():
            # Where it was typed: an open ring, so that before and after are both there.
            painter.setPen(QPen(ink, 1.6))
            painter.setBrush(palette.color(palette.ColorRole.Window))
            painter.drawEllipse(QPointF(self._x_of(self._entered), middle), self._knob() * 0.55, self._knob() * 0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent(palette))
        painter.drawEllipse(QPointF(self._x_of(self.value()), middle), self._knob(), self._knob())
        if self.hasFocus():
            around = self._knob() + GAP + INSET
            place = QPointF(self._x_of(self.value()), middle)
            ring = QRectF(place.x() - around, place.y() - around, 2 * around, 2 * around)
            paint_ring(painter, ring, look.accent(palette), radius=around)

    def _paint_words(self, painter: QPainter) -> None:
        palette = self.palette()
        painter.setFont(look.scaled(1.0, bold=True))
        painter.setPen(palette.color(palette.ColorRole.WindowText))
        words = self._says(self.value())
        wide = QFontMetrics(painter.font()).horizontalAdvance(words)
        x = min(max(self._x_of(self.value()) - wide / 2, INSET), self.width() - wide - INSET)
        painter.drawText(QPointF(x, QFontMetrics(painter.font()).ascent() + 1), words)

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _moved(self, place: int) -> None:
        self._tell()
        self.update()
        self.stepped.emit(place)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._says(self.value())}")

    def _knob(self) -> float:
        return 10.0 + 3.0 * (growth() - 1)

    def _words_height(self) -> int:
        return look.em() + 2

    def _ends(self) -> tuple[float, float]:
        room = self._knob() + GAP + INSET + 1
        return room, self.width() - room

    def _x_of(self, place: int) -> float:
        left, right = self._ends()
        span = self.maximum() - self.minimum()
        return left + (right - left) * (place - self.minimum()) / span if span else (left + right) / 2

    def _value_at(self, x: float) -> int:
        left, right = self._ends()
        share = (x - left) / (right - left) if right > left else 0.0
        return self.minimum() + round(min(max(share, 0.0), 1.0) * (self.maximum() - self.minimum()))

    def _places_with_ticks(self) -> range:
        span = self.maximum() - self.minimum()
        return range(self.minimum(), self.maximum() + 1, max(1, span // 20))
