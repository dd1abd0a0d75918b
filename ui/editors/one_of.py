"""Showing which one of several choices is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton


def show_chosen(buttons: Sequence[QAbstractButton], chosen: QAbstractButton | None) -> None:
    """Show that `chosen`, or nothing, is taken. No act: `clicked` stays silent.

    The group is one stop of the Tab key, at what is taken or else at its beginning; the arrow keys move inside it.
    """
    for button in buttons:
        button.setAutoExclusive(False)
        button.setChecked(button is chosen)
    for place, button in enumerate(buttons):
        button.setAutoExclusive(True)
        stops = button is chosen or (chosen is None and place == 0)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
