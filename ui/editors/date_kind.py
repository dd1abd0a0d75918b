from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.kinds import DateKind
from app.domain.kinds.base import Problem
from app.domain.kinds.date_kind import AboutDate, month_name
from app.domain.language import _
from app.domain.numbers import read_whole
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.line_box import LineBox
from ui.editors.still_box import StillBox
from ui.parts.choices import Tick
from ui.parts.flow import Flow
from ui.parts.words import Words


class DateEditor(Editor):
    """Month, day and year, as far as they are known, and "about" for a date that is not sure."""

    def __init__(self, kind: DateKind, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._month = StillBox(self)
        self._month.addItem(_("not sure"))
        for month in range(1, 13):
            self._month.addItem(month_name(month))
        self._day, self._year = LineBox(3, self), LineBox(5, self)
        self._about = Tick(_("I am not sure about this date"), parent=self)
        self._echo = Words("", self, quiet=True)
        self._echo.setMinimumHeight(self._echo.fontMetrics().height())
        row = QWidget(self)
        flow = Flow(row, gap=20, top=True)
        parts = ((_("Month"), self._month), (_("Day"), self._day), (_("Year"), self._year))
        self._labels = tuple(label for label, _field in parts)
        for label, field in parts:
            place = QWidget(row)
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            words = Words(label, place, bold=True)
            words.setWordWrap(False)
            inside.addWidget(words)
            inside.addWidget(field)
            flow.addWidget(place)
        self.column.addWidget(row)
        self.column.addWidget(Words(_("Leave out what you do not know."), self, quiet=True))
        self.column.addWidget(self._about, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._echo)
        self._month.activated.connect(self._on_answered)
        self._day.edit.textEdited.connect(self._on_answered)
        self._year.edit.textEdited.connect(self._on_answered)
        self._about.clicked.connect(self._on_answered)

    def put(self, value: object) -> None:
        date = value if isinstance(value, AboutDate) else None
        month = 0 if date is None or date.month is None or not 1 <= date.month <= 12 else date.month
        self._month.setCurrentIndex(month)
        self._day.edit.setText("" if date is None or date.day is None else str(date.day))
        self._year.edit.setText("" if date is None else str(date.year))
        self._about.setChecked(date is not None and date.about)
        self._say_back()

    def unread(self) -> tuple[Problem, ...]:
        day, year = self._day.edit.text().strip(), self._year.edit.text().strip()
        if year and read_whole(year) is None:
            return (Problem(_("Type the year with four digits, like 2026."), "year"),)
        if day and read_whole(day) is None:
            return (Problem(_("Type the day as a number, like 24."), "day"),)
        if not year and (day or self._month.currentIndex() > 0):
            return (Problem(_("The year is missing. Add it, like 2026."), "year"),)
        return ()

    def name_fields(self, question: str) -> None:
        for label, field in zip(self._labels, (self._month, self._day.edit, self._year.edit), strict=True):
            field.setAccessibleName(f"{label}. {question}")

    def first_field(self) -> QWidget:
        return self._month

    def focus_on(self, where: str) -> None:
        {"day": self._day.edit, "year": self._year.edit}.get(where, self._month).setFocus()

    def _on_answered(self) -> None:
        if self.unread():
            # What was read before stands until this can be read.
            self._echo.setText("")
            self.stirred.emit()
            return
        year, day = read_whole(self._year.edit.text()), read_whole(self._day.edit.text())
        date = None
        if year is not None:
            date = AboutDate(year, self._month.currentIndex() or None, day, self._about.isChecked())
        if date != self.value():
            self.took(date)
        self._say_back()
        self.stirred.emit()

    def _say_back(self) -> None:
        date = self.value()
        possible = date is not None and not self.kind.problems(date)
        self._echo.setText(" ".join(self.kind.say(date, self.tongue)) if possible else "")
