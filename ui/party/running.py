"""Making the parts of the party's process and handing them to each other."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.language import _
from app.domain.sources import SystemChance, SystemClock
from app.handover.messages import Given, HandBack, Message
from app.handover.own_copy import OwnCopyWanted
from app.handover.package import HandOver
from app.handover.pipe import BlockingPipe
from app.presenters.party.party_presenter import PartyPresenter
from ui import look
from ui.collecting import Collecting
from ui.editors import EDITORS
from ui.parts.covers import Covers
from ui.party.comfort import Comfort
from ui.party.guard import Guard
from ui.party.line import Line
from ui.party.timers import QtTimers
from ui.party.window import PartyWindow

HIDE = Qt.Key.Key_F9
_CURTAIN_STAYS = 600
"""Milliseconds the curtain stands here after hand-back, so that the mediator's own can come up behind it."""


class PartyProgram(QObject):
    """One party's process: from the first message to the closing of the pipe."""

    def __init__(self, app: QApplication, pipe: BlockingPipe) -> None:
        super().__init__()
        self._collecting = Collecting(self)
        self._line = Line(pipe, self)
        self._line.heard.connect(self._heard)
        self._line.closed.connect(self._closed)
        self.window: PartyWindow | None = None
        self.presenter: PartyPresenter | None = None
        self._covers: Covers | None = None
        self._comfort = Comfort(app, self)
        self._guard = Guard(app, HIDE, self)
        self._timers = QtTimers(self)
        self._printing = False

    def start(self) -> None:
        """Listen."""
        self._collecting.start()
        self._line.start()

    def send(self, message: Message) -> None:
        """What the presenter says; after the hand-back this process ends by itself."""
        self._line.send(message)
        if isinstance(message, HandBack):
            QTimer.singleShot(_CURTAIN_STAYS, self, self._closed)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _heard(self, message: Message) -> None:
        if isinstance(message, Given):
            if self.presenter is None:
                self._begin(message.hand_over)
        elif self.presenter is not None:
            self.presenter.receive(message)

    def _begin(self, given: HandOver) -> None:
        chance = SystemChance()
        self.window = PartyWindow(self._comfort, EDITORS, chance)
        self.presenter = PartyPresenter(given, self, self.window, self._timers, SystemClock(), chance)
        self.window.attach(self.presenter)
        self._guard.acted.connect(self.presenter.away.acted)
        self._guard.hide_key.connect(self.presenter.away.key_pressed)
        self.window.painted.connect(self._painted)
        self.window.copy_wanted.connect(self._print)
        self.presenter.begin()
        # The whole screen even where no window manager is there to make it so.
        self.window.setGeometry(self.window.screen().geometry())
        self.window.showFullScreen()
        self.window.activateWindow()

    def _painted(self) -> None:
        if self.presenter is not None and self.window is not None:
            self.presenter.opening.painted()
            self._covers = Covers(self.window.screen(), self)
            self._covers.moved.connect(self.window.move_to)

    def _closed(self) -> None:
        """Nobody is there any more to save anything: end at once, and the window with it."""
        self._guard.empty()
        # Not sys.exit, and no event is waited for: nothing here needs tidying up, and nothing may keep this process
        # alive, least of all something that was about to happen.
        os._exit(0)

    # ---- printing --------------------------------------------------------------------------------------------------

    def _print(self, wanted: OwnCopyWanted) -> None:
        from ui.party.printing import OwnCopyDrawn

        if self._printing or self.window is None:
            return
        self._printing = True
        self.window.say(_("Your copy is being made…"))
        drawn = OwnCopyDrawn(self)
        drawn.done.connect(self._drawn)
        drawn.draw(wanted)

    def _drawn(self, pdf: bytes) -> None:
        from ui.parts.print_window import print_document
        from ui.parts.printed import told_of_copy

        if self.window is None:
            return
        if pdf:
            self.window.say(told_of_copy(print_document(self.window, pdf)))
        else:
            self.window.say(_("Your copy could not be made. Your answers are safe. Ask the mediator to try it again."))
        self._printing = False


def made(pipe: BlockingPipe) -> tuple[QApplication, PartyProgram]:
    """The application and the program behind it, listening to the pipe."""
    app = look.new_application()
    program = PartyProgram(app, pipe)
    program.start()
    return app, program


def run(pipe: BlockingPipe) -> int:
    """Show what comes through the pipe; returns only if Qt itself ends."""
    app, _program = made(pipe)
    return app.exec()
