"""An amount known by three points: one case in ten lower, half lower, one case in ten higher.

Its shape is the straight line through the three points, carried on at the same slope for the last tenth on each side
(note §1.9): bounded, without a hidden tail, and every figure of it a fraction of the three points.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import lcm

from app.reckoning.trees import Exact, Uncertain

SLICES = 25
_KNOTS = (Fraction(0), Fraction(1, 10), Fraction(1, 2), Fraction(9, 10), Fraction(1))


def mean(amount: Uncertain) -> Exact:
    """The mean of the straight-line shape: 5/16, 6/16 and 5/16 of the three points (note §1.9). Money."""
    return (5 * amount.p10 + 6 * amount.p50 + 5 * amount.p90) / 16


def slice_means(amount: Uncertain, slices: int = SLICES) -> tuple[Exact, ...]:
    """The means of `slices` slices of equal chance, ascending; their mean is `mean(amount)`, however many (note §1.9).
    Money."""
    parts = slice_parts(slices)
    return tuple((a * amount.p10 + b * amount.p50 + c * amount.p90) / parts.of for a, b, c in parts.rows)


class Parts:
    """How much of p10, p50 and p90 is in the mean of each slice, as whole numbers of `of` parts."""

    __slots__ = ("of", "rows")

    def __init__(self, rows: list[tuple[Fraction, ...]]) -> None:
        self.of = lcm(*(part.denominator for row in rows for part in row))
        self.rows = [(int(a * self.of), int(b * self.of), int(c * self.of)) for a, b, c in rows]


@lru_cache(maxsize=32)
def slice_parts(slices: int) -> Parts:
    """The same for any amount: the mean of a slice is a sum of parts of the three points."""
    below = [tuple(_below(Fraction(number, slices), line) for line in _LINES) for number in range(slices + 1)]
    return Parts(
        [
            tuple(slices * (after - before) for before, after in zip(low, high, strict=True))
            for low, high in pairwise(below)
        ]
    )


_LINES = tuple(
    (
        Fraction(5, 4) * p10 - Fraction(1, 4) * p50,
        Fraction(p10),
        Fraction(p50),
        Fraction(p90),
        Fraction(5, 4) * p90 - Fraction(1, 4) * p50,
    )
    for p10, p50, p90 in ((1, 0, 0), (0, 1, 0), (0, 0, 1))
)
"""The amounts at the five knots, for a p10, a p50, a p90 of one each."""


def _below(share: Fraction, line: tuple[Fraction, ...]) -> Fraction:
    """The area under the straight lines from 0 to `share`."""
    area = Fraction(0)
    for number in range(4):
        start, end = _KNOTS[number], _KNOTS[number + 1]
        upto = min(share, end)
        if upto <= start:
            break
        slope = (line[number + 1] - line[number]) / (end - start)
        area += (upto - start) * (line[number] + slope * (upto - start) / 2)
    return area
