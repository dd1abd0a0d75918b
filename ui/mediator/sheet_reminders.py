"""What the list of cases says about the recovery sheet: that it is not confirmed, or that a year has gone by."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.pieces.buttons import Button, Link
from ui.mediator.pieces.cards import Notice
from ui.mediator.pieces.text import Words
from ui.parts.flow import Flow


class SheetReminders(QWidget):
    """`check` asks for the page that tries a sheet, `make` for a new one."""

    check = Signal()
    make = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._open = Notice(
            _("Your recovery sheet is not confirmed yet"),
            _("Until two of its lines are typed back, only practice cases can be handed over."),
        )
        have, new = Button(_("Check the sheet I have")), Button(_("Make a new sheet"))
        both = QWidget()
        flow = Flow(both)
        flow.addWidget(have)
        flow.addWidget(new)
        self._open.rows.addWidget(both)
        self._due = QWidget()
        line = QHBoxLayout(self._due)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        year = Words(_("It is a year since you last looked at your recovery sheet."), quiet=True)
        line.addWidget(year, 1, Qt.AlignmentFlag.AlignVCenter)
        look = Link(_("Check it now"))
        line.addWidget(look)
        for each in (self._open, self._due):
            rows.addWidget(each)
            each.hide()
        self.hide()
        have.clicked.connect(self.check)
        look.clicked.connect(self.check)
        new.clicked.connect(self.make)

    def say(self, *, unconfirmed: bool, due: bool) -> None:
        """Say what is so; nothing at all where the sheet is confirmed and was looked at."""
        self._open.setVisible(unconfirmed)
        self._due.setVisible(due)
        self.setVisible(unconfirmed or due)
