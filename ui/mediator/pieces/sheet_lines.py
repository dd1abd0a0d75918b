"""Lines of the recovery sheet: shown to be copied, or typed in and checked one by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.pieces.blocks import Blocks
from ui.mediator.pieces.fields import Field, Line
from ui.mediator.pieces.text import Typewritten, Words

_LETTERS = 5


class SheetShown(QWidget):
    """The lines of a recovery sheet, numbered, in large even letters: down the left column, then down the right."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        half = (len(lines) + 1) // 2
        for place, line in enumerate(lines):
            row, column = place % half, 2 * (place // half)
            number = Words(str(place + 1), quiet=True)
            shown = Typewritten(line, on=1.35)
            shown.setAccessibleName(_("Line {number}: {words}").format(number=place + 1, words=line))
            grid.addWidget(number, row, column, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(shown, row, column + 1)
            grid.setColumnStretch(column + 1, 1)
        self.setAccessibleName(_("The lines of the recovery sheet"))


class SheetLines(QWidget):
    """Fields for some lines of a recovery sheet. `left` tells number and words when a line was typed and left."""

    left = Signal(int, str)
    entered = Signal()

    def __init__(self, numbers: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        blocks = Blocks(7, gap=12, most=4)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(blocks)
        self._fields: dict[int, Line] = {}
        self._faults: dict[int, Words] = {}
        for number in numbers:
            name = _("Line {number}").format(number=number)
            field = Line(name, even_letters=True)
            field.textEdited.connect(self._scanned)
            field.editingFinished.connect(partial(self._left, number))
            field.returnPressed.connect(self.entered)
            fault = Words("")
            fault.hide()
            # The fields of a row stay in line, whatever is said below one of them.
            block = QWidget()
            down = QVBoxLayout(block)
            down.setContentsMargins(0, 0, 0, 0)
            down.setSpacing(2)
            for part in (Field(name, field), fault):
                down.addWidget(part)
            down.addStretch(1)
            blocks.add(block)
            self._fields[number] = field
            self._faults[number] = fault
        if self._fields:
            self.setFocusProxy(next(iter(self._fields.values())))

    def field(self, number: int) -> Line:
        return self._fields[number]

    def typed(self) -> dict[int, str]:
        return {number: field.text().strip() for number, field in self._fields.items()}

    def _scanned(self, words: str) -> None:
        """A hand scanner types all lines into one field: the code on the sheet has them with spaces between."""
        lines = words.split()
        if len(lines) == len(self._fields) > 1 and all(len(line) == _LETTERS for line in lines):
            for field, line in zip(self._fields.values(), lines, strict=True):
                field.setText(line)

    def _left(self, number: int) -> None:
        words = self._fields[number].text().strip()
        if words:
            self.left.emit(number, words)

    def show_fault(self, number: int, fault: str) -> None:
        """What is wrong with this line, below it; "" takes it away."""
        self._faults[number].setText(fault)
        self._faults[number].setVisible(bool(fault))
        self._fields[number].setAccessibleDescription(fault)

    def go_to_first(self, numbers: Collection[int]) -> None:
        """Put the cursor into the first of these lines."""
        for number, field in self._fields.items():
            if number in numbers:
                field.setFocus()
                field.selectAll()
                return
