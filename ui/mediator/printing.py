"""Printing through the platform's dialog, from memory: no file is written on the way."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

FINEST_DPI = 600
COARSEST_DPI = 300


def print_pdf(parent: QWidget, pdf: bytes) -> bool:
    """Ask which printer and print every chosen page; whether anything was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Recess")
    with_document = Rendering(pdf)
    printer.setPageLayout(with_document.layout())
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, with_document.pages())
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    with_document.print_on(printer)
    return True


class Rendering:
    """A PDF in memory, drawn page by page at the printer's resolution, at least 300 and at most 600 dots an inch."""

    def __init__(self, pdf: bytes) -> None:
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    def pages(self) -> int:
        return int(self._document.pageCount())

    def layout(self) -> QPageLayout:
        """The page size of the document, with no margins of the printer's: they are in the document."""
        points = self._document.pagePointSize(0)
        size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)

    def print_on(self, printer: QPrinter) -> None:
        """Draw the chosen pages on the printer, each to its paper's real size."""
        first, last = printer.fromPage() or 1, printer.toPage() or self.pages()
        printer.setFullPage(True)
        painter = QPainter(printer)
        try:
            for number in range(first - 1, min(last, self.pages())):
                if number >= first:
                    printer.newPage()
                self._draw(painter, printer, number)
        finally:
            painter.end()

    def _draw(self, painter: QPainter, printer: QPrinter, number: int) -> None:
        dpi = min(max(printer.resolution(), COARSEST_DPI), FINEST_DPI)
        points = self._document.pagePointSize(number)
        image = self._document.render(number, _pixels(points, dpi), QPdfDocumentRenderOptions())
        scale = printer.resolution() / 72
        painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)


def _pixels(points: QSizeF, dpi: int) -> QSize:
    return QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
