"""The part of a case's page for the time after: how long it is kept, a hold, and the way to destroying it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.mediator.after import After, KeptCase
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.cards import Card
from ui.mediator.pieces.fields import Field, Picker
from ui.mediator.pieces.text import Words
from ui.mediator.pieces.ticks import Tick, words_left


class AfterPart(QWidget):
    """`destroy_case` asks for the page that destroys the case."""

    destroy_case = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter: After
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._how_long())
        column.addWidget(self._destroying())
        self.setEnabled(False)

    def use(self, presenter: After) -> None:
        """What decides; call once, before `start` of the page."""
        self._presenter = presenter

    def _how_long(self) -> Card:
        card = Card(title=_("How long to keep the case"))
        self.dates = Picker(_("Until when"), ())
        self.dates.picked.connect(self._keep_until)
        card.rows.addWidget(
            Field(
                _("Until when"),
                self.dates,
                _("When the day has passed, the list of cases says so. Nothing is ever destroyed by itself."),
            )
        )
        self.passed = Words(_("This day has passed."), bold=True)
        self.passed.hide()
        card.rows.addWidget(self.passed)
        self.held = Tick(_("Hold this case: nothing destroys it"))
        more = _(
            "For a court order, a complaint or an open claim. The hold stays on until you end it. "
            "Recess cannot tell you when you need one."
        )
        self.held.setAccessibleDescription(more)
        self.held.clicked.connect(self._hold)
        card.rows.addWidget(self.held)
        words = Words(more, quiet=True)
        words.setContentsMargins(words_left(), 0, 0, 0)
        card.rows.addWidget(words)
        return card

    def _destroying(self) -> Card:
        card = Card(title=_("Destroy the case"))
        card.rows.addWidget(
            Words(
                _(
                    "Its key is deleted first, so that nobody can read what is left. You get a certificate that says it "
                    "was done, and nothing of what was in the case."
                ),
                quiet=True,
            )
        )
        self.go = Button(_("Destroy this case…"))
        self.go.clicked.connect(self.destroy_case)
        card.rows.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self._why_not = Words(_("The case is held. End the hold first."), quiet=True)
        self._why_not.hide()
        card.rows.addWidget(self._why_not)
        return card

    def _keep_until(self, day: str) -> None:
        self._presenter.keep_until(day)

    def _hold(self, held: bool) -> None:
        self._presenter.hold(held)

    def show_retention(self, kept: KeptCase) -> None:
        """Show what holds now."""
        self.setEnabled(True)
        self.dates.offer(kept.dates, kept.chosen)
        self.passed.setVisible(kept.passed)
        self.held.setChecked(kept.held)
        self.go.setEnabled(not kept.held)
        self._why_not.setVisible(kept.held)
