"""A monkey at a party's real process: `python -m tests.gates.monkey FOLDER` in place of `python -m ui.party`.

FOLDER/monkey.json says how many events, from which seed, and which words are typed. Everything that can be read at any
moment (widgets, what is heard, titles, clipboard and selection) is gathered and written to FOLDER/seen.json. It knows no
word that somebody else typed; whoever started it looks through what was seen.
"""

from __future__ import annotations

import json
import os
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.party.__main__ import take_pipe
from ui.party.running import PartyProgram, made

NO, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
K = Qt.Key
KEYS: tuple[tuple[Qt.KeyboardModifier, Qt.Key], ...] = (
    *((NO, key) for key in (K.Key_Tab, K.Key_Return, K.Key_Space, K.Key_Escape, K.Key_Backspace, K.Key_Delete)),
    *((NO, key) for key in (K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right, K.Key_Home, K.Key_End, K.Key_PageDown)),
    *((NO, Qt.Key(K.Key_F1 + number)) for number in range(12)),
    *((CTRL, key) for key in (K.Key_Z, K.Key_Y, K.Key_V, K.Key_C, K.Key_X, K.Key_A, K.Key_Insert, K.Key_K)),
    *((ALT, key) for key in (K.Key_Left, K.Key_Right, K.Key_Up, K.Key_Down)),
    *((SHIFT, key) for key in (K.Key_Insert, K.Key_Delete, K.Key_Tab, K.Key_Left, K.Key_F10)),
    (CTRL | SHIFT, K.Key_Z),
    (NO, K.Key_Menu),
)
LOOK_EVERY = 100
_NOT_INVERTED = False
NOT_PRESSED = ("Hand the laptop back", "That is not me", "Print my copy now", "Hand it back all the same")
"""Ends the process, or opens a dialog of the platform's that waits for a person; each has tests of its own."""


class Monkey:
    """Does things at random, and remembers everything that was ever to be read."""

    def __init__(self, app: QApplication, program: PartyProgram, folder: Path) -> None:
        self._app, self._program, self._folder = app, program, folder
        plan = json.loads((folder / "monkey.json").read_text())
        self._events: int = plan["events"]
        self._words: str = plan["words"]
        self._chance = random.Random(plan["seed"])
        self._seen: set[str] = set()
        self.done = 0
        self._acts: tuple[Callable[[QWidget], None], ...] = (
            *(self._key,) * 8,
            *(self._type,) * 3,
            *(self._click,) * 4,
            self._middle,
            self._menu,
            self._drag,
            self._wheel,
        )

    def run(self) -> None:
        """All of it; then the laptop is handed back."""
        self._open()
        while self.done < self._events:
            self.done += 1
            place = self._place()
            if place is not None:
                self._chance.choice(self._acts)(place)
            if self.done % 10 == 0:
                self._app.processEvents()
            if self.done % LOOK_EVERY == 0:
                self._look()
                (self._folder / "done").write_text(str(self.done))
        self._look()
        (self._folder / "seen.json").write_text(json.dumps(sorted(self._seen)))
        presenter = self._program.presenter
        if presenter is not None:
            if presenter.away.hidden:
                presenter.away.end()
            presenter.ending.show_done()
            presenter.ending.hand_back()

    def _open(self) -> None:
        presenter = self._program.presenter
        assert presenter is not None
        presenter.opening.start()
        presenter.acknowledged()
        presenter.private.erase_at_hand_back()

    # ---- where, and what ------------------------------------------------------------------------------------------

    def _place(self) -> QWidget | None:
        popup = QApplication.activePopupWidget()
        window = popup or QApplication.activeModalWidget() or self._program.window
        if window is None:
            return None
        if self._chance.random() < 0.6:
            return QApplication.focusWidget() or window
        inside = [each for each in window.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        return self._chance.choice(inside) if inside else window

    def _may(self, place: QWidget) -> bool:
        return not (isinstance(place, QAbstractButton) and place.text() in NOT_PRESSED)

    def _key(self, place: QWidget) -> None:
        modifier, key = self._chance.choice(KEYS)
        if self._may(place) or key not in (K.Key_Space, K.Key_Return):
            QTest.keyClick(place, key, modifier)

    def _type(self, place: QWidget) -> None:
        if isinstance(place, QLineEdit | QPlainTextEdit):
            QTest.keyClicks(place, self._words if self._chance.random() < 0.5 else self._chance.choice("abc 123"))

    def _click(self, place: QWidget) -> None:
        if self._may(place):
            QTest.mouseClick(place, Qt.MouseButton.LeftButton, NO, self._point(place))

    def _middle(self, place: QWidget) -> None:
        QTest.mouseClick(place, Qt.MouseButton.MiddleButton, NO, self._point(place))

    def _menu(self, place: QWidget) -> None:
        point = self._point(place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, place.mapToGlobal(point))
        QApplication.sendEvent(place, event)

    def _drag(self, place: QWidget) -> None:
        if self._may(place) and not isinstance(place, QComboBox | QMenu):
            QTest.mousePress(place, Qt.MouseButton.LeftButton, NO, self._point(place))
            QTest.mouseMove(place, self._point(place))
            QTest.mouseRelease(place, Qt.MouseButton.LeftButton, NO, self._point(place))

    def _wheel(self, place: QWidget) -> None:
        point = QPointF(self._point(place))
        turn = QPoint(0, self._chance.choice((-120, 120)))
        phase = Qt.ScrollPhase.NoScrollPhase
        none = Qt.MouseButton.NoButton
        turned = QWheelEvent(point, place.mapToGlobal(point), QPoint(), turn, none, NO, phase, _NOT_INVERTED)
        QApplication.sendEvent(place, turned)

    def _point(self, place: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(max(place.width(), 1)), self._chance.randrange(max(place.height(), 1)))

    # ---- what can be read -----------------------------------------------------------------------------------------

    def _look(self) -> None:
        for widget in QApplication.allWidgets():
            self._seen.update(filter(None, _texts(widget)))
        clipboard = QGuiApplication.clipboard()
        for mode in QClipboard.Mode:
            self._seen.add(clipboard.text(mode))
        window = self._program.window
        heard = QAccessible.queryAccessibleInterface(window) if window is not None else None
        if heard is not None:
            self._seen.update(_heard(heard))


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.displayText(), widget.placeholderText(), widget.selectedText())
        assert widget.completer() is None
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())


def _heard(found: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """What a screen reader is told, of all that stands below."""
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description, QAccessible.Text.Help):
        yield found.text(kind)
    if depth < 40:
        for child in filter(None, (found.child(number) for number in range(found.childCount()))):
            if child.isValid():
                yield from _heard(child, depth + 1)


def main() -> int:
    app, program = made(take_pipe())
    folder = Path(sys.argv[1])
    played: list[bool] = []
    watch = QTimer(app)
    watch.setInterval(20)

    def look() -> None:
        if program.window is not None and program.window.isVisible() and program.window._page is not None:
            watch.stop()
            program.window.activateWindow()
            try:
                Monkey(app, program, folder).run()
                played.append(True)
            finally:
                if not played:
                    (folder / "broke").write_text(traceback.format_exc())
                    os._exit(3)

    watch.timeout.connect(look)
    watch.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
