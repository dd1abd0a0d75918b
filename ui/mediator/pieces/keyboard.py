"""Putting the keyboard where it is needed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_keyboard_on(widget: QWidget) -> None:
    """Give `widget` the keyboard, also if it was put on a page that stands already.

    What is added to a page is shown by Qt a moment later, and nothing that is not shown can take the keyboard.
    """
    new = widget
    while (around := new.parentWidget()) is not None and not around.isVisible():
        new = around
    meant_to_show = not new.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if around is not None and not new.isVisible() and meant_to_show:
        new.show()
    widget.setFocus()
