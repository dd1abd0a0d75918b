from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.kinds import Computed
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.parts.cards import Card
from ui.parts.emptied import empty
from ui.parts.measures import air
from ui.parts.words import Words


class ComputedEditor(Editor):
    """Lines worked out elsewhere, to be read. Nothing here is answered."""

    def __init__(self, kind: Computed, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._frame = Card(self)
        self._grid = QGridLayout()
        self._frame.rows.addLayout(self._grid)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._frame.hide()
        self.column.addWidget(self._frame)

    def show_lines(self, rows: Sequence[tuple[str, str]], sentences: Sequence[str] = (), footer: str = "") -> None:
        """Show these lines in place of any others. A row without an amount is a sentence."""
        empty(self._grid)
        for label, amount in rows:
            place = self._grid.rowCount()
            self._grid.addWidget(Words(label, self._frame), place, 0, 1, 1 if amount else 2)
            if amount:
                figure = Words(amount, self._frame, bold=True)
                figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(figure, place, 1)
        self._grid.setRowMinimumHeight(self._grid.rowCount(), air(0.3) if rows else 0)
        for sentence in sentences:
            self._grid.addWidget(Words(sentence, self._frame, bold=True), self._grid.rowCount(), 0, 1, 2)
        if footer:
            self._grid.addWidget(Words(footer, self._frame, quiet=True), self._grid.rowCount(), 0, 1, 2)
        self._frame.setVisible(bool(rows or sentences or footer))

    def put(self, value: object) -> None:
        """Nothing: the answer of a computed question is never stored."""

    def name_fields(self, question: str) -> None:
        self._frame.setAccessibleName(question)

    def first_field(self) -> QWidget | None:
        return None
