from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import LongText
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.guide import words_guide
from ui.editors.text_box import TextBox
from ui.parts.words import Words


class LongTextEditor(Editor):
    """A box for several sentences. Return starts a new line, Tab leaves."""

    def __init__(self, kind: LongText, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._advice = kind.advice_words
        self._box = TextBox(5, 14, self)
        self._guide = Words("", self, quiet=True)
        self.column.addWidget(self._box)
        self.column.addWidget(self._guide)
        self._box.typed.connect(self._on_typed)
        self._count("")

    def put(self, value: object) -> None:
        text = str(value)
        self._box.show_text(text)
        self._count(text)

    def name_fields(self, question: str) -> None:
        self._box.name(question)

    def first_field(self) -> QWidget:
        return self._box.edit

    def _on_typed(self, text: str) -> None:
        self._count(text)
        self.took(text)

    def _count(self, text: str) -> None:
        guide = words_guide(text, self._advice)
        self._guide.setText(guide)
        self._guide.setVisible(bool(guide))
