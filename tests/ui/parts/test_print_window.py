"""While pages are drawn: which one is said, it can be stopped, and whatever ends dialogs ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.printed_pages import on_paper, pages_of_words
from ui.parts.page_by_page import PageByPage
from ui.parts.print_window import PrintWindow, print_with
from ui.parts.printed import Became, Printed, ended_by_lock, told, told_of_copy
from ui.parts.printing import Rendering
from ui.parts.put_away import end_dialogs


@pytest.fixture(scope="module")
def pages(qapp: QApplication) -> bytes:
    return pages_of_words(6)


@pytest.fixture
def above(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.show()
    yield made
    made.deleteLater()


class Printing:
    """One printing into a file. `at` says what is done to its window once it draws a page."""

    def __init__(self, pages: bytes, folder: Path, above: QWidget) -> None:
        self._run = PageByPage(Rendering(pages), on_paper(folder))
        self._above = above
        self._acts: dict[int, Callable[[PrintWindow], object]] = {}
        self.words: list[str] = []
        self.beats = 0

    def at(self, page: int, act: Callable[[PrintWindow], object]) -> None:
        self._acts[page] = act

    def ends(self) -> Printed:
        look = QTimer()
        look.timeout.connect(self._look)
        look.start(0)
        try:
            return print_with(self._run, self._above)
        finally:
            look.stop()

    def _look(self) -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, PrintWindow):
            self.beats += 1
            if window.accessibleName() not in self.words:
                self.words.append(window.accessibleName())
            act = self._acts.pop(self._run.page, None)
            if act is not None:
                act(window)


@pytest.fixture
def printing(pages: bytes, tmp_path: Path, above: QWidget) -> Printing:
    return Printing(pages, tmp_path, above)


def test_it_says_which_page_is_drawn_and_events_are_looked_at_all_the_while(printing: Printing) -> None:
    assert printing.ends() == Printed(Became.SENT, 6, 6)
    assert printing.words == [f"Printing page {number} of 6" for number in range(1, 7)]
    assert printing.beats > 6 * 20
    assert QApplication.activeModalWidget() is None


def _press_stop(window: PrintWindow) -> None:
    QTest.keyClick(window.stop, Qt.Key.Key_Space)


def _press_escape(window: PrintWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)


@pytest.mark.parametrize("act", [_press_stop, _press_escape, lambda _window: end_dialogs(), PrintWindow.close])
def test_it_is_stopped_at_once(printing: Printing, act: Callable[[PrintWindow], object]) -> None:
    printing.at(3, act)
    assert printing.ends() == Printed(Became.STOPPED, 2, 6)
    assert QApplication.activeModalWidget() is None


def _hold_return(window: PrintWindow) -> None:
    """As it goes on from the dialog before, in which it was pressed."""
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True, count=1
    )
    QCoreApplication.sendEvent(window.stop, held)


def test_a_return_that_is_held_down_since_the_dialog_before_stops_nothing(printing: Printing) -> None:
    printing.at(2, _hold_return)
    assert printing.ends().became is Became.SENT


def test_a_window_that_is_taken_away_ends_it_too(printing: Printing, above: QWidget) -> None:
    def take_away(window: PrintWindow) -> None:
        window.reject()
        window.setParent(None)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    printing.at(2, take_away)
    assert printing.ends().became is Became.STOPPED


@pytest.mark.parametrize("became", Became)
def test_every_end_has_a_sentence_for_both_and_a_party_is_told_that_its_answers_are_safe(became: Became) -> None:
    title, more = told(Printed(became, 0, 3))
    assert title.endswith(".")
    assert not more or more.endswith(".")
    assert (became in (Became.SENT, Became.CHANGED_MIND)) != ("Your answers are safe." in told_of_copy(Printed(became)))
    ends = {told(Printed(each)) for each in Became}
    assert len(ends) == len(Became)


def test_how_many_pages_went_is_said() -> None:
    assert "2 of 6 pages" in told(Printed(Became.STOPPED, 2, 6))[1]
    assert "2 of 6 pages" in told_of_copy(Printed(Became.STOPPED, 2, 6))
    assert "2 of 6 pages" in ended_by_lock(Printed(Became.STOPPED, 2, 6)).safe
    assert told(Printed(Became.STOPPED, 0, 6))[1] == "Nothing went to the printer."
