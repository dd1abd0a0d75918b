"""A table that goes on over pages: where it is parted, so that no row stands alone and none is torn that need not be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any

from reportlab.platypus import Flowable

from app.export.ink import HAIR, HAIRLINE, INK

_SOON_TORN = 0.13
"""Of a page: a row that is higher may go on on the next page. It is less than what is kept free below a label."""
_FEW_LINES = 4.0
_NEARLY = 0.05
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a table: `widths` of its columns, the room around what stands in a cell, the least height of a row (`least`), the
    height of a page's words and that of a line. A `boxed` one has lines around every cell, another below each row."""

    widths: tuple[float, ...]
    left: float
    right: float
    above: float
    below: float
    page: float
    line: float
    least: float = 0.0
    boxed: bool = False

    def inner(self, column: int) -> float:
        """The width of what stands in a column."""
        return self.widths[column] - self.left - self.right


class Row:
    """Cells beside each other: a flowable each, None where nothing stands. With `torn` it goes on on the next page."""

    def __init__(self, cells: Sequence[Any], least: float = 0.0, *, torn: bool = False) -> None:
        self.cells = tuple(cells)
        self.least = least
        self.torn = torn

    def height(self, look: Measures) -> float:
        """As high as the highest of its cells."""
        tall = max((_tall(cell, look.inner(at)) for at, cell in enumerate(self.cells)), default=0.0)
        return max(self.least, tall + look.above + look.below)

    def parted(self, look: Measures, height: float) -> tuple[Row, Row] | None:
        """What of it has room in this height, and the rest; None where that cannot be had with two lines in each."""
        room = height - look.above - look.below
        upper: list[Any] = []
        lower: list[Any] = []
        for at, cell in enumerate(self.cells):
            wide = look.inner(at)
            if _tall(cell, wide) <= room + _HAIR:
                upper.append(cell)
                lower.append(None)
                continue
            pieces = cell.split(wide, room)
            if len(pieces) != 2:
                return None
            upper.append(pieces[0])
            lower.append(pieces[1])
        if not any(lower):
            return None
        return Row(upper, torn=True), Row(lower, torn=self.torn)


class Rows(Flowable):
    """Rows below a head that stands above them on every page."""

    def __init__(
        self, head: Sequence[Any], rows: Sequence[Row], look: Measures, *, waits: bool = False, goes_on: bool = False
    ) -> None:
        """`waits`: it is what is left of one that was parted between two rows, and begins on the next page; `goes_on`: rows
        of it come on the next page."""
        super().__init__()
        self.spaceBefore, self.spaceAfter = 3.0, 5.0
        self.in_one_piece = False
        """What stands above it stands on the page that has room for all of it."""
        self._head = Row(head)
        self._rows = tuple(rows)
        self._look = look
        self._waits, self._goes_on = waits, goes_on
        self._was_put_off = False

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = self._head_height + sum(self._heights)
        return self.width, self.height

    def split(self, _available: float, height: float) -> list[Flowable]:
        """Nothing at first where all of it belongs on the next page."""
        look, heights, head = self._look, self._heights, self._head_height
        is_at_top = self._was_put_off or height > look.page - 1
        if self._waits and not is_at_top:
            return self._put_off()
        ends = [*accumulate(heights, initial=head)]
        fitting = sum(end <= height + _HAIR for end in ends[1:])
        if fitting == len(heights):
            # Asked for although it nearly fits: the page takes no hair more than it has.
            if ends[-1] < height - _NEARLY:
                return [self]
            fitting -= 1
        left = height - ends[fitting]
        is_high = heights[fitting] > look.page * _SOON_TORN and left > look.line * _FEW_LINES
        if is_high or (fitting == 0 and is_at_top):
            # Where all but a line of a row fits, some more of it goes along to the next page.
            torn = self._torn(fitting, left) or self._torn(fitting, left - look.line * _FEW_LINES)
            if torn:
                return torn
        cut = self._cut(heights, fitting)
        if cut <= 0 or (cut == 1 and heights[0] <= look.page * _SOON_TORN / 2):
            if not is_at_top:
                return self._put_off()
            cut = max(fitting, 1)
        return self._parted(self._rows[:cut], self._rows[cut:], waits=True)

    def begins_here(self) -> None:
        """It stands at the top of a page, of which it is not given all."""
        self._was_put_off = True

    def draw(self) -> None:
        look, canvas = self._look, self.canv
        top = self.height
        heights = [self._head_height, *self._heights]
        for row, tall in zip((self._head, *self._rows), heights, strict=True):
            x = 0.0
            for at, cell in enumerate(row.cells):
                if cell is not None:
                    high = _tall(cell, look.inner(at))
                    if getattr(cell, "stretches", False):
                        high = cell.height = tall - look.above - look.below
                    cell.drawOn(canvas, x + look.left, top - look.above - high)
                x += look.widths[at]
            top -= tall
        canvas.saveState()
        for heavy, rules in groupby(self._box() if look.boxed else self._rules(), key=lambda rule: rule[4]):
            canvas.setStrokeColor(INK if heavy > 1 else HAIR)
            canvas.setLineWidth(HAIRLINE * heavy)
            for x1, y1, x2, y2, _heavy in rules:
                canvas.line(x1, y1, x2, y2)
        canvas.restoreState()

    # ---- inside ---------------------------------------------------------------------------------------------------

    @cached_property
    def _head_height(self) -> float:
        return self._head.height(self._look) if self._head.cells else 0.0

    @cached_property
    def _heights(self) -> list[float]:
        return [row.height(self._look) for row in self._rows]

    def _put_off(self) -> list[Flowable]:
        self._was_put_off = True
        return []

    def _cut(self, heights: Sequence[float], fitting: int) -> int:
        """The last row takes the one before it along."""
        is_low = heights[fitting] <= self._look.page * _SOON_TORN
        return fitting - 1 if fitting == len(heights) - 1 and fitting > 2 and is_low else fitting

    def _torn(self, at: int, height: float) -> list[Flowable]:
        pieces = self._rows[at].parted(self._look, height)
        if pieces is None:
            return []
        upper, lower = pieces
        return self._parted((*self._rows[:at], upper), (lower, *self._rows[at + 1 :]), waits=False)

    def _parted(self, first: Sequence[Row], rest: Sequence[Row], *, waits: bool) -> list[Flowable]:
        # The head of both is the same: it is read once.
        head, look = self._head.cells, self._look
        above = Rows(head, first, look, goes_on=True)
        above.spaceBefore = self.spaceBefore
        return [above, Rows(head, rest, look, waits=waits, goes_on=self._goes_on)]

    def _ends(self) -> Iterator[tuple[float, Row]]:
        """How high above the last line of it each row ends."""
        y = self.height - self._head_height
        for row, tall in zip(self._rows, self._heights, strict=True):
            y -= tall
            yield y, row

    def _rules(self) -> Iterator[tuple[float, float, float, float, float]]:
        """A line below each row that has one below it, as (x1, y1, x2, y2, how heavy); what is torn is open."""
        wide = sum(self._look.widths)
        if self._head.cells:
            y = self.height - self._head_height
            yield 0.0, y, wide, y, 1.4
        for y, row in self._ends():
            if not row.torn and (row is not self._rows[-1] or self._goes_on):
                yield 0.0, y, wide, y, 0.6

    def _box(self) -> Iterator[tuple[float, float, float, float, float]]:
        edges = [*accumulate(self._look.widths, initial=0.0)]
        lines = [
            self.height,
            *([self.height - self._head_height] if self._head.cells else []),
            *(y for y, _row in self._ends()),
        ]
        yield from ((edges[0], y, edges[-1], y, 1.0) for y in lines)
        yield from ((x, self.height, x, 0.0, 1.0) for x in edges)


def _tall(cell: Any, width: float) -> float:
    return float(cell.wrap(width, 0.0)[1]) if cell is not None else 0.0
