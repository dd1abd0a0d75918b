from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.kinds import Scale
from app.domain.sources import Chance
from app.domain.wording import Text, Tongue
from ui import look
from ui.editors.base import Editor
from ui.editors.point_row import PointRow
from ui.parts.words import Words


class _Ends(QWidget):
    """The words of both ends, standing under the first and the last number however wide the page is."""

    def __init__(self, ends: tuple[str, str], row: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self._low, self._high = Words(ends[0], self), Words(ends[1], self)
        self._high.setAlignment(Qt.AlignmentFlag.AlignRight)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        each = self._each(width)
        return max(self._low.heightForWidth(each), self._high.heightForWidth(each))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        each = self._each(self.width())
        self._low.setGeometry(0, 0, each, self.height())
        self._high.setGeometry(self._reach(self.width()) - each, 0, each, self.height())

    def _reach(self, width: int) -> int:
        return min(width, self._row.sizeHint().width())

    def _each(self, width: int) -> int:
        return max(1, self._reach(width) // 2 - look.em() // 2)


class ScaleEditor(Editor):
    """A row of numbers with the meaning of both ends under it."""

    def __init__(self, kind: Scale, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._row = PointRow(kind.points(), self)
        self._row.answered.connect(self.took)
        self.column.addWidget(self._row)
        self._ends = (_end(kind.low, kind.low_label, tongue), _end(kind.high, kind.high_label, tongue))
        if any(self._ends):
            self.column.addWidget(_Ends(self._ends, self._row, self))

    def put(self, value: object) -> None:
        self._row.show_point(value if isinstance(value, int) else None)

    def name_fields(self, question: str) -> None:
        self._row.name(" ".join(filter(None, (question, ", ".join(filter(None, self._ends))))))

    def first_field(self) -> QWidget:
        return self._row.first()


def _end(number: int, label: Text | None, tongue: Tongue) -> str:
    return "" if label is None else f"{number} = {tongue.say(label)}"
