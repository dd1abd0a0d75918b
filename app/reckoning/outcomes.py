"""How it can end: every amount with its chance, and what can be said about all of them together (note §1.7)."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, compress, repeat
from math import isqrt, lcm, prod
from operator import mul
from typing import overload

from app.reckoning.amounts import SLICES
from app.reckoning.ladder import ladder_of
from app.reckoning.levels import Levels, in_levels
from app.reckoning.rollback import Values, reach, rolled
from app.reckoning.trees import Exact, Node

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
        together: defaultdict[int, int] = defaultdict(int)
        for one in found:
            together[int(one.value * unit)] += int(one.chance * whole)
        order = sorted(value for value, chance in together.items() if chance)
        return cls(order, unit, [together[value] for value in order], whole)


def outcomes(root: Node, rate: Exact = Fraction(0), slices: int = SLICES) -> tuple[Outcome, ...]:
    """Every amount it can end with and its chance: merged, ascending, none without a chance (note §1.6, §1.7).

    An uncertain amount stands as slices of equal chance; with one slice it is a single amount, its mean. `Open` where a chance is not one number. Where branches of a
    choice tie, the first of them is followed.
    """
    return tuple(spread(in_levels(root, rate), slices=slices))


def spread(levels: Levels, values: Values | None = None, slices: int = SLICES) -> Spread:
    """The same from a tree in whole numbers (with its rollback, where that is there already)."""
    reached = reach(levels, values if values is not None else rolled(levels))
    ladder = ladder_of(levels, slices)
    together = [0] * len(ladder.values)
    for rung, chance in zip(ladder.rungs, _chances(levels, reached, ladder.slices), strict=True):
        together[rung] += chance
    whole = ladder.slices * prod(level.whole for level in levels.levels)
    if all(together):
        return Spread(ladder.values, ladder.unit, together, whole)
    return Spread(tuple(compress(ladder.values, together)), ladder.unit, tuple(filter(None, together)), whole)


def _chances(levels: Levels, reached: list[list[int]], slices: int) -> list[int]:
    """The chance of each end, in the order of the rungs."""
    found: list[int] = []
    parts = prod(level.whole for level in levels.levels) * slices
    for level, at in zip(levels.levels, reached, strict=True):
        if level.points:
            for end in level.ends:
                found += [at[end] * parts // slices] * slices if end in level.points else [at[end] * parts]
        else:
            here = at if len(level.ends) == len(level.nodes) else [at[end] for end in level.ends]
            found += map(mul, here, repeat(parts)) if parts > 1 else here
        parts //= level.whole
    return found


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
    """The amount with the largest chance, and all whose chance is within one of 100 of it, ascending (note §1.7).

    A slice of an uncertain amount is likely or not by how many slices there are: ask with `outcomes(…, slices=1)`.
    """
    whole = Spread.of(found)
    least = max(whole.chances) - _POINT * whole.whole
    return tuple(
        Fraction(value, whole.unit)
        for value, chance in zip(whole.values, whole.chances, strict=True)
        if chance >= least
    )


def against(found: Sequence[Outcome], offer: Exact, *, exactly: bool = False) -> Against:
    """The chances to end with less than `offer`, the same, more; amounts are compared in hundredths (note §1.7, §1.11), or
    `exactly`, where nobody says how small their unit is: in millions a hundredth is much money.

    Both from the party's view: receipts +, payments −.
    """
    whole = Spread.of(found)
    compared = _as_it_is if exactly else hundredths
    level = compared(offer.numerator, offer.denominator)
    worse = same = 0
    for value, chance in zip(whole.values, whole.chances, strict=True):
        rounded = compared(value, whole.unit)
        worse += chance if rounded < level else 0
        same += chance if rounded == level else 0
    return Against(
        Fraction(worse, whole.whole), Fraction(same, whole.whole), Fraction(whole.whole - worse - same, whole.whole)
    )


def _as_it_is(value: int, unit: int) -> Exact:
    return Fraction(value, unit)


def hundredths(value: int, unit: int) -> int:
    """`value` / `unit` in hundredths, the nearest, halves away from zero: as amounts are compared (note §1.7)."""
    steps = (2 * abs(value) * _MINOR + unit) // (2 * unit)
    return steps if value >= 0 else -steps
