"""A list to pick from that the mouse wheel never changes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.parts.buttons import TARGET


class StillBox(QComboBox):
    """Nothing typed into it, nothing remembered by it. `activated` tells of a person's choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), max(TARGET, size.height(), self.fontMetrics().height() + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()
