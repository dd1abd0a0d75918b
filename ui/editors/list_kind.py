from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.kinds import ListKind
from app.domain.kinds.base import MOST_ROWS
from app.domain.kinds.list_kind import ListItem
from app.domain.language import _
from app.domain.sources import Chance, new_id
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.notes import ProblemNote
from ui.editors.row_stack import RowBar, RowStack
from ui.editors.text_box import TextBox
from ui.parts.buttons import Button
from ui.parts.measures import press_height
from ui.parts.words import Words


class ListRow(QWidget):
    """One line of a list. Its id is its own for good, whatever its words and its place."""

    typed = Signal()
    next_wanted = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, item: ListItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.id = item.id
        self.note = ProblemNote(self)
        self.box = TextBox(1, 8, self)
        self.box.show_text(item.text)
        self._place = Words("", self)
        self._place.setWordWrap(False)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._place.setMinimumHeight(press_height())
        self._bar = RowBar(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._place, 0, top)
        row.addWidget(self.box, 1, top)
        row.addWidget(self._bar, 0, top)
        self.box.typed.connect(self._on_typed)
        self._bar.moved.connect(self.moved)
        self._bar.removed.connect(self.removed)

    def item(self) -> ListItem:
        return ListItem(self.id, self.box.text())

    def stand_at(self, place: int, question: str) -> None:
        """Show the place, counted from 0, and name the fields after it."""
        self._place.setText(f"{place + 1}.")
        self._place.setFixedWidth(self.fontMetrics().horizontalAdvance("00. "))
        line = _("line {number}").format(number=place + 1)
        self.box.name(f"{line}. {question}")
        self._bar.name(line)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.next_wanted.emit()
            return
        super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self.typed.emit()


class ListEditor(Editor):
    """Lines to write, add, move and remove. Return goes on to a new line."""

    def __init__(self, kind: ListKind, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._least = max(1, min(kind.advice_least or 1, MOST_ROWS))
        self._question = ""
        self._rows: list[ListRow] = []
        self._stack = RowStack(self)
        self._add = Button(_("Add another line"), parent=self)
        self._full = Words(_("This list is full. Put some lines together to make room."), self, quiet=True)
        self.column.addWidget(self._stack)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._full)
        self._add.clicked.connect(self._on_add)
        self.put(())

    def put(self, value: object) -> None:
        items = tuple(item for item in value if isinstance(item, ListItem)) if isinstance(value, tuple) else ()
        if items and tuple(row.id for row in self._written()) == tuple(item.id for item in items):
            for row, item in zip(self._written(), items, strict=True):
                row.box.show_text(item.text)
            return
        for row in self._rows:
            self._stack.take(row)
        self._rows = []
        for item in items:
            self._insert(len(self._rows), item)
        while len(self._rows) < self._least:
            self._insert(len(self._rows), ListItem(new_id(self.chance), ""))

    def name_fields(self, question: str) -> None:
        self._question = question
        self._renumber()

    def first_field(self) -> QWidget:
        return self._rows[0].box.edit

    def focus_on(self, where: str) -> None:
        next((row for row in self._rows if row.id == where), self._rows[0]).box.edit.setFocus()

    def _written(self) -> list[ListRow]:
        return [row for row in self._rows if row.box.text().strip()]

    def _insert(self, place: int, item: ListItem) -> ListRow:
        row = ListRow(item, self._stack)
        row.typed.connect(self._on_changed)
        row.next_wanted.connect(self._on_next)
        row.moved.connect(self._on_moved)
        row.removed.connect(self._on_removed)
        self._rows.insert(place, row)
        self._stack.insert(place, row)
        self._renumber()
        return row

    def _on_changed(self) -> None:
        self.took(tuple(row.item() for row in self._written()))

    def _on_add(self) -> None:
        self._insert(len(self._rows), ListItem(new_id(self.chance), "")).box.edit.setFocus()

    def _on_next(self) -> None:
        place = self._place_of_sender()
        below = self._rows[place + 1] if place + 1 < len(self._rows) else None
        if below is not None and not below.box.text().strip():
            below.box.edit.setFocus()
        elif len(self._rows) < MOST_ROWS:
            self._insert(place + 1, ListItem(new_id(self.chance), "")).box.edit.setFocus()

    def _on_moved(self, by: int) -> None:
        place = self._place_of_sender()
        row = self._rows[place]
        if self._stack.shift(row, by):
            self._rows.insert(place + by, self._rows.pop(place))
            self._renumber()
            self._on_changed()

    def _on_removed(self) -> None:
        place = self._place_of_sender()
        row = self._rows.pop(place)
        had_words = bool(row.box.text().strip())
        if not self._rows:
            self._insert(0, ListItem(new_id(self.chance), ""))
        self._rows[min(place, len(self._rows) - 1)].box.edit.setFocus()
        self._stack.take(row)
        self._renumber()
        if had_words:
            self._on_changed()

    def _place_of_sender(self) -> int:
        return next(place for place, row in enumerate(self._rows) if row is self.sender())

    def _renumber(self) -> None:
        for place, row in enumerate(self._rows):
            row.stand_at(place, self._question)
        full = len(self._rows) >= MOST_ROWS
        self._add.setVisible(not full)
        self._full.setVisible(full)
