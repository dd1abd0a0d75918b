"""A line for a number or an amount."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.editors.field_frame import ROOM, FieldFrame, is_undo
from ui.parts.measures import press_height


class LineEdit(QLineEdit):
    """The line inside its frame. `textEdited` tells of a person's typing; `setText` starts its undo afresh."""

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame)
        self.setFrame(False)
        # Keyboards that learn words may not learn these.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def event(self, event: QEvent, /) -> bool:
        """Undo goes on in the sheet where there is nothing to take back in the line."""
        if is_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

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


class LineBox(FieldFrame):
    """A framed line of about `letters` letters."""

    def __init__(self, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self.edit = LineEdit(self)
        self.hold(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        letters = self._letters * self.fontMetrics().horizontalAdvance("0")
        return QSize(letters + 2 * ROOM + 8, press_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
