"""What stands below an answer that is keyed in: the boxes of the paper, and pictures of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.sharing import Lock
from app.presenters.mediator.key_in_lines import BoxLine
from app.presenters.paper_doors import Attached, Pixels
from ui import look
from ui.mediator.key_in_keys import RETURN
from ui.mediator.pieces.buttons import Button, Link
from ui.mediator.pieces.cards import Card, Notice
from ui.mediator.pieces.fields import Field, Picker
from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.text import Label, Words
from ui.mediator.pieces.ticks import Choice
from ui.parts.emptied import empty
from ui.parts.flow import Flow

_MOST_PAGES = 20


class Boxes(QWidget):
    """The lock boxes, as they are marked on the paper. `marked` tells the one a person took; None: none is marked."""

    marked = Signal(object)

    def __init__(self, boxes: Sequence[BoxLine], mark: Lock | None, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(_("Marked on the paper")))
        strip = QWidget()
        flow = Flow(strip, gap=14, down=0)
        self.choices: dict[Lock | None, Choice] = {}
        for lock, words in ((None, _("No mark")), *((box.lock, box.words) for box in boxes)):
            choice = Choice(words, strip)
            choice.setAccessibleName(f"{words}. {about}")
            choice.clicked.connect(partial(self._clicked, lock))
            choice.setChecked(lock is mark)
            flow.addWidget(choice)
            self.choices[lock] = choice
        column.addWidget(strip)

    def mark(self) -> Lock | None:
        return next((lock for lock, choice in self.choices.items() if choice.isChecked()), None)

    def turn(self, lock: Lock) -> None:
        """What the key of a box does: mark it, or take its mark away."""
        target = None if self.mark() is lock else lock
        if target in self.choices:
            self.choices[target].setChecked(True)
            self.marked.emit(target)

    def _clicked(self, lock: Lock | None, _checked: bool = False) -> None:
        self.marked.emit(lock)


class Beside(QWidget):
    """What is there of this question already: from paper before, and at the laptop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)

    def tell(self, kept_so_far: Sequence[str], beside: Sequence[str]) -> tuple[str, ...]:
        """Show it; what was shown, line by line."""
        empty(self._rows)
        told: list[str] = []
        for title, lines in (
            (_("Kept from paper before"), kept_so_far),
            (_("At the laptop, in this break"), beside),
        ):
            shown = (title, *lines) if lines else ()
            for place, line in enumerate(shown):
                self._rows.addWidget(Words(line, bold=not place, quiet=True))
            told += shown
        return tuple(told)


class Finished(QWidget):
    """Where to go after the last question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(self, gap=8)
        self.another, self.to_the_case = Button(_("Key in another handout")), Button(_("Back to the case"))
        flow.addWidget(self.another)
        flow.addWidget(self.to_the_case)


class PagePicture(QWidget):
    """A photo or scan of a page, as wide as there is room, never larger than it is."""

    def __init__(self, attached: Attached, pixels: Pixels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grey = QImage(pixels.grey, pixels.width, pixels.height, pixels.width, QImage.Format.Format_Grayscale8)
        self._image = grey.copy()
        self.setAccessibleName(_("Picture of page {page}").format(page=attached.page))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        wide = max(1, min(width, self._image.width()))
        return max(1, round(self._image.height() * wide / max(1, self._image.width())))

    def sizeHint(self) -> QSize:
        return QSize(self._image.width(), self._image.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        wide = min(self.width(), self._image.width())
        area = QRectF(0, 0, wide, self.heightForWidth(wide))
        painter.drawImage(area, self._image)
        painter.setPen(QPen(look.hairline(self.palette()), 1.0))
        painter.drawRect(area.adjusted(0, 0, -1, -1))


class _Asks(Card):
    """What is asked before a picture is attached. Keys pressed in it stay in it: the question behind it is another
    matter. `given_up` tells that Esc was pressed."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in RETURN and isinstance(here, Button):
            here.click()
        elif event.key() in RETURN:
            self.focusNextPrevChild(True)
        elif not event.text():
            super().keyPressEvent(event)
            return
        event.accept()


class PagePictures(QWidget):
    """The pictures that are attached, and the way to attach one: it asks for M first."""

    attach = Signal(int)
    look_at = Signal(object)
    detach = Signal(object)

    def __init__(self, page: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self.there = QVBoxLayout()
        self._lines: list[QWidget] = []
        rows.addLayout(self.there)
        self.picture = QVBoxLayout()
        self.pictured: tuple[QWidget, ...] = ()
        rows.addLayout(self.picture)
        self.begin = Button(_("Attach a photo or scan of a page…"))
        rows.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.asks = _Asks()
        pages = tuple((str(number), str(number)) for number in range(1, _MOST_PAGES + 1))
        self.page = Picker(_("Which page?"), pages, str(page or 1))
        self.asks.rows.addWidget(Field(_("Which page?"), self.page))
        self.asks.rows.addWidget(Words(_("Is M marked anywhere on this page?"), bold=True))
        self.kept = Words("", quiet=True)
        self.asks.rows.addWidget(self.kept)
        answers = QWidget()
        flow = Flow(answers, gap=8)
        self.yes, self.no = Button(_("Yes, M is marked")), Button(_("No, M is not marked"))
        flow.addWidget(self.yes)
        flow.addWidget(self.no)
        self.asks.rows.addWidget(answers)
        self.asks.hide()
        rows.addWidget(self.asks)
        self.said = Notice()
        rows.addWidget(self.said)
        self.begin.clicked.connect(self._begin)
        self.asks.given_up.connect(self._give_up)
        self.yes.clicked.connect(self._refuse)
        self.no.clicked.connect(self._attach)

    def say_kept(self, words: str) -> None:
        """What is known of marks, beside the question about them."""
        self.kept.setText(words)
        self.kept.setVisible(bool(words))

    def show_attached(self, attached: Sequence[Attached], *, is_new: bool) -> None:
        """These are there now. `is_new`: one was just attached."""
        here = QApplication.focusWidget()
        if here is not None and any(line.isAncestorOf(here) for line in self._lines):
            self.begin.setFocus()
        self._lines = []
        empty(self.there)
        self.pictured = ()
        empty(self.picture)
        for each in attached:
            line = QWidget()
            flow = Flow(line, gap=16)
            see = Link(_("Look at page {page}").format(page=each.page))
            see.clicked.connect(partial(self.look_at.emit, each))
            away = Link(_("Delete the picture of page {page}").format(page=each.page))
            away.clicked.connect(partial(self.detach.emit, each))
            flow.addWidget(see)
            flow.addWidget(away)
            self.there.addWidget(line)
            self._lines.append(line)
        if is_new:
            self.said.say(_("The picture is kept here."), "")
            say_aloud(self.said, self.said.accessibleName())

    def go_to_first(self) -> None:
        """The keyboard on the first of them."""
        first = self._lines[0].findChild(Link) if self._lines else None
        (first or self.begin).setFocus()

    def show_picture(self, attached: Attached, pixels: Pixels) -> None:
        empty(self.picture)
        hide = Link(_("Hide the picture of page {page}").format(page=attached.page))
        hide.clicked.connect(partial(self._hide, hide))
        self.picture.addWidget(hide, 0, Qt.AlignmentFlag.AlignLeft)
        picture = PagePicture(attached, pixels)
        self.picture.addWidget(picture)
        self.pictured = (picture, hide)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is where a page is asked for."""
        here = QApplication.focusWidget()
        return self.asks.isVisible() and here is not None and self.asks.isAncestorOf(here)

    def close_panel(self) -> None:
        """Another question is shown: what was asked beside the one before is over."""
        self.asks.hide()
        self.said.say("", "")

    def _hide(self, link: Link) -> None:
        if link.hasFocus():
            self.begin.setFocus()
        self.pictured = ()
        empty(self.picture)

    def _give_up(self) -> None:
        self.asks.hide()
        self.begin.setFocus()

    def _begin(self) -> None:
        self.said.say("", "")
        self.asks.show()
        self.page.setFocus()

    def _refuse(self) -> None:
        self.asks.hide()
        self.said.say(
            _("This page is not attached."),
            _("What is marked M stays on the party's own paper: no picture of it is kept here."),
        )
        self.begin.setFocus()

    def _attach(self) -> None:
        self.asks.hide()
        self.begin.setFocus()
        self.attach.emit(int(self.page.chosen()))
