"""Rollback: what the way on is worth on average, from the ends back to the root (note §1.6).

Every value is the party's own net position, so that at its own choices the party takes the highest, in every role.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from operator import mul

from app.domain.language import _
from app.reckoning.checking import step_name
from app.reckoning.levels import Level, Levels, in_levels
from app.reckoning.paths import named
from app.reckoning.trees import Exact, Impossible, Node


class Open(Impossible):
    """Some chance is not one number, so there is no one average and no outcomes: `bounds` has the ends of it."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """One node. `expected_value`: money on average from here on, after later costs, before its own and earlier ones,
    as of today. `chance`: of getting there. `choice`: the branches that are best at a choice; several where they tie.
    """

    expected_value: Exact
    chance: Exact
    choice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Values:
    """Rollback in whole numbers: per level the value of each node, and the chance of each branch in parts of the whole.

    At a choice the first of the best branches has all the chance: a tie is told, never split.
    """

    values: tuple[list[int], ...]
    chances: tuple[list[int], ...]
    ties: Mapping[tuple[int, int], tuple[int, ...]]
    """(level, node) of each choice → its best branches."""


def expected_value(root: Node, rate: Exact = Fraction(0)) -> Exact:
    """Money on average, before anything is known, all costs paid, as of today (note §1.6; Raiffa 1968).

    `Open` where a chance is not one number.
    """
    return average(in_levels(root, rate))


def average(levels: Levels) -> Exact:
    """`expected_value` of a tree that is in whole numbers already."""
    return root_value(levels, rolled(levels))


def root_value(levels: Levels, values: Values) -> Exact:
    """What the whole is worth: the root's value less what the root itself costs."""
    found = levels.exact(values.values[0][0], 0)
    costs = levels.levels[0].costs
    return found if costs is None else found - Fraction(costs[0], levels.unit)


def rolled_back(root: Node, rate: Exact = Fraction(0)) -> Mapping[str, Rolled]:
    """Every node by its id, or by its path where it has none (note §1.6). `Open` where a chance is not one number."""
    levels = in_levels(root, rate)
    values = rolled(levels)
    reached = reach(levels, values)
    found: dict[int, Rolled] = {}
    whole = 1
    for depth, level in enumerate(levels.levels):
        parts = levels.unit * prod(later.whole for later in levels.levels[depth:])
        for number, node in enumerate(level.nodes):
            best = values.ties.get((depth, number), ())
            found[id(node)] = Rolled(
                Fraction(values.values[depth][number], parts),
                Fraction(reached[depth][number], whole),
                tuple(choice_name(node, branch - level.starts[number]) for branch in best),
            )
        whole *= level.whole
    return {name: found[id(node)] for name, node in named(root)}


def choice_name(fork: Node, at: int) -> str:
    """What a branch of a choice is called, as in a path; "#2" where the second one has no name at all."""
    return step_name(fork.branches[at]) or f"#{at + 1}"


def rolled(levels: Levels) -> Values:
    """Rollback in whole numbers. The value of a node of level d counts in parts of unit × the wholes from d on."""
    refuse_open(levels)
    values: list[list[int]] = []
    chances: list[list[int]] = []
    ties: dict[tuple[int, int], tuple[int, ...]] = {}
    net: list[int] = []
    parts = 1
    for depth in range(len(levels.levels) - 1, -1, -1):
        level = levels.levels[depth]
        chosen = _chosen(level, depth, net, ties)
        parts *= level.whole
        found = level.sums(map(mul, chosen, net))
        for end, worth in zip(level.ends, level.values, strict=True):
            found[end] = worth * parts
        values.append(found)
        chances.append(chosen)
        net = (
            found
            if level.costs is None
            else [value - cost * parts for value, cost in zip(found, level.costs, strict=True)]
        )
    return Values(tuple(reversed(values)), tuple(reversed(chances)), ties)


def _chosen(level: Level, depth: int, net: list[int], ties: dict[tuple[int, int], tuple[int, ...]]) -> list[int]:
    """The chances of a level, with the whole chance on the first of the best branches of each choice."""
    if not level.decisions:
        return level.low
    chances = list(level.low)
    for number in level.decisions:
        branches = level.fork(number)
        highest = max(net[branch] for branch in branches)
        best = tuple(branch for branch in branches if net[branch] == highest)
        ties[depth, number] = best
        chances[best[0]] = level.whole
    return chances


def reach(levels: Levels, values: Values) -> list[list[int]]:
    """Per level the chance of getting to each node, in parts of the product of the wholes above it."""
    found = [[1]]
    for level, chances in zip(levels.levels, values.chances, strict=True):
        if not chances:
            break
        found.append(list(map(mul, level.below(found[-1]), chances)))
    return found


def refuse_open(levels: Levels) -> None:
    """`Open` for the first fork whose chances are not one number each."""
    for level in levels.levels:
        for number in level.opens:
            node = level.nodes[number]
            words = _(
                "A chance here is a range or is not known, so there is no one average. The bounds have both ends of it."
            )
            raise Open(node.id or node.label, words)
