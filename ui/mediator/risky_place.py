"""The page that says why the vault's folder is a risky place, before anything is made or opened there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.mediator.risky_place import RiskTold
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.page import WindowPage, say_aloud
from ui.mediator.pieces.text import Words


class RiskyPlacePage(WindowPage):
    """`elsewhere` is offered where the usual place will do."""

    go_on = Signal()
    elsewhere = Signal()
    close_program = Signal()

    def __init__(self, told: RiskTold, *, usual_place_will_do: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry = Entry(told.title)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(entry)
        entry.rows.addWidget(Words(told.why))
        do = f"{told.do} {_('The usual folder is on this laptop, for you alone.')}" if usual_place_will_do else told.do
        entry.rows.addWidget(Words(do))
        self._said = f"{told.title}. {told.why} {do}"
        self.leave = Button(_("Close Recess")) if usual_place_will_do else Primary(_("Close Recess"))
        self.usual = Primary(_("Use the usual folder")) if usual_place_will_do else None
        self.anyway: QWidget | None = None
        if told.may_go_on:
            self.anyway = anyway = Link(_("Use it all the same"))
            anyway.clicked.connect(self.go_on)
            entry.add_later(anyway)
        entry.add_next(self.leave)
        if self.usual is not None:
            self.usual.clicked.connect(self.elsewhere)
            entry.add_next(self.usual)
        self.leave.clicked.connect(self.close_program)

    def start(self) -> None:
        say_aloud(self, self._said)
        (self.usual or self.leave).setFocus()

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)
