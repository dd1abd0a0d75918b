"""A mediator who takes back from the first party and hands over to the second: `python -m tests.gates.scan_session
FOLDER`. Stays there, to be looked through. Knows no word that a party will type: only the party's own process reads it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gates.kill_vault import NAMES, PIN
from tests.gates.session_begun import run
from tests.journeys.mediator_hands import MediatorHands
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


if __name__ == "__main__":
    sys.exit(run(play, (sys.executable, "-m", "tests.journeys.party_hands", sys.argv[1])))
