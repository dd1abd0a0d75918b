"""How long a typed letter takes to be painted, and the letters to type: the same for our page and for the bare box."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.benchmarks.painted import PaintWatch
from tests.journeys.keyboard import pause

LONG = "What was agreed in March was never written down, and since then each of us tells it in another way. " * 40
"""An answer of 4,000 characters."""
_LETTERS = "and so it went on for weeks until nobody called any more "
_BETWEEN = 30
"""Milliseconds between two letters: faster than most people type."""


def wait_for(watch: PaintWatch) -> None:
    """Until it was painted, and what was painted is on the screen."""
    while not watch.seen:
        QCoreApplication.processEvents()


def press_letter(edit: QPlainTextEdit, letter: str) -> None:
    """Press one key, as the window system would send it."""
    QTest.keyClicks(edit, letter)


def type_letters(edit: QPlainTextEdit, count: int) -> list[float]:
    """Type so many letters at the end; milliseconds from each press to the painted letter."""
    watch = PaintWatch(edit.viewport())
    found = []
    for place in range(count):
        letter = _LETTERS[place % len(_LETTERS)]
        watch.seen = False
        pressed = time.perf_counter()
        press_letter(edit, letter)
        wait_for(watch)
        found.append((time.perf_counter() - pressed) * 1000)
        pause(_BETWEEN)
    return found
