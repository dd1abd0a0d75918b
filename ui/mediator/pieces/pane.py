"""Where a document is looked at: what it is, for whom, and its pages or their text, or a word on why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.pieces.beside import Beside, below_each_other
from ui.mediator.pieces.beyond import not_shown_here
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.text import Heading, Words

if TYPE_CHECKING:
    from ui.mediator.pieces.as_text import AsText
    from ui.mediator.preview import Preview


class Pane(QWidget):
    """`again` leads back to what is chosen from, in a window too narrow for both. `empty` is said while nothing is shown."""

    def __init__(self, again: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_words = self._rest = empty
        self.outside = QVBoxLayout(self)
        self.outside.setContentsMargins(0, 0, 0, 0)
        self.outside.setSpacing(0)
        rows = QVBoxLayout()
        rows.setContentsMargins(20, 18, 20, 14)
        rows.setSpacing(4)
        self.again = Link("‹ " + again)
        self.again.setAccessibleName(again)
        rows.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = Heading("")
        self.audience = Words("", quiet=True)
        self.as_text = Link(_("Read it as text"))
        # Hidden it keeps its room: what it stands beside would be broken into other lines for a moment.
        policy = self.as_text.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.as_text.setSizePolicy(policy)
        self.as_text.hide()
        self.as_text.clicked.connect(self._turn)
        rows.addLayout(Beside(below_each_other(self.title, self.audience, gap=4), self.as_text))
        rows.addSpacing(6)
        self.place = QStackedWidget()
        self._empty = Words(empty, quiet=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unseen = not_shown_here()
        self.seen: Preview | None = None
        self.read: AsText | None = None
        self._reads = False
        self._pages = 0
        self.place.addWidget(self._empty)
        self.place.addWidget(self.unseen)
        rows.addWidget(self.place, 1)
        self.outside.addLayout(rows, 1)

    def say(self, title: str, audience: str) -> None:
        """What it is and for whom."""
        self.title.setText(title)
        self.audience.setText(audience)

    def show_words(self, words: str = "") -> None:
        """Words in place of pages; those it began with for ""."""
        self._rest = words or self._empty_words
        self._empty.setText(self._rest)
        self.place.setCurrentWidget(self._empty)
        self._put_text_away()

    def say_busy(self, words: str) -> None:
        """What is said meanwhile where no page is shown, "" for no more; what is shown stays."""
        self._empty.setText(words or self._rest)

    def show_unseen(self) -> None:
        """An own copy: there, and not for the mediator's eyes."""
        self.place.setCurrentWidget(self.unseen)
        self._put_text_away()

    def show_pdf(self, pdf: bytes) -> int:
        """The document; how many pages it has."""
        self._pages = self._preview().show_pdf(pdf)
        self.as_text.show()
        self._show_pages()
        return self._pages

    # ---- as text: whoever wants one document so wants the next one so, too -------------------------------------------

    def _turn(self) -> None:
        self._reads = not self._reads
        self._show_pages()
        if self._reads and self.read is not None:
            self.read.setFocus()

    def _show_pages(self) -> None:
        preview = self._preview()
        self.as_text.name(_("Look at the pages") if self._reads else _("Read it as text"))
        if self._reads:
            text = self._text()
            text.show_pages(self._pages, preview.text_of)
            self.place.setCurrentWidget(text)
        else:
            if self.read is not None:
                self.read.forget()
            self.place.setCurrentWidget(preview)

    def _put_text_away(self) -> None:
        """There are no pages now, or none for the mediator's eyes."""
        self.as_text.hide()
        if self.read is not None:
            self.read.forget()

    def _text(self) -> AsText:
        if self.read is None:
            from ui.mediator.pieces.as_text import AsText

            self.read = AsText(self)
            self.place.addWidget(self.read)
        return self.read

    def _preview(self) -> Preview:
        """Made when the first document is shown: the library behind it is not small."""
        if self.seen is None:
            from ui.mediator.preview import Preview

            self.seen = Preview(self)
            self.place.addWidget(self.seen)
        return self.seen
