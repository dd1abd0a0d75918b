"""Own words beside the options of a question, under a label of their own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.language import _
from ui.editors.notes import ProblemNote
from ui.editors.text_box import TextBox
from ui.parts.words import Words

OWN = "own"
"""The part of an answer that a problem with these words is about."""


class OwnWords(QWidget):
    """Label, note and box. Hidden until "Something else" is chosen."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = ProblemNote(self)
        self._box = TextBox(1, 4, self)
        self._box.typed.connect(self.typed)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        for widget in (Words(_("What is it, in your own words?"), self, quiet=True), self.note, self._box):
            inside.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_text(self, text: str) -> None:
        """Put `text` into the box without a word."""
        self._box.show_text(text)

    def text(self) -> str:
        """What stands in the box, letter for letter."""
        return self._box.text()

    def name(self, words: str) -> None:
        """What people hear who do not see the question."""
        self._box.name(words)

    def field(self) -> QWidget:
        """The box that takes the keyboard."""
        return self._box.edit
