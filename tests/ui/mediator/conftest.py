"""Pages of the mediator's window on a small laptop's screen: 1366×768, less what menus and title bars take."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui import look
from ui.parts.covers import Ground

WIDTH, HEIGHT = 1366, 700

Show = Callable[..., None]


@pytest.fixture(scope="session")
def _fonts(qapp: QApplication) -> QApplication:
    look.load_fonts()
    look.even_style(qapp)
    return qapp


@pytest.fixture
def dressed(_fonts: QApplication) -> QApplication:
    look.dress(_fonts, look.Theme.LIGHT)
    return _fonts


class _Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: list[QWidget] = []
        self.strange: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt calls it so)
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, QMenu | Ground) or type(watched).__name__ == "QComboBoxPrivateContainer"
            if watched not in self.expected and not meant:
                self.strange.append(type(watched).__name__)
        return False


@pytest.fixture
def show(dressed: QApplication) -> Iterator[Show]:
    """`show(page, size=1.0)`: the page in a window, with the keyboard. Gone after the test.

    Nothing but the page itself may ever have been a window, not for a moment: it would flash up, and over a party's
    screen at worst.
    """
    windows = _Windows()
    dressed.installEventFilter(windows)

    def shown(page: QWidget, width: int = WIDTH, height: int = HEIGHT) -> None:
        windows.expected.append(page)
        page.resize(width, height)
        page.show()
        QTest.qWaitForWindowActive(page)
        settle()

    yield shown
    dressed.removeEventFilter(windows)
    for page in windows.expected:
        page.hide()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert windows.strange == []


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say, in order. Qt hands it to the desktop; here nobody listens there."""
    said: list[str] = []

    def note(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    return said


def settle() -> None:
    """Let every layout come to rest."""
    for _round in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
