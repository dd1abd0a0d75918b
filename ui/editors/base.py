"""What every editor of an answer does.

An editor is made for one question and bound to it for life. It speaks (`answered`) only when a person acted: it
listens to what widgets say about acts (edited, clicked, activated), never to what they say about changes. So showing
a value cannot echo, and nothing is ever blocked to keep it from echoing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.kinds.base import Kind, Problem
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.notes import ProblemNote


class Editor(QWidget):
    """Edits one answer. `answered` carries the new value after an act of a person, and only then."""

    answered = Signal(object)
    stirred = Signal()
    """A person typed something, whether or not the value is another one now."""
    whole_line = True
    """Whether it takes a line of its own inside a card."""

    def __init__(self, kind: Kind[Any], tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.tongue = tongue
        self.chance = chance
        self._value: object = kind.blank()
        self._note = ProblemNote(self)
        self.column = QVBoxLayout(self)
        """Where subclasses put their widgets, top to bottom."""
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self._note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # ---- for whoever shows the question ----------------------------------------------------------------------------

    def value(self) -> object:
        """The value as last shown or answered."""
        return self._value

    def show_value(self, value: object) -> None:
        """Show `value`; says nothing. Parts of it that are not offered now are kept in later answers."""
        self._value = value
        self.put(value)

    def unread(self) -> tuple[Problem, ...]:
        """What stands in the fields and is not part of the value, because it could not be read (yet): a typed amount
        that was not understood, half a date. To be looked at together with the kind's own problems. What could be read
        there before stays the value.
        """
        return ()

    def set_problems(self, problems: Iterable[Problem]) -> None:
        """Show these sentences beside the parts they are about; none takes all of them away."""
        told: dict[ProblemNote, list[str]] = {note: [] for note in self.notes()}
        for problem in problems:
            told.setdefault(self.note_for(problem.where), []).append(problem.sentence)
        for note, sentences in told.items():
            note.say(tuple(dict.fromkeys(sentences)))

    def set_question(self, words: str) -> None:
        """Name the editor and its fields after the question, for people who hear the page instead of seeing it."""
        self.setAccessibleName(words)
        self.name_fields(words)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        first = self.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, where: str) -> None:
        """Put the keyboard into the part a problem is about."""
        del where
        self.focus_first()

    # ---- for subclasses --------------------------------------------------------------------------------------------

    def put(self, value: object) -> None:
        """Set the widgets to `value` without a word."""
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def name_fields(self, question: str) -> None:
        """Give every field its accessible name."""
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def first_field(self) -> QWidget | None:
        """The field that gets the keyboard first."""
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def note_for(self, where: str) -> ProblemNote:
        """The note beside the part `where` (see `Problem.where`); the one of the whole for a part it does not know."""
        del where
        return self._note

    def notes(self) -> tuple[ProblemNote, ...]:
        """Every note there is."""
        return (self._note,)

    def took(self, value: object) -> None:
        """A person's act made this the value."""
        self._value = value
        self.answered.emit(value)


def stir(field: QWidget) -> None:
    """Tell every editor around `field` that a person typed in it."""
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, Editor):
            around.stirred.emit()
        around = around.parentWidget()


def placed(problems: Iterable[Problem], where: str) -> tuple[Problem, ...]:
    """Problems of a part, named as seen from the whole."""
    return tuple(replace(problem, where=".".join(filter(None, (where, problem.where)))) for problem in problems)
