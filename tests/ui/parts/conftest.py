from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import look

W = TypeVar("W", bound=QWidget)
Show = Callable[..., QWidget]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    look.load_fonts()
    look.even_style(qapp)
    look.dress(qapp, look.Theme.LIGHT)
    yield qapp
    look.dress(qapp, look.Theme.LIGHT)


@pytest.fixture
def show(dressed: QApplication) -> Iterator[Show]:
    """`show(widget, …, width=720)`: the widgets below each other in a window of their own; gives the window."""
    windows: list[QWidget] = []

    def shown(*widgets: QWidget, width: int = 720, height: int = 400) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(width, height)
        window.show()
        QTest.qWaitForWindowActive(window)
        windows.append(window)
        return window

    yield shown
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
