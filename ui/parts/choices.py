"""Choosing: one of a few (a lock, a theme), and a tick beside words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.sharing import Lock
from ui import look
from ui.parts.flow import Flow
from ui.parts.pressable import Pressable
from ui.parts.signs import paint_lock, paint_tick

T = TypeVar("T")
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Choice(Pressable):
    """One of several; the arrow keys go to its neighbours, Space takes it."""

    def __init__(self, words: str, below: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, below, parent)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
        if not step:
            super().keyPressEvent(event)
            return
        beside = self.parent()
        group = [each for each in beside.children() if isinstance(each, Choice)] if beside is not None else [self]
        group[(group.index(self) + step) % len(group)].setFocus(Qt.FocusReason.TabFocusReason)

    def sign_width(self) -> int:
        return round(look.em() * 1.5)

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        palette = self.palette()
        inner = box.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(look.accent(palette) if self.isChecked() else look.edge(palette), 1.8))
        painter.setBrush(palette.color(palette.ColorRole.Base))
        painter.drawEllipse(inner)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent(palette))
            painter.drawEllipse(inner.adjusted(4, 4, -4, -4))


class LockChoice(Choice):
    """A lock to choose, with its sign."""

    def __init__(self, lock: Lock, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "", parent)
        self._lock = lock

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        palette = self.palette()
        ink = look.accent(palette) if self.isChecked() else palette.color(palette.ColorRole.WindowText)
        paint_lock(painter, self._lock, box, ink)


class Tick(Pressable):
    """Words with a box to tick before them."""

    def __init__(self, words: str, below: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, below, parent)
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def sign_width(self) -> int:
        return round(look.em() * 1.7)

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        palette = self.palette()
        inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(look.accent(palette) if self.isChecked() else look.edge(palette), 1.8))
        painter.setBrush(look.accent(palette) if self.isChecked() else palette.color(palette.ColorRole.Base))
        painter.drawRoundedRect(inner, 4, 4)
        if self.isChecked():
            paint_tick(painter, inner, look.on_accent(palette))


class OneOf(QWidget, Generic[T]):
    """A named group of choices, side by side where they fit. `chosen` tells the one a person took."""

    chosen = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[T, Choice]], taken: T | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._choices = tuple(choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside = QWidget(self)
        inside.setAccessibleName(name)
        row = Flow(inside)
        for value, choice in self._choices:
            choice.setParent(inside)
            choice.setAutoExclusive(True)
            choice.setAccessibleDescription(name)
            choice.setChecked(value == taken)
            choice.clicked.connect(self._clicked)
            row.addWidget(choice)
        column.addWidget(inside)
        self._one_stop()

    def show_taken(self, taken: T) -> None:
        """Mark this one, without a word."""
        for value, choice in self._choices:
            if value == taken:
                choice.setChecked(True)
        self._one_stop()

    def _one_stop(self) -> None:
        """The Tab key stops at what is taken; the arrow keys move inside."""
        buttons = [choice for _value, choice in self._choices]
        stop = next((choice for choice in buttons if choice.isChecked()), buttons[0])
        for choice in buttons:
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choice is stop else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        self._one_stop()
        for value, choice in self._choices:
            if choice.isChecked():
                self.chosen.emit(value)
                return
