"""A mediator's process that hands over, takes back, reads and draws, and then stays to be looked through:
`python -m tests.gates.only_me_mediator FOLDER TIMES`. It knows no word that the party writes.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from app.domain.kinds import Computed
from app.domain.wording import plain_text
from app.domain.worksheet import Worksheet
from app.handover.messages import HandBack
from app.handover.pipe import BlockingPipe, PipeClosed
from tests.domain.kinds.strategies import KINDS_TO_TRY
from tests.presenters.party.laptop import question, worksheet
from tests.ui.party.one_sheet import OneSheet

READABLE = "readable"


def every_kind() -> Worksheet:
    """One sheet with a question of each kind, in each way it can be set up, and one more that the mediator may read."""
    asked = tuple(
        replace(question(f"q{number}", kind=kind), summary_label=plain_text(f"Question {number}"))
        for number, kind in enumerate(KINDS_TO_TRY)
        if not isinstance(kind, Computed)
    )
    return worksheet("every", question(READABLE), *asked, title="Every kind")


def hand_over(sheet: OneSheet, folder: Path) -> int:
    """From the cover to the curtain, with as many processes as it takes; how many it took."""
    for process in range(1, 5):
        program = [sys.executable, "-m", "tests.gates.only_me_party", str(folder)]
        child = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert child.stdin is not None
        assert child.stdout is not None
        pipe = BlockingPipe(child.stdout.fileno(), child.stdin.fileno())
        pipe.send(sheet.given(went_on=process > 1))
        ended = False
        try:
            while not ended:
                message = pipe.receive()
                ended = isinstance(message, HandBack)
                for answer in () if ended else sheet.answer(message):
                    pipe.send(answer)
        except PipeClosed:
            child.wait()
            continue
        child.stdin.close()
        child.wait()
        return process
    raise AssertionError("the party never came to the end")


def main() -> None:
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    (folder / "case").mkdir()
    sheet = OneSheet(folder / "case", every_kind())
    processes = 0
    for _time in range(times):
        processes += hand_over(sheet, folder)
        sheet.take_back()
        # What a mediator does then: reads, and has documents drawn.
        sheet.summary()
        sheet.handout()
    (folder / "processes").write_text(str(processes))
    (folder / "done").write_text("done")
    sys.stdin.read()


if __name__ == "__main__":
    main()
