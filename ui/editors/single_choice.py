from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.kinds import SingleChoice
from app.domain.kinds.base import Problem
from app.domain.kinds.choosing import other, own_words
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.one_of import show_chosen
from ui.editors.own_words import OWN, OwnWords, OwnWordsEditor
from ui.parts.choices import Choice


class SingleChoiceEditor(OwnWordsEditor):
    """One radio button per option, and own words where the question allows them."""

    def __init__(self, kind: SingleChoice, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        inside = QVBoxLayout(self._group)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        self._radios: dict[Choice, str] = {}
        for option in kind.options_here():
            hint = tongue.say(option.hint) if option.hint is not None else ""
            self._radios[self._add(Choice(tongue.say(option.label), hint, self._group))] = option.value
        self._own_radio: Choice | None = None
        if kind.allow_other:
            self._own_radio = self._add(Choice(_("Something else"), parent=self._group))
            self._own = OwnWords(self._group)
            self._own.typed.connect(self._on_own_words)
            inside.addWidget(self._own)
        self.column.addWidget(self._group)
        show_chosen(self._all(), None)

    def put(self, value: object) -> None:
        chosen = next((radio for radio, known in self._radios.items() if known == value), None)
        words = own_words(str(value)) if chosen is None else ""
        show_chosen(self._all(), self._own_radio if words else chosen)
        if self._own is not None:
            self._own.show_text(words)
            self._own.setVisible(bool(words))

    def unread(self) -> tuple[Problem, ...]:
        if self._own is None or self._own_radio is None or not self._own_radio.isChecked() or self._own.text().strip():
            return ()
        return (Problem(_("Type what you mean by “Something else”, or choose another answer."), OWN),)

    def first_field(self) -> QWidget | None:
        radios = self._all()
        return next((radio for radio in radios if radio.isChecked()), radios[0] if radios else None)

    def _add(self, radio: Choice) -> Choice:
        radio.clicked.connect(self._on_clicked)
        layout = self._group.layout()
        if layout is not None:
            layout.addWidget(radio)
        return radio

    def _all(self) -> list[Choice]:
        return [*self._radios, *([self._own_radio] if self._own_radio is not None else [])]

    def _on_clicked(self) -> None:
        if self._own is not None and self._own_radio is not None:
            self._own.setVisible(self._own_radio.isChecked())
        chosen = next((value for radio, value in self._radios.items() if radio.isChecked()), None)
        if chosen is not None:
            self.took(chosen)
        elif self._own is not None:
            self._take_own(self._own.text())

    def _on_own_words(self, text: str) -> None:
        if self._own_radio is not None and self._own_radio.isChecked():
            self._take_own(text)

    def _take_own(self, text: str) -> None:
        self.took(other(text) if text.strip() else self.kind.blank())
