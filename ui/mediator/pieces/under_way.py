"""What is said while something is under way that must not be begun twice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.text import Words


class UnderWay(Words):
    """Hidden while nothing is. It holds the keyboard for the button that began it and cannot be pressed meanwhile: Qt
    would give it to whatever comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, quiet=True)
        self._holds_for: QWidget | None = None
        # No stop of the Tab key, yet a place that it goes on from.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    def begin(self, words: str, *buttons: QWidget) -> None:
        """Say this; call before the `buttons` are switched off."""
        here = QApplication.focusWidget()
        self.setText(words)
        self.show()
        # In a narrow window it may stand on a part that is not shown.
        self._holds_for = here if here in buttons and self.isVisible() else None
        if self._holds_for is not None:
            self.setFocus()
        say_aloud(self, words)

    def end(self) -> None:
        """No more; call after they are switched on again."""
        if self.hasFocus() and self._holds_for is not None:
            self._holds_for.setFocus()
        self._holds_for = None
        self.hide()
        self.setText("")
