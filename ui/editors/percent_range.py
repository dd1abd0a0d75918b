from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import PercentRange
from app.domain.kinds.base import Problem
from app.domain.kinds.percent_range import PercentSpan
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.labelled_counts import LabelledCounts
from ui.editors.notes import ProblemNote


class PercentRangeEditor(Editor):
    """A lowest and a highest percentage."""

    def __init__(self, kind: PercentRange, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._ends = LabelledCounts({"low": _("Lowest"), "high": _("Highest")}, "%", self)
        self._ends.answered.connect(self._on_answered)
        self.column.addWidget(self._ends)

    def put(self, value: object) -> None:
        span = value if isinstance(value, PercentSpan) else PercentSpan()
        self._ends.fields["low"].show_count(span.low)
        self._ends.fields["high"].show_count(span.high)

    def unread(self) -> tuple[Problem, ...]:
        return self._ends.unread()

    def name_fields(self, question: str) -> None:
        self._ends.name(question)

    def first_field(self) -> QWidget:
        return self._ends.fields["low"].line()

    def focus_on(self, where: str) -> None:
        self._ends.fields.get(where, self._ends.fields["low"]).line().setFocus()

    def note_for(self, where: str) -> ProblemNote:
        return self._ends.note(where) or self._note

    def notes(self) -> tuple[ProblemNote, ...]:
        return (self._note, *self._ends.notes())

    def _on_answered(self) -> None:
        self.took(PercentSpan(self._ends.fields["low"].count(), self._ends.fields["high"].count()))
