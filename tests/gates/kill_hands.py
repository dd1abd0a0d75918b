"""A party's hands that write down what they typed and when, and what they were promised.

Before the first key of an answer they note "begin", after each letter what stands in the field now, once "Saved" is
shown the value that was saved. Whenever a party's process starts, what the log holds is compared with what the party
finds again; what is missing goes to FOLDER/lost-<letter>.txt. How many questions are answered before the laptop is
handed back stands in FOLDER/questions.
"""

from __future__ import annotations

import json
import os
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.domain.answers import State
from app.domain.kinds.written_text import WrittenText
from tests.gates.beat import Beat
from tests.gates.typed_log import TypedLog
from tests.journeys.keyboard import pause, press, press_button
from tests.journeys.party_hands import PartyHands, Script
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen, QuestionRow
from ui.party.pages.ending_pages import DoneScreen
from ui.party.pages.opening_pages import StartScreen
from ui.party.pages.question_page import QuestionScreen
from ui.party.running import PartyProgram

QUESTIONS = "questions"
GONE = "gone"
"""Seconds of typing that each kill of a party's process cost, and whether the machine stood still just then."""
PARTYS_PHASE = "party-phase"
_BETWEEN_LETTERS_MS = 25
_TYPING = (0.5, 3.0)
"""Seconds of typing without a pause, from and to: longer than anything may stay unsaved."""


class WitnessHands(PartyHands):
    """Types words no process before it typed, and checks first that nothing that was promised is gone."""

    def __init__(self, program: PartyProgram, script: Script) -> None:
        super().__init__(program, replace(script, words=f"{script.words} {os.getpid()}"))
        self._folder = Path(script.log).parent
        self._beat = Beat(self._folder, "party")
        self._compared = False
        self._left = int((self._folder / QUESTIONS).read_text())
        for page in (StartScreen, QuestionScreen, CheckScreen, ContentsScreen):
            self._acts = {**self._acts, page: self._first_compare(self._acts[page])}

    def _at(self, phase: str) -> None:
        (self._folder / PARTYS_PHASE).write_text(phase)

    def _first_compare(self, act: Any) -> Any:
        def compared(page: Any) -> None:
            if not self._compared:
                self._compared = True
                self._compare()
            act(page)

        return compared

    def _compare(self) -> None:
        log = TypedLog(Path(self._script.log))
        lost = log.faults(self._now)
        if gone := log.gone(self._now):
            with (self._folder / GONE).open("a", encoding="utf-8") as told:
                told.write("".join(f"{seconds:.3f} {int(still)}\n" for seconds, still in gone))
        if lost:
            letter = self._program.presenter.sitting.given.letter if self._program.presenter else "?"
            with (self._folder / f"lost-{letter}.txt").open("a", encoding="utf-8") as told:
                told.write("\n".join(lost) + "\n")

    def _now(self, filling: str, question: str) -> Any:
        """State, lock and plain value of an answer as this process has it."""
        assert self._program.presenter is not None
        sheet = self._program.presenter.sitting.sheet(filling)
        entry = sheet.filling.entry(question)
        kind = sheet.filling.question(question).kind
        given = entry.answer.state is State.GIVEN
        plain = kind.to_plain(entry.answer.value) if given else None
        # As it comes back from the log: tuples are lists there.
        return json.loads(json.dumps([entry.answer.state.value, entry.lock.value, plain]))

    # ---- page by page ----------------------------------------------------------------------------------------------

    def _question(self, page: QuestionScreen) -> None:
        if self._left <= 0:
            press_button("All questions")
            return
        self._left -= 1
        super()._question(page)

    def _contents(self, page: ContentsScreen) -> None:
        """Go to any question and answer it anew, until it is enough."""
        rows = page.findChildren(QuestionRow)
        if self._left <= 0 or not rows:
            super()._contents(page)
            return
        # The keyboard is at one of the rows; Tab goes on to others.
        for _step in range(random.randrange(len(rows))):
            press(Qt.Key.Key_Tab)
        if isinstance(QApplication.focusWidget(), QuestionRow):
            press(Qt.Key.Key_Space)
        else:
            super()._contents(page)

    def _done(self, page: DoneScreen) -> None:
        self._at("handed back")
        super()._done(page)

    def will_answer(self, page: QuestionScreen) -> None:
        self.note(["begin", page._page.spot.filling, page._page.spot.question, None])

    def was_saved(self, page: QuestionScreen) -> None:
        if page.editor is not None:
            spot = page._page.spot
            self.note(["saved", spot.filling, spot.question, self._now(spot.filling, spot.question)])
        self._at("page")

    # ---- typing ----------------------------------------------------------------------------------------------------

    def _type(self, here: QWidget, words: str) -> None:
        page = self.page
        assert isinstance(here, QLineEdit | QPlainTextEdit)
        if not isinstance(page, QuestionScreen) or not isinstance(page._page.kind, WrittenText):
            super()._type(here, words)
            return
        self._at("typing")
        press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_A))
        end = time.monotonic() + random.uniform(*_TYPING)
        letters = iter(words)
        while time.monotonic() < end and QApplication.focusWidget() is here:
            press(next(letters, "") or random.choice("abcdefghij"))
            spot = page._page.spot
            stands = here.text() if isinstance(here, QLineEdit) else here.toPlainText()
            self.note(["typed", spot.filling, spot.question, [time.monotonic(), stands]])
            pause(_BETWEEN_LETTERS_MS)
