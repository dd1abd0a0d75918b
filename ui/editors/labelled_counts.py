"""Two whole numbers side by side, each with its label: the ends of a range."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.kinds.base import Problem
from ui import look
from ui.editors.count_field import CountField
from ui.editors.notes import ProblemNote
from ui.editors.part import Part
from ui.parts.flow import Flow


class LabelledCounts(QWidget):
    """One `CountField` per part, with a note each. `answered` speaks when a person changed one of them."""

    answered = Signal()

    def __init__(self, labels: Mapping[str, str], unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = dict(labels)
        self.fields: dict[str, CountField] = {}
        self._parts: dict[str, Part] = {}
        flow = Flow(self, gap=round(look.em() * 1.2), down=12, top=True)
        for part, label in labels.items():
            self.fields[part] = CountField(unit, self)
            self.fields[part].answered.connect(self._on_answered)
            self._parts[part] = Part(label, self.fields[part], self)
            flow.addWidget(self._parts[part])

    def note(self, part: str) -> ProblemNote | None:
        """The note of a part, if it is one of these."""
        found = self._parts.get(part)
        return None if found is None else found.note

    def notes(self) -> tuple[ProblemNote, ...]:
        return tuple(part.note for part in self._parts.values())

    def name(self, question: str) -> None:
        for part, field in self.fields.items():
            field.name(f"{self._labels[part]}. {question}")

    def unread(self) -> tuple[Problem, ...]:
        return tuple(Problem(field.unread(), part) for part, field in self.fields.items() if field.unread())

    def _on_answered(self) -> None:
        self.answered.emit()
