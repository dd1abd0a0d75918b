"""The line about saving. "Saved" stands there only when the disk has everything."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.domain.language import _
from app.presenters.party.pages import SaveNote, SaveState
from ui import look
from ui.parts.aloud import announce
from ui.parts.signs import paint_tick
from ui.parts.words import Words


class _Sign(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(round(look.em() * 0.85), round(look.em() * 0.85))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, QRectF(self.rect()), look.quiet_text(QApplication.palette()))


class SaveLine(QWidget):
    """One quiet line; trouble stands out and says what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        self._sign = _Sign()
        self._words = Words("", quiet=True)
        self._trouble = Words("", bold=True)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._trouble, 4, Qt.AlignmentFlag.AlignVCenter)
        self.show_note(SaveNote(SaveState.NOTHING))

    def show_note(self, note: SaveNote) -> None:
        """What is to be said now."""
        said: Mapping[SaveState, str] = {
            SaveState.NOTHING: "",
            SaveState.WAITING: _("Saving…"),
            SaveState.SAVED: _("Saved"),
            SaveState.TROUBLE: "",
        }
        self._sign.setVisible(note.state is SaveState.SAVED)
        self._words.setText(said[note.state])
        self._words.setVisible(note.state is not SaveState.TROUBLE)
        self._trouble.setText(" ".join(note.sentences))
        self._trouble.setVisible(note.state is SaveState.TROUBLE)
        if note.state in (SaveState.SAVED, SaveState.TROUBLE):
            announce(self, " ".join((said[note.state], *note.sentences)).strip())

    def words(self) -> str:
        """What stands there now."""
        return self._words.text() if self._words.isVisibleTo(self) else self._trouble.text()
