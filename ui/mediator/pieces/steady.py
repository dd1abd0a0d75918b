"""A list beside the page's own work: what stands under the pointer stays there when something is said above it."""

from __future__ import annotations

from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.mediator.pieces.page import Scroll


class Steady(Scroll):
    """Scrolls by as much as it is moved up or down."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(inside, parent)
        self._stays_at: int | None = None

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._stays_at = self.verticalScrollBar().value() + event.pos().y() - event.oldPos().y()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Moved and made taller or shorter in one step: only then is there room to scroll to."""
        super().resizeEvent(event)
        if self._stays_at is not None:
            self.verticalScrollBar().setValue(self._stays_at)
            self._stays_at = None
