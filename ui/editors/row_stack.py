"""Rows that can be added, moved and taken away with the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from ui.editors.arrow_button import ArrowButton
from ui.parts.buttons import Button, Role
from ui.parts.in_turn import in_turn


class RowBar(QWidget):
    """Up, down and remove for one row. Alt+Up and Alt+Down move the row from anywhere inside `row`."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, row: QWidget, *, can_remove: bool = True) -> None:
        super().__init__(row)
        self._up, self._down = ArrowButton(-1, self), ArrowButton(1, self)
        self._remove = Button(_("Remove"), Role.QUIET, self)
        self._remove.setVisible(can_remove)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for button in (self._up, self._down, self._remove):
            inside.addWidget(button)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._remove.clicked.connect(self._take_away)
        for keys, slot in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down)):
            shortcut = QShortcut(QKeySequence(keys), row)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def name(self, line: str) -> None:
        """Name the buttons after the row they move."""
        self._up.setAccessibleName(_("Move up: {line}").format(line=line))
        self._down.setAccessibleName(_("Move down: {line}").format(line=line))
        self._remove.setAccessibleName(_("Remove: {line}").format(line=line))

    def _move_up(self) -> None:
        self.moved.emit(-1)

    def _move_down(self) -> None:
        self.moved.emit(1)

    def _take_away(self) -> None:
        self.removed.emit()


class RowStack(QWidget):
    """Widgets below each other in an order that a person may change. The Tab key follows what is seen."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def count(self) -> int:
        return len(self._rows)

    def place(self, row: QWidget) -> int:
        return self._rows.index(row)

    def insert(self, place: int, row: QWidget) -> None:
        self._rows.insert(place, row)
        self._column.insertWidget(place, row)
        row.show()
        self._retab()

    def shift(self, row: QWidget, by: int) -> bool:
        """Move `row`; False where it already stands at that end."""
        place = self._rows.index(row)
        wanted = place + by
        if not 0 <= wanted < len(self._rows):
            return False
        self._rows.insert(wanted, self._rows.pop(place))
        self._column.removeWidget(row)
        self._column.insertWidget(wanted, row)
        self._retab()
        return True

    def arrange(self, rows: Sequence[QWidget]) -> None:
        """Put the same rows into this order."""
        self._rows = list(rows)
        for place, row in enumerate(rows):
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
        self._retab()

    def take(self, row: QWidget) -> None:
        """Take `row` away for good."""
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _retab(self) -> None:
        in_turn(self, *self._rows)
