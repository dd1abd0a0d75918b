"""The key that locks, where no menu hears it: above a dialog or an open list, and while the vault is made step by step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

KEYS = "Ctrl+L"
_LOCK = QKeySequence(KEYS)


class LockKey(QObject):
    """`pressed` comes with the key, unless a menu took it: then no window gets to see it."""

    pressed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()) == _LOCK
        ):
            self.pressed.emit()
            return True
        return False
