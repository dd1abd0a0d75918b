"""A document looked at before it is printed or saved: drawn from memory, never from a file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from app.domain.language import _


class Preview(QPdfView):
    """All pages below each other, as wide as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Preview of the document"))
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._buffer = QBuffer(self)
        self._pdf = QPdfDocument(self)
        self.setDocument(self._pdf)

    def show_pdf(self, pdf: bytes) -> int:
        """Show this document; how many pages it has."""
        self.forget()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        return int(self._pdf.pageCount())

    def forget(self) -> None:
        """Let go of the document and its bytes."""
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
