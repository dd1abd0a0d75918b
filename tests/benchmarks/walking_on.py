"""From the cover to the first question without a key pressed, and with no test library in memory."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tests.benchmarks.at_rest import when_at_rest
from ui.parts.column import Page
from ui.party.pages.opening_pages import CalmScreen, StartScreen, WhoSeesScreen
from ui.party.pages.private_pages import PrivateChoiceScreen
from ui.party.pages.question_page import QuestionScreen
from ui.party.running import PartyProgram

_CODE = "orchard7"
_STEP = 50
"""Milliseconds between two looks at which page is shown."""


class Walker(QObject):
    """Goes on from page to page until the first question, as the pages' own buttons do."""

    def __init__(self, program: PartyProgram, folder: Path) -> None:
        super().__init__(program)
        self._program = program
        self._folder = folder
        self._before: Page | None = None
        self._step = QTimer(self)
        self._step.setInterval(_STEP)
        self._step.timeout.connect(self._go_on)
        self._step.start()

    def _go_on(self) -> None:
        presenter, window = self._program.presenter, self._program.window
        page = window._page if window is not None else None
        if presenter is None or page is None or page is self._before:
            return
        self._before = page
        if isinstance(page, QuestionScreen):
            self._step.stop()
            when_at_rest(self._tell)
        elif isinstance(page, PrivateChoiceScreen):
            presenter.private.keep_with_code(_CODE, _CODE)
        elif isinstance(page, WhoSeesScreen | CalmScreen | StartScreen):
            page._go_on.click()
        else:
            page.on_return()

    def _tell(self, held: float) -> None:
        (self._folder / "found.new").write_text(json.dumps(held))
        (self._folder / "found.new").replace(self._folder / "found.json")
