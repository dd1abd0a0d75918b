"""The page where the session PIN is chosen or changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.pin import ChoosePin
from ui.mediator.pieces.buttons import Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.fields import Field, Secret
from ui.mediator.pieces.page import WindowPage
from ui.mediator.pieces.text import Words


class SetPinPage(WindowPage):
    """`chosen` is called once the PIN stands; `leave` asks to go back without one."""

    leave = Signal()

    def __init__(
        self, vault: VaultDoor, background: Background, chosen: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = Entry(_("Choose a session PIN"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._entry)
        self._entry.rows.addWidget(
            Words(
                _(
                    "When a party hands the laptop back, the PIN shows that you are you. It takes the place of any PIN before it."
                )
            )
        )
        self.pin, self.again = Secret(_("Session PIN")), Secret(_("Session PIN again"))
        self._entry.rows.addWidget(Field(_("Session PIN"), self.pin, _("4 to 12 digits.")))
        self._entry.rows.addWidget(Field(_("Session PIN again"), self.again))
        back = Link(_("Back"))
        self.keep = Primary(_("Keep this PIN"))
        self._entry.add_later(back)
        self._entry.add_next(self.keep)
        self._presenter = ChoosePin(self, vault, background, chosen)
        back.clicked.connect(self.leave)
        self.keep.clicked.connect(self._choose)
        self.again.entered.connect(self._choose)

    def start(self) -> None:
        self.pin.line.setFocus()

    def _choose(self) -> None:
        self._presenter.choose(self.pin.text(), self.again.text())

    def show_faults(self, faults: tuple[str, ...]) -> None:
        self._entry.show_faults(faults)

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)
