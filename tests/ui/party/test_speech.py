"""Reading aloud, with small real programs in the place of the computer's voice."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import to_a_question
from ui.mediator.party_process import short_environment
from ui.party.pages.question_page import QuestionScreen
from ui.party.speech import Speech
from ui.party.voices import voice_for

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the stand-ins for a voice are scripts of a Linux shell"
)

_SAYS_AT_ONCE = 'printf "%s\\n" "$*" >>"{folder}/arguments"; cat >>"{folder}/heard"'
_SPEAKS_ON = 'printf "%s\\n" "$$" >>"{folder}/speaking"; cat >>"{folder}/heard"; exec sleep 60'
_GO_ON = """
import sys
from PySide6.QtCore import QCoreApplication
from ui.party.speech import Speech
app = QCoreApplication([])
speech = Speech()
speech.say("one\\ntwo", "en")
app.exec()
"""


_PLACES = {needed: str(shutil.which(needed)) for needed in ("cat", "sleep", "setpriv")}


class Computer:
    """A computer whose only programs are those we put there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for needed, place in _PLACES.items():
            (folder / needed).symlink_to(place)

    def has(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text("#!/bin/sh\n" + script.format(folder=self.folder) + "\n")
        program.chmod(0o755)

    def read(self, name: str) -> str:
        file = self.folder / name
        return file.read_text() if file.exists() else ""


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Computer(tmp_path)


@pytest.mark.parametrize("name", ["espeak-ng", "espeak", "spd-say"])
def test_each_line_is_said_in_its_order_and_the_words_are_in_no_argument(
    qtbot: QtBot, computer: Computer, name: str
) -> None:
    computer.has(name, _SAYS_AT_ONCE)
    speech = Speech()
    assert speech.can_speak("en")
    speech.say("What would help?\n\n!-!quit\nYou wrote: élan — “ça va”.", "en")
    qtbot.waitUntil(lambda: "ça va" in computer.read("heard"), timeout=10_000)
    assert computer.read("heard") == " What would help?\n !-!quit\n You wrote: élan — “ça va”.\n"
    assert set(computer.read("arguments").splitlines()) == {" ".join(_options(name))}
    # What was said is written down before the voice has ended.
    speech.stop()


def _options(name: str) -> tuple[str, ...]:
    return ("--pipe-mode", "--wait", "--language", "en") if name == "spd-say" else ("-b", "1", "-v", "en", "--stdin")


def test_a_computer_without_a_voice_has_no_button(computer: Computer, hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party)
    assert not Speech().can_speak("en")
    assert "Read aloud" not in [button.text() for button in party.window.findChildren(QAbstractButton)]


def test_the_button_reads_the_page_and_a_turned_page_is_silent(
    qtbot: QtBot, computer: Computer, hand_over: HandOver
) -> None:
    computer.has("espeak-ng", _SPEAKS_ON)
    party = hand_over()
    page = to_a_question(party)
    party.press_button("Read aloud")
    first = page.words_aloud().splitlines()[0]
    qtbot.waitUntil(lambda: first in computer.read("heard"), timeout=10_000)
    party.press_button("Skip for now")
    assert _speaking(computer) == []
    assert party.page(QuestionScreen) is not page


def test_a_hidden_screen_is_silent(qtbot: QtBot, computer: Computer, hand_over: HandOver) -> None:
    computer.has("espeak-ng", _SPEAKS_ON)
    party = hand_over()
    to_a_question(party)
    party.press_button("Read aloud")
    qtbot.waitUntil(lambda: len(_speaking(computer)) == 1, timeout=10_000)
    party.presenter.away.hide()
    assert _speaking(computer) == []


def test_a_speech_server_is_told_to_be_silent(qtbot: QtBot, qapp: QApplication, computer: Computer) -> None:
    computer.has("spd-say", 'if [ "$1" = --cancel ]; then echo >"{folder}/cancelled"; else ' + _SPEAKS_ON + "; fi")
    speech = Speech()
    speech.say("one\ntwo", "en")
    qtbot.waitUntil(lambda: computer.read("heard") == " one\n", timeout=10_000)
    speech.stop()
    qtbot.waitUntil(lambda: bool(computer.read("cancelled")), timeout=10_000)
    assert computer.read("heard") == " one\n"


def test_a_voice_that_fails_is_not_asked_for_the_next_line(qtbot: QtBot, computer: Computer) -> None:
    computer.has("espeak-ng", _SAYS_AT_ONCE + "; exit 1")
    speech = Speech()
    with qtbot.waitSignal(speech._process.finished, timeout=10_000):
        speech.say("one\ntwo", "en")
    assert computer.read("heard") == " one\n"
    assert not _is_at_work(speech)


def test_the_voice_dies_with_the_partys_process(qtbot: QtBot, computer: Computer) -> None:
    """In the short environment of a party's process, so that it is seen to suffice."""
    computer.has("espeak-ng", _SPEAKS_ON)
    environment = dict(entry.split("=", 1) for entry in short_environment().toStringList())
    with subprocess.Popen([sys.executable, "-c", _GO_ON], env=environment) as process:
        qtbot.waitUntil(lambda: computer.read("heard") == " one\n", timeout=20_000)
        assert len(_speaking(computer)) == 1
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    qtbot.waitUntil(lambda: _speaking(computer) == [], timeout=10_000)


def test_a_mac_speaks_with_a_voice_of_the_language(computer: Computer) -> None:
    computer.has(
        "say",
        "echo 'Anna                de_DE    # Hallo!'; echo 'Bad News (Old)      en_US    # Hello!'",
    )
    voice = voice_for("en", "darwin")
    assert voice is not None
    assert voice.options == ("-v", "Bad News (Old)", "-f", "-")
    assert voice_for("fr", "darwin") is None


def test_windows_speaks_with_a_voice_of_the_language(computer: Computer) -> None:
    assert voice_for("en", "win32") is None
    computer.has("powershell", _SAYS_AT_ONCE)
    voice = voice_for("en", "win32")
    assert voice is not None
    assert "-eq 'en' } | Select" in voice.options[-1]


def _is_at_work(speech: Speech) -> bool:
    return speech._process.processId() != 0


def _speaking(computer: Computer) -> list[int]:
    """The voices that are alive."""
    return [number for number in map(int, computer.read("speaking").split()) if _is_alive(number)]


def _is_alive(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
