"""A box for text that grows with what is typed into it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.parts.buttons import TARGET

_ENDS = re.compile("\r\n|\r|\u2029")
_MARGIN = 10


class TextBox(QPlainTextEdit):
    """Plain text. Tab leaves it, the wheel never changes it, nothing is cut off at any length.

    `typed` speaks when a person changed the text. With `lines` of 1 the Return key is left to the page; the box still
    shows and keeps several lines. It grows from `lines` up to `most` lines, then scrolls inside.
    """

    typed = Signal(str)

    def __init__(self, lines: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Keyboards that learn words may not learn these.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.document().setDocumentMargin(_MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)
        self._fit(lines)

    def show_text(self, text: str) -> None:
        """Put `text` into the box without a word. Its undo starts afresh."""
        self._shown = _ENDS.sub("\n", text)
        if self._shown != self.text():
            self.setPlainText(self._shown)

    def text(self) -> str:
        """What stands in the box, letter for letter (`toPlainText` would turn fixed spaces into common ones)."""
        return self.document().toRawText().replace("\u2029", "\n")

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._lines == 1 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit(round(self.document().size().height()))

    def _on_changed(self) -> None:
        """Also called while a text is shown; then the box holds what was to be shown, and that is no act."""
        text = self.text()
        if text != self._shown:
            self._shown = text
            self.typed.emit(text)

    def _on_size(self, size: QSizeF) -> None:
        self._fit(round(size.height()))

    def _fit(self, lines: int) -> None:
        rows = min(max(lines, self._lines), self._most)
        around = 2 * (_MARGIN + self.frameWidth())
        self.setFixedHeight(max(TARGET, rows * self.fontMetrics().lineSpacing() + around))
