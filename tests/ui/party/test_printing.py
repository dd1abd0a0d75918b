"""Print my copy now: drawn by a child, painted to the printer as pictures, and no file is offered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.handover.own_copy import OwnCopyWanted
from tests.ui.party.conftest import HandOver
from tests.ui.party.one_sheet import read_pdf
from tests.ui.party.walking import to_a_question
from ui.party.printing import OwnCopyDrawn, ask_printer, print_pages


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


def test_every_page_is_painted_to_the_printer_as_a_picture(qtbot: QtBot, wanted: OwnCopyWanted, tmp_path: Path) -> None:
    drawn = OwnCopyDrawn()
    with qtbot.waitSignal(drawn.done, timeout=60_000) as signal:
        drawn.draw(wanted)
    assert signal.args is not None
    pdf: bytes = signal.args[0]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert print_pages(pdf, printer)
    asked, paper = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert len(paper) == len(asked)
    assert paper[0].get_textpage().get_text_bounded().strip() == ""
    ink = paper[0].render(scale=1).to_pil().convert("L").histogram()
    assert sum(ink[:128]) > 500
    asked.close()
    paper.close()


def test_a_printer_is_not_given_what_is_no_document() -> None:
    assert not print_pages(b"not a document", QPrinter())


def test_the_dialog_offers_no_file_and_changing_ones_mind_prints_nothing(hand_over: HandOver) -> None:
    party = hand_over()
    offered: list[bool] = []

    def change_mind() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            offered.append(dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile))
            dialog.reject()

    timer = QTimer()
    timer.setInterval(50)
    timer.timeout.connect(change_mind)
    timer.start()
    assert ask_printer(party.window) is None
    timer.stop()
    assert offered == [False]
