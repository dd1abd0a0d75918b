"""A question of one kind, in a sheet of a real case file, with its party at the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from app.domain.answers import State
from app.domain.kinds.base import Kind
from app.domain.wording import Tongue, plain_text
from app.domain.worksheet import Question, Worksheet
from app.handover.own_copy import OwnCopyWanted
from tests.presenters.party.laptop import question, worksheet
from tests.ui.party.at_work import AtWork
from tests.ui.party.one_sheet import OneSheet
from ui.editors import Editor
from ui.party.pages.contents_page import ContentsScreen
from ui.party.pages.ending_pages import CurtainScreen, DoneScreen
from ui.party.pages.question_page import QuestionScreen

ASKED = "asked"
PROMPT = "What would you say to this one?"


def sheet_for(kind: Kind[Any]) -> Worksheet:
    """A sheet with the question under test before another one."""
    asked = replace(question(ASKED, kind=kind), prompt=plain_text(PROMPT), summary_label=plain_text("My own say"))
    return worksheet("sheet", asked, question("after"), title="The sheet")


class AtTable:
    """One party, one sheet, and the window in front of it. `seat` lets the party go on with the next hand-over."""

    def __init__(self, app: QApplication, folder: Path, sheet: Worksheet) -> None:
        self._app = app
        self._copies: list[OwnCopyWanted] = []
        self.kept = OneSheet(folder, sheet)
        self.party = self._seat()

    def gone(self) -> None:
        """Everything is put away."""
        self.party.gone()
        self.kept.file.close()

    # ---- from hand-over to hand-over -------------------------------------------------------------------------------

    def to_the_question(self) -> QuestionScreen:
        """From the cover to the first question, with the keyboard."""
        for words in ("Start", "I have read this", "Erase them at hand-back", "Continue"):
            self.party.press_button(words)
        return self.party.page(QuestionScreen)

    def hand_back(self) -> None:
        """From any page of the walk to the curtain, with the keyboard; then Recess is ended and started again."""
        self.party.press_button("All questions")
        self.party.page(ContentsScreen)
        self.party.press_button("Stop for now")
        self.party.page(DoneScreen)
        self.party.press_button("Hand the laptop back")
        self.party.page(CurtainScreen)
        self.party.gone()
        self.kept.take_back()

    def come_back(self, earlier: Question | None = None) -> QuestionScreen:
        """The next hand-over, up to the page the party was at."""
        self.party = self._seat(earlier)
        self.party.press_button("Start")
        return self.party.page(QuestionScreen)

    # ---- the answer ------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind[Any]:
        return self.kept.sheet.question(ASKED).kind

    def editor(self) -> Editor:
        """The editor on the screen."""
        editor = self.party.page(QuestionScreen).editor
        assert editor is not None
        return editor

    def shown(self) -> tuple[str, ...]:
        """What the editor on the screen has, in words."""
        return self.kind.say(self.editor().value(), Tongue())

    def stored(self) -> tuple[State, tuple[str, ...]]:
        """The state of the answer on the disk, and its value in words."""
        (info,) = self.kept.file.fillings()
        row = next(row for row in self.kept.file.written(info.id) if row.question == ASKED)
        given = row.state == State.GIVEN.value
        return State(row.state), self.kind.say(self.kind.from_plain(row.plain), Tongue()) if given else ()

    def own_copy(self) -> str:
        """The words of the copy that the party prints on the page Done."""
        self.party.press_button("All questions")
        self.party.press_button("Stop for now")
        self.party.press_button("Print my copy now")
        return self.kept.copy(self._copies[-1])

    def _seat(self, earlier: Question | None = None) -> AtWork:
        party = AtWork(self._app, self.kept, self.kept.hand_over(earlier), seed=len(self._copies) + 1)
        party.window.copy_wanted.connect(self._copies.append)
        return party
