"""A whole mediation played by hands: `python -m tests.journeys.session FOLDER [PICTURES]`.

First start, a case of two parties, a break, both parties at the laptop in real processes, reading, and documents saved
to FOLDER/saved. Runs in whatever platform `QT_QPA_PLATFORM` names: offscreen, or a real screen under Xvfb. What
happened is written to FOLDER/played.json for the test that looks at it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program

PIN = "482915"
NAMES = ("Rosa Lindqvist", "Tom Abara")
ISSUE = "The unpaid bill"
SHEETS = {
    "perspective_swap": "short",
    "objective_criteria": "short",
    "batna_check": "full",
    "set_aside": "short",
}
"""The three core sheets, one of them in full, and "Set it aside", of which each party asks for more questions."""
SCRIPTS: dict[str, dict[str, Any]] = {
    "A": {
        "code": "orchard7",
        "words": "zebrafinch",
        "more": ["Set it aside"],
        "locks": {"ps_value": "Me and the mediator", "ps_shared": "Only me", "ps_statement": "OK to share"},
        "choose": {"sa_park": "Extra work", "sa_until": "Until a set date"},
        "share": ["ps_heard", "ps_statement"],
    },
    "B": {"code": "", "words": "quokkajam", "more": ["Set it aside"], "locks": {"ps_heard": "Only me"}},
}
SCREEN = {
    "name": "laptop",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}


def play(program: Program, pictures: Path | None, dialogs: Dialogs) -> dict[str, Any]:
    """All of it; what came of it."""
    hands = MediatorHands(program, pictures)
    hands.first_start(PIN, "Make a case")
    hands.make_case("Journey", "Work or contract not paid", NAMES, (ISSUE, "Extra work", "Late work"))
    hands.plan(ISSUE, SHEETS)
    found: dict[str, Any] = {"passphrase": hands.passphrase, "read": {}, "locked": {}}
    for letter, name in zip("AB", NAMES, strict=True):
        hands.hand_over(name)
        found["locked_at_hand_over"] = [b"/Encrypt" in path.read_bytes() for path in dialogs.saved]
        hands.take_back()
        found["read"][letter] = hands.read(name)
        if letter == "A":
            # Left open on purpose: the next hand-over asks about it.
            hands.export(hands.documents(), f"Summary of {name}", locked=False)
        hands.back()
        hands.open_break()
    page = hands.documents()
    for name in NAMES:
        hands.export(page, f"Summary of {name}", locked=False)
    hands.export(page, "Joint summary", locked=False)
    for name in NAMES:
        words = hands.export(page, f"Own copy of {name}", locked=True)
        found["locked"][dialogs.saved[-1].name] = words
    found["saved"] = [path.name for path in dialogs.saved]
    return found


def main() -> int:
    folder = Path(sys.argv[1])
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    for letter, script in SCRIPTS.items():
        plan = {
            **script,
            "log": str(folder / f"log-{letter}"),
            "pictures": str(pictures) if pictures and letter == "A" else "",
        }
        (folder / f"script-{letter}.json").write_text(json.dumps(plan))
    (folder / "saved").mkdir()
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        (folder / "screen.json").write_text(json.dumps({"screens": [SCREEN]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screen.json'}"
    app = QApplication([])
    app.setApplicationName("Recess")
    app.setQuitOnLastWindowClosed(False)
    look.even_style(app)
    look.load_fonts()
    dialogs = Dialogs(folder / "saved")
    hands = (sys.executable, "-m", "tests.journeys.party_hands", str(folder))
    program = Program(app, folder / "vault", dialogs, hands)
    played: list[bool] = []

    def begin() -> None:
        try:
            found = play(program, pictures, dialogs)
            (folder / "played.json").write_text(json.dumps(found))
            played.append(True)
        finally:
            if played:
                program.quit()
            else:
                (folder / "broke.txt").write_text(traceback.format_exc(), encoding="utf-8")
                for window in app.topLevelWidgets():
                    if window.isVisible():
                        window.grab().save(str(folder / f"broke-{type(window).__name__}.png"))
                os._exit(1)

    program.start()
    QTimer.singleShot(0, begin)
    app.exec()
    return 0 if played else 1


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
