"""A box for text that grows with what is typed into it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ui.editors.field_frame import ROOM, FieldFrame, is_undo
from ui.parts.measures import TARGET

_ENDS = re.compile("\r\n|\r|\u2029")
_MARGIN = 4


class TextEdit(QPlainTextEdit):
    """Plain text inside its frame. Tab leaves it, the wheel never changes it, nothing is cut off at any length.

    `typed` speaks when a person changed the text, `grown` when it takes another number of lines.
    """

    typed = Signal(str)
    grown = Signal()

    def __init__(self, frame: QWidget, *, keeps_return: bool) -> None:
        super().__init__(frame)
        self._keeps_return = keeps_return
        self._shown = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Keyboards that learn words may not learn these.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def show_text(self, text: str) -> None:
        """Put `text` into the box without a word. Its undo starts afresh."""
        self._shown = _ENDS.sub("\n", text)
        if self._shown != self.text():
            self.setPlainText(self._shown)
            # Whoever comes back goes on at the end of what is there.
            self.moveCursor(QTextCursor.MoveOperation.End)

    def text(self) -> str:
        """What stands in the box, letter for letter (`toPlainText` would turn fixed spaces into common ones)."""
        return self.document().toRawText().replace("\u2029", "\n")

    def lines(self) -> int:
        """How many lines the text takes at this width."""
        return max(1, round(self.document().size().height()))

    def event(self, event: QEvent, /) -> bool:
        """Undo goes on in the sheet where there is nothing to take back in the text."""
        if is_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self._keeps_return and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            # Everything is in view: the wheel is for the page.
            event.ignore()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.grown.emit()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._tell_frame()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self._tell_frame()

    def _tell_frame(self) -> None:
        frame = self.parentWidget()
        if frame is not None:
            frame.update()

    def _on_changed(self) -> None:
        """Also called while a text is shown; then the box holds what was to be shown, and that is no act."""
        text = self.text()
        if text != self._shown:
            self._shown = text
            self.typed.emit(text)

    def _on_size(self, size: QSizeF) -> None:
        del size
        self.grown.emit()


class TextBox(FieldFrame):
    """A framed text that grows from `lines` up to `most` lines, then scrolls inside.

    With `lines` of 1 the Return key is left to the page; the box still shows and keeps several lines.
    """

    typed = Signal(str)

    def __init__(self, lines: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self.edit = TextEdit(self, keeps_return=lines > 1)
        self.hold(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.typed.connect(self.typed)
        self.edit.grown.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Put `text` into the box without a word."""
        self.edit.show_text(text)

    def text(self) -> str:
        """What stands in the box, letter for letter."""
        return self.edit.text()

    def name(self, words: str) -> None:
        """What people hear who do not see the question."""
        self.edit.setAccessibleName(words)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = self.edit.lines()
        scrolls = lines > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(policy)
        rows = min(max(lines, self._lines), self._most)
        height = rows * self.edit.fontMetrics().lineSpacing() + 2 * (_MARGIN + ROOM)
        self.setFixedHeight(max(TARGET, height))
