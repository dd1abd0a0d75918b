"""Printing in the whole program: what becomes of it is said, also when a lock ends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.journeys.keyboard import until
from tests.ui.printed_pages import on_paper, pages_of_words
from tests.ui.program_at_work import Start, press_lock, wait_locked
from ui.mediator.asking import PlatformAsking
from ui.mediator.unlock import UnlockPage
from ui.parts import print_window
from ui.parts.print_window import PrintWindow
from ui.parts.printing import Rendering


def _words(widget: QWidget) -> str:
    labels: list[QLabel] = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def _to_paper(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Somebody picks a printer that prints into a file."""

    def picked(_above: QWidget, _document: Rendering) -> QPrinter:
        return on_paper(folder)

    monkeypatch.setattr(print_window, "ask_printer", picked)


def test_a_lock_while_pages_are_drawn_ends_it_and_the_next_page_says_so(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _to_paper(monkeypatch, tmp_path)
    at_work = start()
    at_work.unlock()
    at_work.hands.open_first_case()
    program = at_work.program
    program._asking = None
    asking = program._ask()
    assert isinstance(asking, PlatformAsking)
    page = at_work.hands.window.page
    assert page is not None

    def lock() -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, PrintWindow) and window.accessibleName().startswith("Printing page 3 "):
            press_lock(window)
        else:
            QTimer.singleShot(1, program, lock)

    QTimer.singleShot(1, program, lock)
    assert asking.print_pdf(page, pages_of_words(12)) is None
    wait_locked(at_work)
    unlock = at_work.hands.page(UnlockPage)
    until(lambda: "Printing was stopped when Recess was locked." in _words(unlock), "the word")
    assert "2 of 12 pages may be at the printer." in _words(unlock)
