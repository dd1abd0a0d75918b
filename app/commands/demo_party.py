"""One party of the sample case, in a process of its own: `python -m app.commands.demo_party LETTER BREAK`.

It keys its own file of `resources/sample` through the party's presenter, exactly as buttons and editors would; the
hand-over comes on standard input and what the party says goes out on standard output. The letter and the number of
the break are all that stands on the command line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from app.domain.answers import State
from app.domain.sharing import Lock
from app.domain.sources import SystemChance, SystemClock
from app.domain.strict_json import read_json
from app.handover.hardening import harden
from app.handover.messages import Given, Message
from app.handover.package import HandOver
from app.handover.pipe import BlockingPipe
from app.presenters.party.scripted import Script, ScriptedAnswer, ScriptedParty, ScriptedSheet

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


class _FirstMessageKept:
    """The line, with the hand-over already read from it."""

    def __init__(self, line: BlockingPipe, given: Given) -> None:
        self._line = line
        self._given: Given | None = given

    def send(self, message: Message) -> None:
        self._line.send(message)

    def receive(self) -> Message:
        given, self._given = self._given, None
        return given if given is not None else self._line.receive()


def script_for(hand_over: HandOver, content: Any, break_number: int) -> Script:
    """The party's part of one hand-over, from its file: a scripted sheet for each sheet that was handed over."""
    sheets = []
    for handed in hand_over.sheets:
        issue = next((q.preset for q in handed.worksheet.questions() if q.preset), "")
        for written in content["sheets"]:
            fits = (written["worksheet"], written["issue"], written["break"])
            if fits == (handed.worksheet.id, issue, break_number):
                answers = tuple(_answer(act) for act in written["answers"])
                sheets.append(ScriptedSheet(handed.filling, answers, more_questions=written["more"]))
    return Script(tuple(sheets), code=content.get("code", ""))


def _answer(act: Any) -> ScriptedAnswer:
    return ScriptedAnswer(
        question=act["question"],
        state=State.GIVEN,
        plain=act["plain"],
        lock=Lock(act["lock"]) if "lock" in act else None,
        share=bool(act.get("clear", False)) and not act.get("items", False),
        share_items=bool(act.get("items", False)),
    )


def main() -> int:
    """Run this party's part."""
    harden()
    letter, break_number = sys.argv[1], int(sys.argv[2])
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    line = BlockingPipe(reading, writing)
    given = line.receive()
    if not isinstance(given, Given):
        return 1
    content = read_json((SAMPLE / f"party-{letter}.json").read_bytes())
    script = script_for(given.hand_over, content, break_number)
    ScriptedParty(_FirstMessageKept(line, given), script, SystemClock(), SystemChance()).run()
    line.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
