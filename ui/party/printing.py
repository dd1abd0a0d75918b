"""Print my copy now: a child draws the document in its own process, and its pages go to the printer as pictures.

No file is made here, and the print dialog offers none. Loaded only when somebody prints.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.plain import to_bytes
from app.handover.own_copy import OwnCopyWanted

CHILD = (sys.executable, "-m", "app.commands.own_copy_child")
FINEST = 600
"""Dots per inch at most; a copy is text, and more only costs memory."""
COARSEST = 300
_ROOT = Path(__file__).resolve().parents[2]
_POINTS = 72.0
_LONGEST = 60
"""Seconds a child may take for one document."""


class OwnCopyDrawn(QObject):
    """Has a child draw one own copy. `done` brings the PDF, empty if it could not be drawn."""

    done = Signal(bytes)

    def draw(self, wanted: OwnCopyWanted) -> None:
        """Start the child; the answer comes later."""
        threading.Thread(target=self._draw, args=(wanted,), name="own copy", daemon=True).start()

    def _draw(self, wanted: OwnCopyWanted) -> None:
        try:
            child = subprocess.run(  # noqa: PLW1510 - what its exit code means is looked at below
                CHILD, input=to_bytes(wanted), capture_output=True, cwd=_ROOT, timeout=_LONGEST
            )
        except (OSError, subprocess.TimeoutExpired):
            self.done.emit(b"")
            return
        self.done.emit(child.stdout if child.returncode == 0 else b"")


def ask_printer(above: QWidget) -> QPrinter | None:
    """The platform's print dialog, without "print to file"; None if the person changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Recess")
    dialog = QPrintDialog(printer, above)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return printer if accepted else None


def print_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Paint every page to the printer, at least 300 dots an inch; whether all went well."""
    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.pageCount() < 1:
        return False
    dots = min(max(printer.resolution(), COARSEST), FINEST)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number in range(document.pageCount()):
            if number:
                printer.newPage()
            _paint_page(document, number, painter, dots)
    finally:
        painter.end()
    return True


def _paint_page(document: QPdfDocument, number: int, painter: QPainter, dots: int) -> None:
    points = document.pagePointSize(number)
    image = document.render(
        number, QSize(round(points.width() * dots / _POINTS), round(points.height() * dots / _POINTS))
    )
    place = QRectF(painter.viewport())
    size = QSizeF(image.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(place.topLeft(), size), image)
