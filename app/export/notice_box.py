"""A box of words that is read first, or last: grey, with a bar at its left, parted between its lines where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from app.export.ink import INK, WASH

_SIDE = 12.0
_TOP, _BOTTOM = 5.0, 6.0
_BETWEEN = 4.0
_BAR = 2.5
_FEW_LINES = 4


class NoticeBox(Flowable):
    """`inside` are paragraphs below each other, the first being its title with `titled`. The last `kept` of them are never
    on two pages. `page` is the height of a page's words, `line` that of a line."""

    def __init__(
        self, inside: Sequence[Flowable], page: float, line: float, *, titled: bool = False, kept: int = 1
    ) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 9.0, 10.0
        self._inside: tuple[Any, ...] = tuple(inside)
        self._page = page
        self._line = line
        self._titled = titled
        self._kept = kept

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = sum(self._heights(available)) + _TOP + _BOTTOM
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Nothing where it does better to begin on the next page. One that begins a page goes on in any case."""
        heights, is_at_top = self._heights(available), height > self._page - 1
        fitting, used = 0, _TOP + _BOTTOM
        while fitting < len(heights) and used + heights[fitting] <= height:
            used += heights[fitting]
            fitting += 1
        cut = fitting if is_at_top else min(fitting, len(heights) - self._kept)
        room = height - used - _BETWEEN
        if cut == fitting < len(heights) and (is_at_top or room > self._line * _FEW_LINES):
            pieces = self._inside[cut].split(available - 2 * _SIDE, room)
            if len(pieces) == 2:
                return self._parted((*self._inside[:cut], pieces[0]), (pieces[1], *self._inside[cut + 1 :]))
        if not 0 < cut < len(heights) or (cut == 1 and self._titled and not is_at_top):
            return []
        return self._parted(self._inside[:cut], self._inside[cut:])

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setFillColor(WASH)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(_BAR)
        canvas.line(0, 0, 0, self.height)
        canvas.restoreState()
        y = self.height - _TOP
        for one, tall in zip(self._inside, self._heights(self.width), strict=True):
            y -= tall
            one.drawOn(canvas, _SIDE, y + _BETWEEN / 2)

    def _heights(self, available: float) -> list[float]:
        return [one.wrap(available - 2 * _SIDE, 0.0)[1] + _BETWEEN for one in self._inside]

    def _parted(self, first: Sequence[Flowable], rest: Sequence[Flowable]) -> list[Flowable]:
        above = NoticeBox(first, self._page, self._line, titled=self._titled)
        above.spaceBefore = self.spaceBefore
        return [above, NoticeBox(rest, self._page, self._line, kept=min(self._kept, len(rest)))]
