"""A mediator who reads filled forms in the window and saves what they say: `python -m tests.gates.form_session FOLDER`. Knows no
word that stands in them. FOLDER/forms holds the files; at each one FOLDER/phase says so, and it goes on once FOLDER/on does.

Where FOLDER/uncaged is, forms are read in this process and not in the cage: that must be seen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import Qt

from app.storage import filled_forms
from app.storage.foreign import answered
from tests.gates.session_begun import run
from tests.journeys.keyboard import press, press_button, until
from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui.mediator.case_page import OneCasePage
from ui.mediator.find_handout import FindHandoutPage
from ui.mediator.key_in import KeyInPage

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class _NoCage:
    """Reads where it is asked, in this process."""

    @staticmethod
    def read(reader: str, content: bytes, around: object = None) -> Any:
        return json.loads(answered(reader, content, around))


@contextmanager
def _no_cage(patience: float) -> Iterator[_NoCage]:
    del patience
    yield _NoCage()


def _hold(folder: Path, phase: str) -> None:
    (folder / "phase").write_text(phase)
    until(lambda: (folder / "on").exists() and (folder / "on").read_text() == phase, "that it goes on", patience=240)


def _read(hands: MediatorHands, folder: Path, name: str) -> None:
    """One form, from the page that asks for it and back there."""
    find = hands.page(FindHandoutPage)
    until(find.form.isEnabled, "the lists")
    press_button("Read a filled form…")
    until(find.go.hasFocus, "whose form it is")
    press_button("Key it in")
    page = hands.page(KeyInPage)
    until(lambda: page._question is not None and page.form.isVisible(), "what the form says")
    _hold(folder, name)
    for _question in range(3):
        press((_ALT, Qt.Key.Key_Down))
    press_button("Save these answers")
    until(lambda: page.kept.text() == "Saved", "that all is on the disk")
    hands.back()
    hands.page(FindHandoutPage)


def play(hands: MediatorHands, folder: Path) -> None:
    if (folder / "uncaged").exists():
        mock.patch.object(filled_forms, "Cage", _no_cage).start()
    hands.unlock((folder / "passphrase").read_text())
    hands.open_first_case()
    dialogs = hands._program._ask()
    assert isinstance(dialogs, Dialogs)
    press((_CTRL, Qt.Key.Key_K))
    for file in sorted((folder / "forms").iterdir()):
        dialogs.which = str(file)
        _read(hands, folder, file.name)
    hands.back()
    hands.page(OneCasePage)
    _hold(folder, "read")


if __name__ == "__main__":
    sys.exit(run(play, (sys.executable, "-m", "tests.journeys.party_hands", sys.argv[1])))
