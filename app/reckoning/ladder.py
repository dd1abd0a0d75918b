"""All amounts a tree can end with, in order, whatever the chances are: made once, used again while a guess moves."""

from __future__ import annotations

from operator import add, sub

from app.reckoning.amounts import slice_parts
from app.reckoning.levels import Ladder, Levels

MOST_ENDS = 200_000
"""Ends, slices counted, above which uncertain amounts get fewer slices (note §1.21)."""


def ladder_of(levels: Levels, slices: int) -> Ladder:
    """The amounts of `levels` after all costs, uncertain ones in `slices` slices, or fewer where they would be too many."""
    if slices not in levels.ladders:
        levels.ladders[slices] = _made(levels, slices)
    return levels.ladders[slices]


def _made(levels: Levels, slices: int) -> Ladder:
    uncertain = sum(len(level.points) for level in levels.levels)
    certain = sum(len(level.ends) for level in levels.levels) - uncertain
    slices = max(1, min(slices, (MOST_ENDS - certain) // uncertain)) if uncertain else 1
    shape = slice_parts(slices)
    parts = shape.of if uncertain else 1
    worth: list[int] = []
    received = [0]
    for level in levels.levels:
        here = received if level.costs is None else list(map(sub, received, level.costs))
        if level.points:
            for end, value in zip(level.ends, level.values, strict=True):
                three = level.points.get(end)
                if three is None:
                    worth.append((value + here[end]) * parts)
                else:
                    p10, p50, p90 = three
                    worth += [a * p10 + b * p50 + c * p90 + here[end] * parts for a, b, c in shape.rows]
        else:
            left = map(add, level.values, here if len(level.ends) == len(here) else [here[end] for end in level.ends])
            worth += left if parts == 1 else [amount * parts for amount in left]
        received = level.below(here)
    values = sorted(set(worth))
    rungs = dict(zip(values, range(len(values)), strict=True))
    return Ladder(tuple(values), levels.unit * parts, list(map(rungs.__getitem__, worth)), slices)
