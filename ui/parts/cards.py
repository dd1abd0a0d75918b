"""Grounds to put words on: a card, a quotation with a bar at its side, a notice that stands out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import look
from ui.parts.buttons import RADIUS, RING, paint_ring
from ui.parts.measures import INSET, air
from ui.parts.words import Words


class Card(QWidget):
    """A light ground with a hairline around it. `rows` takes what stands on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        room = air(0.75)
        self.rows.setContentsMargins(room + INSET, room, room + INSET, room)
        self.rows.setSpacing(air(0.35))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(QPen(look.hairline(palette), 1.2))
        painter.setBrush(palette.color(palette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), RADIUS, RADIUS)


class Quotation(QWidget):
    """Words that somebody wrote, read-only, with a bar at their side."""

    def __init__(self, heading: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(air(0.8), 4, 0, 4)
        rows.setSpacing(air(0.2))
        rows.addWidget(Words(heading, quiet=True))
        for line in lines:
            rows.addWidget(Words(line))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            look.mixed(look.accent(self.palette()), self.palette().color(self.palette().ColorRole.Window), 0.5)
        )
        painter.drawRoundedRect(QRectF(INSET, 0, 4, self.height()), 2, 2)


class Notice(QWidget):
    """Something to be read first: a heading and sentences, with a strong bar. Takes the focus when it appears."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        room = air(0.6)
        self._rows.setContentsMargins(room + 10, room, room, room)
        self._heading = Words("", bold=True)
        self._words = Words("")
        self._rows.addWidget(self._heading)
        self._rows.addWidget(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def say(self, heading: str, sentences: Sequence[str]) -> None:
        """Show this, or hide when there is nothing to say."""
        self._heading.setText(heading)
        self._words.setText("\n".join(sentences))
        self._words.setVisible(bool(sentences))
        self.setAccessibleName(" ".join((heading, *sentences)))
        self.setVisible(bool(heading or sentences))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(QPen(look.edge(palette), 1.2))
        painter.setBrush(palette.color(palette.ColorRole.Base))
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        bar = QRectF(RING, RING + RADIUS, 5, box.height() - 2 * RADIUS)
        painter.fillRect(bar, palette.color(palette.ColorRole.WindowText))
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(palette))
