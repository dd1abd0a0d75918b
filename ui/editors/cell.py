"""Cells of tables and grids: a value, "I don't know", or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.kinds import (
    DateKind,
    DurationKind,
    LongText,
    MoneyAmount,
    MoneyRange,
    MultiChoice,
    Percent,
    PercentRange,
    Scale,
    ShortText,
    SingleChoice,
)
from app.domain.kinds.base import DONT_KNOW, Kind, Problem
from app.domain.kinds.base import Cell as Unknown
from app.domain.kinds.parts import Column, dont_know_words
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.compact_choice import CompactChoiceEditor
from ui.editors.date_kind import DateEditor
from ui.editors.dont_know_tick import DontKnowTick
from ui.editors.duration import DurationEditor
from ui.editors.long_text import LongTextEditor
from ui.editors.money_amount import MoneyAmountEditor
from ui.editors.money_range import MoneyRangeEditor
from ui.editors.multi_choice import MultiChoiceEditor
from ui.editors.notes import ProblemNote
from ui.editors.part import half_column
from ui.editors.percent import PercentEditor
from ui.editors.percent_range import PercentRangeEditor
from ui.editors.point_row import PointRow
from ui.editors.short_text import ShortTextEditor
from ui.parts.words import Words


class Cell(QWidget):
    """One cell under its label. `answered` speaks when a person changed it; `value` is None for a blank one."""

    answered = Signal()
    whole_line = False
    """Whether it takes a line of its own in a card."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = ProblemNote(self)
        self.head = QHBoxLayout()
        """The line of the label, for a tick at its end."""
        self.head.addWidget(Words(label, self), 1, Qt.AlignmentFlag.AlignVCenter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addLayout(self.head)
        self.column.addWidget(self.note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self.whole_line else half_column(self)

    def value(self) -> object:
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def show_value(self, value: object) -> None:
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def unread(self) -> tuple[Problem, ...]:
        return ()

    def name(self, words: str) -> None:
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def first_field(self) -> QWidget | None:
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC


class PointCell(Cell):
    """A number of a scale; "I don't know" stands at the end of the row and is reached with the same arrow keys."""

    whole_line = True

    def __init__(self, label: str, points: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._row = PointRow(points, self, dont_know=True)
        self._row.answered.connect(self._on_answered)
        self.column.addWidget(self._row)

    def value(self) -> object:
        return self._row.point()

    def show_value(self, value: object) -> None:
        self._row.show_point(value if isinstance(value, int | Unknown) else None)

    def name(self, words: str) -> None:
        self._row.name(words)

    def first_field(self) -> QWidget:
        return self._row.first()

    def _on_answered(self) -> None:
        self.answered.emit()


class CheckedCell(Cell):
    """Any other editor, with a check button "I don't know" beside it."""

    def __init__(self, label: str, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.whole_line = editor.whole_line
        self._editor = editor
        self._remembered = editor.value()
        self.column.addWidget(editor)
        self.column.addStretch(1)
        # Made after the field, so that the Tab key comes to the field first.
        self._unknown = DontKnowTick(self)
        self.head.addWidget(self._unknown)
        editor.answered.connect(self._on_answered)
        self._unknown.clicked.connect(self._on_unknown)

    def value(self) -> object:
        if self._unknown.isChecked():
            return DONT_KNOW
        value = self._editor.value()
        return None if self._editor.kind.is_blank(value) else value

    def show_value(self, value: object) -> None:
        unknown = value is DONT_KNOW
        self._unknown.setChecked(unknown)
        self._remembered = self._editor.kind.blank()
        self._editor.show_value(self._remembered if unknown or value is None else value)

    def unread(self) -> tuple[Problem, ...]:
        return () if self._unknown.isChecked() else self._editor.unread()

    def name(self, words: str) -> None:
        self._editor.set_question(words)
        self._unknown.setAccessibleName(f"{dont_know_words()}: {words}")

    def first_field(self) -> QWidget | None:
        return self._editor.first_field()

    def _on_answered(self) -> None:
        self._unknown.setChecked(False)
        self.answered.emit()

    def _on_unknown(self, checked: bool) -> None:
        """A tick takes the value away, and taking the tick away brings it back."""
        if checked:
            self._remembered = self._editor.value()
            self._editor.show_value(self._editor.kind.blank())
        else:
            self._editor.show_value(self._remembered)
        self.answered.emit()


CELL_EDITORS: Mapping[type[Kind[Any]], type[Editor]] = {
    ShortText: ShortTextEditor,
    LongText: LongTextEditor,
    SingleChoice: CompactChoiceEditor,
    MultiChoice: MultiChoiceEditor,
    MoneyAmount: MoneyAmountEditor,
    MoneyRange: MoneyRangeEditor,
    Percent: PercentEditor,
    PercentRange: PercentRangeEditor,
    DurationKind: DurationEditor,
    DateKind: DateEditor,
}
"""The editors that fit into a cell. Scales have cells of their own."""


def make_cell(column: Column, label: str, tongue: Tongue, chance: Chance, parent: QWidget) -> Cell:
    """The cell of `column` under `label` (empty for none)."""
    if isinstance(column.kind, Scale):
        return PointCell(label, column.kind.points(), parent)
    editor = CELL_EDITORS[type(column.kind)](column.kind, tongue, chance, parent)
    return CheckedCell(label, editor, parent)
