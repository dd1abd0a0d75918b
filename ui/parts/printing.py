"""Printing through the platform's dialog, from memory: no file is written on the way, and the dialog offers none.

A document printed into a file would be open, and in nobody's list (decision 13). Loaded only when somebody prints.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

FINEST_DPI = 600
"""A document is text, and more only costs memory."""
COARSEST_DPI = 300
_POINTS = 72
_SAME = 0.998
"""Sizes of paper are kept in whole points: this much smaller is no other paper."""


class Rendering:
    """A PDF in memory, drawn page by page at the printer's resolution, at least 300 and at most 600 dots an inch."""

    def __init__(self, pdf: bytes) -> None:
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    def pages(self) -> int:
        """How many; none where the bytes are no document."""
        return int(self._document.pageCount())

    def layout(self) -> QPageLayout:
        """The page size of the document, with no margins of the printer's: they are in the document."""
        points = self._document.pagePointSize(0)
        size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)

    def print_on(self, printer: QPrinter) -> bool:
        """Draw the chosen pages on the printer as pictures, each in its real size, or as large as the paper takes; whether it took them."""
        first, last = printer.fromPage() or 1, printer.toPage() or self.pages()
        printer.setFullPage(True)
        painter = QPainter()
        if not self.pages() or not painter.begin(printer):
            return False
        try:
            for number in range(first - 1, min(last, self.pages())):
                if number >= first:
                    printer.newPage()
                self._draw(painter, printer, number)
        finally:
            painter.end()
        return True

    def _draw(self, painter: QPainter, printer: QPrinter, number: int) -> None:
        dpi = min(max(printer.resolution(), COARSEST_DPI), FINEST_DPI)
        points = self._document.pagePointSize(number)
        image = self._document.render(number, _pixels(points, dpi))
        scale = printer.resolution() / _POINTS
        paper = printer.pageLayout().fullRectPoints()
        # On smaller paper than the document is made for nothing is cut off; on larger paper nothing is blown up.
        fits = min(paper.width() / points.width(), paper.height() / points.height())
        scale *= fits if fits < _SAME else 1.0
        painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)


def _pixels(points: QSizeF, dpi: int) -> QSize:
    return QSize(round(points.width() / _POINTS * dpi), round(points.height() / _POINTS * dpi))


def ask_printer(above: QWidget, document: Rendering) -> QPrinter | None:
    """The platform's print dialog, without "print to file"; None if the person changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Recess")
    printer.setPageLayout(document.layout())
    dialog = QPrintDialog(printer, above)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setMinMax(1, document.pages())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if isValid(dialog):
        dialog.deleteLater()
    return printer if accepted else None
