"""A document looked at before it is printed or saved: drawn from memory, never from a file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from app.domain.language import _, ngettext
from ui import look
from ui.parts.measures import INSET
from ui.parts.scrolling import SlimBar

_AROUND = 12
"""Room around each page, in pixels."""


class Preview(QWidget):
    """All pages below each other, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Children go in the order they came. A view that is told of the end of its document while it is being taken
        # down itself brings the program down, and a document reads from its buffer to the very end: so in this order.
        self.view = QPdfView(self)
        self._pdf = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.view.setAccessibleName(_("Preview of the document"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollBar(SlimBar())
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocumentMargins(QMargins(_AROUND, _AROUND, _AROUND, _AROUND))
        self.view.setPageSpacing(_AROUND)
        self.view.setDocument(self._pdf)
        self._tone()
        self.setFocusProxy(self.view)
        around = QVBoxLayout(self)
        around.setContentsMargins(INSET, 0, INSET, 0)
        around.addWidget(self.view)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._tone()
        return super().event(event)

    def _tone(self) -> None:
        """Pages lie on a calm ground, not on the black that the view would paint."""
        palette = QApplication.palette()
        palette.setColor(QPalette.ColorRole.Dark, look.hairline(palette))
        self.view.setPalette(palette)

    def show_pdf(self, pdf: bytes) -> int:
        """Show this document; how many pages it has."""
        self.forget()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        count = int(self._pdf.pageCount())
        self.view.setAccessibleDescription(ngettext("{count} page", "{count} pages", count).format(count=count))
        return count

    def text_of(self, page: int) -> str:
        """The words of a page, from 0, in the order in which it was drawn."""
        return self._pdf.getAllText(page).text()

    def forget(self) -> None:
        """Let go of the document and its bytes."""
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
