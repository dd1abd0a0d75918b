"""What a field still needs, in a short sentence under it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.mediator.pieces.text import Words


class Missing(Words):
    """Says nothing until something is missing; a screen reader then says it with the field."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", parent, bold=True)
        self.field = field
        self._help = field.accessibleDescription()
        self.hide()

    def say(self, words: str) -> None:
        """What is missing; "" for nothing."""
        self.setText(words)
        self.setVisible(bool(words))
        self.field.setAccessibleDescription(" ".join(filter(None, (words, self._help))))
