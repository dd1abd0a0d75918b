"""The page that offers backups where a file of the vault is damaged, gone, or older than it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.language import _, ngettext
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.restoring import OfferShown, Restoring, button_words
from app.presenters.restoring_doors import Ailing, RestoringDoor
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.cards import Fold
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.page import WindowPage
from ui.mediator.pieces.text import Label, Words


class RestorePage(WindowPage):
    """One card: what happened, the newest good backup on the button, the others in a fold. `leave` goes back."""

    def __init__(
        self,
        what: Ailing,
        door: RestoringDoor,
        background: Background,
        asking: Asking,
        restored: Callable[[OpenCase | None], None],
        open_as_it_is: Callable[[], OpenCase],
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._what = what
        self._asking = asking
        self._entry = Entry("")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._entry)
        self._alias = Label("")
        self._alias.hide()
        self._happened, self._lost = Words(""), Words("")
        self._lost.hide()
        for words in (self._alias, self._happened, self._lost):
            self._entry.rows.addWidget(words)
        self.others: dict[str, Button] = {}
        self.fold: Fold | None = None
        self.back = Link(_("Back"))
        self.back.clicked.connect(leave)
        self._entry.add_later(self.back)
        self.as_it_is = Link(_("Open the file as it is"))
        self.as_it_is.hide()
        self._entry.add_later(self.as_it_is)
        self.put_back = Primary("")
        self.put_back.hide()
        self._entry.add_next(self.put_back)
        self._presenter = Restoring(self, what, door, background, restored, open_as_it_is)
        self.as_it_is.clicked.connect(self._presenter.open_as_it_is)

    def start(self) -> None:
        self._presenter.start()

    def show_what_happened(self, title: str, words: str) -> None:
        self._entry.title.setText(title)
        self._happened.setText(words)

    def show_offer(self, offer: OfferShown) -> None:
        self._alias.setText(offer.alias)
        self._alias.setVisible(bool(offer.alias))
        self._lost.setText(offer.lost)
        self._lost.show()
        self.as_it_is.setVisible(offer.as_it_is)
        if offer.newest is None:
            self.back.setFocus()
            return
        self.put_back.name(button_words(self._what, offer.newest))
        self.put_back.clicked.connect(partial(self._presenter.put_back, offer.newest.name))
        self.put_back.show()
        if offer.others:
            self._entry.rows.addWidget(self._older(offer))
        self.put_back.setFocus()

    def _older(self, offer: OfferShown) -> Fold:
        count = len(offer.others)
        words = ngettext("{count} older one", "{count} older ones", count).format(count=count)
        self.fold = Fold(words, _("Show less"))
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(6)
        table.setColumnStretch(2, 1)
        for row, choice in enumerate(offer.others):
            when = Words(choice.when)
            when.setWordWrap(False)
            button = Button(_("Put back"))
            button.setAccessibleName(button_words(self._what, choice))
            button.clicked.connect(partial(self._presenter.put_back, choice.name))
            table.addWidget(when, row, 0, Qt.AlignmentFlag.AlignVCenter)
            table.addWidget(button, row, 1)
            self.others[choice.name] = button
        self.fold.rows.addLayout(table)
        return self.fold

    def is_sure(self, question: str, more: str, yes: str) -> bool:
        return self._asking.sure(self, question, more, yes)

    def show_busy(self, words: str) -> None:
        self._entry.show_busy(words)

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)
