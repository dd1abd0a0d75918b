"""Pressing keys where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.keys import Keys, press_at

TAB, RETURN, SPACE, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
UP, DOWN, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right


def here() -> QWidget:
    """What has the keyboard."""
    place = QApplication.focusWidget()
    assert place is not None, "nothing has the keyboard"
    return place


def press(*keys: Keys) -> None:
    """Text letter by letter, a key, or a key with a modifier."""
    for key in keys:
        press_at(here(), key)
        QApplication.processEvents()


def tab_to(widget: QWidget) -> None:
    """Go to a widget with the Tab key alone."""
    for _time in range(300):
        if here() is widget:
            return
        QTest.keyClick(here(), TAB)
    raise AssertionError(f"Tab never comes to {widget}")
