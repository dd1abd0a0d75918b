"""The page on which the whole vault is copied to a stick or another folder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.mediator.background import Background
from app.presenters.mediator.copying import Copying
from app.presenters.restoring_doors import RestoringDoor
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.page import WindowPage, say_aloud
from ui.mediator.pieces.text import Label, Words


class CopyVaultPage(WindowPage):
    """What a copy is good for, the folder to choose, and what came of it. `leave` goes back."""

    def __init__(
        self,
        door: RestoringDoor,
        background: Background,
        asking: Asking,
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asking = asking
        self._entry = Entry(_("Copy the vault"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._entry)
        self._what = Words(
            _(
                "Choose a folder, on a stick for example. Recess makes a new folder in it, with every case, the list of "
                "cases and your own worksheets. It stays encrypted: it opens with the passphrase or the recovery sheet "
                "of today, and with nothing else."
            )
        )
        self._where = Words(
            _("Best is a stick that you keep elsewhere: it is still there when this laptop is not."), quiet=True
        )
        self._name, self._told = Label(""), Words("")
        for words in (self._what, self._where, self._name, self._told):
            self._entry.rows.addWidget(words)
        self._name.hide()
        self._told.hide()
        self.back = Link(_("Back"))
        self._entry.add_later(self.back)
        self.choose = Primary(_("Choose a folder…"))
        self.finish = Primary(_("Go on"))
        self.finish.hide()
        self._entry.add_next(self.choose)
        self._entry.add_next(self.finish)
        self._presenter = Copying(self, door, background, leave)
        self.back.clicked.connect(self._presenter.leave)
        self.choose.clicked.connect(self._presenter.choose)
        self.finish.clicked.connect(self._presenter.leave)

    def start(self) -> None:
        self.choose.setFocus()

    def folder(self) -> str:
        return self._asking.folder(self, _("Copy the vault to this folder"))

    def show_busy(self, words: str) -> None:
        self._entry.show_busy(words)

    def show_copied(self, folder: str, told: tuple[str, ...], *, whole: bool) -> None:
        title = _("The vault is copied") if whole else _("The vault is copied, but not every case")
        self._entry.title.setText(title)
        self._name.setText(_("The new folder is called {folder}.").format(folder=folder))
        self._told.setText("\n".join(told))
        for words in (self._what, self._where, self.back, self.choose):
            words.hide()
        for shown in (self._name, self._told, self.finish):
            shown.show()
        self.finish.setFocus()
        say_aloud(self, " ".join((title, *told)))

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)
