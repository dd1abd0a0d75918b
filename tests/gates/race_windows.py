"""Two starts of the real program in the same moment; forks of a warm parent (`warm.py`)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from app.domain.sources import SystemChance
from app.storage.troubles import AlreadyOpen
from app.storage.vault import Vault
from tests.gates.race_desk import Track
from tests.journeys.keyboard import press, type_into, until
from tests.journeys.mediator_hands import Dialogs
from ui import look
from ui.assembly import Program
from ui.mediator.cases import CasesPage
from ui.mediator.unlock import UnlockPage

FORWARD, OPEN, SAYS_WHERE = b"f", b"o", b"s"
"""It brought the other one forward and ended; it has the vault; it says that the vault is open in another window."""


def prepare(folder: Path) -> None:
    """In the warm parent: the key that takes long by design."""
    Vault.open(folder / "vault", (folder / "passphrase").read_text(), SystemChance()).forget()


def start(folder: Path, runner: int) -> None:
    """Start the program as `ui.__main__` does, type the passphrase if there is a page that asks for it."""
    track = Track(folder)
    sys.argv = ["recess"]
    track.ready(runner)
    track.wait()
    app = look.new_application()
    program = Program(app, folder / "vault", Dialogs(folder / "saved"))
    if not program.start():
        track.came(runner, FORWARD)
        return

    def begin() -> None:
        type_into("Passphrase", (folder / "passphrase").read_text())
        press(Qt.Key.Key_Return)
        until(lambda: _is_told(program) or _is_open(program), "the cases, or where the vault is open")
        track.came(runner, OPEN if _is_open(program) else SAYS_WHERE)

    app.aboutToQuit.connect(lambda: track.came(runner, FORWARD))
    QTimer.singleShot(200, begin)
    app.exec()
    os._exit(0)


def _is_open(program: Program) -> bool:
    return program.window is not None and isinstance(program.window.page, CasesPage)


def _is_told(program: Program) -> bool:
    page = program.window.page if program.window is not None else None
    words = AlreadyOpen().sentences()[0]
    return isinstance(page, UnlockPage) and any(words in text for text in _texts(page))


def _texts(page: UnlockPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
