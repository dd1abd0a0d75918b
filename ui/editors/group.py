"""A frame for buttons that belong together, which tells people who cannot see it what they are about."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QSizePolicy, QWidget


class Group(QGroupBox):
    """A group box without a picture: assistive programs hear its name before the name of each button in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Nothing: the heading of the question stands above."""
