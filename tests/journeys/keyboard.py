"""Hands on a keyboard: keys go to whatever has the focus, as the window system would send them.

Waiting runs Qt's own loop (`QEventLoop`), which lets Python's other threads work; `QTest.qWait` does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from tests.keys import Keys, press_at

PATIENCE = 60.0
"""Seconds until something that does not come counts as broken."""


class NeverCame(AssertionError):
    """What was waited for did not happen."""


def pause(milliseconds: int = 15) -> None:
    """Let the program do what it has to do."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until(happened: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait until `happened` says so."""
    end = time.monotonic() + patience
    while not happened():
        if time.monotonic() > end:
            raise NeverCame(f"{what}; the keyboard is at {_described(QApplication.focusWidget())}")
        pause()


def _has_the_keyboard() -> QWidget | None:
    return QApplication.focusWidget() or QApplication.activeWindow()


def press(*keys: Keys) -> None:
    """Press keys where the keyboard is: text letter by letter, a key, or a key with a modifier."""
    for key in keys:
        # A window that was shown a moment ago has the keyboard a moment later.
        until(_has_the_keyboard, "a window that has the keyboard")
        place = _has_the_keyboard()
        assert place is not None
        press_at(place, key)


def tab_to(wanted: Callable[[QWidget], bool], what: str, most: int = 400) -> QWidget:
    """Press Tab until the keyboard is at a widget that is `wanted`."""
    for _step in range(most):
        here = QApplication.focusWidget()
        if here is not None and wanted(here):
            return here
        press(Qt.Key.Key_Tab)
        # What a page is still building gets its place before Tab goes by.
        QCoreApplication.processEvents()
    raise NeverCame(f"Tab never came to {what}")


def press_button(words: str) -> None:
    """Tab to the button with these words (as seen or as heard), and press Space."""

    def is_it(widget: QWidget) -> bool:
        return isinstance(widget, QAbstractButton) and words in (widget.text(), widget.accessibleName())

    tab_to(is_it, f"the button “{words}”")
    press(Qt.Key.Key_Space)
    pause()


def type_into(name: str, words: str) -> None:
    """Tab to the field with this accessible name and type."""

    def is_it(widget: QWidget) -> bool:
        return widget.accessibleName() == name

    tab_to(is_it, f"the field “{name}”")
    press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_A), words)


def choose(words: str, kind: type[QAbstractButton] = QAbstractButton) -> None:
    """Tab to the group that holds this choice (by its words, as seen or as heard), and take it with arrows and Space."""

    def found() -> QAbstractButton | None:
        buttons = [button for window in QApplication.topLevelWidgets() for button in window.findChildren(kind)]
        meant = [button for button in buttons if words in (button.text(), button.accessibleName())]
        return next((button for button in meant if button.isVisible() and button.isCheckable()), None)

    # What a page is still building is seen a moment later.
    until(found, f"the choice “{words}”")
    button = found()
    assert button is not None
    group: QButtonGroup | None = button.group()
    beside = button.parentWidget()
    members = group.buttons() if group is not None else beside.findChildren(QAbstractButton) if beside else [button]
    tab_to(lambda here: here in members, f"the choices with “{words}”")
    arrow_to(button)


def arrow_to(button: QAbstractButton) -> None:
    """Press the arrow that points to `button` until the keyboard is there, then Space if it is not chosen yet."""
    for _step in range(60):
        here = QApplication.focusWidget()
        if here is button or here is None:
            break
        away = button.mapToGlobal(QPoint()) - here.mapToGlobal(QPoint())
        if abs(away.y()) >= abs(away.x()) / 4 and away.y():
            press(Qt.Key.Key_Down if away.y() > 0 else Qt.Key.Key_Up)
        else:
            press(Qt.Key.Key_Right if away.x() > 0 else Qt.Key.Key_Left)
    if not button.hasFocus():
        raise NeverCame(f"the arrows never came to “{button.accessibleName()}”")
    if not button.isChecked():
        press(Qt.Key.Key_Space)
    pause()


class Camera:
    """Takes numbered pictures of what stands on the screen; without a folder it takes none."""

    def __init__(self, folder: Path | None, whose: str) -> None:
        self._folder, self._whose, self._count = folder, whose, 0
        self._taken: set[str] = set()

    def take(self, name: str, window: QWidget | None, *, again: bool = False) -> None:
        """A picture of `window`, once for each name."""
        if self._folder is None or window is None or (name in self._taken and not again):
            return
        pause(30)
        self._taken.add(name)
        self._count += 1
        path = self._folder / f"{self._whose}-{self._count:02}-{name}.png"
        if QGuiApplication.platformName() == "xcb":
            # What the X server really shows, not what the window would paint.
            window.screen().grabWindow(0).save(str(path))
        else:
            window.grab().save(str(path))


def _described(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} “{widget.accessibleName()}”"
