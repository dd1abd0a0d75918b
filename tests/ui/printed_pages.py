"""Documents to print, and printers of Qt's that need no CUPS."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from ui.parts.page_by_page import PageByPage
from ui.parts.printed import Printed
from ui.parts.printing import Rendering


def pages_of_words(count: int) -> bytes:
    """A document of letter pages with a line of words on each, further down on each page, and a hairline below it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    painter = QPainter(writer)
    for number in range(count):
        if number:
            writer.newPage()
        down = 400 + 2000 * (number % 6)
        painter.drawText(400, down, "heron on the lake, and the reeds around it")
        painter.drawLine(400, down + 200, 8000, down + 200)
    painter.end()
    return bytes(buffer.data().data())


def on_paper(folder: Path) -> QPrinter:
    """A printer that prints into a file in this folder."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "paper.pdf"))
    return printer


def print_on(printer: QPrinter, document: Rendering) -> Printed:
    """Print it to the end."""
    run = PageByPage(document, printer)
    while (printed := run.step()) is None:
        pass
    return printed
