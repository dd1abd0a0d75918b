"""A table that goes on over pages: where it is parted, so that no row stands alone and none is torn that need not be."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Table

_SOON_TORN = 0.13
"""Of a page: a row that is higher may go on on the next page. It is less than what is kept free below a label."""
_FEW_LINES = 4.0


class Rows(Table):
    """ReportLab's table. That one tears a row wherever a page ends, and where it does not it begins again below itself,
    with its head once more; or it keeps rows together that no page has room for, and gives up."""

    page = 0.0
    """The height of a page's words."""
    line = 0.0
    """The height of a line."""
    waits = False
    """It is what is left of a table that was parted between two rows, and begins on the next page."""
    in_one_piece = False
    """What stands above it stands on the page that has room for all of it."""
    _was_put_off = False

    def split(self, available: float, height: float) -> list[Flowable]:
        """Nothing at first where all of it belongs on the next page."""
        is_at_top = self._was_put_off or height > self.page - 1
        if self.waits and not is_at_top:
            self._was_put_off = True
            return []
        heights, head = self._heights(available, height), int(self.repeatRows)
        fitting, used = 0, 0.0
        while fitting < len(heights) and used + heights[fitting] <= height + 0.01:
            used += heights[fitting]
            fitting += 1
        if fitting == len(heights):
            # Asked for although it nearly fits: the page takes no hair more than it has.
            if used < height - 0.05:
                return [self]
            fitting, used = fitting - 1, used - heights[-1]
        is_high = heights[fitting] > self.page * _SOON_TORN and height - used > self.line * _FEW_LINES
        if fitting >= head and (is_high or (fitting == head and is_at_top)):
            # Where all but a line of a row fits, some more of it goes along to the next page.
            torn = self._parted(available, height, in_row=True) or self._parted(
                available, height - self.line * _FEW_LINES, in_row=True
            )
            if torn:
                return torn
        cut = self._cut(heights, head, fitting)
        if cut <= head or (cut == head + 1 and not self._stands_alone(heights, head)):
            if not is_at_top:
                self._was_put_off = True
                return []
            cut = max(fitting, head + 1)
        return self._parted(available, sum(heights[:cut]) + 0.01, in_row=False)

    def _heights(self, available: float, height: float) -> list[float]:
        self.wrap(available, height)
        itself: Any = self
        found: list[float] = list(itself._rowHeights)  # noqa: SLF001  (there is no other way to ask how high rows are)
        return found

    def _cut(self, heights: list[float], head: int, fitting: int) -> int:
        """The last row takes the one before it along."""
        if fitting == len(heights) - 1 and fitting - head > 2 and heights[fitting] <= self.page * _SOON_TORN:
            return fitting - 1
        return fitting

    def _stands_alone(self, heights: list[float], head: int) -> bool:
        """Whether the first row is high enough to stand alone at the end of a page."""
        return heights[head] > self.page * _SOON_TORN / 2

    def _parted(self, available: float, height: float, *, in_row: bool) -> list[Flowable]:
        itself: Any = self
        itself.splitByRow = 0 if in_row else 1
        itself.splitInRow = self.line * 2 if in_row else 0
        pieces: list[Any] = super().split(available, height)
        for piece in pieces:
            piece.page, piece.line = self.page, self.line
        if len(pieces) == 2:
            pieces[1].waits = not in_row
        return pieces
