"""A mediator who never stops: `python -m tests.gates.kill_session FOLDER`, to be killed at any moment.

Unlocks, opens the case, hands over to one party after the other, takes back, saves documents, and begins again. What
it is at stands in FOLDER/phase. A party's process that was killed is started again from the curtain.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.gates.kill_vault import NAMES, PIN
from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program
from ui.mediator.case_page import OneCasePage


def go_round(hands: MediatorHands, folder: Path) -> None:
    """Until somebody kills this process."""

    def at(phase: str) -> None:
        (folder / "phase").write_text(phase)

    at("unlock")
    hands.pin = PIN
    hands.unlock((folder / "passphrase").read_text())
    hands.open_first_case()
    # Which party comes first changes with each process.
    for name in cycle(NAMES if os.getpid() % 2 else NAMES[::-1]):
        at("plan")
        hands.open_break()
        at("hand-over")
        hands.hand_over(name)
        at("with-party")
        hands.take_back(goes_on=True)
        at("export")
        page = hands.documents()
        for title in (f"Summary of {name}", "Joint summary", f"Own copy of {name}"):
            hands.export(page, title, locked=True)
        hands.back()
        hands.page(OneCasePage)


def main() -> int:
    folder = Path(sys.argv[1])
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    look.even_style(app)
    look.load_fonts()
    party = (sys.executable, "-m", "tests.gates.kill_hands", str(folder))
    program = Program(app, folder / "vault", Dialogs(folder / "saved"), party)

    def begin() -> None:
        try:
            go_round(MediatorHands(program), folder)
        finally:
            (folder / "broke.txt").write_text(traceback.format_exc(), encoding="utf-8")
            os._exit(1)

    assert program.start(), json.dumps("Recess runs already")
    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
