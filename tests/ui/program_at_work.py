"""The mediator's whole program in this process, on a real vault, with party processes of its own."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.sources import SetClock
from app.presenters.doors import VaultState
from tests.gates.kill_vault import PIN, make
from tests.journeys.keyboard import pause, until
from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program
from ui.mediator.handing import Handing
from ui.mediator.unlock import UnlockPage


class AtWork:
    """`program` is started; `hands` work in its window."""

    def __init__(self, app: QApplication, folder: Path, clock: SetClock | None = None) -> None:
        self.folder = folder
        self.clock = clock or SetClock(datetime(2026, 11, 3, 12, 0, tzinfo=UTC))
        self.dialogs = Dialogs(folder / "saved")
        self.program = Program(app, folder / "vault", self.dialogs, clock=self.clock)
        self.started = self.program.start()
        self.hands = MediatorHands(self.program)
        self.hands.pin = PIN

    @property
    def handing(self) -> Handing:
        """The hand-over that is going on."""
        assert self.program.handing is not None
        return self.program.handing

    def unlock(self) -> None:
        self.hands.unlock((self.folder / "passphrase").read_text())

    def hand_over(self, name: str) -> None:
        """From the list of cases to the party's cover."""
        self.hands.open_first_case()
        self.hands.open_break()
        covers: list[bool] = []
        self.hands.hand_over(name)
        process = self.handing.process
        assert process is not None
        process.ready.connect(lambda: covers.append(True))
        until(lambda: covers, "the party's cover")

    def close_vault(self) -> None:
        """Close it as the program does: behind whatever the helper thread still has to do."""
        self.program._background.run(self.program._desk.lock, _nothing, _nothing)
        until(lambda: self.program._desk.vault().state() is VaultState.LOCKED, "the vault closed")

    def end(self) -> None:
        """End it as its window would, but leave the application to the other tests."""
        if self.program.handing is not None:
            if self.program.handing.process is not None:
                self.program.handing.process.stop()
            self.program.handing.curtain.take_away()
            self.program.handing = None
        if not self.program._leaving:
            self.program._drop_window()
            self.close_vault()
            self.program._background.close()
        self.program._single.close()
        self.program._single.deleteLater()
        self.program.deleteLater()
        pause()


Start = Callable[[], AtWork]


def is_locked(at_work: AtWork) -> bool:
    return at_work.program._desk.vault().state() is VaultState.LOCKED


def wait_locked(at_work: AtWork) -> None:
    at_work.hands.page(UnlockPage)
    until(lambda: is_locked(at_work), "the vault closed")


def press_lock(above: QWidget) -> None:
    """The keys that lock, in whatever has the keyboard in this window, dialog or menu."""
    has_it: QWidget | None = above.focusWidget()
    QTest.keyClick(above if has_it is None else has_it, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def _nothing(_what: object) -> None:
    """Nobody waits to be told."""


@contextmanager
def at_the_first_case(app: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AtWork]:
    """The program in a new vault with one case, which has a planned break, open in the window."""
    make(folder)
    look.load_fonts()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    started = AtWork(app, folder)
    started.unlock()
    started.hands.open_first_case()
    yield started
    started.end()
    gc.collect()
