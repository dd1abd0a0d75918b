"""Two whole numbers side by side, each with its label: the ends of a range."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.kinds.base import Problem
from ui.editors.count_field import CountField
from ui.editors.notes import ProblemNote
from ui.parts.flow import Flow
from ui.parts.words import Words


class LabelledCounts(QWidget):
    """One `CountField` per part, with a note each. `answered` speaks when a person changed one of them."""

    answered = Signal()

    def __init__(self, labels: Mapping[str, str], unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = dict(labels)
        self.fields: dict[str, CountField] = {}
        self.part_notes: dict[str, ProblemNote] = {}
        flow = Flow(self, gap=48, down=12, top=True)
        for part, label in labels.items():
            place = QWidget(self)
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            self.part_notes[part] = ProblemNote(place)
            self.fields[part] = CountField(unit, place)
            self.fields[part].answered.connect(self._on_answered)
            for widget in (Words(label, place, bold=True), self.part_notes[part], self.fields[part]):
                inside.addWidget(widget)
            flow.addWidget(place)

    def name(self, question: str) -> None:
        for part, field in self.fields.items():
            field.name(f"{self._labels[part]}. {question}")

    def unread(self) -> tuple[Problem, ...]:
        return tuple(Problem(field.unread(), part) for part, field in self.fields.items() if field.unread())

    def _on_answered(self) -> None:
        self.answered.emit()
