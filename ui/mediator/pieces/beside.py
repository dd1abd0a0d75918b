"""Words, and beside them what is done with what they name; below them where the words would be narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QVBoxLayout, QWidget

from ui.mediator.pieces.text import em
from ui.parts.set_out import SetOut

_GAP, _BELOW = 16, 8
_LEAST = 12
"""How narrow the words may get, in lines' heights."""


def below_each_other(*several: QWidget, gap: int = 0) -> QWidget:
    """Widgets in one, a `gap` apart in pixels: a title and what is said below it."""
    whole = QWidget()
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(gap)
    for widget in several:
        rows.addWidget(widget)
    return whole


class Beside(SetOut):
    """Two widgets: words, and buttons as wide as they like."""

    def __init__(self, words: QWidget, deeds: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addWidget(words)
        self.addWidget(deeds)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self.shown()]
        return QSize(sum(size.width() for size in sizes) + _GAP, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self.shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def set_out(self, place: QRect, *, move: bool) -> int:
        words, deeds = self._items
        wide = deeds.sizeHint().width()
        left = place.width() - (wide + _GAP if wide else 0)
        if wide and left < _LEAST * em():
            first, second = _height(words, place.width()), _height(deeds, place.width())
            if move:
                words.setGeometry(QRect(place.x(), place.y(), place.width(), first))
                deeds.setGeometry(QRect(place.x(), place.y() + first + _BELOW, place.width(), second))
            return first + _BELOW + second
        first, second = _height(words, left), _height(deeds, wide) if wide else 0
        tallest = max(first, second)
        if move:
            words.setGeometry(QRect(place.x(), place.y() + (tallest - first) // 2, left, first))
            deeds.setGeometry(QRect(place.right() + 1 - wide, place.y() + (tallest - second) // 2, wide, second))
        return tallest


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
