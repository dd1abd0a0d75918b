"""Blocks in columns of equal width: as many columns as fit, each row as high as its highest block."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ui.mediator.pieces.text import em
from ui.parts.emptied import empty
from ui.parts.set_out import SetOut


class _Columns(SetOut):
    def __init__(self, parent: QWidget, least: float, gap: int, most: int) -> None:
        super().__init__(parent)
        self._least = least
        self._gap = gap
        self._most = most

    def sizeHint(self) -> QSize:
        width = round(self._least * em())
        return QSize(width, self.heightForWidth(max(width, self.geometry().width())))

    def minimumSize(self) -> QSize:
        shown = self.shown()
        width = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(width, 0)

    def set_out(self, place: QRect, *, move: bool) -> int:
        shown = self.shown()
        fit = (place.width() + self._gap) // (round(self._least * em()) + self._gap)
        columns = max(1, min(fit, self._most, len(shown) or 1))
        width = (place.width() - self._gap * (columns - 1)) // columns
        top = place.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height(item, width) for item in row)
            for number, item in enumerate(row):
                if move:
                    item.setGeometry(QRect(place.x() + number * (width + self._gap), top, width, height))
            top += height + self._gap
        return max(0, top - self._gap - place.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class Blocks(QWidget):
    """`least` is the narrowest a block may be, in lines of running text; `most` the number of columns."""

    def __init__(self, least: float, parent: QWidget | None = None, *, gap: int = 14, most: int = 4) -> None:
        super().__init__(parent)
        self.columns = _Columns(self, least, gap, most)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *blocks: QWidget) -> None:
        for block in blocks:
            self.columns.addWidget(block)

    def clear(self) -> None:
        """Take all blocks out and delete them."""
        empty(self.columns)
