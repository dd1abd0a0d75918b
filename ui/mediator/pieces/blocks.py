"""Blocks in columns of equal width: as many columns as fit, each row as high as its highest block."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.mediator.pieces.text import em


class _Columns(QLayout):
    def __init__(self, parent: QWidget, least: float, gap: int, most: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = least
        self._gap = gap
        self._most = most
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._set_out(place, move=True)

    def sizeHint(self) -> QSize:
        width = round(self._least * em())
        return QSize(width, self.heightForWidth(max(width, self.geometry().width())))

    def minimumSize(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        width = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(width, 0)

    def _set_out(self, place: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
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
        while (item := self.columns.takeAt(0)) is not None:
            block = item.widget()
            if block is not None:
                block.hide()
                block.deleteLater()
