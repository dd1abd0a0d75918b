"""The unlock page: the first thing that is painted, so nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.mediator.unlock import Opens, Unlock
from ui.mediator.pieces.buttons import Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.fields import Field, Secret
from ui.mediator.pieces.page import WindowPage
from ui.mediator.pieces.text import Words

if TYPE_CHECKING:
    from app.presenters.mediator.background import Background
    from app.presenters.restoring_doors import Ailing


class UnlockPage(WindowPage):
    """Asks for the passphrase. `recover` asks for the page of the recovery sheet, `ailing` for the one that puts back
    the list of cases."""

    recover = Signal()
    ailing = Signal(object)

    def __init__(
        self, vault: Opens, background: Background, opened: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = Entry(_("Unlock"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._entry)
        self.passphrase = Secret(_("Passphrase"))
        self._entry.rows.addWidget(Words(_("Your cases are encrypted on this laptop.")))
        self._entry.rows.addWidget(Field(_("Passphrase"), self.passphrase))
        self.sheet = Link(_("Use the recovery sheet"))
        self.unlock = Primary(_("Unlock"))
        self._entry.add_later(self.sheet)
        self._entry.add_next(self.unlock)
        self._presenter = Unlock(self, vault, background, opened)
        self.unlock.clicked.connect(self._unlock)
        self.passphrase.entered.connect(self._unlock)
        self.sheet.clicked.connect(self.recover)
        self.passphrase.line.setFocus()

    def start(self) -> None:
        self.passphrase.line.setFocus()

    def _unlock(self) -> None:
        self._presenter.unlock(self.passphrase.text())

    def show_busy(self, words: str) -> None:
        self._entry.show_busy(words)

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)

    def show_ailing(self, what: Ailing) -> None:
        self.ailing.emit(what)

    def ask_again(self) -> None:
        self.passphrase.clear()
        self.passphrase.line.setFocus()
