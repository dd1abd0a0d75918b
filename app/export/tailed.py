"""What is said below an answer stays with its end: a note alone at the top of a page would be about nothing. And what ends a
document stands on a last page with more than a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from app.export.flowing import ENDLESS, Inset, Words, tall
from app.export.paper import Paper
from app.export.rows import Rows

_HAIR = 1.0
_FULL = 2.0
"""Points less than a page that are a whole one."""
_LAST_LEAST = 0.18
"""How much of the last page at least is filled."""


class Tailed(Flowable):
    """`inner` with `tail` below it. Where a page has room for one but not for both, the last rows or lines of `inner` go to
    the next page with its tail. `page` is the height of a page: what fills one and cannot be parted goes without it. Where it
    is parted, `least` points of it stand on the last page, as far as it can be parted so."""

    def __init__(self, inner: Flowable, tail: Sequence[Flowable], page: float, least: float = 0.0) -> None:
        super().__init__()
        self.in_one_piece = bool(getattr(inner, "in_one_piece", False))
        self.inner: Any = inner
        self._tail = tail
        self._page = page
        self._least = least
        self.waits = False
        """It is what is left of one that was parted, and begins on the next page."""

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width = available
        self._high = self._wrapped(available, height)
        self.height = self._high + self._below(available)
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        high, is_at_top = self._wrapped(available, height), height > self._page - _FULL
        if is_at_top:
            _begins_here(self.inner)
        elif self.waits:
            return []
        # One that could stand there whole is parted before its last row.
        room = height if high > height else high - _HAIR
        pieces = self._parted(available, room)
        if len(pieces) == 2:
            missing = self._least - pieces[1].wrap(available, ENDLESS)[1]
            left = pieces[0].wrap(available, ENDLESS)[1] - missing
            return (self._parted(available, left) if missing > 0 and left > 0 else []) or pieces
        return [self.inner, *self._tail] if is_at_top and high <= height else []

    def _parted(self, available: float, room: float) -> list[Flowable]:
        """What stands in `room` and what does not; nothing where it cannot be parted there."""
        pieces: list[Any] = self.inner.splitOn(getattr(self, "canv", None), available, room)
        if len(pieces) != 2:
            return []
        rest = Tailed(pieces[1], self._tail, self._page, self._least)
        rest.waits = True
        return [pieces[0], rest]

    def draw(self) -> None:
        self.inner.drawOn(self.canv, 0, self.height - self._high)
        y, space = self.height - self._high, float(self.inner.getSpaceAfter())
        for one in self._tail:
            _wide, high = one.wrapOn(self.canv, self.width, ENDLESS)
            y -= max(space, float(one.getSpaceBefore())) + high
            one.drawOn(self.canv, 0, y)
            space = float(one.getSpaceAfter())

    def getSpaceBefore(self) -> float:
        return float(self.inner.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        return float((self._tail or [self.inner])[-1].getSpaceAfter())

    def _wrapped(self, available: float, height: float) -> float:
        _wide, high = self.inner.wrapOn(getattr(self, "canv", None), available, height)
        return float(high)

    def _below(self, available: float) -> float:
        """How much more is needed for its tail."""
        if not self._tail:
            return 0.0
        first = max(float(self.inner.getSpaceAfter()), float(self._tail[0].getSpaceBefore()))
        return first + tall(self._tail, available) - float(self._tail[0].getSpaceBefore())


def with_tail(several: list[Flowable], tail: Sequence[Flowable], page: float) -> list[Flowable]:
    """`several` with `tail` below the last of them."""
    if not several or not tail:
        return [*several, *tail]
    return [*several[:-1], Tailed(several[-1], tail, page)]


def well_ended(story: list[Flowable], paper: Paper) -> list[Flowable]:
    """`story`, of which more than a few lines stand on the last page, be they the end of a long answer. Room to write in is
    never torn for that."""
    at = len(story)
    while at and isinstance(story[at - 1], Words):
        at -= 1
    tail = story[at:]
    if paper.for_writing or not at or not isinstance(story[at - 1], Inset):
        return story
    if tall(tail, paper.measure) > paper.room * _LAST_LEAST:
        return story
    return [*story[: at - 1], Tailed(story[at - 1], tail, paper.room, paper.room * _LAST_LEAST)]


def _begins_here(inner: Any) -> None:
    """What is inside stands at the top of a page, of which it may not be given all."""
    while isinstance(inner, (Inset, Tailed)):
        if isinstance(inner, Tailed):
            inner.waits = False
        inner = inner.inner
    if isinstance(inner, Rows):
        inner.begins_here()
