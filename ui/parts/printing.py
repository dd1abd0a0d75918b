"""Printing through the platform's dialog, in both windows: what is printed, where, and to the end. No file is offered, and
none is written to a disk by us: on Linux the job passes through memory (`nameless_job`), elsewhere the system's own queue
takes it page by page. What the queue keeps then is the system's.

A document printed into a file would be open, and in nobody's list (decision 13). Loaded only when somebody prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

FINEST_DPI = 600
"""A document is text, and more only costs memory."""
COARSEST_DPI = 300
_POINTS = 72
_STRIPE = 900_000
"""Dots that are drawn at once at most: with handing them to a printer that takes some 20 ms."""
_OVERLAP = 2
"""Rows that a stripe has in common with the next one, so that no light line is seen between them on any paper."""
_DOT = 4
"""Bytes of a dot."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """`rows` of a page from `top` on, as dots; no `image` where nothing stands in them."""

    top: int
    rows: int
    image: QImage | None


class Rendering:
    """A PDF in memory, drawn stripe by stripe at the printer's resolution, at least 300 and at most 600 dots an inch."""

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
        size = QPageSize(self.points(0), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)

    def points(self, number: int) -> QSizeF:
        """The size of a page, in points; `number` counts from 0."""
        return self._document.pagePointSize(number)

    def dots(self, number: int, resolution: int) -> QSize:
        """The size of a page in dots, for a printer of this resolution."""
        dpi = min(max(resolution, COARSEST_DPI), FINEST_DPI)
        points = self.points(number)
        return QSize(round(points.width() / _POINTS * dpi), round(points.height() / _POINTS * dpi))

    def stripes(self, number: int, size: QSize) -> Iterator[Stripe | None]:
        """A page from top to bottom, `size` in dots; None in place of what could not be drawn."""
        most = max(_STRIPE // max(size.width(), 1), 2 * _OVERLAP)
        top = 0
        while top < size.height():
            rows = min(most, size.height() - top)
            paper = self._drawn(number, size, top, rows)
            if paper is None:
                yield None
                return
            cut = calm_row(bytes(paper.constBits()), size.width() * _DOT) if top + rows < size.height() else rows
            shown = min(cut + _OVERLAP, rows)
            yield Stripe(top, shown, _unless_blank(paper.copy(0, 0, size.width(), shown)))
            top += cut

    def _drawn(self, number: int, size: QSize, top: int, rows: int) -> QImage | None:
        """These rows on white, without the see-through ground that a printer would have to be told of."""
        asked = QPdfDocumentRenderOptions()
        asked.setScaledSize(size)
        # One more each way: Qt reckons with the last row and column of a rectangle, and would draw all a little smaller.
        asked.setScaledClipRect(QRect(0, top, size.width() + 1, rows + 1))
        drawn = self._document.render(number, QSize(size.width(), rows), asked)
        if drawn.isNull():
            return None
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper


def _unless_blank(paper: QImage) -> QImage | None:
    blank = QImage(paper.size(), paper.format())
    blank.fill(Qt.GlobalColor.white)
    return None if paper == blank else paper


def calm_row(dots: bytes, wide: int) -> int:
    """Where to cut rows of `wide` bytes: in the middle of most rows alike, so between lines of text and never in the first
    quarter. Programs that print round the edges of pictures to their own dots; here nobody sees it."""
    rows = len(dots) // wide
    best, alike, cut = -1, 0, rows
    for row in range(max(rows // 4, 1), rows):
        alike = alike + 1 if dots[(row - 1) * wide : row * wide] == dots[row * wide : (row + 1) * wide] else 0
        if alike >= best:
            best, cut = alike, row - alike // 2
    return cut


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
