"""The pages that are shown, as text: for somebody who hears them, or reads them larger than a page can be shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.language import _
from ui.parts.measures import INSET
from ui.parts.scrolling import SlimBar

_AT_ONCE = 10
"""How many pages are read before the window looks at what else there is; each takes about a millisecond."""
_AROUND = 12
"""Room around the words, in pixels, as around a page."""


class _Box(QPlainTextEdit):
    """Nothing of it goes to the clipboard, where other programs would find it."""

    def createMimeDataFromSelection(self) -> QMimeData:
        return QMimeData()


class AsText(QWidget):
    """Read with the arrow keys, page below page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = self.box = _Box()
        box.setReadOnly(True)
        box.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        box.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        box.setTabChangesFocus(True)
        box.setFrameShape(QFrame.Shape.NoFrame)
        box.setVerticalScrollBar(SlimBar())
        box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.document().setDocumentMargin(_AROUND)
        box.setAccessibleName(_("The document as text"))
        around = QVBoxLayout(self)
        around.setContentsMargins(INSET, 0, INSET, 0)
        around.addWidget(box)
        self.setFocusProxy(box)
        self._count = self._next = 0
        self._text_of: Callable[[int], str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)

    def show_pages(self, count: int, text_of: Callable[[int], str]) -> None:
        """So many pages; `text_of` gives the words of one, from 0."""
        self.forget()
        self._count, self._next, self._text_of = count, 0, text_of
        self._go_on()
        self.box.moveCursor(QTextCursor.MoveOperation.Start)

    def forget(self) -> None:
        """Nothing is shown any more."""
        self._soon.stop()
        self._text_of = None
        self.box.clear()

    def _go_on(self) -> None:
        if self._text_of is None:
            return
        upto = min(self._next + _AT_ONCE, self._count)
        for page in range(self._next, upto):
            head = _("Page {number} of {count}").format(number=page + 1, count=self._count)
            lines = [line.strip() for line in self._text_of(page).splitlines()]
            # Appended, it leaves the cursor where somebody reads.
            self.box.appendPlainText("\n".join(([""] if page else []) + [head, *lines]))
        self._next = upto
        if self._next < self._count:
            self._soon.start(0)
