"""An editor made of cards: the rows of a table, the issues of a case, the items to rate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.kinds.base import Kind, Problem
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.card import CellCard
from ui.editors.notes import ProblemNote
from ui.editors.row_stack import RowStack


class CardsEditor(Editor):
    """Cards by id, below each other. What is shown for ids that have no card is kept in later answers."""

    def __init__(self, kind: Kind[Any], tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self.cards: dict[str, CellCard] = {}
        self.stack = RowStack(self, gap=12)
        self.column.addWidget(self.stack)
        self._kept: dict[str, Mapping[str, object]] = {}

    def add_card(self, card_id: str, card: CellCard) -> None:
        """Put `card` below the others."""
        self.cards[card_id] = card
        card.answered.connect(self.take_answer)
        self.stack.insert(self.stack.count(), card)

    def show_cards(self, values: Mapping[str, Mapping[str, object]]) -> None:
        """Show the cells of every card, without a word."""
        self._kept = {name: cells for name, cells in values.items() if name not in self.cards}
        for name, card in self.cards.items():
            card.show_cells(values.get(name, {}))

    def gathered(self) -> dict[str, dict[str, object]]:
        """The cells of every card that holds any, in the order of the cards, and those that are kept."""
        filled = {name: cells for name, card in self.cards.items() if (cells := card.cells())}
        return {**filled, **{name: dict(cells) for name, cells in self._kept.items()}}

    def take_answer(self) -> None:
        """A person changed a card."""
        self.took(self.gathered())

    def unread(self) -> tuple[Problem, ...]:
        return tuple(problem for name, card in self.cards.items() for problem in card.unread(name))

    def first_field(self) -> QWidget | None:
        return next((card.field() for card in self.cards.values()), None)

    def focus_on(self, where: str) -> None:
        card, _dot, cell = where.partition(".")
        found = self.cards.get(card)
        field = self.first_field() if found is None else found.field(cell.partition(".")[0])
        if field is not None:
            field.setFocus()

    def note_for(self, where: str) -> ProblemNote:
        card, _dot, cell = where.partition(".")
        found = self.cards.get(card)
        return super().note_for(where) if found is None else found.note_for(cell.partition(".")[0])

    def notes(self) -> tuple[ProblemNote, ...]:
        return (*super().notes(), *(note for card in self.cards.values() for note in card.notes()))
