"""A card: one row of a table, one issue, one item to rate. Its cells stand below each other or side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.kinds.base import Problem
from ui import look
from ui.editors.base import placed
from ui.editors.cell import Cell
from ui.editors.notes import ProblemNote
from ui.parts.cards import Card
from ui.parts.flow import Flow
from ui.parts.words import Words


class CellCard(Card):
    """Cells by id under a heading. `answered` speaks when a person changed one of them.

    Cells of the shown value that have no place here (a hidden column) are kept in `cells`.
    """

    answered = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[str, Cell] = {}
        self._kept: dict[str, object] = {}
        self._line: Flow | None = None
        self.heading = Words(heading, self, bold=True)
        self.note = ProblemNote(self)
        self.head = QHBoxLayout()
        """The line of the heading, for buttons at its end."""
        self.head.addWidget(self.heading, 1)
        self.rows.addLayout(self.head)
        self.rows.addWidget(self.note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, name: str, cell: Cell) -> None:
        """Put `cell` in; one that needs no line of its own shares one with its neighbours."""
        self._cells[name] = cell
        cell.answered.connect(self._on_answered)
        if cell.whole_line:
            self._line = None
            self.rows.addWidget(cell)
            return
        if self._line is None:
            line = QWidget(self)
            self._line = Flow(line, gap=round(look.em() * 1.4), down=10, top=True)
            self.rows.addWidget(line)
        self._line.addWidget(cell)

    def cells(self) -> dict[str, object]:
        """What stands in the cells, without the blank ones."""
        shown = {name: value for name, cell in self._cells.items() if (value := cell.value()) is not None}
        return {**self._kept, **shown}

    def show_cells(self, values: Mapping[str, object]) -> None:
        """Show `values` without a word."""
        self._kept = {name: value for name, value in values.items() if name not in self._cells}
        for name, cell in self._cells.items():
            cell.show_value(values.get(name))

    def unread(self, where: str) -> tuple[Problem, ...]:
        """What could not be read in the cells of the row `where`."""
        return tuple(
            problem for name, cell in self._cells.items() for problem in placed(cell.unread(), f"{where}.{name}")
        )

    def name(self, labels: Mapping[str, str], row: str) -> None:
        """Name each cell by its label and its row."""
        for name, cell in self._cells.items():
            cell.name(". ".join(filter(None, (labels.get(name, ""), row))))

    def note_for(self, cell: str) -> ProblemNote:
        found = self._cells.get(cell)
        return self.note if found is None else found.note

    def notes(self) -> tuple[ProblemNote, ...]:
        return (self.note, *(cell.note for cell in self._cells.values()))

    def field(self, cell: str = "") -> QWidget | None:
        """The field of a cell, or the first one."""
        found = self._cells.get(cell) or next(iter(self._cells.values()), None)
        return None if found is None else found.first_field()

    def _on_answered(self) -> None:
        self.answered.emit()
