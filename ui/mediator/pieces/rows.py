"""A list of cases: two lines each, chosen with the arrow keys and opened with Return, a double click or a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen, QStandardItem
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import look
from ui.mediator.pieces.row_list import ID, Index, RowList
from ui.parts.buttons import paint_ring
from ui.parts.measures import INSET

_SECOND, _TAG = (ID + n for n in (1, 2))


class Rows(RowList):
    """Rows of a first line, a second line and a tag at the right."""

    def __init__(self, said: str, parent: QWidget | None = None) -> None:
        super().__init__(said, parent)
        self.setItemDelegate(_TwoLines(self))
        self.setMouseTracking(True)

    def show_rows(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """Ids, first lines, second lines, tags. What was chosen before stays chosen where it is still there."""
        before = self.currentIndex().data(ID)
        self.rows.clear()
        for id_, first, second, tag in rows:
            item = QStandardItem(first)
            item.setData(id_, ID)
            item.setData(second, _SECOND)
            item.setData(tag, _TAG)
            item.setData(", ".join(filter(None, (first, tag, second))), Qt.ItemDataRole.AccessibleTextRole)
            self.rows.appendRow(item)
        chosen = next((n for n, row in enumerate(rows) if row[0] == before), 0)
        if rows:
            self.setCurrentIndex(self.at(chosen))


class _TwoLines(QStyledItemDelegate):
    """Paints a row: a card with the first line in bold, the second line quiet, the tag at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(10 * line, round(2 * line + 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
    def _words(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
