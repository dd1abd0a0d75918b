"""Keys as a person presses them, for every test that presses some."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

Keys = str | Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key]


def press_at(place: QWidget, key: Keys) -> None:
    """Text letter by letter, a key, or a key with a modifier, in this widget."""
    if isinstance(key, str):
        QTest.keyClicks(place, key)
    elif isinstance(key, Qt.Key):
        QTest.keyClick(place, key)
    else:
        QTest.keyClick(place, key[1], key[0])
