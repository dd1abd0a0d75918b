"""How low and how high the average can be where chances are only known within a range (note §1.13)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.reckoning.levels import Level, Levels, in_levels
from app.reckoning.rollback import average, fork_values
from app.reckoning.trees import Exact, Node


def bounds(root: Node, rate: Exact = Fraction(0)) -> tuple[Exact, Exact]:
    """The lowest and the highest average over all chances that the tree allows (note §1.13). Money, as of today."""
    levels = in_levels(root, rate)
    if not levels.are_open:
        found = average(levels)
        return found, found
    return _end(levels, lowest=True), _end(levels, lowest=False)


def _end(levels: Levels, *, lowest: bool) -> Exact:
    """One end, rolled back: at each fork the chance that is left goes to the worst, or to the best, branches first."""
    net: list[int] = []
    found: list[int] = []
    parts = 1
    for level in reversed(levels.levels):
        parts *= level.whole
        found = fork_values(level, level.low, net)
        for number in level.opens:
            found[number] += _poured(level, number, net, lowest=lowest)
        for number in level.decisions:
            found[number] = max(net[branch] for branch in level.fork(number)) * level.whole
        for end, worth in zip(level.ends, level.values, strict=True):
            found[end] = worth * parts
        net = (
            found
            if level.costs is None
            else [value - cost * parts for value, cost in zip(found, level.costs, strict=True)]
        )
    return Fraction(net[0], levels.unit * parts)


def _poured(level: Level, number: int, net: Sequence[int], *, lowest: bool) -> int:
    branches = level.fork(number)
    rest = level.whole - sum(level.low[branch] for branch in branches)
    added = 0
    for branch in sorted(branches, key=net.__getitem__, reverse=not lowest):
        share = min(level.high[branch] - level.low[branch], rest)
        added += share * net[branch]
        rest -= share
    return added
