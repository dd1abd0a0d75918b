"""The real mediator's process, driven as far as a hand-over: `python -m tests.benchmarks.mediator_side FOLDER WAIT
[MODULE]`.

FOLDER holds a vault (`tests.gates.kill_vault`). WAIT is how many milliseconds the mediator looks at the hand-over page
once it can be pressed. MODULE is run in place of `ui.party` and writes what it found to FOLDER/found.json; that is told
then, else how many milliseconds the cover took.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.painted import tell_and_end
from tests.gates.kill_vault import NAMES
from tests.journeys.keyboard import pause, press, press_button, tab_to, until
from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program
from ui.mediator.asking import Asking
from ui.mediator.hand_over import HandOverPage
from ui.mediator.party_process import PartyProcess
from ui.warm_process import WarmProcess


class WatchedProcesses(WarmProcess):
    """Notes when a party's cover was painted."""

    ready = 0.0

    def new(self) -> PartyProcess:
        process = super().new()
        process.ready.connect(self._is_ready)
        return process

    def _is_ready(self) -> None:
        self.ready = time.monotonic()


class Watched(Program):
    """The same program, with party's processes that are watched."""

    def __init__(self, app: QApplication, folder: Path, asking: Asking, party: Sequence[str] | None) -> None:
        super().__init__(app, folder, asking)
        self.watched = WatchedProcesses(self._background, party)
        self.warm = self.watched


def hand_over(program: Watched, folder: Path, wait: int) -> float:
    """Everything up to the press; how many milliseconds the cover took from there."""
    hands = MediatorHands(program)
    hands.unlock((folder / "passphrase").read_text())
    hands.open_first_case()
    hands.open_break()
    press_button(f"Hand over to {NAMES[0]}")
    page = hands.page(HandOverPage)
    until(page.go.isEnabled, "the hand-over")
    tab_to(lambda here: here is page.go, "the button")
    if wait:
        pause(wait)
    pressed = time.monotonic()
    press(Qt.Key.Key_Space)
    until(lambda: program.watched.ready, "the cover")
    return (program.watched.ready - pressed) * 1000


def main() -> int:
    folder, wait, module = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    app = look.new_application()
    party: Sequence[str] | None = (sys.executable, "-m", module[0], str(folder)) if module else None
    program = Watched(app, folder / "vault", Dialogs(folder / "saved"), party)

    def begin() -> None:
        try:
            found: object = hand_over(program, folder, wait)
            if module:
                until((folder / "found.json").exists, "what the party found", 240)
                found = json.loads((folder / "found.json").read_text())
            tell_and_end(found)
        finally:
            traceback.print_exc()
            os._exit(1)

    program.start()
    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
