from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import Percent
from app.domain.kinds.base import Problem
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.count_field import CountField
from ui.parts.words import Words


class PercentEditor(Editor):
    """A number from 0 to 100, said back as a count out of 100."""

    whole_line = False

    def __init__(self, kind: Percent, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._field = CountField("%", self)
        self._echo = Words("", self, quiet=True)
        self._echo.setMinimumHeight(self._echo.fontMetrics().height())
        self.column.addWidget(self._field)
        self.column.addWidget(self._echo)
        self._field.answered.connect(self._on_answered)

    def put(self, value: object) -> None:
        self._field.show_count(value if isinstance(value, int) else None)
        self._echo.setText(out_of_hundred(self._field.count()))

    def unread(self) -> tuple[Problem, ...]:
        return (Problem(self._field.unread()),) if self._field.unread() else ()

    def name_fields(self, question: str) -> None:
        self._field.name(question)

    def first_field(self) -> QWidget:
        return self._field.line()

    def _on_answered(self, count: int | None) -> None:
        self._echo.setText(out_of_hundred(count))
        self.took(count)


def out_of_hundred(count: int | None) -> str:
    """A percentage as a count; nothing where there is none."""
    return "" if count is None or count > 100 else _("{count} out of 100").format(count=count)
