"""A party's process without a window that keeps every answer to itself: `python -m tests.gates.only_me_party FOLDER`.

FOLDER/answers.json says what it answers to each question, FOLDER/script.json its code ("" for none), after how many pages
its process ends without a word (0: it does not), and whether it seals at all. At the end it has its own copy drawn.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from app.domain.sharing import Lock
from app.domain.sources import SetClock, SystemChance
from app.handover.drawing_child import draw_in_child
from app.handover.hardening import harden
from app.handover.messages import Given, HandBack, Message
from app.handover.only_me_keys import OnlyMeKey
from app.handover.pipe import BlockingPipe
from tests.gates.hands import Act, Hands, Left, Moves, sheet_of
from tests.gates.secret_kills import NOON


class Line:
    """The real pipe; the hand-over that came first is kept to look at. The own copy is drawn before the last word."""

    def __init__(self, pipe: BlockingPipe) -> None:
        self._pipe = pipe
        given = pipe.receive()
        assert isinstance(given, Given)
        self.given = given
        self._first: Message | None = given
        self.before_the_end: Callable[[], None] = _nothing

    def send(self, message: Message) -> None:
        if isinstance(message, HandBack):
            self.before_the_end()
        self._pipe.send(message)

    def receive(self) -> Message:
        first, self._first = self._first, None
        return first if first is not None else self._pipe.receive()


def _nothing() -> None:
    """Nothing is drawn yet."""


def main() -> int:
    harden()
    folder = Path(sys.argv[1])
    script: dict[str, Any] = json.loads((folder / "script.json").read_text())
    answers: dict[str, Any] = json.loads((folder / "answers.json").read_text())
    if not script["seals"]:
        mock.patch.object(OnlyMeKey, "seal", lambda _key, words, _label: words).start()
        mock.patch.object(OnlyMeKey, "unseal", lambda _key, sealed, _label: sealed).start()
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    line = Line(BlockingPipe(reading, writing))
    acts = {
        name: Act(plain=plain, lock=None if name == "readable" else Lock.ONLY_ME) for name, plain in answers.items()
    }
    first = line.given.hand_over.sheets[0]
    went_on = line.given.hand_over.went_on
    moves = Moves(
        acts={sheet_of(line.given, first.filling): acts},
        code=script["code"],
        leaves_after=script["leaves_after"],
    )
    hands = Hands(line, moves, SetClock(NOON), SystemChance(), leaves=not went_on)

    def draw() -> None:
        drawn = draw_in_child(hands.presenter.sitting.own_copy())
        assert drawn.pdf.startswith(b"%PDF-")
        (folder / "pages").write_text(str(len(drawn.pdf)))

    line.before_the_end = draw
    try:
        hands.run()
    except Left:
        # As after a crash: nothing is said, nothing is put away.
        os._exit(9)
    return 0


if __name__ == "__main__":
    sys.exit(main())
