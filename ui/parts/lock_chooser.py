"""Who may see an answer: the locks to choose between, and what the chosen one means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.sharing import Lock
from app.presenters.party.pages import LockView
from ui import look
from ui.parts.choices import LockChoice, OneOf
from ui.parts.measures import INSET
from ui.parts.signs import paint_lock
from ui.parts.words import Words


class LockSign(QWidget):
    """The sign of a lock; the words stand beside it."""

    def __init__(self, lock: Lock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = round(look.em() * 1.05)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(self.palette().ColorRole.WindowText)
        paint_lock(painter, self._lock, QRectF(self.rect()), ink)


class LockLine(QWidget):
    """A lock that is only shown: its sign and its words."""

    def __init__(self, lock: LockView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, 0, 0)
        row.setSpacing(8 - INSET)
        row.addWidget(LockSign(lock.lock), 0, Qt.AlignmentFlag.AlignTop)
        said = ". ".join(part for part in (lock.label, lock.note) if part)
        row.addWidget(Words(said), 1)


class LockChooser(QWidget):
    """The choice of a lock. `chosen` tells the lock a person took."""

    chosen = Signal(object)

    def __init__(self, lock: LockView, parent: QWidget | None = None, *, about: str = "") -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._rows.addWidget(Words(_("Who may see this answer?"), bold=True))
        self._choices = [choice.lock for choice in lock.choices]
        self._group: OneOf[Lock] | None = None
        name = _("Who may see this answer?")
        said = f"{name} {about}".strip()
        if len(lock.choices) > 1:
            made = [(choice.lock, LockChoice(choice.lock, choice.label)) for choice in lock.choices]
            self._group = OneOf(said, made, lock.lock)
            self._group.chosen.connect(self.chosen)
            self._rows.addWidget(self._group)
        else:
            self._rows.addWidget(LockLine(lock))
        self._meaning = Words(lock.meaning, quiet=True)
        self._note = Words(lock.note)
        self._rows.addWidget(self._meaning)
        self._rows.addWidget(self._note)
        self.show_lock(lock)

    def show_lock(self, lock: LockView) -> None:
        """The lock as it stands now. What can be chosen must be the same as before."""
        if self._group is not None:
            self._group.show_taken(lock.lock)
        self._meaning.setText(lock.meaning)
        note = lock.note if self._group is not None else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def offers(self, lock: LockView) -> bool:
        """Whether the same locks can be chosen as when this was made."""
        return self._choices == [choice.lock for choice in lock.choices]
