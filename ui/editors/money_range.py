from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import MoneyRange
from app.domain.kinds.base import Problem
from app.domain.kinds.money_range import MoneySpan
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui import look
from ui.editors.base import Editor
from ui.editors.money_field import MoneyField
from ui.editors.notes import ProblemNote
from ui.editors.part import Part
from ui.parts.flow import Flow


class MoneyRangeEditor(Editor):
    """A low and a high amount, side by side where there is room."""

    def __init__(self, kind: MoneyRange, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._labels = {"low": _("Low"), "high": _("High")}
        self._fields: dict[str, MoneyField] = {}
        self._parts: dict[str, Part] = {}
        row = QWidget(self)
        flow = Flow(row, gap=round(look.em() * 1.2), down=12, top=True)
        for end, label in self._labels.items():
            self._fields[end] = MoneyField(tongue, row)
            self._fields[end].answered.connect(self._on_answered)
            self._parts[end] = Part(label, self._fields[end], row)
            flow.addWidget(self._parts[end])
        self.column.addWidget(row)

    def put(self, value: object) -> None:
        span = value if isinstance(value, MoneySpan) else MoneySpan()
        self._fields["low"].show_amount(span.low)
        self._fields["high"].show_amount(span.high)

    def unread(self) -> tuple[Problem, ...]:
        return tuple(Problem(field.unread(), part) for part, field in self._fields.items() if field.unread())

    def name_fields(self, question: str) -> None:
        for part, field in self._fields.items():
            field.name(f"{self._labels[part]}. {question}")

    def first_field(self) -> QWidget:
        return self._fields["low"].line()

    def focus_on(self, where: str) -> None:
        self._fields.get(where, self._fields["low"]).line().setFocus()

    def note_for(self, where: str) -> ProblemNote:
        part = self._parts.get(where)
        return self._note if part is None else part.note

    def notes(self) -> tuple[ProblemNote, ...]:
        return (self._note, *(part.note for part in self._parts.values()))

    def _on_answered(self) -> None:
        self.took(MoneySpan(self._fields["low"].amount(), self._fields["high"].amount()))
