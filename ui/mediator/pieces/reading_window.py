"""A window to read in, above the program: a title, what there is to read, a foot with a way to close it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.pieces.buttons import Primary
from ui.mediator.pieces.text import Title, em

_FRAME = 60
"""Pixels left for the title bar and the edges of the screen."""


class ReadingWindow(QDialog):
    """`rows` is its column. Call `finish` when all is in it. Called "Recess" like every window."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recess")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(28, 22, 28, 22)
        self.rows.setSpacing(10)
        self.rows.addWidget(Title(title))
        self.foot = QHBoxLayout()
        self._close = Primary(_("Close"))
        self._close.clicked.connect(self.accept)

    def finish(self, width: int, height: int) -> None:
        """Size it, in lines' heights, no larger than the screen."""
        self.foot.addStretch(1)
        self.foot.addWidget(self._close)
        self.rows.addLayout(self.foot)
        self._close.setFocus()
        room = self.screen().availableSize() - QSize(_FRAME, _FRAME)
        self.resize(QSize(width * em(), height * em()).boundedTo(room))
