"""Words that are shown this once, such as those that open a locked file: they stay until they are written down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.pieces.buttons import Primary
from ui.mediator.pieces.cards import Notice
from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.text import Selectable


class OnceTold(Notice):
    """Nothing but the mediator's "I have written them down" takes these words away."""

    written_down = Signal()

    def __init__(self, title: str, words: str, secret: str, parent: QWidget | None = None) -> None:
        super().__init__(title, words, parent)
        self.secret = secret
        self.confirm = Primary(_("I have written them down"))
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(Selectable(secret, scale=1.2), 1)
        across.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignBottom)
        self.rows.addLayout(across)
        self.confirm.clicked.connect(self.written_down)

    def call(self) -> None:
        """Say it and put the keyboard here: something else waits for this."""
        say_aloud(self, f"{self.accessibleName()} {self.secret}")
        self.confirm.setFocus()
