"""One guess of a tree, moved: its chance set anew wherever it stands, its siblings scaled in proportion (note §1.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from app.domain.language import _
from app.reckoning.levels import Level, Levels
from app.reckoning.paths import find
from app.reckoning.rollback import Values
from app.reckoning.trees import Exact, Impossible, Node


@dataclass(frozen=True, slots=True)
class Place:
    """A fork where a guess stands: which of its branches have it, and how the others share the rest of the chance."""

    depth: int
    number: int
    here: tuple[int, ...]
    others: tuple[tuple[int, Exact], ...]
    """Branch and its part of the rest; together 1. Empty where nothing says how the rest is shared."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A chance by the name of one of its branches."""

    path: str
    places: tuple[Place, ...]
    present: Exact | None
    """None where it is a range or not known."""
    repeats: int
    """At how many places one way through the tree can meet it."""

    @property
    def most(self) -> Exact:
        """The highest it can be: less than 1 where several branches of one fork share it."""
        return Fraction(1, max(len(place.here) for place in self.places))

    @property
    def can_move(self) -> bool:
        """Whether it is known which other branches take the rest of the chance, and in what proportion."""
        return all(place.others for place in self.places)


def guess_at(root: Node, levels: Levels, path: str) -> Guess:
    """The guess on the branch that `path` names. `Impossible` where no chance stands there."""
    found = find(root, path)
    if found.branch is None or found.fork is None or found.branch.chance is None:
        raise Impossible(path, _("There is no chance at this place. Name a branch that has one."))
    places = []
    for depth, level in enumerate(levels.levels):
        for number, node in enumerate(level.nodes):
            if node is found.fork or (found.branch.guess and not node.decision):
                here = [
                    at
                    for at, branch in zip(level.fork(number), node.branches, strict=True)
                    if branch is found.branch or (found.branch.guess and branch.guess == found.branch.guess)
                ]
                if here:
                    places.append(_place(level, depth, number, tuple(here)))
    first = places[0]
    level = levels.levels[first.depth]
    low, high = level.low[first.here[0]], level.high[first.here[0]]
    present = Fraction(low, level.whole) if low == high else None
    return Guess(
        path, tuple(places), present, _repeats(root, {id(levels.levels[p.depth].nodes[p.number]) for p in places})
    )


def _place(level: Level, depth: int, number: int, here: tuple[int, ...]) -> Place:
    others = [branch for branch in level.fork(number) if branch not in here]
    if len(others) == 1:
        return Place(depth, number, here, ((others[0], Fraction(1)),))
    rest = sum(level.low[branch] for branch in others)
    if not rest or any(level.low[branch] != level.high[branch] for branch in others):
        return Place(depth, number, here, ())
    return Place(depth, number, here, tuple((branch, Fraction(level.low[branch], rest)) for branch in others))


def _repeats(root: Node, forks: set[int]) -> int:
    """The most of `forks` that stand on one way from the root to an end."""
    most = 0
    waiting = [(root, 0)]
    while waiting:
        node, met = waiting.pop()
        met += id(node) in forks
        most = max(most, met)
        waiting.extend((branch.node, met) for branch in node.branches)
    return most


def moved(levels: Levels, guess: Guess, chance: Exact) -> Levels:
    """The tree with `chance`, 0 to `guess.most`, at every place of the guess."""
    changed = list(levels.levels)
    for place in guess.places:
        level = changed[place.depth]
        rest = 1 - chance * len(place.here)
        new = dict.fromkeys(place.here, chance) | {branch: rest * part for branch, part in place.others}
        whole = lcm(level.whole, *(one.denominator for one in new.values()))
        scale = whole // level.whole
        low = [one * scale for one in level.low]
        high = low if level.high is level.low else [one * scale for one in level.high]
        for branch, one in new.items():
            low[branch] = high[branch] = one.numerator * (whole // one.denominator)
        opens = [number for number in level.opens if number != place.number]
        changed[place.depth] = replace(level, whole=whole, low=low, high=high, opens=opens)
    return replace(levels, levels=tuple(changed))


def with_choices(levels: Levels, values: Values) -> Levels:
    """The tree with the party's own choices made as they were best in `values`, whatever is changed later."""
    made = []
    for depth, level in enumerate(levels.levels):
        if not level.decisions:
            made.append(level)
            continue
        low = list(level.low)
        for number in level.decisions:
            low[values.ties[depth, number][0]] = level.whole
        high = low if level.high is level.low else [max(pair) for pair in zip(low, level.high, strict=True)]
        made.append(replace(level, low=low, high=high, decisions=[]))
    return replace(levels, levels=tuple(made))
