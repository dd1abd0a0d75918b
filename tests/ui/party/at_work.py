"""A party at the window: the real window and presenter in this process, a mediator's side that answers at once, and a
clock that is moved by hand. The side is one in memory (`tests/presenters/party/laptop.py`) or the host of a real case.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.sources import SeededChance, SetClock
from app.handover.messages import Message
from app.handover.package import HandOver
from app.presenters.party.party_presenter import PartyPresenter
from tests.presenters.party.laptop import HandTimers
from tests.ui.party.person import Person
from ui import look
from ui.editors import EDITORS
from ui.party.comfort import Comfort
from ui.party.guard import Guard
from ui.party.running import HIDE
from ui.party.window import PartyWindow

SCREEN = (1366, 768)
"""Pixels of a small laptop."""


def dress(app: QApplication) -> QApplication:
    """As a party's process begins: our fonts and style, light, text at 100 %."""
    look.load_fonts()
    look.even_style(app)
    look.dress(app, look.Theme.LIGHT)
    return app


class Side(Protocol):
    """The mediator's side of the pipe."""

    def answer(self, message: Message) -> tuple[Message, ...]:
        """What is said back to `message`."""


class AtWork(Person):
    """One party at the laptop. What the mediator's side says waits until `deliver`."""

    def __init__(self, app: QApplication, side: Side, given: HandOver, seed: int = 1) -> None:
        self.side: Side = side
        self.clock = SetClock(datetime(2026, 11, 3, 15, 0, tzinfo=UTC))
        self.timers = HandTimers(self.clock)
        self.said: list[Message] = []
        self._gone = False
        self.waiting: list[Message] = []
        self.comfort = Comfort(app)
        self._drag_distance = app.startDragDistance()
        self.guard = Guard(app, HIDE)
        super().__init__(app, PartyWindow(self.comfort, EDITORS, SeededChance(seed)))
        self.presenter = PartyPresenter(given, self, self.window, self.timers, self.clock, SeededChance(seed + 1))
        self.window.attach(self.presenter)
        self.guard.acted.connect(self.presenter.away.acted)
        self.guard.hide_key.connect(self.presenter.away.key_pressed)
        self.presenter.begin()
        self.window.resize(*SCREEN)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)

    def gone(self) -> None:
        """Take the window away, as the end of the process would. A second time there is nothing left to take."""
        if self._gone:
            return
        self._gone = True
        self.app.removeEventFilter(self.guard)
        self.app.setStartDragDistance(self._drag_distance)
        self.window.hide()
        for part in (self.guard, self.window, self.comfort):
            part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # ---- the pipe --------------------------------------------------------------------------------------------------

    def send(self, message: Message) -> None:
        self.said.append(message)
        self.waiting.extend(self.side.answer(message))

    def deliver(self) -> None:
        """Let every answer of the mediator's side arrive."""
        while self.waiting:
            self.presenter.receive(self.waiting.pop(0))
        self.app.processEvents()

    def pass_time(self, seconds: float) -> None:
        """Let time pass; answers arrive at once."""
        self.deliver()
        self.timers.pass_time(seconds, self.deliver)
