"""A party's hands in the real party's process: `python -m tests.journeys.party_hands FOLDER` in place of
`python -m ui.party`, with real keys pressed in the real window.

FOLDER has a JSON file for each party, script-A.json and so on (made-up people; nothing real is in it):
    code      the code for "only me" answers; "" erases them at hand-back
    words     what every text answer begins with; the question's id follows
    private   the same for a question that is at "only me" when it is answered; "" for no difference
    more      titles of sheets of which "More questions" is asked for
    locks     question id → the lock's label, chosen on the check page
    choose    question id → the words of the choice to take, where it matters which
    share     question ids whose words are cleared on the check page
    log       a file that gets a JSON line for each answer, once "Saved" was shown
    pictures  a folder for pictures; "" for none
    slow      milliseconds between two letters; 0 types as fast as it goes
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.long_text import LongText
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.short_text import ShortText
from app.domain.sharing import Lock
from app.presenters.party.pages import CheckPage
from tests.journeys.keyboard import Camera, NeverCame, choose, pause, press, press_button, until
from ui.editors.count_field import CountField
from ui.editors.date_kind import DateEditor
from ui.editors.dont_know_tick import DontKnowTick
from ui.editors.money_field import MoneyField
from ui.parts.choices import LockChoice
from ui.parts.column import Page
from ui.party.__main__ import take_pipe
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen
from ui.party.pages.ending_pages import CurtainScreen, DoneScreen, NoticeScreen
from ui.party.pages.opening_pages import CalmScreen, CoverScreen, StartScreen, WhoSeesScreen
from ui.party.pages.private_pages import CodeScreen, PrivateChoiceScreen
from ui.party.pages.question_page import QuestionScreen
from ui.party.running import PartyProgram, made


@dataclass(frozen=True, slots=True)
class Script:
    """What this party does."""

    code: str = "orchard7"
    words: str = "canary"
    private: str = ""
    more: tuple[str, ...] = ()
    locks: Mapping[str, str] = field(default_factory=dict)
    choose: Mapping[str, str] = field(default_factory=dict)
    share: tuple[str, ...] = ()
    log: str = ""
    pictures: str = ""
    slow: int = 0


class PartyHands:
    """Walks through everything once, answering each question with keys alone."""

    def __init__(self, program: PartyProgram, script: Script) -> None:
        self._program = program
        self._script = script
        self._camera = Camera(Path(script.pictures) if script.pictures else None, "party")
        self._more_asked: set[str] = set()
        self._checked: set[str] = set()
        self._acts: Mapping[type[Page], Callable[[Any], None]] = {
            CoverScreen: self._cover,
            WhoSeesScreen: self._who_sees,
            PrivateChoiceScreen: self._private_choice,
            CodeScreen: self._code,
            CalmScreen: self._calm,
            StartScreen: self._start,
            QuestionScreen: self._question,
            CheckScreen: self._check,
            NoticeScreen: self._notice,
            ContentsScreen: self._contents,
            DoneScreen: self._done,
        }

    @property
    def page(self) -> Page | None:
        """The page on the screen."""
        return self._program.window._page if self._program.window is not None else None

    def play(self) -> None:
        """From the cover to the curtain."""
        until(lambda: self.page is not None and QApplication.focusWidget() is not None, "the cover")
        while not isinstance(self.page, CurtainScreen):
            page = self.page
            if page is None:
                raise NeverCame("no page is shown")
            self._act(page)
        self._camera.take("curtain", self._program.window)

    def _act(self, page: Page) -> None:
        self._acts[type(page)](page)
        until(lambda: self.page is not page, f"what follows {type(page).__name__}")

    def _picture(self, name: str) -> None:
        self._camera.take(name, self._program.window)

    # ---- page by page ----------------------------------------------------------------------------------------------

    def _cover(self, _page: CoverScreen) -> None:
        self._picture("cover")
        press(Qt.Key.Key_Return)

    def _who_sees(self, _page: WhoSeesScreen) -> None:
        self._picture("who-sees")
        press(Qt.Key.Key_Space)

    def _private_choice(self, _page: PrivateChoiceScreen) -> None:
        if not self._script.code:
            press_button("Erase them at hand-back")
            return
        press(self._script.code, Qt.Key.Key_Return, self._script.code)
        self._picture("private")
        press(Qt.Key.Key_Return)

    def _code(self, _page: CodeScreen) -> None:
        press(self._script.code)
        self._picture("code")
        press(Qt.Key.Key_Return)

    def _calm(self, _page: CalmScreen) -> None:
        self._picture("calm")
        press(Qt.Key.Key_Space)

    def _start(self, page: StartScreen) -> None:
        title = page._page.title
        if title in self._script.more and title not in self._more_asked and page._page.has_more:
            self._more_asked.add(title)
            self._picture("start-with-more")
            press_button("More questions: all of this sheet, not the short form")
            return
        self._picture("start")
        press_button("Continue")

    def _question(self, page: QuestionScreen) -> None:
        if page.editor is not None:
            self.will_answer(page)
            self._answer(page)
            self._picture(f"question-{page.editor.kind.name}")
            until(lambda: page.saved.words() in ("Saved", ""), "“Saved”")
        else:
            self._picture("question-computed")
        self.was_saved(page)
        press_button("Back to my answers" if page._page.changing else "Continue")
        if self.page is page:
            # Something to look at was shown, once; pressed again it goes on.
            press_button("Continue")

    def will_answer(self, page: QuestionScreen) -> None:
        """Called before the first key of an answer."""

    def was_saved(self, page: QuestionScreen) -> None:
        """Called once "Saved" was shown after an answer, and on pages that ask nothing."""
        self.note([page._page.spot.filling, page._page.spot.question, page._page.kind.name, self._script.words])

    def note(self, line: list[object]) -> None:
        """Put a line into the log at once: it is there even if this process is killed now."""
        if self._script.log:
            with Path(self._script.log).open("ab", buffering=0) as log:
                log.write(json.dumps(line).encode() + b"\n")

    def _check(self, _page: CheckScreen) -> None:
        self._picture("check")
        shown = self._checking()
        part = f"{shown.filling} {shown.title}"
        if part not in self._checked:
            self._checked.add(part)
            self._change_locks()
            self._clear_words()
            self._picture("check-changed")
        press_button(f"Finish: {shown.title}")

    def _checking(self) -> CheckPage:
        """What the check page shows now."""
        presenter = self._program.presenter
        assert presenter is not None
        assert presenter.check._stop is not None
        return presenter.check._page(presenter.check._stop)

    def _change_locks(self) -> None:
        for question, label in self._script.locks.items():
            row = next((row for row in self._checking().rows if row.spot.question == question), None)
            if row is not None:
                press_button(f"{row.label}: who may see it? {row.lock.label}")
                choose(label, LockChoice)
                pause(30)
                # Folded again, so that the next row's choices are the only ones on the page.
                press_button(f"{row.label}: who may see it? {label}")

    def _clear_words(self) -> None:
        for question in self._script.share:
            row = next((row for row in self._checking().could_share if row.spot.question == question), None)
            if row is not None:
                press_button(f"OK to share: {' '.join(row.lines)}")
                pause(30)

    def _notice(self, _page: NoticeScreen) -> None:
        self._picture("notice")
        press(Qt.Key.Key_Space)

    def _contents(self, _page: ContentsScreen) -> None:
        """Shown where all sheets are finished already: that is all."""
        self._picture("contents")
        press_button("Stop for now")

    def _done(self, _page: DoneScreen) -> None:
        self._picture("done")
        press_button("Hand the laptop back")

    # ---- answering by keyboard -------------------------------------------------------------------------------------

    def _answer(self, page: QuestionScreen) -> None:
        """Do something in every field of the editor, in the order of Tab."""
        editor = page.editor
        assert editor is not None
        editor_kind = editor.kind
        only_me = page._page.lock is not None and page._page.lock.lock is Lock.ONLY_ME
        first = (self._script.private if only_me else "") or self._script.words
        words = f"{first} {page._page.spot.question}"
        wanted = self._script.choose.get(page._page.spot.question)
        if wanted is not None:
            choose(wanted)
            return
        if isinstance(editor_kind, Ranking):
            press(Qt.Key.Key_Space)
            return
        fields = 3 if isinstance(editor_kind, ShortText | LongText | IssuePosition) else 12
        seen: list[QWidget] = []
        for _step in range(fields):
            here = QApplication.focusWidget()
            if here is None or here in seen or not editor.isAncestorOf(here):
                return
            seen.append(here)
            self._act_on(here, words)
            pause()
            press(Qt.Key.Key_Tab)

    def _act_on(self, here: QWidget, words: str) -> None:
        if isinstance(here, QLineEdit | QPlainTextEdit):
            self._type(here, _number(here) or words)
        elif isinstance(here, DontKnowTick):
            return
        elif isinstance(here, QComboBox):
            press(Qt.Key.Key_Down)
        elif isinstance(here, QRadioButton | QAbstractButton) and here.isCheckable() and not here.isChecked():
            press(Qt.Key.Key_Space)

    def _type(self, here: QWidget, words: str) -> None:
        press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_A))
        if not self._script.slow:
            press(words)
            return
        for letter in words:
            press(letter)
            pause(self._script.slow)
            if QApplication.focusWidget() is not here:
                return


def _number(field: QWidget) -> str:
    """What to type into a field that takes a number; "" for one that takes words."""
    parent: QWidget | None = field
    while parent is not None and not isinstance(parent, Page):
        if isinstance(parent, DateEditor):
            return "2027" if "Year" in field.accessibleName() else "12"
        if isinstance(parent, MoneyField | CountField):
            return "12"
        parent = parent.parentWidget()
    return ""


def main(hands: type[PartyHands] = PartyHands) -> int:
    """Be the party's process, with the hands of whichever party the laptop is handed to: FOLDER/script-A.json, …"""
    folder = Path(sys.argv[1])
    app, program = made(take_pipe())

    def begin() -> None:
        if program.window is None or program.presenter is None:
            QTimer.singleShot(10, begin)
            return
        letter = program.presenter.sitting.given.letter
        played = False
        try:
            hands(program, read_script(folder / f"script-{letter}.json")).play()
            played = True
        finally:
            if not played:
                (folder / f"broke-{letter}.txt").write_text(traceback.format_exc(), encoding="utf-8")
                program.window.grab().save(str(folder / f"broke-{letter}.png"))
                os._exit(3)

    QTimer.singleShot(0, begin)
    return app.exec()


def read_script(file: Path) -> Script:
    """The script in a JSON file."""
    plan: Any = json.loads(file.read_text(encoding="utf-8"))
    listed: Any = {name: tuple(value) if isinstance(value, list) else value for name, value in plan.items()}
    return Script(**listed)


if __name__ == "__main__":
    sys.exit(main())
