"""Answers as they are read: label, words, lock; and what may be passed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.sharing import Lock
from app.presenters.mediator.reading_lines import AnswerLine
from ui import look
from ui.mediator.pieces.buttons import SmallLink
from ui.mediator.pieces.cards import Line
from ui.mediator.pieces.text import Selectable, Words
from ui.parts.flow import Flow
from ui.parts.measures import INSET
from ui.parts.signs import paint_lock


class LockMark(QWidget):
    """The lock of an answer: its sign, as the party saw it, and its name. Open only for what was cleared."""

    def __init__(self, lock: Lock, words: str, cleared: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = lock is Lock.SHARE and cleared
        self._sign = Lock.MEDIATOR if lock is Lock.SHARE and not cleared else lock
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words) + round(1.3 * metrics.height()) + INSET, metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        line = self.fontMetrics().height()
        ink = look.accent(palette) if self._open else look.quiet_text(palette)
        side = line * 0.92
        paint_lock(painter, self._sign, QRectF(0, (self.height() - side) / 2, side, side), ink)
        painter.setPen(ink)
        painter.drawText(
            QRectF(line * 1.25, 0, self.width() - line * 1.25, self.height()),
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
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        label = Words(line.label, bold=True)
        label.setAccessibleDescription(line.prompt)
        head.addWidget(label, 1)
        beside = QWidget()
        self._beside = Flow(beside, gap=18, down=0, to_the_right=True)
        head.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        if line.no_name and pass_on is not None:
            self._beside.addWidget(_short(_("Without a name")))
        if line.from_paper:
            self._beside.addWidget(_short(_("From paper")))
        if line.cleared and pass_on is not None:
            self._told = _short(_("Already passed on"))
            self.mark = SmallLink(_("Mark as passed on"))
            self.mark.setAccessibleName(_("Mark as passed on: {label}").format(label=line.label))
            self.mark.clicked.connect(partial(pass_on, line))
            self._beside.addWidget(self._told)
            self._beside.addWidget(self.mark)
            self.show_passed_on(line.passed_on)
        if line.lock is None:
            self._beside.addWidget(_short(line.lock_words))
        elif locks:
            self._beside.addWidget(LockMark(line.lock, line.lock_words, line.cleared))
        rows.addLayout(head)
        for words in line.words:
            rows.addWidget(Selectable(words) if line.said else Words(words, quiet=True))

    def is_about(self, line: AnswerLine) -> bool:
        return (self._line.filling, self._line.question) == (line.filling, line.question)

    def show_passed_on(self, passed_on: bool) -> None:
        self._told.setVisible(passed_on)
        self.mark.setVisible(not passed_on)


def add_answers(
    rows: QVBoxLayout,
    lines: Sequence[AnswerLine],
    pass_on: Callable[[AnswerLine], None],
    *,
    locks: bool = True,
) -> list[AnswerBlock]:
    """A block for each line, under a quiet heading wherever another section begins."""
    blocks: list[AnswerBlock] = []
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            rows.addWidget(Line())
            rows.addWidget(Words(section, quiet=True))
        blocks.append(AnswerBlock(line, pass_on, locks=locks))
        rows.addWidget(blocks[-1])
    return blocks


def _short(words: str) -> Words:
    """A few quiet words that stay on one line."""
    label = Words(words, quiet=True)
    label.setWordWrap(False)
    return label
