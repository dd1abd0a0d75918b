"""The frame of the pages before the window: one calm card in the middle, with the program's name above it.

Imports QtWidgets and nothing heavy: the unlock page is the first thing that is painted.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.trouble import Trouble
from ui.mediator.pieces.cards import Card, Line, Notice
from ui.mediator.pieces.page import Scroll, say_aloud
from ui.mediator.pieces.text import Title, Words, em
from ui.parts.flow import Flow
from ui.parts.measures import air

_WIDEST = 34
_ROUND = 20
"""Room above and below everything, in pixels."""
_LEAST = 5
"""How low what scrolls may get, in lines of running text."""


class Entry(QWidget):
    """A page with one card. `rows` is the card's column; buttons go to `later` (left) and `next` (right).

    What is too high for the window scrolls inside the card; the buttons below it always stay in sight.
    """

    def __init__(self, title: str, step: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addStretch(1)
        self._name = Words("Recess", scale=1.25, bold=True, quiet=True)
        self._column.addWidget(self._name)
        self._card = Card(gap=0)
        self._card.rows.setContentsMargins(4, air(1.1), 4, air(0.9))
        self._column.addWidget(self._card)
        self._column.addStretch(2)
        self._inside = QWidget()
        self._inside.installEventFilter(self)
        self._top = top = QVBoxLayout(self._inside)
        top.setSpacing(14)
        top.setContentsMargins(air(1.3), 0, air(1.3), 6)
        self.area = Scroll(self._inside)
        self.area.verticalScrollBar().rangeChanged.connect(self._fit)
        self._card.rows.addWidget(self.area)
        if step:
            top.addWidget(Words(step, quiet=True))
        self.title = Title(title)
        top.addWidget(self.title)
        self.notice = Notice()
        top.addWidget(self.notice)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(12)
        top.addLayout(self.rows)
        self._cut = Line()
        self._cut.hide()
        self._card.rows.addWidget(self._cut)
        self._card.rows.addWidget(self._make_foot())
        self._fit()

    def _make_foot(self) -> QWidget:
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(air(1.3), 8, air(1.3), 0)
        column.setSpacing(6)
        self.busy = Words("", quiet=True)
        self.busy.hide()
        column.addWidget(self.busy)
        across = QHBoxLayout()
        across.setSpacing(12)
        left, right = QWidget(), QWidget()
        self._later, self._next = Flow(left), Flow(right)
        across.addWidget(left, 1)
        across.addWidget(right, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(across)
        return self._foot

    def add_later(self, button: QWidget) -> None:
        """A quiet way out, at the left of the card's foot."""
        self._later.addWidget(button)

    def add_next(self, button: QWidget) -> None:
        """What goes on, at the right of the card's foot."""
        self._next.addWidget(button)

    def show_busy(self, words: str) -> None:
        """Say what is going on and take no input meanwhile; "" ends it, with the keyboard where it was."""
        if words:
            self._before = self._card.focusWidget()
            say_aloud(self, words)
            self.clear_trouble()
        self.busy.setText(words)
        self.busy.setVisible(bool(words))
        self._card.setEnabled(not words)
        if not words and self._before is not None:
            self._before.setFocus()
            self._before = None
        self._fit()

    _before: QWidget | None = None

    def show_trouble(self, trouble: Trouble) -> None:
        first, *rest = trouble.sentences()
        self.say(first, "\n".join(rest))

    def say(self, title: str, words: str) -> None:
        """Say something above everything, seen and heard."""
        self.notice.say(title, words)
        self._come_up()
        say_aloud(self.notice, self.notice.accessibleName())

    def show_faults(self, faults: tuple[str, ...]) -> None:
        """Say what is still missing or will not do; nothing hides the notice."""
        self.notice.say("", "\n".join(faults))
        if faults:
            self._come_up()
            say_aloud(self.notice, " ".join(faults))

    def _come_up(self) -> None:
        """Bring the notice into view, also where the keyboard was just put into a field far below it."""
        self.area.verticalScrollBar().setValue(0)
        self.area.reveal(self.notice)

    def clear_trouble(self) -> None:
        self.notice.say("", "")

    # ---- as high as what it holds, as long as the window has room ---------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        if watched is self._inside and event.type() == QEvent.Type.Resize:
            # Laid out afresh: what the layout remembers may be from before words in it were changed.
            self._top.invalidate()
        return super().eventFilter(watched, event)

    @Slot()
    def _fit(self) -> None:
        beside = max((self.width() - _WIDEST * em()) // 2, 16)
        self._column.setContentsMargins(beside, _ROUND, beside, _ROUND)
        card = self._card.rows.contentsMargins()
        width = self.width() - 2 * beside - card.left() - card.right()
        wanted = self._top.totalHeightForWidth(width)
        room = self.height() - self._around()
        self._cut.setVisible(wanted > room)
        self.area.setFixedHeight(max(min(wanted, room - (self._cut.height() if wanted > room else 0)), _LEAST * em()))

    def _around(self) -> int:
        """The height of everything but what scrolls."""
        card = self._card.rows.contentsMargins()
        name = self._name.sizeHint().height() + self._column.spacing()
        return 2 * _ROUND + name + card.top() + card.bottom() + self._foot.sizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """Not what it takes now: it can take less."""
        return QSize(super().minimumSizeHint().width(), self._around() + _LEAST * em())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return done
