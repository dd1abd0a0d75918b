"""Something that unfolds: an example, a name to type, a lock to change."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.sharing import Lock
from ui import look
from ui.parts.buttons import Button, Role
from ui.parts.measures import INSET
from ui.parts.signs import paint_arrow, paint_lock


class FoldButton(Button):
    """Quiet words with an angle that turns; before them the sign of a lock, where they name one."""

    def __init__(self, words: str, parent: QWidget | None = None, *, lock: Lock | None = None) -> None:
        super().__init__(words, Role.QUIET, parent, flush=True)
        self.setCheckable(True)
        self._lock = lock

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._before() + round(look.em() * 1.1), 0)

    def words_box(self, box: QRectF) -> QRectF:
        return box.adjusted(self._before(), 0, -round(look.em() * 1.1), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(look.em())
        box = QRectF(self.width() - side * 1.2, (self.height() - side) / 2, side, side)
        paint_arrow(painter, box, look.accent(self.palette()), down=self.isChecked())
        if self._lock is not None:
            ink = self.palette().color(self.palette().ColorRole.WindowText)
            paint_lock(painter, self._lock, QRectF(INSET, (self.height() - side) / 2, side, side), ink)

    def _before(self) -> int:
        return round(look.em() * 1.4) if self._lock is not None else 0


class Fold(QWidget):
    """A button and what it unfolds."""

    def __init__(
        self,
        words: str,
        inside: QWidget,
        parent: QWidget | None = None,
        *,
        is_open: bool = False,
        lock: Lock | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = FoldButton(words, self, lock=lock)
        self.inside = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)
        self.button.toggled.connect(self._toggled)
        self.button.setChecked(is_open)
        inside.setVisible(is_open)

    def _toggled(self, is_open: bool) -> None:
        self.inside.setVisible(is_open)
