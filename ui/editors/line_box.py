"""A line for a number or an amount."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.parts.buttons import TARGET


class LineBox(QLineEdit):
    """A line of about `letters` letters. `textEdited` tells of a person's typing; `setText` starts its undo afresh."""

    def __init__(self, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(self._letters * metrics.horizontalAdvance("0") + 24, max(TARGET, metrics.height() + 18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
