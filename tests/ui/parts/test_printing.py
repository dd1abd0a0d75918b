"""Printing, from both windows: pages as pictures in their real size, and no file, neither on the way nor offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QTimer
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from ui.mediator.asking import PlatformAsking
from ui.parts.printing import Rendering, ask_printer


@pytest.fixture
def three_pages(qapp: QApplication) -> bytes:
    """A document of three pages of letter paper with a line of words on each."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    painter = QPainter(writer)
    for number in range(3):
        if number:
            writer.newPage()
        painter.drawText(400, 400 + 2000 * number, "heron on the lake, and the reeds around it")
    painter.end()
    return bytes(buffer.data().data())


def on_paper(folder: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "paper.pdf"))
    return printer


def test_every_page_is_painted_to_the_printer_as_a_picture_in_its_real_size(three_pages: bytes, tmp_path: Path) -> None:
    document = Rendering(three_pages)
    printer = on_paper(tmp_path)
    printer.setPageLayout(document.layout())
    assert document.print_on(printer)
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert len(paper) == 3
    for page, asked in zip(paper, pypdfium2.PdfDocument(three_pages), strict=True):
        assert page.get_size() == pytest.approx(asked.get_size(), abs=1)
        assert page.get_textpage().get_text_bounded().strip() == ""
        ink = page.render(scale=1).to_pil().convert("L").point(_black)
        same = asked.render(scale=1).to_pil().convert("L").point(_black)
        assert ink.getbbox() == pytest.approx(same.getbbox(), abs=2)
    paper.close()


def test_on_smaller_paper_the_whole_page_is_there(three_pages: bytes, tmp_path: Path) -> None:
    document, printer = Rendering(three_pages), on_paper(tmp_path)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert document.print_on(printer)
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    asked = pypdfium2.PdfDocument(three_pages)[2]
    # The line of the third page stands far down: it would have been cut off.
    part = paper[2].get_size()[0] / asked.get_size()[0]
    ink = paper[2].render(scale=1).to_pil().convert("L").point(_black).getbbox()
    same = asked.render(scale=part).to_pil().convert("L").point(_black).getbbox()
    assert same is not None
    assert ink == pytest.approx(same, abs=3)
    paper.close()


def test_only_the_pages_that_were_chosen_are_printed(three_pages: bytes, tmp_path: Path) -> None:
    printer = on_paper(tmp_path)
    printer.setFromTo(2, 3)
    assert Rendering(three_pages).print_on(printer)
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert len(paper) == 2
    paper.close()


@pytest.mark.parametrize("dots_an_inch", [72, 150, 300, 1200])
def test_a_printer_that_says_little_of_itself_still_gets_300_dots_an_inch(
    three_pages: bytes, tmp_path: Path, dots_an_inch: int
) -> None:
    document, printer = Rendering(three_pages), on_paper(tmp_path)
    printer.setResolution(dots_an_inch)
    printer.setPageLayout(document.layout())
    assert document.print_on(printer)
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    for page in paper:
        pictures = [each for each in page.get_objects() if isinstance(each, pypdfium2.PdfImage)]
        assert pictures
        for picture in pictures:
            assert (
                min(dots / points for dots, points in zip(picture.get_px_size(), page.get_size(), strict=True))
                >= 299 / 72
            )
    paper.close()


def test_a_printer_is_not_given_what_is_no_document(qapp: QApplication) -> None:
    document = Rendering(b"not a document")
    assert document.pages() == 0
    assert not document.print_on(QPrinter())


def ask_for_a_party(above: QWidget, pdf: bytes) -> object:
    return ask_printer(above, Rendering(pdf))


def ask_for_the_mediator(above: QWidget, pdf: bytes) -> object:
    return PlatformAsking().print_pdf(above, pdf)


@pytest.mark.parametrize("ask", [ask_for_a_party, ask_for_the_mediator])
def test_the_dialog_offers_no_file_and_changing_ones_mind_prints_nothing(
    qapp: QApplication, three_pages: bytes, ask: Callable[[QWidget, bytes], object]
) -> None:
    above = QWidget()
    above.show()
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
    assert not ask(above, three_pages)
    timer.stop()
    above.deleteLater()
    assert offered == [False]


def _black(value: int) -> int:
    return 255 if value < 128 else 0
