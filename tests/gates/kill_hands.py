"""A party's hands that write down what they were promised: `python -m tests.gates.kill_hands FOLDER`.

Before the first key of an answer they note "begin", once "Saved" is shown the value that was saved. Whenever this
process starts, what the log holds is compared with what the party finds again; what is missing goes to
FOLDER/lost-<letter>.txt.
"""

from __future__ import annotations

import json
import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.answers import State
from tests.journeys.keyboard import press
from tests.journeys.party_hands import PartyHands, Script, main
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen, QuestionRow
from ui.party.pages.opening_pages import StartScreen
from ui.party.pages.question_page import QuestionScreen
from ui.party.running import PartyProgram

Spot = tuple[str, str]
_VISITS = 6


def last_promises(log: Path) -> tuple[dict[Spot, Any], set[Spot]]:
    """What was last saved at each spot, and the spots where typing began again after that."""
    saved: dict[Spot, Any] = {}
    open_again: set[Spot] = set()
    for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else ():
        what, filling, question, value = json.loads(line)
        if what == "saved":
            saved[filling, question] = value
            open_again.discard((filling, question))
        else:
            open_again.add((filling, question))
    return saved, open_again


class WitnessHands(PartyHands):
    """Types words no process before it typed, and checks first that nothing that was promised is gone."""

    def __init__(self, program: PartyProgram, script: Script) -> None:
        super().__init__(program, replace(script, words=f"{script.words} {os.getpid()}"))
        self._compared = False
        self._visits = 0
        for page in (StartScreen, QuestionScreen, CheckScreen, ContentsScreen):
            self._acts = {**self._acts, page: self._first_compare(self._acts[page])}

    def _first_compare(self, act: Any) -> Any:
        def compared(page: Any) -> None:
            if not self._compared:
                self._compared = True
                self._compare()
            act(page)

        return compared

    def _compare(self) -> None:
        saved, open_again = last_promises(Path(self._script.log))
        lost = [
            f"{question}: promised {promised!r}, found {found!r}"
            for (filling, question), promised in saved.items()
            if (found := self._now(filling, question)) != promised and (filling, question) not in open_again
        ]
        if lost:
            letter = self._program.presenter.sitting.given.letter if self._program.presenter else "?"
            with (Path(self._script.log).parent / f"lost-{letter}.txt").open("a", encoding="utf-8") as told:
                told.write("\n".join(lost) + "\n")

    def _now(self, filling: str, question: str) -> Any:
        """State and plain value of an answer as this process has it."""
        assert self._program.presenter is not None
        sheet = self._program.presenter.sitting.sheet(filling)
        entry = sheet.filling.entry(question)
        kind = sheet.filling.question(question).kind
        given = entry.answer.state is State.GIVEN
        plain = kind.to_plain(entry.answer.value) if given else None
        # As it comes back from the log: tuples are lists there.
        return json.loads(json.dumps([entry.answer.state.value, entry.lock.value, plain]))

    def _contents(self, page: ContentsScreen) -> None:
        """All sheets are finished already: go to any question and answer it anew, some times, then stop."""
        rows = page.findChildren(QuestionRow)
        self._visits += 1
        if self._visits > _VISITS or not rows:
            super()._contents(page)
            return
        # The keyboard is at one of the rows; Tab goes on to others.
        for _step in range(random.randrange(len(rows))):
            press(Qt.Key.Key_Tab)
        if isinstance(QApplication.focusWidget(), QuestionRow):
            press(Qt.Key.Key_Space)
        else:
            super()._contents(page)

    def will_answer(self, page: QuestionScreen) -> None:
        self.note(["begin", page._page.spot.filling, page._page.spot.question, None])

    def was_saved(self, page: QuestionScreen) -> None:
        if page.editor is not None:
            spot = page._page.spot
            self.note(["saved", spot.filling, spot.question, self._now(spot.filling, spot.question)])


if __name__ == "__main__":
    sys.exit(main(WitnessHands))
