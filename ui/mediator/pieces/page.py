"""The frame of every page: a way back, a title, what the page is for, a column that scrolls, a foot that stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.language import _
from app.domain.trouble import Trouble
from ui import look
from ui.mediator.pieces.beside import Beside, below_each_other
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.cards import Notice
from ui.mediator.pieces.tab_order import go_to_next
from ui.mediator.pieces.text import Title, Words, em
from ui.parts.flow import Flow
from ui.parts.scrolling import SlimBar

WIDE = 50
NARROW = 38
"""Widths of the column, in lines' heights."""
_SETTLED = 60
"""Milliseconds after which a page stands as it will."""
_LEAST_WORDS = 14
"""How narrow the words of a foot may get beside its buttons, before they stand above them."""


def beside_column(room: int, widest: int) -> int:
    """The room left and right of a column of at most `widest` lines' heights."""
    return max((room - widest * em()) // 2, min(28, max(room // 40, 8)))


class Column(QWidget):
    """What scrolls: a column in the middle, never wider than is good to read."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self.rows = QVBoxLayout(self)
        self.rows.setSpacing(16)
        self._fit()

    def _fit(self) -> None:
        """In the middle of the page, whether a scroll bar stands beside it or not: nothing moves when one comes."""
        around = self.parentWidget()
        area = around.parentWidget() if around is not None else None
        room = area.width() if isinstance(area, Scroll) else self.width()
        beside = beside_column(room, self._widest)
        self.rows.setContentsMargins(beside, 18, max(beside - (room - self.width()), 0), 28)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return super().event(event)


class Scroll(QScrollArea):
    """Scrolls up and down only, and follows the keyboard, also where a page itself puts it."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A ground of our own, that fills nothing: asking Qt for the one it made takes as long as painting the page.
        self.setViewport(QWidget())
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._to_show: tuple[QWidget, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_them)
        self._passes = self._left_at = 0
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._focus_moved)

    def reveal(self, *widgets: QWidget) -> None:
        """Bring these into view, the last one for sure, once what was just shown or hidden has its place."""
        self._to_show = widgets
        self._passes = 2
        self._soon.start(0)

    def _show_them(self) -> None:
        inside = self.widget()
        if self._passes == 1 and self.verticalScrollBar().value() != self._left_at:
            # Somebody has scrolled meanwhile, and wants to see something else.
            self._to_show = ()
        for widget in self._to_show:
            if inside is not None and isValid(widget) and inside.isAncestorOf(widget):
                # Not `ensureWidgetVisible`: that is content with the cursor, and leaves the field cut in half.
                middle = widget.mapTo(inside, widget.rect().center()).y()
                self.ensureVisible(0, middle, 0, widget.height() // 2 + 8)
        self._passes -= 1
        self._left_at = self.verticalScrollBar().value()
        if self._passes:
            # Who types fast is at the next field before the one above has come to its height.
            self._soon.start(_SETTLED)
        else:
            self._to_show = ()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # What is pressed with the mouse stays under the mouse.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        inside = self.widget()
        if now is not None and not pressed and inside is not None and inside.isAncestorOf(now):
            self.reveal(now)


class Bar(QWidget):
    """The foot of a page, with a hairline above it. What it says stands left and what it does right, or above it."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(10)
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self.words)
        middle.addStretch(1)
        self._row.addLayout(middle, 1)
        self._acts = QWidget()
        self._flow = Flow(self._acts, gap=8, to_the_right=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._acts.setSizePolicy(policy)
        self._row.addWidget(self._acts, 0)
        self._fit()

    def add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        self._fit()

    def _fit(self) -> None:
        beside = beside_column(self.width(), self._widest)
        self._row.setContentsMargins(beside, 8, beside, 8)
        narrow = self.width() - 2 * beside < self._flow.sizeHint().width() + _LEAST_WORDS * em()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not direction:
            self._row.setDirection(direction)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        painter.setPen(QPen(look.hairline(self.palette()), 1.0))
        painter.drawLine(0, 0, self.width(), 0)


class WindowPage(QWidget):
    """What the mediator's window shows, one at a time."""

    def start(self) -> None:
        """Called once the page is shown: it asks for what it shows."""

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work, also what was asked for on the page before this one."""
        raise NotImplementedError  # a Qt class has a metaclass of its own and cannot be an ABC

    def keep_again(self, *, quietly: bool = False) -> None:
        """Try once more to keep what the disk has refused. `quietly`: that it failed again is not told again."""

    def is_busy(self) -> bool:
        """Whether something is under way whose outcome is told once, here, or stands here and is not written down yet:
        words that open a file, say. The window stays on the page until then."""
        return False

    def asks_before_end(self) -> bool:
        """Whether the program is not ended over this page before a person has said what becomes of what waits on it."""
        return False

    def say_why_it_stays(self) -> None:
        """The window was to go elsewhere, or to be closed, and stays: bring into view what the page waits for."""


class Page(WindowPage):
    """A page of the mediator's window. `rows` is its column; `leave` asks to go back."""

    leave = Signal()

    def __init__(self, title: str, back: str = "", parent: QWidget | None = None, *, widest: int = WIDE) -> None:
        super().__init__(parent)
        self._widest = widest
        self._column = Column(widest)
        self.rows = self._column.rows
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        self.area = Scroll(self._column)
        outside.addWidget(self.area, 1)
        self._outside = outside
        self._bar: Bar | None = None
        self._troubled = False
        self.kept = Words("", quiet=True)
        self.kept.setWordWrap(False)
        above = QHBoxLayout()
        if back:
            self.back = Link("‹ " + back)
            self.back.setAccessibleName(back)
            self.back.clicked.connect(self.leave)
            above.addWidget(self.back)
        above.addStretch(1)
        above.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows.addLayout(above)
        self.title = Title(title)
        head = QWidget()
        self.head = Flow(head, gap=10)
        self.hint = Words("", quiet=True)
        self.hint.hide()
        self.rows.addLayout(Beside(below_each_other(self.title, self.hint, gap=2), head))
        self.notice = Notice()
        self.rows.addWidget(self.notice)

    def bar(self) -> Bar:
        """The foot of the page, made when first asked for."""
        if self._bar is None:
            self._bar = Bar(self._widest)
            self._outside.addWidget(self._bar)
        return self._bar

    def say_hint(self, words: str) -> None:
        """One quiet line under the title."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def say_kept(self) -> None:
        """Say quietly that the last change is on the disk. Trouble that stood in its way is over."""
        self.kept.setText(_("Saved"))
        say_aloud(self, _("Saved"))
        if self._troubled:
            self.clear_trouble()

    def say_not_kept(self) -> None:
        """Something was changed that is not on the disk yet."""
        self.kept.setText("")

    def show_trouble(self, trouble: Trouble) -> None:
        """Say it at the top of the page and bring that into view. What was typed last is not saved."""
        self._troubled = True
        self.kept.setText("")
        self.notice.say_trouble(trouble)
        self.area.verticalScrollBar().setValue(0)
        say_aloud(self.notice, " ".join(trouble.sentences()))

    def clear_trouble(self) -> None:
        self._troubled = False
        self.notice.say("", "")

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_to_next(self, forward=forward)

    def finish(self) -> None:
        """Call when all rows are there: the column ends where they end."""
        self.rows.addStretch(1)


def say_aloud(widget: QWidget, words: str) -> None:
    """Let a screen reader say something without moving the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
