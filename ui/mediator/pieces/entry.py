"""The frame of the pages before the window: one calm card in the middle, with the program's name above it.

Imports QtWidgets and nothing heavy: the unlock page is the first thing that is painted.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from ui.mediator.pieces.cards import Card, Notice
from ui.mediator.pieces.page import Scroll, say_aloud
from ui.mediator.pieces.text import Title, Words, em
from ui.parts.flow import Flow

_WIDEST = 34


class Entry(QWidget):
    """A page with one card. `rows` is the card's column; buttons go to `later` (left) and `next` (right)."""

    def __init__(self, title: str, step: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        self.area = Scroll(inside)
        outside.addWidget(self.area)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(14)
        self._column.addStretch(1)
        name = Words("Recess", scale=1.25, bold=True, quiet=True)
        self._column.addWidget(name)
        card = Card(gap=14)
        card.rows.setContentsMargins(34, 28, 34, 28)
        self._column.addWidget(card)
        self._column.addStretch(2)
        if step:
            card.rows.addWidget(Words(step, quiet=True))
        self.title = Title(title)
        card.rows.addWidget(self.title)
        self.notice = Notice()
        card.rows.addWidget(self.notice)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(12)
        card.rows.addLayout(self.rows)
        self.busy = Words("", quiet=True)
        self.busy.hide()
        card.rows.addWidget(self.busy)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        left, right = QWidget(), QWidget()
        self._later, self._next = Flow(left), Flow(right)
        foot.addWidget(left, 1)
        foot.addWidget(right, 0, Qt.AlignmentFlag.AlignRight)
        card.rows.addSpacing(4)
        card.rows.addLayout(foot)
        self._card = card
        self._fit()

    def add_later(self, button: QWidget) -> None:
        """A quiet way out, at the left of the card's foot."""
        self._later.addWidget(button)

    def add_next(self, button: QWidget) -> None:
        """What goes on, at the right of the card's foot."""
        self._next.addWidget(button)

    def show_busy(self, words: str) -> None:
        """Say what is going on and take no input meanwhile; "" ends it."""
        self.busy.setText(words)
        self.busy.setVisible(bool(words))
        self._card.setEnabled(not words)
        if words:
            say_aloud(self, words)
            self.clear_trouble()

    def show_trouble(self, trouble: Trouble) -> None:
        self.notice.say_trouble(trouble)
        say_aloud(self.notice, " ".join(trouble.sentences()))

    def show_faults(self, faults: tuple[str, ...]) -> None:
        """Say what is still missing or will not do; nothing hides the notice."""
        title = _("There is something to look at") if faults else ""
        self.notice.say(title, "\n".join(faults))
        if faults:
            say_aloud(self.notice, " ".join(faults))

    def clear_trouble(self) -> None:
        self.notice.say("", "")

    def _fit(self) -> None:
        beside = max((self.width() - _WIDEST * em()) // 2, 16)
        self._column.setContentsMargins(beside, 20, beside, 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
