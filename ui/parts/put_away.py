"""Everything that stands above a page goes, at once and without asking: dialogs, open menus and lists, what is being
dragged. Loops that wait for an answer get the one that changes nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_MOST = 50
"""More cannot lie above each other; what does not go when it is told to must not hold up a lock."""


def end_dialogs() -> None:
    """The innermost first, as a person would close them. A loop that waits for one of them ends when control comes back
    to it; until then nothing of it is seen."""
    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        QDrag.cancel()
    for _popup in range(_MOST):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
        popup.hide()
    for _modal in range(_MOST):
        modal = QApplication.activeModalWidget()
        if modal is None:
            break
        _end(modal)
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            _end(window)


def _end(window: QWidget) -> None:
    if isinstance(window, QDialog):
        window.reject()
    # Also where it would rather stay.
    window.hide()


def take_back_from_clipboard() -> None:
    """What was copied here is there no more for whoever sits down next. What another program put there stays."""
    clipboard = QGuiApplication.clipboard()
    for mode in QClipboard.Mode:
        take_back(clipboard, mode)


def take_back(clipboard: QClipboard, mode: QClipboard.Mode) -> None:
    """The same for one of the clipboard's places."""
    if _owns(clipboard, mode):
        clipboard.clear(mode)


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Selection:
        return clipboard.ownsSelection()
    if mode is QClipboard.Mode.FindBuffer:
        return clipboard.ownsFindBuffer()
    return clipboard.ownsClipboard()
