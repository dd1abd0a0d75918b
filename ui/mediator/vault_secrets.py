"""The pages that change what opens the vault: another passphrase, or other keys; and the one that tries the sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.unlock import SHEET_LINES
from app.presenters.mediator.vault_secrets import CheckSheet, NewPassphrase
from ui.mediator.pieces.buttons import Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.fields import Field, Secret
from ui.mediator.pieces.new_passphrase import PassphraseChoice
from ui.mediator.pieces.page import WindowPage, say_aloud
from ui.mediator.pieces.sheet_lines import SheetLines
from ui.mediator.pieces.text import Words

T = TypeVar("T")


class _OneCard(WindowPage):
    """A card, and another one in its place once it is done. `leave` asks to go back."""

    leave = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)
        self._entry = Entry(title)
        self._stack.addWidget(self._entry)

    def _add_foot(self, main: Primary) -> None:
        back = Link(_("Back"))
        back.clicked.connect(self.leave)
        self._entry.add_later(back)
        self._entry.add_next(main)

    def _say_done(self, title: str, sentences: tuple[str, ...]) -> None:
        """Put a card with these words in place of the one with the fields, which goes with all that was typed."""
        before, self._entry = self._entry, Entry(title)
        for sentence in sentences:
            self._entry.rows.addWidget(Words(sentence))
        self.go_on = Primary(_("Go on"))
        self.go_on.clicked.connect(self.leave)
        self._entry.add_next(self.go_on)
        self._stack.addWidget(self._entry)
        self._stack.setCurrentWidget(self._entry)
        self._stack.removeWidget(before)
        before.deleteLater()
        self.go_on.setFocus()
        say_aloud(self, " ".join((title, *sentences)))

    def show_busy(self, words: str) -> None:
        self._entry.show_busy(words)

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)


class _PassphrasePage(_OneCard):
    """The present passphrase and another one."""

    def __init__(self, title: str, sentences: tuple[str, ...], main: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        rows = self._entry.rows
        for sentence in sentences:
            rows.addWidget(Words(sentence))
        self.present = Secret(_("Present passphrase"))
        rows.addWidget(Field(_("Present passphrase"), self.present))
        self.choice = PassphraseChoice(_("New passphrase"), _("New passphrase again"))
        rows.addWidget(self.choice)
        self.change = Primary(main)
        self._add_foot(self.change)

    def _listens(self, presenter: NewPassphrase[T]) -> NewPassphrase[T]:
        def change() -> None:
            choice = self.choice
            presenter.change(self.present.text(), choice.passphrase.text(), choice.again.text())

        self.choice.another.connect(presenter.offer_another)
        self.choice.entered.connect(change)
        self.change.clicked.connect(change)
        return presenter

    def show_offer(self, passphrase: str) -> None:
        self.choice.show_offer(passphrase)

    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None:
        self._entry.show_faults(faults)

    def ask_present_again(self) -> None:
        self.present.clear()
        self.present.line.setFocus()


class ChangePassphrasePage(_PassphrasePage):
    """Another passphrase; the recovery sheet stays good."""

    def __init__(self, vault: VaultDoor, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Change the passphrase"),
            (_("The new one opens the vault from then on. Your recovery sheet stays good."),),
            _("Change the passphrase"),
            parent,
        )
        busy = _("Changing the passphrase…")
        self._presenter = self._listens(
            NewPassphrase(self, vault, background, vault.change_passphrase, self._changed, busy)
        )

    def start(self) -> None:
        self._presenter.start()
        self.present.line.setFocus()

    def _changed(self, _nothing: None) -> None:
        self._say_done(
            _("The passphrase is changed"),
            (
                _("The new one opens the vault from now on. Your recovery sheet stays good."),
                _("Copies of the vault that were made before still open with the passphrase before."),
            ),
        )


class ChangeKeysPage(_PassphrasePage):
    """Somebody may have a secret: other keys for everything. `changed` gets the lines of the new recovery sheet."""

    def __init__(
        self,
        vault: VaultDoor,
        background: Background,
        changed: Callable[[tuple[str, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Somebody may have my passphrase or sheet"),
            (
                _(
                    "Recess changes the keys of the vault. From then on neither the passphrase nor a recovery sheet from "
                    "before opens it. You get a new sheet, and choose a new session PIN."
                ),
                _(
                    "It cannot reach copies that were made before. Whoever has such a copy, and the old passphrase or "
                    "sheet, can still read it. With the keys in it, newer files of those cases can be read as well. So "
                    "destroy old copies: on sticks, on other computers, in a backup service."
                ),
            ),
            _("Change the keys"),
            parent,
        )
        busy = _("Changing the keys. This takes a few seconds.")
        self._presenter = self._listens(NewPassphrase(self, vault, background, vault.change_keys, changed, busy))

    def start(self) -> None:
        self._presenter.start()
        self.present.line.setFocus()


class CheckSheetPage(_OneCard):
    """Eight lines, tried. Nothing is opened."""

    def __init__(self, vault: VaultDoor, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(_("Check my recovery sheet"), parent)
        self._entry.rows.addWidget(
            Words(
                _(
                    "Type the eight lines as they stand on the paper. Recess tells whether they would open the vault. "
                    "Nothing is opened, and nothing changes."
                )
            )
        )
        self.lines = SheetLines(tuple(range(1, SHEET_LINES + 1)))
        self._entry.rows.addWidget(self.lines)
        self.check = Primary(_("Check the sheet"))
        self._add_foot(self.check)
        self._presenter = CheckSheet(self, vault, background)
        self.lines.left.connect(self._presenter.line_typed)
        self.lines.entered.connect(self._enter)
        self.check.clicked.connect(self._check)

    def start(self) -> None:
        self.lines.setFocus()

    def _enter(self) -> None:
        """Return goes to the next line that is empty, and checks the sheet once there is none."""
        empty = [number for number, words in self.lines.typed().items() if not words]
        if empty:
            self.lines.go_to_first(empty)
        else:
            self._check()

    def _check(self) -> None:
        self._presenter.check(tuple(self.lines.typed().values()))

    def show_line_fault(self, number: int, fault: str) -> None:
        self.lines.show_fault(number, fault)

    def show_good(self, title: str, sentences: tuple[str, ...]) -> None:
        self._say_done(title, sentences)
