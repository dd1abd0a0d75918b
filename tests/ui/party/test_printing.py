"""Print my copy now: drawn by a child that lives for it. Printing itself: `tests/ui/parts/test_printing.py`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.handover.own_copy import OwnCopyWanted
from app.handover.pipe import BlockingPipe
from tests.ui.party.conftest import HandOver
from tests.ui.party.one_sheet import read_pdf
from tests.ui.party.walking import to_a_question
from tests.ui.printed_pages import on_paper, pages_of_words
from ui.parts import print_window
from ui.party.printing import OwnCopyDrawn
from ui.party.running import PartyProgram


@pytest.fixture
def wanted(hand_over: HandOver) -> OwnCopyWanted:
    """What a party with one "only me" answer asks to be printed."""
    party = hand_over()
    asked: list[OwnCopyWanted] = []

    def note(copy: object) -> None:
        assert isinstance(copy, OwnCopyWanted)
        asked.append(copy)

    party.window.copy_wanted.connect(note)
    to_a_question(party, "value?")
    party.press("heron on the lake")
    party.press_button("All questions")
    party.press_button("Stop for now")
    party.press_button("Print my copy now")
    return asked[0]


def test_a_child_draws_the_copy_with_what_only_the_party_reads(qtbot: QtBot, wanted: OwnCopyWanted) -> None:
    drawn = OwnCopyDrawn()
    with qtbot.waitSignal(drawn.done, timeout=60_000) as signal:
        drawn.draw(wanted)
    assert signal.args is not None
    words = read_pdf(signal.args[0])
    assert "heron on the lake" in words
    assert "For Marisol only" in words


def test_what_cannot_be_drawn_is_told_as_nothing(qtbot: QtBot, wanted: OwnCopyWanted) -> None:
    drawn = OwnCopyDrawn()
    with qtbot.waitSignal(drawn.done, timeout=60_000) as signal:
        drawn.draw(replace(wanted, paper="no such paper"))
    assert signal.args == [b""]


# ---- what is said of it -----------------------------------------------------------------------------------------------


@pytest.fixture
def program(hand_over: HandOver) -> Iterator[PartyProgram]:
    """The program of a party's process at the page on which its copy is printed."""
    party = hand_over()
    to_a_question(party, "value?")
    party.press_button("All questions")
    party.press_button("Stop for now")
    reading, writing = os.pipe()
    made = PartyProgram(party.app, BlockingPipe(reading, writing))
    made.window, made.presenter = party.window, party.presenter
    yield made
    made.deleteLater()
    for end in (reading, writing):
        os.close(end)


def said(program: PartyProgram) -> str:
    assert program.window is not None
    labels: list[QLabel] = program.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def picks(monkeypatch: pytest.MonkeyPatch, printer: QPrinter | None) -> None:
    monkeypatch.setattr(print_window, "ask_printer", lambda _above, _document: printer)


def test_a_copy_that_went_to_the_printer_is_said_to_be_on_its_way(
    program: PartyProgram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picks(monkeypatch, on_paper(tmp_path))
    program._drawn(pages_of_words(2))
    assert "Your copy is on its way to the printer. Take it from there yourself." in said(program)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_a_copy_is_said(
    program: PartyProgram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picks(monkeypatch, on_paper(tmp_path / "no such folder"))
    program._drawn(pages_of_words(2))
    assert "The printer did not take your copy. Your answers are safe." in said(program)


def test_a_changed_mind_and_a_copy_that_could_not_be_made_are_said(
    program: PartyProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    picks(monkeypatch, None)
    program._drawn(pages_of_words(2))
    assert "Nothing was printed." in said(program)
    program._drawn(b"")
    assert "Your copy could not be made. Your answers are safe." in said(program)


def test_a_screen_that_is_hidden_while_its_copy_is_printed_ends_it_and_says_so_later(
    program: PartyProgram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picks(monkeypatch, on_paper(tmp_path))
    presenter = program.presenter
    assert presenter is not None

    def hide() -> None:
        if isinstance(QApplication.activeModalWidget(), print_window.PrintWindow):
            presenter.away.hide()
        else:
            QTimer.singleShot(1, program, hide)

    QTimer.singleShot(1, program, hide)
    program._drawn(pages_of_words(12))
    assert QApplication.activeModalWidget() is None
    assert "Printing was stopped" not in said(program)
    presenter.away.key_pressed()
    assert "Printing was stopped." in said(program)
