from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.kinds import TableKind
from app.domain.kinds.base import MOST_ROWS
from app.domain.kinds.table import Row
from app.domain.language import _
from app.domain.sources import Chance, new_id
from app.domain.wording import Tongue
from ui.editors.card import CellCard
from ui.editors.cards import CardsEditor
from ui.editors.cell import make_cell
from ui.editors.row_stack import RowBar
from ui.parts.buttons import Button
from ui.parts.words import Words


class TableEditor(CardsEditor):
    """One card a row: readable at any width and text size, scrolled downwards only."""

    def __init__(self, kind: TableKind, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._table = kind
        self._question = ""
        self._labels = {column.id: tongue.say(column.label) for column in kind.columns}
        self._bars: dict[str, RowBar] = {}
        only_column = bool(kind.fixed_rows) and len(kind.columns) == 1
        self._seen_labels = {} if only_column else self._labels
        if only_column:
            # The label of an only column stands once, above the rows, not in each of them.
            self.column.insertWidget(1, Words(next(iter(self._labels.values())), self, quiet=True))
        for fixed in kind.fixed_rows:
            self.add_card(fixed.id, self._filled_card(tongue.say(fixed.label)))
        self._sum = Words("", self, bold=True)
        self._sum.setVisible(kind.column_sum is not None)
        self._add = Button(_("Add another row"), parent=self)
        self._add.clicked.connect(self._on_add)
        self._full = Words(_("This table is full. Put some rows together to make room."), self, quiet=True)
        self.column.addWidget(self._sum)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._full)
        self.put(())

    def put(self, value: object) -> None:
        rows = tuple(row for row in value if isinstance(row, Row)) if isinstance(value, tuple) else ()
        if not self._table.fixed_rows:
            rows = rows or self._table.starters(self.tongue) or (Row(new_id(self.chance), {}),)
            if tuple(self.cards) != tuple(row.id for row in rows):
                self._lay_out(rows)
        self.show_cards({row.id: row.cells for row in rows})
        self._around()

    def name_fields(self, question: str) -> None:
        self._question = question
        self._around()

    def gathered_rows(self) -> tuple[Row, ...]:
        """The rows with anything in them. Rows to begin with count only beside something a person gave."""
        rows = tuple(Row(name, cells) for name, cells in self.gathered().items())
        return () if self._table.is_blank(rows) else rows

    def take_answer(self) -> None:
        self.took(self.gathered_rows())
        self._around()

    def _filled_card(self, heading: str) -> CellCard:
        card = CellCard(heading, self.stack)
        for column in self._table.columns:
            label = self._seen_labels.get(column.id, "")
            card.add(column.id, make_cell(column, label, self.tongue, self.chance, card))
        return card

    def _lay_out(self, rows: tuple[Row, ...]) -> None:
        for card in self.cards.values():
            self.stack.take(card)
        self.cards.clear()
        self._bars.clear()
        for row in rows:
            self._add_row(row.id)

    def _add_row(self, row_id: str) -> CellCard:
        card = self._filled_card("")
        bar = RowBar(card)
        card.head.addWidget(bar)
        # In line with the buttons beside it, which are higher than a line.
        card.heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        bar.moved.connect(self._on_moved)
        bar.removed.connect(self._on_removed)
        self._bars[row_id] = bar
        self.add_card(row_id, card)
        return card

    def _around(self) -> None:
        """Everything beside the cells: the numbers of the rows, the sum, whether there is room."""
        for place, (name, card) in enumerate(self.cards.items()):
            if name in self._bars:
                line = _("Row {number}").format(number=place + 1)
                card.heading.setText(line)
                self._bars[name].name(line)
            card.name(self._labels, card.heading.text() or self._question)
        wanted = self._table.column_sum
        if wanted is not None:
            self._sum.setText(_placed(self._table.sum_so_far(self.gathered_rows()), wanted.total))
        free, full = not self._table.fixed_rows, len(self.cards) >= MOST_ROWS
        self._add.setVisible(free and not full)
        self._full.setVisible(free and full)

    def _on_add(self) -> None:
        field = self._add_row(new_id(self.chance)).field()
        self._around()
        if field is not None:
            field.setFocus()

    def _on_moved(self, by: int) -> None:
        name = self._row_of_sender()
        order = list(self.cards)
        place = order.index(name)
        if self.stack.shift(self.cards[name], by):
            order.insert(place + by, order.pop(place))
            self.cards = {each: self.cards[each] for each in order}
            self.take_answer()

    def _on_removed(self) -> None:
        name = self._row_of_sender()
        place = list(self.cards).index(name)
        del self._bars[name]
        card = self.cards.pop(name)
        if not self.cards:
            self._add_row(new_id(self.chance))
        field = self.cards[list(self.cards)[min(place, len(self.cards) - 1)]].field()
        if field is not None:
            field.setFocus()
        self.stack.take(card)
        self.take_answer()

    def _row_of_sender(self) -> str:
        return next(name for name, bar in self._bars.items() if bar is self.sender())


def _placed(so_far: int, total: int) -> str:
    """How much of the whole is placed, and what is left, or too much."""
    if so_far == total:
        return _("{sum} of {total}").format(sum=so_far, total=total)
    if so_far > total:
        return _("{sum} of {total}: {over} too many").format(sum=so_far, total=total, over=so_far - total)
    return _("{sum} of {total} so far, {left} left").format(sum=so_far, total=total, left=total - so_far)
