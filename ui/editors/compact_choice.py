from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import SingleChoice
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.group import Group
from ui.editors.one_of import show_chosen
from ui.editors.still_box import StillBox
from ui.parts.choices import Choice
from ui.parts.flow import Flow

_FEW_LETTERS = 60
"""Options with no more letters than this in all stand side by side; longer ones go into a list to open."""


class CompactChoiceEditor(Editor):
    """A choice inside a table: buttons side by side, or a list to open where the options are long."""

    def __init__(self, kind: SingleChoice, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._values = [option.value for option in kind.options_here()]
        labels = [tongue.say(option.label) for option in kind.options_here()]
        self._group = Group(self)
        self._radios: list[Choice] = []
        self._box = StillBox(self)
        short = sum(len(label) for label in labels) <= _FEW_LETTERS
        self._group.setVisible(short)
        self._box.setVisible(not short)
        flow = Flow(self._group, gap=6, down=6)
        for label in labels if short else ():
            radio = Choice(label, parent=self._group)
            radio.clicked.connect(self._on_clicked)
            self._radios.append(radio)
            flow.addWidget(radio)
        show_chosen(self._radios, None)
        for label in () if short else ("", *labels):
            self._box.addItem(label)
        self._box.setItemText(0, _("Choose …"))
        self._box.activated.connect(self._on_activated)
        self.column.addWidget(self._group if short else self._box)

    def put(self, value: object) -> None:
        place = self._values.index(str(value)) if value in self._values else None
        show_chosen(self._radios, None if place is None or not self._radios else self._radios[place])
        self._box.setCurrentIndex(0 if place is None else place + 1)

    def name_fields(self, question: str) -> None:
        self._group.setAccessibleName(question)
        self._box.setAccessibleName(question)

    def first_field(self) -> QWidget | None:
        chosen = next((radio for radio in self._radios if radio.isChecked()), None)
        return chosen or next(iter(self._radios), self._box)

    def _on_clicked(self) -> None:
        place = next((place for place, radio in enumerate(self._radios) if radio.isChecked()), None)
        if place is not None:
            self.took(self._values[place])

    def _on_activated(self, place: int) -> None:
        value = self._values[place - 1] if place else self.kind.blank()
        if value != self.value():
            self.took(value)
