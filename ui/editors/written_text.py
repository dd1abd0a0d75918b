"""What is the same for a text of any length: a box that grows, and a quiet guide below it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.kinds.base import Kind
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.text_box import TextBox
from ui.parts.words import Words


class WrittenTextEditor(Editor):
    """Subclasses make the box and say what the guide says."""

    def __init__(
        self, kind: Kind[Any], tongue: Tongue, chance: Chance, box: TextBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._box = box
        self._guide = Words("", self, quiet=True)
        self.column.addWidget(self._box)
        self.column.addWidget(self._guide)
        self._box.typed.connect(self._on_typed)
        self._say_guide("")

    def guide(self, text: str) -> str:
        """What is said below this text; "" for nothing."""
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def put(self, value: object) -> None:
        text = str(value)
        self._box.show_text(text)
        self._say_guide(text)

    def name_fields(self, question: str) -> None:
        self._box.name(question)

    def first_field(self) -> QWidget:
        return self._box.edit

    def _on_typed(self, text: str) -> None:
        self._say_guide(text)
        self.took(text)

    def _say_guide(self, text: str) -> None:
        guide = self.guide(text)
        self._guide.setText(guide)
        self._guide.setVisible(bool(guide))
