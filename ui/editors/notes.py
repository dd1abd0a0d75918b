"""Sentences beside an answer about what cannot stand."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.parts.words import Words


class ProblemNote(QWidget):
    """Sentences with a bar at their side. Hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", self, bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 0, 2)
        row.addWidget(self._words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, sentences: tuple[str, ...]) -> None:
        """Show these sentences, or nothing."""
        self._words.setText("\n".join(sentences))
        self.setVisible(bool(sentences))

    def sentences(self) -> tuple[str, ...]:
        """What it says now."""
        return tuple(self._words.text().split("\n")) if self._words.text() else ()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(0, 0, 5, self.height(), self.palette().color(QPalette.ColorRole.WindowText))
