"""Own words beside the options of a question, under a label of their own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.kinds.base import Kind
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.group import Group
from ui.editors.notes import ProblemNote
from ui.editors.text_box import TextBox
from ui.parts.words import Words

OWN = "own"
"""The part of an answer that a problem with these words is about."""


class OwnWords(QWidget):
    """Label, note and box. Hidden until "Something else" is chosen, but where each line is a choice: `by_line`."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, by_line: bool = False) -> None:
        super().__init__(parent)
        self.note = ProblemNote(self)
        self._box = TextBox(3 if by_line else 1, 8 if by_line else 4, self)
        asks = _("What is written there, each on a line of its own") if by_line else _("What is it, in your own words?")
        self._box.typed.connect(self.typed)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        for widget in (Words(asks, self, quiet=True), self.note, self._box):
            inside.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setVisible(by_line)

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


class OwnWordsEditor(Editor):
    """What an editor does that offers own words beside its options: `_group` holds them all, `_own` is None where the
    question allows no own words."""

    def __init__(self, kind: Kind[Any], tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._group = Group(self)
        self._own: OwnWords | None = None

    def name_fields(self, question: str) -> None:
        self._group.setAccessibleName(question)
        if self._own is not None:
            self._own.name(_("Something else: {question}").format(question=question))

    def focus_on(self, where: str) -> None:
        if where == OWN and self._own is not None:
            self._own.field().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_on(where)

    def note_for(self, where: str) -> ProblemNote:
        return self._own.note if where == OWN and self._own is not None else super().note_for(where)

    def notes(self) -> tuple[ProblemNote, ...]:
        return (*super().notes(), *([self._own.note] if self._own is not None else []))
