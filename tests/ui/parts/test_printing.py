"""Printing, from both windows: pages as pictures in their real size, and no file is offered. That none is written on the
way: `tests/gates/test_print_jobs.py`. The window that stands meanwhile: `test_print_window.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.printed_pages import on_paper, pages_of_words, print_on
from ui.mediator.asking import PlatformAsking
from ui.parts.page_by_page import PageByPage
from ui.parts.print_window import print_document
from ui.parts.printed import Became, Printed
from ui.parts.printing import Rendering, Stripe, calm_row


@pytest.fixture
def three_pages(qapp: QApplication) -> bytes:
    return pages_of_words(3)


def test_every_page_is_painted_to_the_printer_as_a_picture_in_its_real_size(three_pages: bytes, tmp_path: Path) -> None:
    document = Rendering(three_pages)
    printer = on_paper(tmp_path)
    printer.setPageLayout(document.layout())
    assert print_on(printer, document).became is Became.SENT
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
    assert print_on(printer, document).became is Became.SENT
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
    assert print_on(printer, Rendering(three_pages)) == Printed(Became.SENT, 2, 2)
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
    assert print_on(printer, document).became is Became.SENT
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    for page in paper:
        pictures = [each for each in page.get_objects() if isinstance(each, pypdfium2.PdfImage)]
        assert pictures
        for picture in pictures:
            left, bottom, right, top = picture.get_bounds()
            wide, high = picture.get_px_size()
            assert min(wide / (right - left), high / (top - bottom)) >= 299 / 72
    paper.close()


# ---- stripes ----------------------------------------------------------------------------------------------------------


def grey(image: QImage) -> QImage:
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)


def put_together(stripes: list[Stripe], size: QSize) -> QImage:
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    for stripe in stripes:
        if stripe.image is not None:
            painter.drawImage(0, stripe.top, stripe.image)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("resolution", [300, 600])
def test_the_stripes_of_a_page_are_the_page(three_pages: bytes, resolution: int) -> None:
    document = Rendering(three_pages)
    for number in range(3):
        size = document.dots(number, resolution)
        stripes = [stripe for stripe in document.stripes(number, size) if stripe is not None]
        assert stripes[0].top == 0
        assert stripes[-1].top + stripes[-1].rows == size.height()
        assert all(before.top + before.rows > after.top for before, after in pairwise(stripes))
        whole, found = grey(document._document.render(number, size)), put_together(stripes, size)
        wide = whole.bytesPerLine()
        of_page, of_stripes = bytes(whole.constBits()), bytes(found.constBits())
        for row in range(size.height()):
            line, other = (dots[row * wide : row * wide + size.width()] for dots in (of_page, of_stripes))
            assert line == other or max(abs(a - b) for a, b in zip(line, other, strict=True)) <= 2, row


def test_what_is_white_is_not_sent(three_pages: bytes) -> None:
    document = Rendering(three_pages)
    stripes = [stripe for stripe in document.stripes(0, document.dots(0, 600)) if stripe is not None]
    with_ink = [stripe for stripe in stripes if stripe.image is not None]
    assert 1 <= len(with_ink) <= 3
    assert len(stripes) > 20


def test_a_page_is_many_short_steps(three_pages: bytes, tmp_path: Path) -> None:
    run = PageByPage(Rendering(three_pages), on_paper(tmp_path))
    steps = 0
    while run.step() is None:
        steps += 1
    assert steps > 3 * 20


@given(st.lists(st.sampled_from([b"....", b"#..#", b".##."]), min_size=2, max_size=60))
def test_rows_are_cut_where_most_of_them_are_alike(rows: list[bytes]) -> None:
    cut = calm_row(b"".join(rows), 4)
    assert max(len(rows) // 8, 1) <= cut <= len(rows)
    later = range(max(len(rows) // 4, 1), len(rows))
    if any(rows[row - 1] == rows[row] for row in later):
        assert rows[cut - 1] == rows[cut]


def test_no_line_of_text_is_cut(three_pages: bytes) -> None:
    document = Rendering(three_pages)
    for number in range(3):
        size = document.dots(number, 600)
        whole = grey(document._document.render(number, size))
        for stripe in document.stripes(number, size):
            assert stripe is not None
            if stripe.top:
                around = whole.copy(0, stripe.top - 4, size.width(), 8)
                blank = QImage(around.size(), around.format())
                blank.fill(255)
                assert around == blank


# ---- what is not taken ------------------------------------------------------------------------------------------------


def test_a_printer_is_not_given_what_is_no_document(qapp: QApplication, tmp_path: Path) -> None:
    document = Rendering(b"not a document")
    assert document.pages() == 0
    assert print_on(on_paper(tmp_path), document).became is Became.NOT_TAKEN


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_begin_has_taken_nothing(three_pages: bytes, tmp_path: Path) -> None:
    printer = on_paper(tmp_path / "no such folder")
    assert print_on(printer, Rendering(three_pages)) == Printed(Became.NOT_TAKEN, 0, 3)


class OutOfPaper(QPrinter):
    """Takes no second page."""

    def newPage(self) -> bool:  # noqa: N802  (Qt calls it so)
        return False


def test_a_printer_that_takes_no_further_page_has_not_taken_the_document(three_pages: bytes, tmp_path: Path) -> None:
    printer = OutOfPaper(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert print_on(printer, Rendering(three_pages)).became is Became.NOT_TAKEN


def test_a_page_that_cannot_be_drawn_is_not_said_to_be_printed(three_pages: bytes, tmp_path: Path) -> None:
    document = Rendering(three_pages)
    run = PageByPage(document, on_paper(tmp_path))
    assert run.step() is None
    document._document.close()
    printed = run.step()
    while printed is None:
        printed = run.step()
    assert printed.became is Became.NOT_TAKEN


def test_a_printing_that_is_stopped_says_how_many_pages_went(three_pages: bytes, tmp_path: Path) -> None:
    run = PageByPage(Rendering(three_pages), on_paper(tmp_path))
    while run.page < 3:
        assert run.step() is None
    assert run.stop() == Printed(Became.STOPPED, 2, 3)
    assert run.stop().became is Became.STOPPED


def test_where_no_folder_is_in_memory_nothing_is_printed_and_no_printer_is_asked_for(
    three_pages: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.parts.nameless_job.is_in_memory", lambda _folder: False)
    monkeypatch.setattr("sys.platform", "linux")
    assert print_document(QWidget(), three_pages) == Printed(Became.NO_ROOM)


# ---- the dialog -------------------------------------------------------------------------------------------------------


def ask_for_a_party(above: QWidget, pdf: bytes) -> object:
    return print_document(above, pdf)


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
    assert ask(above, three_pages) == Printed(Became.CHANGED_MIND)
    timer.stop()
    above.deleteLater()
    assert offered == [False]


def _black(value: int) -> int:
    return 255 if value < 128 else 0
