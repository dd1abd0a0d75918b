"""What Recess cannot do: the honest limits, to be read before one relies on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.mediator.limits import limits
from ui.mediator.pieces.page import Scroll
from ui.mediator.pieces.reading_window import ReadingWindow
from ui.mediator.pieces.text import Heading, Words


class LimitsWindow(ReadingWindow):
    """Holds nothing about cases, people or places on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What Recess cannot do"), parent)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(14)
        for few, more in limits():
            together = QVBoxLayout()
            together.setSpacing(2)
            together.addWidget(Heading(few))
            together.addWidget(Words(more))
            rows.addLayout(together)
        rows.addStretch(1)
        area = Scroll(inside)
        # Read with the keyboard: the arrow keys move it.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(_("What Recess cannot do"))
        self.rows.addWidget(area, 1)
        self.finish(30, 28)
