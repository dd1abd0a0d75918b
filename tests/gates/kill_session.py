"""A mediator who never stops: `python -m tests.gates.kill_session FOLDER`, to be killed at any moment.

Unlocks, opens the case, hands over to one party after the other, takes back, saves documents, and begins again. What
it is at stands in FOLDER/phase. A party's process that was killed is started again from the curtain.
"""

from __future__ import annotations

import os
import sys
from itertools import cycle
from pathlib import Path

from tests.gates.kill_vault import NAMES, PIN
from tests.gates.session_begun import run
from tests.journeys.mediator_hands import MediatorHands
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


if __name__ == "__main__":
    sys.exit(run(go_round, "tests.gates.kill_hands"))
