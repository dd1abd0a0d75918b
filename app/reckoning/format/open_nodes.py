"""The nodes of a tree with open chances: what can be said of each by itself (note §1.13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from app.reckoning.bounds import ends_of_nodes
from app.reckoning.levels import Level, Levels, in_levels
from app.reckoning.paths import named
from app.reckoning.rollback import choice_name
from app.reckoning.trees import Exact, Node


@dataclass(frozen=True, slots=True)
class OpenRolled:
    """As `Rolled`: money as of today, a chance 0 to 1; None where it is not the same for all chances the tree allows."""

    expected_value: Exact | None
    chance: Exact | None
    choice: tuple[str, ...] | None = ()
    """None where the chances decide which branch is best."""


def open_nodes(root: Node, rate: Exact) -> Mapping[str, OpenRolled]:
    """Every node by its id, or by its path where it has none (note §1.6, §1.13)."""
    levels = in_levels(root, rate)
    lows, highs = ends_of_nodes(levels, lowest=True), ends_of_nodes(levels, lowest=False)
    found: dict[int, OpenRolled] = {}
    reached: list[Exact | None] = [Fraction(1)]
    for depth, level in enumerate(levels.levels):
        below = depth + 1 < len(levels.levels)
        low_net, high_net = (_net(levels, depth + 1, ends) if below else [] for ends in (lows, highs))
        after: list[Exact | None] = []
        for number, node in enumerate(level.nodes):
            low, high, choice = lows[depth][number], highs[depth][number], None
            if node.decision:
                best = _best(level.fork(number), low_net, high_net)
                choice = tuple(choice_name(node, at - level.starts[number]) for at in best) or None
                chances = list(_chosen(level.fork(number), best, low_net, high_net))
            else:
                chances = [_known(level, branch) for branch in level.fork(number)]
            after += [_product(reached[number], chance) for chance in chances]
            value = levels.exact(low, depth) if low == high else None
            found[id(node)] = OpenRolled(value, reached[number], choice if node.decision else ())
        reached = after
    return {name: found[id(node)] for name, node in named(root)}


def _net(levels: Levels, depth: int, values: list[list[int]]) -> list[int]:
    """The values of a level after the nodes' own costs."""
    costs = levels.levels[depth].costs
    if costs is None:
        return values[depth]
    parts = prod(level.whole for level in levels.levels[depth:])
    return [value - cost * parts for value, cost in zip(values[depth], costs, strict=True)]


def _best(ways: range, low: list[int], high: list[int]) -> tuple[int, ...]:
    """The branches of a choice that none of the others can beat, whatever the chances; none where they decide."""
    return tuple(way for way in ways if all(low[way] >= high[other] for other in ways if other != way))


def _chosen(ways: range, best: tuple[int, ...], low: list[int], high: list[int]) -> Iterator[Exact | None]:
    """The chance of each branch of a choice: where several tie, the first is followed."""
    for way in ways:
        if best:
            yield Fraction(way == best[0])
        else:
            beaten = any(high[way] < low[other] for other in ways)
            yield Fraction(0) if beaten else None


def _known(level: Level, branch: int) -> Exact | None:
    """A chance as far as the others at its fork leave room for it; None where that is a range."""
    low, high = level.low[branch], level.high[branch]
    return Fraction(low, level.whole) if low == high else None


def _product(one: Exact | None, other: Exact | None) -> Exact | None:
    """Nothing times whatever is nothing."""
    if one == 0 or other == 0:
        return Fraction(0)
    return None if one is None or other is None else one * other
