"""What every list of rows is set up like: chosen with the arrow keys, opened with Return or a click."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.parts.scrolling import SlimBar

ID = Qt.ItemDataRole.UserRole + 1
"""The role under which a row's item has its id."""
Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """Rows of one height, painted by a delegate. `opened` tells the id of the row to open: by a click, or with Return
    where the arrow keys went. It never scrolls sideways, and each row is as wide as the list."""

    opened = Signal(str)

    def __init__(self, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar())
        # One of ten thousand is measured.
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)

    def count(self) -> int:
        return self.rows.rowCount()

    def at(self, row: int) -> QModelIndex:
        return self.rows.index(row, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(ID)))
