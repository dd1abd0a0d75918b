from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.kinds import Ranking
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui import look
from ui.editors.base import Editor
from ui.editors.row_stack import RowBar, RowStack
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.words import Words


class RankRow(Card):
    """One item: its place in the order, if it has one, and the buttons that change it."""

    switched = Signal()
    moved = Signal(int)

    def __init__(self, item: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.item, self._words = item, words
        self._place = Words("", self, bold=True)
        self._place.setWordWrap(False)
        self._bar = RowBar(self, can_remove=False)
        self.switch = Button("", parent=self)
        row = QHBoxLayout()
        self.rows.setContentsMargins(look.em() // 2, 6, look.em() // 2, 6)
        self.rows.addLayout(row)
        row.setSpacing(10)
        row.addWidget(self._place)
        title = Words(words, self)
        title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._place.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(title, 1)
        row.addWidget(self._bar)
        row.addWidget(self.switch)
        self.switch.clicked.connect(self.switched)
        self._bar.moved.connect(self.moved)

    def stand_at(self, place: int | None) -> None:
        """Show the place, counted from 0; None where the item is not in the order."""
        self._place.setText("–" if place is None else f"{place + 1}.")
        self._place.setFixedWidth(self.fontMetrics().horizontalAdvance("00. "))
        self._bar.setVisible(place is not None)
        self.switch.setText(_("Put next") if place is None else _("Take out"))
        self.switch.setAccessibleName(f"{self.switch.text()}: {self._words}")
        line = self._words if place is None else f"{place + 1}. {self._words}"
        self._bar.name(line)


class RankingEditor(Editor):
    """The items in a person's order on top, the others below. Buttons and Alt+Up, Alt+Down; nothing is dragged."""

    def __init__(self, kind: Ranking, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._order: list[str] = []
        self._kept: tuple[str, ...] = ()
        self._stack = RowStack(self)
        self._rows: dict[str, RankRow] = {}
        for option in kind.options_here():
            row = RankRow(option.value, tongue.say(option.label), self._stack)
            row.switched.connect(self._on_switched)
            row.moved.connect(self._on_moved)
            self._rows[option.value] = row
            self._stack.insert(len(self._rows) - 1, row)
        self._hint = Words(_("Choose “Put next” for the first one, then for the one after it."), self, quiet=True)
        self.column.addWidget(self._hint)
        self.column.addWidget(self._stack)
        self._show_order()

    def put(self, value: object) -> None:
        ranked = tuple(str(item) for item in value) if isinstance(value, tuple) else ()
        self._order = [item for item in ranked if item in self._rows]
        self._kept = tuple(item for item in ranked if item not in self._rows)
        self._show_order()

    def name_fields(self, question: str) -> None:
        self._stack.setAccessibleName(question)

    def first_field(self) -> QWidget | None:
        first = next(iter((*self._order, *self._rows)), None)
        return None if first is None else self._rows[first].switch

    def _on_switched(self) -> None:
        row = self.sender()
        if not isinstance(row, RankRow):
            return
        if row.item in self._order:
            self._order.remove(row.item)
        else:
            self._order.append(row.item)
        self._take()
        row.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self, by: int) -> None:
        row = self.sender()
        if not isinstance(row, RankRow):
            return
        if row.item not in self._order:
            self._order.append(row.item)
            self._take()
            return
        place = self._order.index(row.item)
        if 0 <= place + by < len(self._order):
            self._order.insert(place + by, self._order.pop(place))
            self._take()

    def _take(self) -> None:
        self._show_order()
        self.took((*self._order, *self._kept))

    def _show_order(self) -> None:
        others = [item for item in self._rows if item not in self._order]
        self._stack.arrange([self._rows[item] for item in (*self._order, *others)])
        for item, row in self._rows.items():
            row.stand_at(self._order.index(item) if item in self._order else None)
        self._hint.setVisible(bool(others))
