"""What every button painted by us does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class Pressed(QAbstractButton):
    """Knows whether the mouse is over it (`is_under`). Return presses it as Space does, once for a key held down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_under = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def takes_return(self) -> bool:
        """Whether Return is meant for it."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.takes_return():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.is_under = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.is_under = False
        self.update()
        super().leaveEvent(event)
