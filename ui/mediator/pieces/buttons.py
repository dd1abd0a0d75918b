"""The buttons of this window: those of `ui.parts`, a little lower, following the text size while the window stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui import look
from ui.parts import buttons
from ui.parts.measures import growth

LOWEST = 36
"""The least height of anything to press here, in pixels: the mediator sits calm at a desk, a party may not."""


def press_height(line: int) -> int:
    """The height of what is pressed or typed in, for words `line` pixels high; it grows less than the words."""
    return max(LOWEST, round(line * (1.3 + 0.55 / growth())))


class Button(buttons.Button):
    """An ordinary button."""

    role = buttons.Role.PLAIN
    flush = False

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, self.role, parent, flush=self.flush)

    def name(self, words: str, said: str = "") -> None:
        """Change the words; `said` is what a screen reader says where the words alone would be unclear."""
        self.setText(words)
        self.setAccessibleName(said or words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), press_height(self.fontMetrics().height()))

    def event(self, event: QEvent) -> bool:
        # The text size may be changed while the page stands; `look.dress` tells of it.
        if event.type() == QEvent.Type.ApplicationFontChange:
            font = self.font()
            font.setPointSizeF(QApplication.font().pointSizeF())
            self.setFont(font)
            self.updateGeometry()
        return super().event(event)


class Primary(Button):
    """The one thing a page is for."""

    role = buttons.Role.MAIN

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        if self.isEnabled():
            super()._paint_ground(painter, box)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.hairline(self.palette()))
        painter.drawRoundedRect(box, buttons.RADIUS, buttons.RADIUS)


class Link(Button):
    """A quiet button: underlined words without an edge, that begin where text begins."""

    role = buttons.Role.QUIET
    flush = True

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        font = self.font()
        font.setUnderline(True)
        self.setFont(font)


class SmallLink(Link):
    """A link that stands in a line of words and is no higher than need be."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(24, self.fontMetrics().height()))
