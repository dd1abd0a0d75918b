"""A mediator's day at the real window, in two parts: `python -m tests.gates.day_session FOLDER PLACE morning|afternoon`.

PLACE holds all that the program may write to. In the morning: first start, a case, a break, a party at the laptop, in
the midst of which the test ends this process. In the afternoon: unlocking, the party again, reading, two documents
saved, one of them open, and quitting. What the test needs to know stands in FOLDER, outside the place.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.handover.hardening import harden
from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program

PIN = "482915"
NAMES = ("Rosa Lindqvist", "Tom Abara")
ISSUE = "The unpaid bill"
WORDS, PRIVATE, CODE = "zebrafinch", "narwhalplum", "orchard-A"


def write_script(folder: Path) -> None:
    """What the first party's hands do."""
    script = {"code": CODE, "words": WORDS, "private": PRIVATE, "log": str(folder / "log-A"), "slow": 4}
    (folder / "script-A.json").write_text(json.dumps(script))


def morning(hands: MediatorHands, folder: Path) -> None:
    """Up to the party's part."""
    hands.first_start(PIN, "Make a case")
    (folder / "passphrase").write_text(hands.passphrase)
    hands.make_case("The day", "Work or contract not paid", NAMES, (ISSUE,))
    hands.plan(ISSUE, {"perspective_swap": "short"})
    hands.hand_over(NAMES[0])
    hands.take_back()


def afternoon(hands: MediatorHands, folder: Path) -> None:
    """From unlocking to quitting."""
    hands.pin = PIN
    hands.unlock((folder / "passphrase").read_text())
    hands.open_first_case()
    hands.open_break()
    hands.hand_over(NAMES[0])
    hands.take_back()
    (folder / "read").write_text(hands.read(NAMES[0]))
    page = hands.documents()
    hands.export(page, f"Summary of {NAMES[0]}", locked=True)
    hands.export(page, "Joint summary", locked=False)


PARTS = {"morning": morning, "afternoon": afternoon}


def main() -> int:
    harden()
    folder, place, part = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    (folder / "pid").write_text(str(os.getpid()))
    saved = place / "home" / "Documents"
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    look.even_style(app)
    look.load_fonts()
    party = (sys.executable, "-m", "tests.journeys.party_hands", str(folder))
    program = Program(app, place / "home" / "vault", Dialogs(saved), party)

    def begin() -> None:
        played = False
        try:
            PARTS[part](MediatorHands(program), folder)
            played = True
        finally:
            if played:
                program.quit()
            else:
                (folder / "broke.txt").write_text(traceback.format_exc(), encoding="utf-8")
                os._exit(1)

    assert program.start(), "Recess runs already"
    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
