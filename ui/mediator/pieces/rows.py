"""A list of cases: two lines each, chosen with the arrow keys and opened with Return, a double click or a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import look
from ui.parts.buttons import paint_ring
from ui.parts.measures import INSET
from ui.parts.scrolling import SlimBar

_ID, _SECOND, _TAG = (Qt.ItemDataRole.UserRole + n for n in (1, 2, 3))
_Index = QModelIndex | QPersistentModelIndex


class Rows(QListView):
    """Rows of a first line, a second line and a tag at the right. `opened` tells the id of the row to open."""

    opened = Signal(str)

    def __init__(self, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_TwoLines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar())
        # All are of one height: one of ten thousand is measured.
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """Ids, first lines, second lines, tags. What was chosen before stays chosen where it is still there."""
        before = self.currentIndex().data(_ID)
        self._model.clear()
        for id_, first, second, tag in rows:
            item = QStandardItem(first)
            item.setData(id_, _ID)
            item.setData(second, _SECOND)
            item.setData(tag, _TAG)
            item.setData(", ".join(filter(None, (first, tag, second))), Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        chosen = next((n for n, row in enumerate(rows) if row[0] == before), 0)
        if rows:
            self.setCurrentIndex(self._model.index(chosen, 0))

    def count(self) -> int:
        return self._model.rowCount()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(_ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)


class _TwoLines(QStyledItemDelegate):
    """Paints a row: a card with the first line in bold, the second line quiet, the tag at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(10 * line, round(2 * line + 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        area = QRectF(option.rect).adjusted(INSET, 3.5, -INSET, -3.5)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(look.tint(palette, 0.08) if over else palette.base())
        painter.setPen(QPen(look.hairline(palette), 1.0))
        painter.drawRoundedRect(area, 9, 9)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, area.adjusted(-1, -1, 1, 1), look.accent(palette))
        self._words(painter, option, index)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = option.fontMetrics.height()
        inside = option.rect.adjusted(INSET + 20, 16, -INSET - 20, -16)
        tag = str(index.data(_TAG) or "")
        beside = option.fontMetrics.horizontalAdvance(tag) + 16 if tag else 0
        bold = QFont(option.font)
        bold.setBold(True)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        first = QRect(inside.left(), inside.top(), inside.width() - beside, line)
        painter.setFont(bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, int(left), words)
        painter.setFont(option.font)
        painter.setPen(look.quiet_text(option.palette))
        second = QRect(inside.left(), inside.bottom() - line + 1, inside.width(), line)
        said = option.fontMetrics.elidedText(
            str(index.data(_SECOND) or ""), Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, int(left), said)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(inside.left(), inside.top(), inside.width(), line), int(right), tag)
