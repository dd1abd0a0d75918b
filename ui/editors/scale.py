from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.kinds import Scale
from app.domain.sources import Chance
from app.domain.wording import Text, Tongue
from ui.editors.base import Editor
from ui.editors.point_row import PointRow
from ui.parts.words import Words


class ScaleEditor(Editor):
    """A row of numbers with the meaning of both ends under it."""

    def __init__(self, kind: Scale, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._row = PointRow(kind.points(), self)
        self._row.answered.connect(self.took)
        self.column.addWidget(self._row)
        self._ends = (_end(kind.low, kind.low_label, tongue), _end(kind.high, kind.high_label, tongue))
        self._under = QWidget(self)
        ends = QHBoxLayout(self._under)
        ends.setContentsMargins(0, 0, 0, 0)
        high = Words(self._ends[1], self._under)
        high.setAlignment(Qt.AlignmentFlag.AlignRight)
        ends.addWidget(Words(self._ends[0], self._under), 1)
        ends.addSpacing(24)
        ends.addWidget(high, 1)
        self._under.setVisible(any(self._ends))
        self.column.addWidget(self._under)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The ends stand under the first and the last number, however wide the page is."""
        super().resizeEvent(event)
        self._under.setMaximumWidth(self._row.sizeHint().width())

    def put(self, value: object) -> None:
        self._row.show_point(value if isinstance(value, int) else None)

    def name_fields(self, question: str) -> None:
        self._row.name(" ".join(filter(None, (question, ", ".join(filter(None, self._ends))))))

    def first_field(self) -> QWidget:
        return self._row.first()


def _end(number: int, label: Text | None, tongue: Tongue) -> str:
    return "" if label is None else f"{number} = {tongue.say(label)}"
