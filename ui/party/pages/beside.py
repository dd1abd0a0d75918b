"""What stands beside an answer: a line that follows the typing, and a quiet question in its place."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import look
from ui.parts.aloud import announce
from ui.parts.column import beside
from ui.parts.measures import INSET, air
from ui.parts.words import Words


class SumLine(QWidget):
    """What the answer adds up to: the first line stands out, the others are quiet; all of them, where the first stands
    elsewhere. Hidden while there is nothing.
    """

    def __init__(self, parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(air(0.1))
        self._first = Words("", self, bold=not quiet, quiet=quiet)
        self._rest = Words("", self, quiet=True)
        rows.addWidget(self._first)
        rows.addWidget(self._rest)
        self.hide()

    def say(self, lines: tuple[str, ...]) -> None:
        """Show these in place of the others; what stays as it is is left alone."""
        first, rest = (lines[0] if lines else ""), "\n".join(lines[1:])
        if self._first.text() != first:
            self._first.setText(first)
        if self._rest.text() != rest:
            self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.setVisible(bool(lines))

    def lines(self) -> tuple[str, ...]:
        """What it says now."""
        return tuple(line for line in (self._first.text(), *self._rest.text().split("\n")) if line)


class PinnedSum(QWidget):
    """A sum that stays in view above the foot of a page, for a table that can grow longer than the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", self, bold=True)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._words)
        self._fit()
        self.hide()

    def say(self, line: str) -> None:
        """Show this in place of what it says."""
        if self._words.text() != line:
            self._words.setText(line)
        self.setVisible(bool(line))

    def line(self) -> str:
        """What it says now."""
        return self._words.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QPen(look.hairline(self.palette()), 1))
        painter.drawLine(0, 0, self.width(), 0)

    def _fit(self) -> None:
        """In line with the column and the foot."""
        margin = beside(self.width())
        self._rows.setContentsMargins(margin, air(0.3), margin, air(0.3))


class AsideNote(QWidget):
    """Questions about numbers, with a thin bar at their side: set off, and no louder than the page. Nothing to press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(air(0.8), 4, 0, 4)
        self._words = Words("", self)
        rows.addWidget(self._words)
        self.hide()

    def say(self, questions: tuple[str, ...]) -> None:
        """Ask these in place of the others. A screen reader is told of new ones; the focus stays where it is."""
        text = "\n".join(questions)
        if self._words.text() != text:
            before = self.questions()
            self._words.setText(text)
            announce(self, " ".join(each for each in questions if each not in before))
        self.setVisible(bool(questions))

    def questions(self) -> tuple[str, ...]:
        """What it asks now."""
        return tuple(line for line in self._words.text().split("\n") if line)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(INSET, 0, 3, self.height(), look.edge(self.palette()))
