"""How it can end: every amount with its chance, and what can be said about all of them together (note §1.7)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import isqrt, lcm, prod
from operator import mul, sub
from typing import overload

from app.reckoning.amounts import SLICES, slice_parts
from app.reckoning.levels import Levels, in_levels
from app.reckoning.rollback import Values, reach, rolled
from app.reckoning.trees import Exact, Node

MOST_ENDS = 200_000
"""Ends, slices counted, above which uncertain amounts get fewer slices (note §1.21)."""
_POINT = Fraction(1, 100)
_MINOR = 100
"""Parts of one unit of money that amounts are rounded to before they are compared with an offer (note §1.7)."""
_ROOT_DIGITS = 10**40


@dataclass(frozen=True, slots=True)
class Outcome:
    """One amount, after all costs and as of today, and the chance that it ends with it."""

    value: Exact
    chance: Exact


@dataclass(frozen=True, slots=True)
class Against:
    """The chances to end below an offer, level with it, above it. Together they make 1."""

    worse: Exact
    same: Exact
    better: Exact


class Spread(Sequence[Outcome]):
    """All outcomes, equal amounts merged, ascending, in whole numbers; fractions are made where one is looked at."""

    __slots__ = ("chances", "unit", "values", "whole")

    def __init__(self, values: Sequence[int], unit: int, chances: Sequence[int], whole: int) -> None:
        self.values = tuple(values)
        self.unit = unit
        self.chances = tuple(chances)
        self.whole = whole

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, at: int) -> Outcome: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Outcome, ...]: ...
    def __getitem__(self, at: int | slice) -> Outcome | tuple[Outcome, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(len(self))[at])
        return Outcome(Fraction(self.values[at], self.unit), Fraction(self.chances[at], self.whole))

    def __iter__(self) -> Iterator[Outcome]:
        return (self[number] for number in range(len(self.values)))

    @classmethod
    def of(cls, found: Sequence[Outcome]) -> Spread:
        """Outcomes that stand elsewhere, in whole numbers; merged and put in order."""
        if isinstance(found, Spread):
            return found
        unit = lcm(*{one.value.denominator for one in found})
        whole = lcm(*{one.chance.denominator for one in found})
        return _merged(
            [int(one.value * unit) for one in found], unit, [int(one.chance * whole) for one in found], whole
        )


def outcomes(root: Node, rate: Exact = Fraction(0)) -> tuple[Outcome, ...]:
    """Every amount it can end with and its chance: merged, ascending, none without a chance (note §1.6, §1.7).

    An uncertain amount stands as slices of equal chance. `Open` where a chance is not one number. Where branches of a
    choice tie, the first of them is followed.
    """
    return tuple(spread(in_levels(root, rate)))


def spread(levels: Levels, values: Values | None = None, slices: int = SLICES) -> Spread:
    """The same from a tree in whole numbers (with its rollback, where that is there already)."""
    values = values if values is not None else rolled(levels)
    parts = prod(level.whole for level in levels.levels)
    whole = parts
    worth: list[int] = []
    chances: list[int] = []
    uncertain: list[tuple[tuple[int, int, int], int, int]] = []
    paid = [0]
    for level, reached in zip(levels.levels, reach(levels, values), strict=True):
        here = paid if level.costs is None else list(map(sub, paid, level.costs))
        if level.points:
            uncertain += [(three, here[end], reached[end] * parts) for end, three in level.points.items()]
        certain = [(end, value) for end, value in zip(level.ends, level.values, strict=True) if end not in level.points]
        worth += [value + here[end] for end, value in certain]
        chances += [reached[end] * parts for end, _value in certain]
        paid = [before for before, node in zip(here, level.nodes, strict=True) for _branch in node.branches]
        parts //= level.whole
    if not uncertain:
        return _merged(worth, levels.unit, chances, whole)
    slices = max(1, min(slices, (MOST_ENDS - len(worth)) // len(uncertain)))
    shape = slice_parts(slices)
    worth = [value * shape.of for value in worth]
    chances = [chance * slices for chance in chances]
    for (p10, p50, p90), here_paid, chance in uncertain:
        worth += [a * p10 + b * p50 + c * p90 + here_paid * shape.of for a, b, c in shape.rows]
        chances += [chance] * slices
    return _merged(worth, levels.unit * shape.of, chances, whole * slices)


def _merged(values: Sequence[int], unit: int, chances: Sequence[int], whole: int) -> Spread:
    together: dict[int, int] = {}
    get = together.get
    for value, chance in zip(values, chances, strict=True):
        together[value] = get(value, 0) + chance
    order = sorted(value for value, chance in together.items() if chance)
    return Spread(order, unit, [together[value] for value in order], whole)


def quantile(found: Sequence[Outcome], share: Exact) -> Exact:
    """The smallest amount whose cumulative chance reaches `share`, 0 to 1: no way between two lumps (note §1.7;
    the inverse of the distribution function). Money."""
    whole = Spread.of(found)
    upto = list(accumulate(whole.chances))
    at = bisect_left(upto, share * whole.whole)
    return Fraction(whole.values[min(at, len(upto) - 1)], whole.unit)


def mean_of(found: Sequence[Outcome]) -> Exact:
    """The average of all outcomes (note §1.7). Money."""
    whole = Spread.of(found)
    return Fraction(sum(map(mul, whole.values, whole.chances)), whole.unit * whole.whole)


def standard_deviation(found: Sequence[Outcome]) -> Exact:
    """The square root of the mean squared distance from the average (note §1.7). Money, for internal use.

    Exact where the root is a fraction, otherwise right to 40 places after the point.
    """
    whole = Spread.of(found)
    total = sum(map(mul, whole.values, whole.chances))
    squares = sum(value * value * chance for value, chance in zip(whole.values, whole.chances, strict=True))
    variance = Fraction(squares * whole.whole - total * total, (whole.unit * whole.whole) ** 2)
    above, below = isqrt(variance.numerator), isqrt(variance.denominator)
    if above**2 == variance.numerator and below**2 == variance.denominator:
        return Fraction(above, below)
    return Fraction(isqrt(variance.numerator * _ROOT_DIGITS**2 // variance.denominator), _ROOT_DIGITS)


def most_likely(found: Sequence[Outcome]) -> tuple[Exact, ...]:
    """The amount with the largest chance, and all whose chance is within one of 100 of it, ascending (note §1.7)."""
    whole = Spread.of(found)
    least = max(whole.chances) - _POINT * whole.whole
    return tuple(
        Fraction(value, whole.unit)
        for value, chance in zip(whole.values, whole.chances, strict=True)
        if chance >= least
    )


def against(found: Sequence[Outcome], offer: Exact) -> Against:
    """The chances to end with less than `offer`, the same, more; amounts are compared in hundredths (note §1.7, §1.11).

    Both from the party's view: receipts +, payments −.
    """
    whole = Spread.of(found)
    level = _hundredths(offer.numerator, offer.denominator)
    worse = same = 0
    for value, chance in zip(whole.values, whole.chances, strict=True):
        rounded = _hundredths(value, whole.unit)
        worse += chance if rounded < level else 0
        same += chance if rounded == level else 0
    return Against(
        Fraction(worse, whole.whole), Fraction(same, whole.whole), Fraction(whole.whole - worse - same, whole.whole)
    )


def _hundredths(value: int, unit: int) -> int:
    """`value` / `unit` to the nearest hundredth, halves away from zero."""
    steps = (2 * abs(value) * _MINOR + unit) // (2 * unit)
    return steps if value >= 0 else -steps
