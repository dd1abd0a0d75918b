"""How low and how high the average can be where chances are only known within a range (note §1.13).

At one fork the chance that is left after all low ends goes to the worst, or to the best, branches first. Rolled back, that
is exact as long as each guess stands in one place. A guess that stands in several places, never twice on one way, takes
one value in all of them; the average is made of straight pieces in it, so that its ends lie at the ends of the guess or
where a sibling is full. All combinations of these are tried, up to as many as eight guesses have ends.

Otherwise the bounds are those of a tree in which each place had a guess of its own: never too narrow, perhaps too wide.
`are_exact` says so. That is where there are more combinations, where a guess is met twice on one way, and where the
party's own choice has one of its places on one side and another elsewhere: the best choice then bends the average.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from operator import mul

from app.domain.language import _
from app.reckoning.guesses import with_chances
from app.reckoning.levels import Level, Levels, in_levels
from app.reckoning.rollback import average
from app.reckoning.trees import Exact, Impossible, Node

MOST_CORNERS = 256
"""Combinations that are tried: eight guesses, each at two ends."""


def bounds(root: Node, rate: Exact = Fraction(0)) -> tuple[Exact, Exact]:
    """The lowest and the highest average over all chances that the tree allows (note §1.13). Money, as of today.

    Both are attained where `are_exact`; otherwise the lowest is "at least", the highest "at most".
    """
    levels = in_levels(root, rate)
    if not levels.are_open:
        found = average(levels)
        return found, found
    shared = _shared(levels)
    ends = [levels]
    if _fits(levels, shared):
        ends = [_fixed(levels, shared, corner) for corner in product(*(guess.values for guess in shared))]
    return min(_end(one, lowest=True) for one in ends), max(_end(one, lowest=False) for one in ends)


def are_exact(root: Node) -> bool:
    """Whether the two amounts of `bounds` are attained, or only "at least" and "at most" (note §1.13: the corners are exact
    as long as a guess stands once on a way, and are tried up to k = 8)."""
    levels = in_levels(root)
    return not levels.are_open or _fits(levels, _shared(levels))


@dataclass(frozen=True, slots=True)
class _Place:
    depth: int
    number: int
    branches: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """A guess that is not known and stands on more than one branch, with all values that may make an end of the average."""

    places: tuple[_Place, ...]
    values: tuple[Exact, ...]


def ends_of_nodes(levels: Levels, *, lowest: bool) -> list[list[int]]:
    """Per level the lowest, or the highest, average from each node on, before its own cost, each guess for itself (note
    §1.13). Money as of today, in the parts that rollback has there (`Levels.exact`)."""
    found: list[list[int]] = []
    net: list[int] = []
    parts = 1
    for level in reversed(levels.levels):
        parts *= level.whole
        here = level.sums(map(mul, level.low, net))
        for number in level.opens:
            here[number] += _poured(level, number, net, lowest=lowest)
        for number in level.decisions:
            here[number] = max(net[branch] for branch in level.fork(number)) * level.whole
        for end, worth in zip(level.ends, level.values, strict=True):
            here[end] = worth * parts
        found.append(here)
        net = here
        if level.costs is not None:
            net = [value - cost * parts for value, cost in zip(here, level.costs, strict=True)]
    return found[::-1]


def _end(levels: Levels, *, lowest: bool) -> Exact:
    """One end, rolled back."""
    found = levels.exact(ends_of_nodes(levels, lowest=lowest)[0][0], 0)
    costs = levels.levels[0].costs
    return found if costs is None else found - Fraction(costs[0], levels.unit)


def _poured(level: Level, number: int, net: Sequence[int], *, lowest: bool) -> int:
    branches = level.fork(number)
    rest = level.whole - sum(level.low[branch] for branch in branches)
    added = 0
    for branch in sorted(branches, key=net.__getitem__, reverse=not lowest):
        share = min(level.high[branch] - level.low[branch], rest)
        added += share * net[branch]
        rest -= share
    return added


def _shared(levels: Levels) -> list[_Shared]:
    places: dict[str, list[_Place]] = defaultdict(list)
    for depth, level in enumerate(levels.levels):
        for number, node in enumerate(level.nodes):
            here: dict[str, list[int]] = defaultdict(list)
            for at, branch in zip(level.fork(number), node.branches, strict=True):
                if branch.guess and not node.decision:
                    here[branch.guess].append(at)
            for name, branches in here.items():
                places[name].append(_Place(depth, number, tuple(branches)))
    found = []
    for name, stands in places.items():
        is_open = any(place.number in levels.levels[place.depth].opens for place in stands)
        if is_open and sum(len(place.branches) for place in stands) > 1:
            found.append(_Shared(tuple(stands), _values(levels, name, stands)))
    return found


def _values(levels: Levels, name: str, places: list[_Place]) -> tuple[Exact, ...]:
    """The ends that all its places leave to a guess, and between them the values at which siblings are just full.

    Where these are too many to be tried, so many values that `_fits` says so.
    """
    lowest, highest, turns = Fraction(0), Fraction(1), set[Exact]()
    for place in places:
        level = levels.levels[place.depth]
        count, whole = len(place.branches), level.whole
        others = [branch for branch in level.fork(place.number) if branch not in place.branches]
        rest = whole - sum(level.low[branch] for branch in others)
        widths = [level.high[branch] - level.low[branch] for branch in others if level.high[branch] > level.low[branch]]
        lows, highs = ([chances[branch] for branch in place.branches] for chances in (level.low, level.high))
        lowest = max(lowest, Fraction(max(lows), whole), Fraction(rest - sum(widths), whole * count))
        highest = min(highest, Fraction(min(highs), whole), Fraction(rest, whole * count))
        filled = {0}
        for width in widths:
            filled |= {before + width for before in filled}
            if len(filled) > MOST_CORNERS:
                return tuple(Fraction(width) for width in filled)
        turns |= {Fraction(rest - width, whole * count) for width in filled}
    if lowest > highest:
        words = _("The branches beside the guess “{guess}” leave no chance that it can have at all of its places.")
        raise Impossible("", words.format(guess=name))
    return tuple(sorted({lowest, highest} | {turn for turn in turns if lowest < turn < highest}))


def _fits(levels: Levels, shared: list[_Shared]) -> bool:
    """Whether trying all combinations gives the bounds exactly, and they are not too many."""
    parents = [level.below(range(len(level.nodes))) for level in levels.levels]
    if prod(len(guess.values) for guess in shared) > MOST_CORNERS:
        return False
    taken: set[tuple[int, int]] = set()
    for guess in shared:
        forks = {(place.depth, place.number) for place in guess.places}
        if forks & taken:
            # Two guesses at one fork are not free of each other: some of the combinations would not make 1.
            return False
        taken |= forks
        chosen = []
        for place in guess.places:
            above = list(_above(parents, place))
            if any((depth, number) in forks for depth, number, _branch in above):
                return False
            chosen.append({step for step in above if levels.levels[step[0]].nodes[step[1]].decision})
        if any(one != chosen[0] for one in chosen):
            return False
    return True


def _above(parents: list[list[int]], place: _Place) -> Iterator[tuple[int, int, int]]:
    """The nodes on the way to a place, and the branch taken at each: (level, node, branch)."""
    branch = place.number
    for depth in range(place.depth - 1, -1, -1):
        number = parents[depth][branch]
        yield depth, number, branch
        branch = number


def _fixed(levels: Levels, shared: list[_Shared], corner: tuple[Exact, ...]) -> Levels:
    for guess, value in zip(shared, corner, strict=True):
        for place in guess.places:
            opens = levels.levels[place.depth].opens
            levels = with_chances(levels, place.depth, dict.fromkeys(place.branches, value), opens)
    return levels
