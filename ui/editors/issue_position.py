from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain.kinds import IssuePosition
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.card import CellCard
from ui.editors.cards import CardsEditor
from ui.editors.cell import make_cell


class IssuePositionEditor(CardsEditor):
    """The same fields for each issue, one card an issue."""

    def __init__(self, kind: IssuePosition, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._labels = {column.id: tongue.say(column.label) for column in kind.fields}
        for issue in kind.options_here():
            card = CellCard(tongue.say(issue.label), self.stack)
            for column in kind.fields:
                card.add(column.id, make_cell(column, self._labels[column.id], tongue, chance, card))
            self.add_card(issue.value, card)

    def put(self, value: object) -> None:
        self.show_cards(value if isinstance(value, Mapping) else {})

    def name_fields(self, question: str) -> None:
        """By label and card: the question itself is heard with the editor."""
        del question
        for card in self.cards.values():
            card.name(self._labels, card.heading.text())
