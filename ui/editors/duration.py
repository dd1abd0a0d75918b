from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import DurationKind
from app.domain.kinds.base import Problem
from app.domain.kinds.duration import Duration, said_duration, unit_name
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.labelled_counts import LabelledCounts
from ui.editors.notes import ProblemNote
from ui.parts.words import Words


class DurationEditor(Editor):
    """A length of time in the unit of the question, or a shortest and a longest one."""

    def __init__(self, kind: DurationKind, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._unit = kind.unit
        labels = {"low": _("Shortest"), "high": _("Longest")} if kind.ranged else {"amount": _("How long")}
        self._ends = LabelledCounts(labels, unit_name(kind.unit), self)
        self._ends.answered.connect(self._on_answered)
        self.column.addWidget(self._ends)
        if kind.usual is not None:
            usual = _("{time} is common. Any time that suits you is fine.")
            self.column.addWidget(Words(usual.format(time=said_duration(kind.usual, kind.unit)), self, quiet=True))

    def put(self, value: object) -> None:
        shown = value if isinstance(value, Duration) else Duration(self._unit)
        parts = {"amount": shown.amount, "low": shown.low, "high": shown.high}
        for part, field in self._ends.fields.items():
            field.show_count(parts[part])

    def unread(self) -> tuple[Problem, ...]:
        return self._ends.unread()

    def name_fields(self, question: str) -> None:
        self._ends.name(question)

    def first_field(self) -> QWidget:
        return next(iter(self._ends.fields.values())).line()

    def focus_on(self, where: str) -> None:
        field = self._ends.fields.get(where)
        (self.first_field() if field is None else field.line()).setFocus()

    def note_for(self, where: str) -> ProblemNote:
        return self._ends.note(where or "amount") or self._note

    def notes(self) -> tuple[ProblemNote, ...]:
        return (self._note, *self._ends.notes())

    def _on_answered(self) -> None:
        given = {part: field.count() for part, field in self._ends.fields.items()}
        self.took(Duration(self._unit, given.get("amount"), given.get("low"), given.get("high")))
