"""Answers as they are read: label, words, lock; and what may be passed on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.sharing import Lock
from app.presenters.mediator.reading_lines import AnswerLine
from ui import look
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.text import Selectable, Words


class LockMark(QWidget):
    """The lock of an answer: a small picture and its name. Open for what was cleared, closed otherwise."""

    def __init__(self, lock: Lock, words: str, cleared: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = lock is Lock.SHARE and cleared
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + round(1.5 * line), round(1.3 * line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        line = self.fontMetrics().height()
        ink = look.accent(palette) if self._open else look.quiet_text(palette)
        side = line * 0.52
        top = (self.height() - side) / 2 + line * 0.14
        body = QRectF(2, top, side, side * 0.78)
        painter.setPen(QPen(ink, max(1.4, line / 14)))
        bow = QRectF(body.left() + side * 0.2, top - side * 0.5, side * 0.6, side)
        if self._open:
            bow.moveLeft(bow.left() + side * 0.52)
        painter.drawArc(bow, 0, 180 * 16)
        painter.setBrush(ink)
        painter.drawRoundedRect(body, 1.6, 1.6)
        painter.drawText(
            QRectF(line * 1.0, 0, self.width() - line, self.height()),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self._words,
        )


class AnswerBlock(QWidget):
    """One answer. `pass_on` is given where its words may be passed on: they were cleared. `locks`: show its lock."""

    def __init__(
        self,
        line: AnswerLine,
        pass_on: Callable[[AnswerLine], None] | None = None,
        parent: QWidget | None = None,
        *,
        locks: bool = True,
    ) -> None:
        super().__init__(parent)
        self._line = line
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 3, 0, 3)
        rows.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        label = Words(line.label, bold=True)
        label.setToolTip(line.prompt)
        head.addWidget(label, 1)
        if line.from_paper:
            head.addWidget(Words(_("From paper"), quiet=True))
        if line.lock is None:
            head.addWidget(Words(line.lock_words, quiet=True))
        elif locks:
            head.addWidget(LockMark(line.lock, line.lock_words, line.cleared), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        for words in line.words:
            rows.addWidget(Selectable(words) if line.said else Words(words, quiet=True))
        if line.cleared and pass_on is not None:
            self._foot = QHBoxLayout()
            self._told = Words(_("Already passed on"), quiet=True)
            self.mark = Link(_("Mark as passed on"))
            self.mark.setAccessibleName(_("Mark as passed on: {label}").format(label=line.label))
            self.mark.clicked.connect(partial(pass_on, line))
            self._foot.addWidget(self._told)
            self._foot.addWidget(self.mark)
            self._foot.addStretch(1)
            rows.addLayout(self._foot)
            self.show_passed_on(line.passed_on)

    def is_about(self, line: AnswerLine) -> bool:
        return (self._line.filling, self._line.question) == (line.filling, line.question)

    def show_passed_on(self, passed_on: bool) -> None:
        self._told.setVisible(passed_on)
        self.mark.setVisible(not passed_on)
