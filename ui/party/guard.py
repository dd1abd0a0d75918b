"""What keeps a party's words inside its own window, and the window where it is.

One filter over the whole application: nothing is copied to the computer's clipboard, dragged out or dropped in, no
menu opens under the mouse, nothing closes the window, and every act of a person is noted. Should something be copied
by a way that nobody thought of, it is taken back before another program can ask for it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.parts.put_away import take_back

_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)
_NEVER = frozenset(
    (
        QEvent.Type.ContextMenu,
        QEvent.Type.Quit,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    )
)
_MIDDLE = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease))
_NEVER_DRAGGED = 1 << 20
"""Pixels the mouse would have to go before anything is dragged."""

_KEYS = QKeySequence.StandardKey


class Guard(QObject):
    """`acted`: a person did something. `hide_key`: the key that hides the screen was pressed."""

    acted = Signal()
    hide_key = Signal()

    def __init__(self, app: QApplication, hide: Qt.Key, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hide = hide
        self._pocket = ""
        app.setStartDragDistance(_NEVER_DRAGGED)
        app.installEventFilter(self)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._take_back)

    def empty(self) -> None:
        """Forget what was copied inside; take back from the clipboard whatever is still ours."""
        self._pocket = ""
        for mode in QClipboard.Mode:
            self._take_back(mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        happens = event.type()
        if happens in _ACTS:
            self.acted.emit()
        if happens in _NEVER:
            return True
        if happens is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if happens in _MIDDLE and isinstance(event, QMouseEvent):
            # The middle button would paste what was selected elsewhere on this computer.
            return event.button() is Qt.MouseButton.MiddleButton
        return False

    # ---- keys ------------------------------------------------------------------------------------------------------

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if event.key() == self._hide and not event.isAutoRepeat():
            self.hide_key.emit()
            return True
        if event.matches(_KEYS.Copy) or event.matches(_KEYS.Cut):
            self._copy(watched, cut=event.matches(_KEYS.Cut))
            return True
        if event.matches(_KEYS.Paste):
            self._paste(watched)
            return True
        if event.matches(_KEYS.DeleteCompleteLine) or event.matches(_KEYS.DeleteEndOfLine):
            return self._delete_line(watched, whole=event.matches(_KEYS.DeleteCompleteLine))
        return False

    def _delete_line(self, widget: QWidget, *, whole: bool) -> bool:
        """In a field of one line Qt would copy what it deletes. A box of several lines deletes without copying."""
        if isinstance(widget, QLineEdit) and not widget.isReadOnly():
            widget.setSelection(0 if whole else widget.cursorPosition(), len(widget.text()))
            _put_in(widget, "")
        return not isinstance(widget, QPlainTextEdit | QTextEdit)

    def _copy(self, widget: QWidget, *, cut: bool) -> None:
        """Into this process's own pocket, never to the computer's clipboard."""
        words = _selected_in(widget)
        if not words:
            return
        self._pocket = words
        if cut:
            _put_in(widget, "")

    def _paste(self, widget: QWidget) -> None:
        """From the pocket only: what somebody copied before this party came stays unseen."""
        if self._pocket:
            _put_in(widget, self._pocket)

    def _take_back(self, mode: QClipboard.Mode) -> None:
        """Whatever way it came there. What somebody else put there stays."""
        take_back(self._clipboard, mode)


def _selected_in(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
        return "" if hidden else widget.selectedText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.textCursor().selectedText().replace("\u2029", "\n")
    return ""


def _put_in(widget: QWidget, words: str) -> None:
    if isinstance(widget, QLineEdit) and not widget.isReadOnly():
        widget.insert(words)
    elif isinstance(widget, QPlainTextEdit | QTextEdit) and not widget.isReadOnly():
        widget.textCursor().insertText(words)
