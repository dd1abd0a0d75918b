"""A "what if": one guess moved with keys or by hand, and what the sentences would say. Kept nowhere (decision 40)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.party.pages import TryGuess, WhatIf
from ui.editors.still_box import StillBox
from ui.parts.aloud import announce
from ui.parts.buttons import Button, Role
from ui.parts.cards import Card
from ui.parts.guess_stepper import GuessStepper
from ui.parts.in_turn import in_turn
from ui.parts.measures import air
from ui.parts.words import Words

Try = Callable[[str, int], None]


class TryPanel(QWidget):
    """One guess at a time. Picking another one puts the first back."""

    def __init__(self, guesses: Sequence[TryGuess], wanted: Try, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guesses = tuple(guesses)
        self._wanted = wanted
        self.stepper: GuessStepper | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(air(0.4))
        self._column.addWidget(
            Words(
                _("This is only a “what if”. It changes none of your answers, and it is gone when you leave this page.")
            )
        )
        self.box = StillBox(self)
        self.box.addItems([guess.called for guess in self._guesses])
        self.box.setAccessibleName(_("The number to try"))
        self.box.activated.connect(self._pick)
        self._column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        # The place of the mark is made before what follows it, so that the Tab key finds whatever stands there in turn.
        self._inside = QWidget(self)
        self._place = QVBoxLayout(self._inside)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inside)
        self._back = Button(_("Back to my number"), Role.QUIET, flush=True)
        self._back.clicked.connect(self._go_back)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._told())

    def begin(self) -> None:
        """Take up the first guess; what it comes to is asked for."""
        self._pick(0)

    def show_what_if(self, found: WhatIf) -> None:
        """What would be, beside what is. Before anything is moved there is only what is."""
        is_moved = self.stepper is not None and self.stepper.is_moved()
        self._back.setEnabled(is_moved)
        self._now.setText("\n".join(found.as_entered))
        self._if_head.setText(_("What if"))
        self._if.setText("\n".join(found.if_so) if is_moved else _("Move the mark with the arrow keys, or drag it."))
        if is_moved:
            announce(self, " ".join(found.if_so))

    def words(self) -> tuple[str, str]:
        """What it says is, and what would be."""
        return self._now.text(), self._if.text()

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _told(self) -> QWidget:
        card = Card()
        self._if_head, self._if = Words("", quiet=True), Words("", bold=True)
        now_head, self._now = Words(_("As you entered it"), quiet=True), Words("")
        for words in (self._if_head, self._if):
            card.rows.addWidget(words)
        card.rows.addSpacing(air(0.3))
        for words in (now_head, self._now):
            card.rows.addWidget(words)
        return card

    def _pick(self, at: int) -> None:
        guess = self._guesses[at]
        old, self.stepper = (
            self.stepper,
            GuessStepper(guess.called, 0, len(guess.places) - 1, guess.entered, guess.places.__getitem__),
        )
        self._place.addWidget(self.stepper)
        self.stepper.stepped.connect(self._stepped)
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        in_turn(self.box, self._inside, self._back)
        self._wanted(guess.guess, guess.entered)

    def _stepped(self, place: int) -> None:
        self._wanted(self._guesses[self.box.currentIndex()].guess, place)

    def _go_back(self) -> None:
        if self.stepper is not None:
            self.stepper.go_back()
            self.stepper.setFocus(Qt.FocusReason.OtherFocusReason)
