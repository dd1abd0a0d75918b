from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.domain.kinds.parts import dont_know_words
from ui import look
from ui.parts.buttons import paint_ring
from ui.parts.choices import Tick
from ui.parts.measures import INSET


class DontKnowTick(Tick):
    """The tick “I don’t know” of one cell: without a card, since a table has many of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(dont_know_words(), parent=parent)

    def _inset_across(self) -> int:
        """Close to its words: it stands at the end of a line, over the end of a field."""
        return 2 * INSET

    def _paint_card(self, painter: QPainter) -> None:
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(self.palette()))
