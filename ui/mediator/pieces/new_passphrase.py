"""Choosing a passphrase: six words that are offered, a field for them or for one's own, and the same again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.pieces.buttons import Button, Link
from ui.mediator.pieces.fields import Field, Secret
from ui.mediator.pieces.text import Typewritten, Words
from ui.parts.flow import Flow


class PassphraseChoice(QWidget):
    """`another` asks for six other words, `entered` is Return in the last field."""

    another = Signal()
    entered = Signal()

    def __init__(self, name: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(Words(_("Six random words are easy to remember and hard to guess:"), quiet=True))
        self._offer = Typewritten("")
        rows.addWidget(self._offer)
        self.take, another = Button(_("Use these words")), Link(_("Offer others"))
        row = QWidget()
        flow = Flow(row)
        flow.addWidget(self.take)
        flow.addWidget(another)
        rows.addWidget(row)
        self.passphrase = Secret(name, shown=True)
        self.again = Secret(again)
        rows.addWidget(Field(name, self.passphrase, _("The six words, or your own: long, and used nowhere else.")))
        once_more = _("Type it once more, from memory if you can. You will need it every time.")
        rows.addWidget(Field(again, self.again, once_more))
        self.take.clicked.connect(self._take_offer)
        another.clicked.connect(self.another)
        self.again.entered.connect(self.entered)

    def show_offer(self, passphrase: str) -> None:
        self._offer.setText(passphrase)
        self._offer.setAccessibleName(_("Six words: {words}").format(words=passphrase))

    def _take_offer(self) -> None:
        self.passphrase.line.setText(self._offer.text())
        self.again.line.setFocus()
