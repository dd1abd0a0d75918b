"""Where the Tab key goes when part of a page is made later than the rest."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_turn(before: QWidget, *parts: QWidget) -> None:
    """The Tab key goes from `before` through everything in these parts, in the order in which it was put there, and then
    on to what came after `before`.
    """
    for part in parts:
        for widget in _stops(part):
            QWidget.setTabOrder(before, widget)
            before = widget


def _stops(part: QWidget) -> Iterator[QWidget]:
    """Also what the Tab key passes by now: in a group it stops at another button once that one is chosen. The list that a
    box opens is a window of its own.
    """
    for widget in (part, *part.findChildren(QWidget)):
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.window() is part.window():
            yield widget
