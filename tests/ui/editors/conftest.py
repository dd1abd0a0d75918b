"""Editors as they stand on a party's page: our fonts, a column of a page's width, a window that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.kinds.base import Kind
from app.domain.sources import SeededChance
from app.domain.wording import Tongue
from tests.keys import Keys, press_at
from ui import look
from ui.editors import Editor, make_editor

QUESTION = "What matters most to you?"
Open = Callable[..., Editor]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    look.load_fonts()
    look.even_style(qapp)
    look.dress(qapp, look.Theme.LIGHT)
    return qapp


@pytest.fixture
def open_editor(dressed: QApplication) -> Iterator[Open]:
    """`open_editor(kind, width=720)`: a named editor in a window of its own. All of them are gone after the test."""
    windows: list[QWidget] = []

    def opened(kind: Kind[Any], width: int = 720, tongue: Tongue | None = None) -> Editor:
        window = QWidget()
        column = QVBoxLayout(window)
        editor = make_editor(kind, tongue or Tongue(), SeededChance(len(windows)), QUESTION, window)
        column.addWidget(editor)
        column.addStretch(1)
        window.resize(width, 600)
        window.show()
        QTest.qWaitForWindowActive(window)
        windows.append(window)
        return editor

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(*keys: Keys) -> None:
    """Press keys where the keyboard is: text letter by letter, a key, or a key with a modifier."""
    for key in keys:
        place = QApplication.focusWidget()
        assert place is not None
        press_at(place, key)
