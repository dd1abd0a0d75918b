"""The questions of a handout, by their numbers on the paper, each with how far it is below its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QResizeEvent, QStandardItem
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import look
from ui.mediator.pieces.row_list import ID, Index, RowList
from ui.parts.buttons import paint_ring
from ui.parts.measures import INSET

_NUMBER, _STATE, _DONE = (ID + n for n in (1, 2, 3))


class QuestionRows(RowList):
    """`here` is the id of the question that is typed: it is kept in view."""

    def __init__(self, said: str, parent: QWidget | None = None) -> None:
        super().__init__(said, parent)
        self.setItemDelegate(_Row(self))
        self.here = ""

    def show_rows(self, rows: Sequence[tuple[str, int, str, str, bool]], here: str) -> None:
        """Ids, numbers, words, states, and whether anything is still to be done; `here` is the one that is typed."""
        self.here = here
        if self.rows.rowCount() != len(rows):
            self.rows.clear()
            for _row in rows:
                self.rows.appendRow(QStandardItem())
        for place, (id_, number, words, state, done) in enumerate(rows):
            item = self.rows.item(place)
            item.setText(words)
            for role, value in ((ID, id_), (_NUMBER, number), (_STATE, state), (_DONE, done)):
                item.setData(value, role)
            item.setData(f"{number}. {words}. {state}", Qt.ItemDataRole.AccessibleTextRole)
            if id_ == here:
                self.setCurrentIndex(self.at(place))
                self.scrollTo(self.at(place))
        self.viewport().update()

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self._to_here()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._to_here()

    def _to_here(self) -> None:
        """Bring the question that is typed into view, also when the rows get their places only now."""
        index = next((at for at in map(self.at, range(self.count())) if at.data(ID) == self.here), None)
        if index is not None:
            self.scrollTo(index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.scheduleDelayedItemsLayout()
        return super().event(event)


class _Row(QStyledItemDelegate):
    """The number in a column of its own, the words in one line, the state quiet below them."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(8 * line, 2 * line + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, area = option.palette, QRectF(option.rect).adjusted(INSET, 1, -INSET, -1)
        rows = self.parent()
        is_here = isinstance(rows, QuestionRows) and rows.here == index.data(ID)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_here:
            painter.setBrush(look.tint(palette, 0.10))
            painter.drawRoundedRect(area, 6, 6)
            painter.setBrush(look.accent(palette))
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 4, 4, area.height() - 8), 2, 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, area, look.accent(palette))
        self._words(painter, option, index, bold=is_here)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, option: QStyleOptionViewItem, index: Index, *, bold: bool) -> None:
        line = option.fontMetrics.height()
        wide = option.fontMetrics.horizontalAdvance("000") + 12
        inside = option.rect.adjusted(INSET + 12, 5, -INSET - 8, -5)
        font = QFont(option.font)
        font.setBold(bold)
        painter.setFont(font)
        ink = option.palette.color(QPalette.ColorRole.WindowText)
        painter.setPen(look.quiet_text(option.palette) if index.data(_DONE) and not bold else ink)
        middle = Qt.AlignmentFlag.AlignVCenter
        number = QRect(inside.left(), inside.top(), wide - 12, line)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignRight | middle), str(index.data(_NUMBER)))
        words = QRect(inside.left() + wide, inside.top(), inside.width() - wide, line)
        said = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | middle), said)
        painter.setFont(option.font)
        painter.setPen(look.quiet_text(option.palette))
        state = QRect(words.left(), inside.bottom() - line + 1, words.width(), line)
        said = option.fontMetrics.elidedText(str(index.data(_STATE) or ""), Qt.TextElideMode.ElideRight, state.width())
        painter.drawText(state, int(Qt.AlignmentFlag.AlignLeft | middle), said)
