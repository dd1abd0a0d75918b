"""Screens that come and go while a party has the laptop. In a process of its own: Qt is told of two screens, and what
it would say when one is plugged in or out is said by the test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCREENS = {
    "screens": [
        {"name": "beamer", "x": 1366, "y": 0, "width": 800, "height": 600},
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
    ]
}
"""The last one is the first of Qt's list. This platform gives each new window the keyboard, whatever it asks for: that a
cover takes none is seen on a real screen."""
COVERS = """
from ui.parts.covers import Cover, Covers
covers = Covers(laptop)
moved = []
covers.moved.connect(moved.append)
app.processEvents()
(cover,) = [window for window in app.topLevelWidgets() if isinstance(window, Cover)]
assert covers.covered() == (beamer,)
assert cover.geometry() == beamer.geometry()
assert cover.isVisible() and cover.windowTitle() == "Recess"
assert not cover.close() and cover.isVisible()
assert cover.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
assert cover.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

app.screenRemoved.emit(beamer)
assert covers.covered() == () and not cover.isVisible() and not moved
app.screenAdded.emit(beamer)
app.screenAdded.emit(beamer)
app.processEvents()
assert covers.covered() == (beamer,)

app.screenRemoved.emit(laptop)
assert moved == [beamer] and covers.covered() == ()
app.screenAdded.emit(laptop)
assert covers.covered() == (laptop,)

covers.take_away()
app.processEvents()
assert covers.covered() == ()
app.screenAdded.emit(laptop)
assert not [window for window in app.topLevelWidgets() if isinstance(window, Cover) and window.isVisible()]
"""
PARTY = """
import os
from app.handover.messages import Given
from app.handover.pipe import BlockingPipe
from tests.presenters.party.laptop import FIRST, MediatorsSide
from ui.party.running import PartyProgram

reading, writing = os.pipe()
program = PartyProgram(app, BlockingPipe(reading, writing))
side = MediatorsSide()
side.add("f1", FIRST)
program._begin(side.hand_over())
window = program.window
until(lambda: program._covers is not None)
laptop, beamer = (laptop, beamer) if window.screen() is laptop else (beamer, laptop)
assert program._covers.covered() == (beamer,)

app.screenRemoved.emit(laptop)
app.processEvents()
assert window.screen() is beamer and window.geometry() == beamer.geometry()
assert window.isVisible() and window.isActiveWindow()
assert program._covers.covered() == ()
app.screenAdded.emit(laptop)
app.processEvents()
assert window.screen() is beamer
assert program._covers.covered() == (laptop,)
"""
CURTAIN = """
from app.presenters.mediator.curtain import Standing
from tests.ui.mediator.opened import Desk
from ui.parts.covers import Cover

curtain = Desk().curtain(Standing.WITH_PARTY)
curtain.draw()
app.processEvents()

def covered():
    return [window.screen() for window in app.topLevelWidgets() if isinstance(window, Cover) and window.isVisible()]

assert curtain.geometry() == laptop.geometry() and covered() == [beamer]
app.screenRemoved.emit(beamer)
assert covered() == []
app.screenAdded.emit(beamer)
app.processEvents()
assert covered() == [beamer]

app.screenRemoved.emit(laptop)
app.processEvents()
assert curtain.isVisible() and curtain.screen() is beamer and curtain.geometry() == beamer.geometry()
assert covered() == []
curtain.stand(Standing.BACK)
app.processEvents()
assert curtain.isActiveWindow()

curtain.take_away()
app.screenAdded.emit(laptop)
assert covered() == [] and not curtain.isVisible()
"""
TYPING = """
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication, QWidget
from app.presenters.mediator.curtain import Standing
from tests.ui.mediator.opened import Desk
from ui.parts.covers import Cover

app = QApplication([])
curtain = Desk().curtain(Standing.WITH_PARTY)
curtain.draw()
typed_in = QWidget()
typed_in.show()
typed_in.activateWindow()
waited = QElapsedTimer()
waited.start()

def settle(until):
    until += waited.elapsed()
    while waited.elapsed() < until:
        app.processEvents()

settle(300)
assert typed_in.isActiveWindow()
# The one screen there is stands for one that was plugged in.
curtain._covers._used = "another"
app.screenAdded.emit(app.primaryScreen())
settle(300)
(cover,) = [window for window in app.topLevelWidgets() if isinstance(window, Cover)]
assert cover.isVisible() and typed_in.isActiveWindow()
curtain.stand_on(app.primaryScreen())
settle(300)
assert typed_in.isActiveWindow()
print("seen")
"""
CHILD = """
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from ui import look

app = QApplication([])
look.load_fonts()
look.even_style(app)
look.dress(app, look.Theme.LIGHT)
laptop, beamer = QGuiApplication.screens()

def until(there):
    waited = QElapsedTimer()
    waited.start()
    while not there():
        assert waited.elapsed() < 20_000
        app.processEvents()

{happens}
print("seen")
"""


@pytest.mark.parametrize("happens", [COVERS, PARTY, CURTAIN], ids=["covers", "a party's window", "the curtain"])
def test_plugging_a_screen_in_or_out_uncovers_nothing_hides_nobody_and_takes_no_keyboard(
    tmp_path: Path, happens: str
) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps(SCREENS), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(happens=happens)],
        cwd=Path(__file__).resolve().parents[3],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    errors = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.stdout.strip(), errors) == ("seen", [])


@pytest.mark.window
def test_a_screen_that_is_plugged_in_takes_the_keyboard_from_nobody(real_screen: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TYPING],
        cwd=Path(__file__).resolve().parents[3],
        env=real_screen,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("seen", "")
