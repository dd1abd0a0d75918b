"""A label with its field, as wide as half a column of text, so that two of them stand side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import look
from ui.editors.notes import ProblemNote
from ui.parts.words import Words

WIDTH = 13.2
"""Of a part, in lines of running text."""


class Part(QWidget):
    """Label, note and field from top to bottom."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = ProblemNote(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for widget in (Words(label, self, bold=True), self.note, field):
            inside.addWidget(widget)
        inside.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return half_column(self)


def half_column(part: QWidget) -> QSize:
    """The size of a part at half the width of a column."""
    width = round(WIDTH * look.em())
    return QSize(width, part.heightForWidth(width))
