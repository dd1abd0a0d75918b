"""The real party's process with hands that measure: `python -m tests.benchmarks.party_side FOLDER` in place of
`python -m ui.party`.

FOLDER/wanted.json says how many letters and pauses. At the first question that takes a long text it types, then pauses
until "Saved" stands on the screen; what was found goes to FOLDER/found.json.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from app.domain.kinds.long_text import LongText
from tests.benchmarks.painted import PaintWatch
from tests.benchmarks.typing_hands import LONG, press_letter, type_letters, wait_for
from tests.journeys.keyboard import pause, until
from tests.journeys.party_hands import PartyHands, main
from ui.party.pages.question_page import QuestionScreen

_BURST = "again"


class MeasuringHands(PartyHands):
    """Goes to the first page with a long text, measures there, and ends."""

    def _question(self, page: QuestionScreen) -> None:
        if page.editor is None or not isinstance(page.editor.kind, LongText):
            super()._question(page)
            return
        folder = Path(sys.argv[1])
        wanted = json.loads((folder / "wanted.json").read_text())
        edit = page.editor.findChild(QPlainTextEdit)
        assert edit is not None
        edit.setFocus()
        # As a text that is pasted.
        edit.textCursor().insertText(LONG)
        until(lambda: page.saved.words() == "Saved", "“Saved”")
        found = {
            "size": [edit.width(), edit.height()],
            "letters": type_letters(edit, wanted["letters"]),
            "pauses": self._pauses(page, edit, wanted["pauses"]),
        }
        (folder / "found.new").write_text(json.dumps(found))
        (folder / "found.new").replace(folder / "found.json")
        os._exit(0)

    def _pauses(self, page: QuestionScreen, edit: QPlainTextEdit, count: int) -> list[float]:
        """Milliseconds from the last letter of a burst to the painted word “Saved”."""
        until(lambda: page.saved.words() == "Saved", "“Saved”")
        watch = PaintWatch(page.saved._words)
        found = []
        for _burst in range(count):
            for letter in _BURST:
                pause(30)
                press_letter(edit, letter)
            paused = time.perf_counter()
            until(lambda: page.saved.words() != "Saved", "that something is unsaved")
            while page.saved.words() != "Saved":
                watch.seen = False
                wait_for(watch)
            found.append((time.perf_counter() - paused) * 1000)
        return found


if __name__ == "__main__":
    sys.exit(main(MeasuringHands))
