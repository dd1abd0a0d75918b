"""The page where the recovery sheet is typed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.unlock import SHEET_LINES, Recover
from app.presenters.restoring_doors import Ailing
from ui.mediator.pieces.buttons import Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.fields import Field, Secret, pair
from ui.mediator.pieces.page import WindowPage
from ui.mediator.pieces.sheet_lines import SheetLines
from ui.mediator.pieces.text import Words


class RecoverPage(WindowPage):
    """Eight lines and a new passphrase. `leave` asks to go back to the passphrase, `ailing` for the page that puts back
    the list of cases."""

    leave = Signal()
    ailing = Signal(object)

    def __init__(
        self,
        vault: VaultDoor,
        background: Background,
        opened: Callable[[tuple[str, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entry = Entry(_("Open with the recovery sheet"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._entry)
        rows = self._entry.rows
        rows.addWidget(
            Words(
                _(
                    "Type the eight lines as they stand on the paper. Capitals and spaces do not matter. Each line is checked as you go."
                )
            )
        )
        self.lines = SheetLines(tuple(range(1, SHEET_LINES + 1)))
        rows.addWidget(self.lines)
        rows.addWidget(
            Words(
                _(
                    "Then choose a new passphrase. You get a new recovery sheet. Once two of its lines are typed back, the old "
                    "one opens nothing any more."
                )
            )
        )
        self.passphrase = Secret(_("New passphrase"))
        self.again = Secret(_("New passphrase again"))
        rows.addWidget(
            pair(Field(_("New passphrase"), self.passphrase), Field(_("New passphrase again"), self.again), least=14)
        )
        back = Link(_("Back to the passphrase"))
        self.open = Primary(_("Open the vault"))
        self._entry.add_later(back)
        self._entry.add_next(self.open)
        self._presenter = Recover(self, vault, background, opened)
        back.clicked.connect(self.leave)
        self.open.clicked.connect(self._open)
        self.again.entered.connect(self._open)
        self.lines.left.connect(self._presenter.line_typed)
        self.lines.setFocus()

    def start(self) -> None:
        self.lines.setFocus()

    def _open(self) -> None:
        typed = self.lines.typed()
        self._presenter.recover(tuple(typed.values()), self.passphrase.text(), self.again.text())

    def show_line_fault(self, number: int, fault: str) -> None:
        self.lines.show_fault(number, fault)

    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None:
        self._entry.show_faults(faults)

    def show_ailing(self, what: Ailing) -> None:
        self.ailing.emit(what)

    def show_busy(self, words: str) -> None:
        self._entry.show_busy(words)

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)
