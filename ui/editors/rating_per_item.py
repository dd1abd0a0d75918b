from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain.kinds import RatingPerItem
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.card import CellCard
from ui.editors.cards import CardsEditor
from ui.editors.cell import PointCell


class RatingPerItemEditor(CardsEditor):
    """One card an item, one row of numbers a dimension, "I don't know" at the end of each."""

    def __init__(self, kind: RatingPerItem, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._labels = {dimension.id: tongue.say(dimension.label) for dimension in kind.dimensions}
        for item in kind.options_here():
            card = CellCard(tongue.say(item.label), self.stack)
            for dimension in kind.dimensions:
                points = range(dimension.low, dimension.high + 1)
                card.add(dimension.id, PointCell(self._labels[dimension.id], points, card))
            self.add_card(item.value, card)

    def put(self, value: object) -> None:
        self.show_cards(value if isinstance(value, Mapping) else {})

    def name_fields(self, question: str) -> None:
        """By label and card: the question itself is heard with the editor."""
        del question
        for card in self.cards.values():
            card.name(self._labels, card.heading.text())
