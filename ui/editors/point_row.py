"""A scale as a row of numbers to press: with the mouse, the arrow keys or the digits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from app.domain.kinds.base import DONT_KNOW, Cell
from app.domain.kinds.parts import dont_know_words
from ui import look
from ui.editors.group import Group
from ui.parts.buttons import GAP, paint_ring
from ui.parts.flow import Flow
from ui.parts.measures import INSET, TARGET, growth

Point = int | Cell | None
"""A number, DONT_KNOW, or nothing chosen."""

_TOGETHER = 1500
"""Milliseconds within which two digits make one number."""
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class PointButton(QRadioButton):
    """One number of a scale, or "I don't know"."""

    pressed_key = Signal(object)

    def __init__(self, point: int | Cell, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.point = point
        self.setText(words)

    def sizeHint(self) -> QSize:
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        side = max(TARGET, round(look.em() * (1.3 + 0.5 / growth())))
        return QSize(max(side, metrics.horizontalAdvance(self.text()) + round(look.em() * 0.8)), side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object, /) -> bool:
        del pos
        return True

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.ignore()
        self.pressed_key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        palette, checked = self.palette(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = INSET + (GAP if checked and self.hasFocus() else 0.0)
        painter.setPen(QPen(look.accent(palette) if checked else look.edge(palette), 1.0))
        ground = QPalette.ColorRole.Highlight if checked else QPalette.ColorRole.Base
        painter.setBrush(palette.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(room, room, -room, -room), 6, 6)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(palette), 8)
        font = self.font()
        font.setBold(checked)
        painter.setFont(font)
        role = QPalette.ColorRole.HighlightedText if checked else QPalette.ColorRole.WindowText
        painter.setPen(palette.color(role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class PointRow(Group):
    """The numbers of a scale, and "I don't know" where it is offered. `answered` speaks of acts only."""

    answered = Signal(object)

    def __init__(self, points: Sequence[int], parent: QWidget | None = None, *, dont_know: bool = False) -> None:
        super().__init__(parent)
        self._typed, self._typed_at = "", 0
        flow = Flow(self, gap=3, down=4)
        self._buttons: list[PointButton] = []
        for point in points:
            self._buttons.append(PointButton(point, str(point), self))
        if dont_know:
            self._buttons.append(PointButton(DONT_KNOW, dont_know_words(), self))
        for button in self._buttons:
            button.clicked.connect(self._on_clicked)
            button.pressed_key.connect(self._on_key)
            flow.addWidget(button)
        self.show_point(None)

    def point(self) -> Point:
        return next((button.point for button in self._buttons if button.isChecked()), None)

    def show_point(self, point: Point) -> None:
        """Show `point` as chosen, or nothing; no word is said. A number that is not on the scale shows as nothing."""
        for button in self._buttons:
            button.setAutoExclusive(False)
            button.setChecked(button.point == point)
        for button in self._buttons:
            button.setAutoExclusive(True)
        self._one_stop()

    def name(self, words: str) -> None:
        """What is rated here, for the group."""
        self.setAccessibleName(words)

    def first(self) -> QWidget:
        """The button that takes the keyboard: the chosen one, else the first."""
        return next((button for button in self._buttons if button.isChecked()), self._buttons[0])

    def _on_clicked(self) -> None:
        self._one_stop()
        self.answered.emit(self.point())

    def _on_key(self, event: QKeyEvent) -> None:
        button = self.sender()
        if not isinstance(button, PointButton):
            return
        place, last = self._buttons.index(button), len(self._buttons) - 1
        moves = {
            **dict.fromkeys(_BACK, max(0, place - 1)),
            **dict.fromkeys(_ON, min(last, place + 1)),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = moves.get(Qt.Key(event.key()))
        target = self._buttons[wanted] if wanted is not None else self._by_digits(event)
        if target is not None:
            event.accept()
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            target.click()

    def _by_digits(self, event: QKeyEvent) -> PointButton | None:
        digit = event.text()
        if len(digit) != 1 or digit not in "0123456789" or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        soon = event.timestamp() - self._typed_at <= _TOGETHER
        found = self._with_number(self._typed + digit) if soon and self._typed else None
        self._typed = self._typed + digit if found is not None else digit
        self._typed_at = event.timestamp()
        return found or self._with_number(digit)

    def _with_number(self, digits: str) -> PointButton | None:
        return next((button for button in self._buttons if str(button.point) == digits), None)

    def _one_stop(self) -> None:
        """One stop of the Tab key for the whole row."""
        stop = self.first()
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)
