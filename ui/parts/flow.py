"""Widgets side by side that go on in the next line where the width ends: nothing is cut off at twice the text size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.parts.set_out import SetOut


class Flow(SetOut):
    """In reading order, each widget as wide as it likes; lines begin at the left, or end at the right.

    `gap` is the room between neighbours and lines, `down` that between lines where it differs. Widgets of one line
    stand in its middle, with `top` at its upper edge.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        down: int | None = None,
        to_the_right: bool = False,
        top: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._down = gap if down is None else down
        self._to_the_right = to_the_right
        self._top = top

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self.shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self.shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self.shown():
            size = item.sizeHint()
            if size.width() > width:
                size.setWidth(width)
                # What is narrower than it likes wraps its words, and needs more height for that.
                if item.hasHeightForWidth():
                    size.setHeight(item.heightForWidth(width))
            if lines[-1] and used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._gap
        return [line for line in lines if line]

    def set_out(self, place: QRect, *, move: bool) -> int:
        top = place.y()
        for line in self._lines(place.width()):
            tallest = max(size.height() for _item, size in line)
            left = place.x()
            if self._to_the_right:
                used = sum(size.width() for _item, size in line) + self._gap * (len(line) - 1)
                left = place.right() + 1 - used
            for item, size in line:
                if move:
                    lower = 0 if self._top else (tallest - size.height()) // 2
                    item.setGeometry(QRect(left, top + lower, size.width(), size.height()))
                left += size.width() + self._gap
            top += tallest + self._down
        return max(0, top - self._down - place.y())
