"""A mediator who takes back from the first party and hands over to the second: `python -m tests.gates.scan_session
FOLDER`. Stays there, to be looked through. Knows no word that a party will type: only the party's own process reads it.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.gates.kill_vault import NAMES, PIN
from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program
from ui.mediator.case_page import OneCasePage


def play(hands: MediatorHands, folder: Path) -> None:
    """One party's part, its answers read, its summary saved outside the places looked through; then the next party."""
    hands.pin = PIN
    hands.unlock((folder / "passphrase").read_text())
    hands.open_first_case()
    hands.open_break()
    hands.hand_over(NAMES[0])
    hands.take_back()
    hands.read(NAMES[0])
    page = hands.documents()
    hands.export(page, f"Summary of {NAMES[0]}", locked=False)
    hands.back()
    hands.page(OneCasePage)
    hands.open_break()
    hands.hand_over(NAMES[1])
    (folder / "phase").write_text("second party")
    hands.take_back()


def main() -> int:
    folder = Path(sys.argv[1])
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    look.even_style(app)
    look.load_fonts()
    party = (sys.executable, "-m", "tests.journeys.party_hands", str(folder))
    program = Program(app, folder / "vault", Dialogs(folder / "saved"), party)

    def begin() -> None:
        try:
            play(MediatorHands(program), folder)
        finally:
            (folder / "broke.txt").write_text(traceback.format_exc(), encoding="utf-8")
            os._exit(1)

    program.start()
    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
