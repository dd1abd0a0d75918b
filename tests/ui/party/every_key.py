"""Every key that means something to the system, in every kind of field, on a real screen, under the guard:
`python -m tests.ui.party.every_key`. Prints, as JSON, what was ever put where other programs read.
"""

from __future__ import annotations

import json
import sys

import shiboken6
from PySide6.QtCore import QEventLoop, QProcess, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.sources import SeededChance
from app.domain.wording import Tongue
from tests.domain.kinds.strategies import KINDS_TO_TRY
from tests.ui.party.at_work import dress
from ui.editors import make_editor
from ui.party.guard import Guard
from ui.party.running import HIDE

CANARY = "73 heron"
MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
LOOK = """
import json
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication([])
found = app.clipboard()
print(json.dumps([found.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]))
"""
"""What another program on the same screen gets when it pastes."""


class Watched:
    """What reached the computer's clipboard, if only for a moment, and what stands there now."""

    def __init__(self) -> None:
        self.ever: list[str] = []
        self.stays: list[str] = []
        self.pressing = ""
        self._clipboard = QGuiApplication.clipboard()
        # Connected before the guard is made, so that it sees what the guard takes back.
        self._clipboard.dataChanged.connect(self._changed)

    def _changed(self) -> None:
        if self._clipboard.ownsClipboard():
            self.ever.append(self.pressing)

    def look(self) -> None:
        if self._clipboard.ownsClipboard() or self._clipboard.ownsSelection():
            self.stays.append(self.pressing)


def keys() -> list[tuple[str, QKeySequence]]:
    """Each key or pair of keys of this system's, once, with what it stands for."""
    found = {
        bound.toString(): (f"{key.name} ({bound.toString()})", bound)
        for key in QKeySequence.StandardKey
        for bound in QKeySequence.keyBindings(key)
    }
    return list(found.values())


def fields(page: QWidget) -> list[QWidget]:
    """One field of each sort on the page."""
    sorts: dict[str, QWidget] = {}
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.window() is page.window():
            sorts.setdefault(type(widget).__name__, widget)
    return list(sorts.values())


def fill(field: QWidget) -> None:
    """Words of a party in the field, all selected, the cursor in front of them."""
    if isinstance(field, QLineEdit):
        field.setText(CANARY)
        field.setSelection(len(CANARY), -len(CANARY))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(CANARY)
        field.selectAll()


def press_all(field: QWidget, watched: Watched, name: str) -> int:
    """Press each key with the words selected, and once more with nothing selected and the cursor in front."""
    count = 0
    for words, bound in keys():
        for selected in (True, False):
            if not shiboken6.isValid(field):
                return count
            fill(field)
            if not selected and isinstance(field, QLineEdit):
                field.setCursorPosition(0)
            field.setFocus()
            watched.pressing = f"{name}: {words}"
            QTest.keySequence(field, bound)
            watched.look()
            count += 1
    return count


def deleted() -> list[str]:
    """What is left of a line when the rest of it is deleted from its third letter on, and when all of it is."""
    line = QLineEdit(CANARY)
    line.show()
    found = []
    for key in (QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine):
        line.setCursorPosition(2)
        QTest.keySequence(line, QKeySequence(key))
        found.append(line.text())
    line.hide()
    return found


def told_outside() -> list[str]:
    """What another program is given, while this one goes on working and can be asked for its clipboard."""
    other = QProcess()
    other.start(sys.executable, ["-c", LOOK])
    loop = QEventLoop()
    other.finished.connect(loop.quit)
    loop.exec()
    found: list[str] = json.loads(bytes(other.readAllStandardOutput().data()))
    return found


def by_hand(watched: Watched) -> None:
    """Whatever way a library finds: words are put on the clipboard with no key pressed."""
    line = QLineEdit(CANARY)
    box = QPlainTextEdit(CANARY)
    for field in (line, box):
        field.selectAll()
        field.copy()
        watched.look()
        field.cut()
        watched.look()
    for mode in MODES:
        QGuiApplication.clipboard().setText(CANARY, mode)
        watched.look()


def main() -> int:
    app = dress(QApplication(sys.argv))
    watched = Watched()
    guard = Guard(app, HIDE)
    pressed = {}
    for kind in KINDS_TO_TRY:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(make_editor(kind, Tongue(), SeededChance(1), "What matters?", page))
        page.show()
        # No window manager runs there that would give it the keyboard.
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        for field in fields(page):
            name = f"{kind.name}, {type(field).__name__}"
            pressed[name] = press_all(field, watched, name)
        page.hide()
    watched.pressing = "by hand"
    ever_by_key = list(watched.ever)
    by_hand(watched)
    said = {
        "platform": app.platformName(),
        "pressed": pressed,
        "deleted": deleted(),
        "ever": ever_by_key,
        "stays": watched.stays,
        "outside": told_outside(),
    }
    sys.stdout.write(json.dumps(said))
    guard.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
