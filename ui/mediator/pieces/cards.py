"""Cards that hold what belongs together, notices, and a page's parts that fold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from ui import look
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.text import Heading, Words
from ui.parts.measures import INSET


class Card(QFrame):
    """A calm ground with a hairline round it. Its column is `rows`."""

    def __init__(self, parent: QWidget | None = None, *, title: str = "", gap: int = 10) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(INSET + 20, 18, INSET + 20, 18)
        self.rows.setSpacing(gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if title:
            self.rows.addWidget(Heading(title))

    def ground(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Base)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.ground())
        painter.setPen(QPen(look.hairline(self.palette()), 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(INSET, 0.5, -INSET, -0.5), 10, 10)


class Notice(Card):
    """Words that ask for attention: a bar at the left and a word in bold, so that it needs no colour."""

    def __init__(self, title: str = "", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=6)
        self.rows.setContentsMargins(INSET + 22, 14, INSET + 20, 14)
        self._title = Heading(title)
        self._words = Words(words)
        self.rows.addWidget(self._title)
        self.rows.addWidget(self._words)
        self.say(title, words)

    def say(self, title: str, words: str) -> None:
        """Show this, or hide the notice if both are empty."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(" ".join(filter(None, (title, words))))
        # Never shown by itself before it has a place: it would be a window of its own for a moment.
        if self.parentWidget() is not None or not (title or words):
            self.setVisible(bool(title or words))

    def say_trouble(self, trouble: Trouble) -> None:
        """What happened, what is safe, what to do."""
        first, *rest = trouble.sentences()
        self.say(first, "\n".join(rest))

    def ground(self) -> QColor:
        return look.tint(self.palette(), 0.09)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(QRectF(INSET + 8, 12, 4, self.height() - 24), 2, 2)


class Fold(QWidget):
    """A part of a page that unfolds. `rows` is the column inside; `unfolded` tells when it is opened first."""

    unfolded = Signal()

    def __init__(self, more: str, less: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more, self._less = more, less or _("Show less")
        self._button = Link(more)
        self._button.setAccessibleDescription(_("Unfolds more below"))
        self._inside = QWidget()
        self.rows = QVBoxLayout(self._inside)
        self.rows.setContentsMargins(0, 4, 0, 0)
        self.rows.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self._inside.hide()
        self._button.clicked.connect(self._turn)

    def _turn(self) -> None:
        self.open(self._inside.isHidden())

    def open(self, wanted: bool) -> None:
        """Unfold, or fold back."""
        self._inside.setVisible(wanted)
        self._button.name(self._less if wanted else self._more)
        if wanted:
            self.unfolded.emit()

    def is_open(self) -> bool:
        return not self._inside.isHidden()


class Line(QWidget):
    """A hairline between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(look.hairline(self.palette()), 1.0))
        painter.drawLine(INSET, 4, self.width() - INSET, 4)
