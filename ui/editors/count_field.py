"""A field for a whole number with its unit behind it: percent, minutes, months."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.language import _
from app.domain.numbers import read_whole
from ui.editors.base import stir
from ui.editors.line_box import LineBox
from ui.parts.words import Words


class CountField(QWidget):
    """A whole number or None. `answered` carries it after a person typed. What is no whole number is `unread`; the
    number that was there before stands meanwhile.
    """

    answered = Signal(object)

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._line = LineBox(6, self)
        self._line.edit.textEdited.connect(self._on_edited)
        self._line.edit.editingFinished.connect(self._on_left)
        self._kept: int | None = None
        """What was read when the line was last shown or left; it stands while something that cannot be read is typed."""
        self._last = ""
        """The text that could be read last: what only goes on from there was never an answer."""
        self._reads = True
        self._count: int | None = None
        words = Words(unit, self)
        words.setWordWrap(False)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line)
        row.addWidget(words)
        row.addStretch(1)

    def name(self, words: str) -> None:
        self._line.edit.setAccessibleName(_("{field}, in {unit}").format(field=words, unit=self._unit))

    def line(self) -> QWidget:
        """The line that takes the keyboard."""
        return self._line.edit

    def count(self) -> int | None:
        return self._count

    def unread(self) -> str:
        """Why what is typed is no number; "" if it is one or nothing is typed."""
        if self._reads:
            return ""
        return _("The program cannot read this as a whole number. It is still here. Type only digits, like 25.")

    def show_count(self, count: int | None) -> None:
        """Show `count` without a word."""
        self._count = self._kept = count
        self._reads = True
        self._last = "" if count is None else str(count)
        self._line.edit.setText(self._last)

    def _on_edited(self, text: str) -> None:
        before, was_read = self._count, self._reads
        count = read_whole(text.strip().removesuffix("%"))
        self._reads = count is not None or not text.strip()
        if self._reads:
            self._last = text
        elif was_read and before is not None and not text.startswith(self._last):
            self._kept = before
        self._count = count if self._reads else self._kept
        if self._count != before:
            self.answered.emit(self._count)
        stir(self)

    def _on_left(self) -> None:
        if self._reads:
            self._kept = self._count
