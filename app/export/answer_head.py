"""What an answer is called and who may read it: a label with its lock, and the lines that say what the locks mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable

from app.domain.sharing import Lock
from app.export.flowing import ENDLESS, Inset, Marked, Naming, Words, saying
from app.export.fonts import BOLD, marked_up, width_of
from app.export.ink import INK, PAPER, QUIET, draw_words
from app.export.page_frame import broken
from app.export.paper import Paper
from app.export.parts import Answered, LockKey, LockSaid
from app.export.shown import Shown
from app.export.structure import Element, Role, on
from app.export.styles import styles

COLUMN_GAP = 12.0
_WIDEST_LOCK = 0.36
"""Of a line: what a lock is called goes on below itself where it is longer."""
_LOW_LABEL = 0.18
"""Of a page: a label that is higher does not stand beside its answer. It is less than what is kept free for both."""
_GAP = 5.0
_LEADING = 1.38
_ABOVE, _FAR_ABOVE = 9.0, 0.9
"""From one answer to the next one's label: in points, and in the size of large type."""
_BELOW_A_LABEL = 2.0
_BELOW_A_KEY = 3.0
_KEY_GAP = 14.0


class LockBadge:
    """A lock: a letter in a box and its words, on lines of at most `most` points with the box. Cleared is a dark box, "only
    me" a dashed one."""

    def __init__(self, said: LockSaid, size: float, most: float) -> None:
        self._said = said
        self._size = size
        self._side = size * 1.35
        self._lines = broken(said.words, size, most - self._side - _GAP)
        self.width = self._side + _GAP + max((width_of(line, size) for line in self._lines), default=0.0)
        self.height = max(len(self._lines), 1) * size * _LEADING

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """From `left`, its first line being `base`."""
        size, side = self._size, self._side
        bottom = base - side * 0.26
        mark = self._said.lock.mark
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if self._said.cleared else PAPER)
        if self._said.lock is Lock.ONLY_ME:
            canvas.setDash(1.6, 1.4)
        canvas.roundRect(left, bottom, side, side, 2.2, stroke=1, fill=1)
        canvas.setDash()
        canvas.setFillColor(PAPER if self._said.cleared else INK)
        # The space is for whoever hears it.
        draw_words(canvas, left + (side - width_of(mark, size, BOLD)) / 2, base, f"{mark} ", size, BOLD)
        canvas.setFillColor(QUIET)
        for down, line in enumerate(self._lines):
            draw_words(canvas, left + side + _GAP, base - down * size * _LEADING, f"{line} ", size)
        canvas.restoreState()


class AnswerHead(Flowable):
    """The label of an answer at the left and who may read it at the right.

    `label_room` is the width of the label; `lock_room` that of the lock, so that all locks of a page stand below each
    other. With `beside` it takes no height itself: the answer stands beside it, and `height_of_label` says how high
    that has to be. Without, it is as high as both of them, and a label that is longer than a page goes on on the next.
    """

    def __init__(
        self, label: Words, lock: Element, badge: LockBadge | None, paper: Paper, label_room: float, lock_room: float
    ) -> None:
        super().__init__()
        self._label = label
        self._lock = lock
        self._badge = badge
        self._paper = paper
        self._label_room = label_room
        self._lock_room = lock_room
        self.beside = False
        _wide, high = label.wrap(label_room, ENDLESS)
        self.height_of_label = high
        # Above its answer in large type, it must be seen to belong to that.
        self.spaceBefore = _ABOVE if paper.label else paper.body * _FAR_ABOVE

    @property
    def least(self) -> float:
        """How high the answer beside it has to be: as its label, and the lock at the other side."""
        return max(self.height_of_label, self._badge.height if self._badge is not None else 0.0)

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = 0.0 if self.beside else self.least + _BELOW_A_LABEL
        return available, self.height

    def split(self, _available: float, height: float) -> list[Flowable]:
        room = height - _BELOW_A_LABEL
        pieces: list[Any] = self._label.split(self._label_room, room)
        if self.beside or len(pieces) != 2 or (self._badge is not None and self._badge.height > room):
            return []
        first = AnswerHead(pieces[0], self._lock, self._badge, self._paper, self._label_room, self._lock_room)
        first.spaceBefore = self.spaceBefore
        return [first, Inset(pieces[1], 0.0, self._label_room)]

    def draw(self) -> None:
        paper = self._paper
        # The first line of the label, of the answer beside it and of the lock stand on one line.
        drop = (paper.leading(paper.body) - paper.leading(paper.small)) * 0.62 if self.beside else 0.0
        top = self.height - drop
        self._label.drawOn(self.canv, 0, top - self.height_of_label)
        if self._badge is not None:
            base = top - paper.small * 0.99
            with on(self.canv, self._lock):
                self._badge.draw(self.canv, self.width - self._lock_room, base)


class KeyLine(Marked):
    """One lock and what it means; what is longer than a page goes on on the next."""

    def __init__(self, badge: LockBadge | None, meaning: Shown, paper: Paper, left: float, element: Element) -> None:
        super().__init__(element)
        self._badge = badge
        self._meaning = meaning
        self._paper = paper
        self._left = left

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width = available
        _wide, tall_words = self._meaning.wrap(available - self._left, height)
        self.height = max(tall_words, self._badge.height if self._badge is not None else 0.0) + _BELOW_A_KEY
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        room = height - _BELOW_A_KEY
        pieces: list[Any] = self._meaning.split(available - self._left, room)
        if len(pieces) != 2 or self.element is None or (self._badge is not None and self._badge.height > room):
            return []
        badges = (self._badge, None)
        return [
            KeyLine(badge, piece, self._paper, self._left, self.element)
            for badge, piece in zip(badges, pieces, strict=True)
        ]

    def paint(self) -> None:
        if self._badge is not None:
            self._badge.draw(self.canv, 0, self.height - self._paper.small * 0.99)
        self._meaning.drawOn(self.canv, self._left, self.height - self._meaning.height)


def badge(said: LockSaid, paper: Paper) -> LockBadge:
    """A lock as it stands in running text."""
    return LockBadge(said, paper.small, paper.measure * _WIDEST_LOCK)


def answer_head(
    part: Answered, paper: Paper, width: float, lock_room: float, parent: Element, *, is_wide: bool
) -> AnswerHead:
    """The head of an answer: beside it, but above one that `is_wide`, in large type, and where the label is long."""
    told = saying(parent.add(Role.PARAGRAPH), part.label)
    label = Naming(marked_up(part.label, BOLD), styles(paper)["label"], told)
    lock, shown = parent.add(Role.PARAGRAPH), badge(part.lock, paper) if part.lock is not None else None
    if paper.label and not is_wide:
        head = AnswerHead(label, lock, shown, paper, paper.label, lock_room)
        head.beside = head.height_of_label < paper.room * _LOW_LABEL
        if head.beside:
            return head
    room = width - (lock_room + COLUMN_GAP if part.lock is not None else 0.0)
    return AnswerHead(label, lock, shown, paper, room, lock_room)


def is_high(one: Flowable, paper: Paper) -> bool:
    """Whether it is the head of an answer that takes as much of a page as is kept free for the answer with it."""
    return isinstance(one, AnswerHead) and not one.beside and one.least > paper.room * _LOW_LABEL / 2


def lock_key(part: LockKey, paper: Paper, parent: Element) -> Iterator[KeyLine]:
    """What the locks mean, below each other in one list."""
    badges = [badge(said, paper) for said, _meaning in part.lines]
    left = max(each.width for each in badges) + _KEY_GAP
    whole = parent.add(Role.LIST)
    for each, (said, meaning) in zip(badges, part.lines, strict=True):
        told = whole.item()
        # In a column of its own what it means needs no sign before it; heard in one go it does.
        told.heard = f"{said.lock.mark}, {said.words}: {meaning}"
        yield KeyLine(each, Shown(marked_up(meaning), styles(paper)["quiet"]), paper, left, told)
