"""Every other screen is covered while a party has the laptop. In a process of its own: Qt is told of two screens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "beamer", "x": 1366, "y": 0, "width": 800, "height": 600},
    ]
}
CHILD = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from ui.party.covers import Covers

app = QApplication([])
laptop, beamer = QGuiApplication.screens()
covers = Covers(laptop)
app.processEvents()
(cover,) = app.topLevelWidgets()
assert covers.count() == 1
assert cover.geometry() == beamer.geometry()
assert cover.isVisible() and cover.windowTitle() == "Recess"
assert not cover.close() and cover.isVisible()
assert cover.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
assert cover.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
app.screenRemoved.emit(beamer)
assert covers.count() == 0 and not cover.isVisible()
app.screenAdded.emit(beamer)
assert covers.count() == 1
print("covered")
"""


def test_the_other_screen_is_covered_follows_its_plug_and_cannot_be_uncovered(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps(SCREENS), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        cwd=Path(__file__).resolve().parents[3],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    errors = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.stdout.strip(), errors) == ("covered", [])
