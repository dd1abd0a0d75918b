"""Every end by its name: what is left there and how likely it is, before equal amounts are merged (note §1.20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from operator import sub

from app.reckoning.checking import join
from app.reckoning.levels import in_levels
from app.reckoning.rollback import reach, rolled
from app.reckoning.trees import Exact, Node


@dataclass(frozen=True, slots=True)
class End:
    """One way it can end. `value`: money after all costs on the way, as of today; the mean of an uncertain amount."""

    path: str
    labels: tuple[str, ...]
    """Of the branches on the way."""
    value: Exact
    chance: Exact


def ends(root: Node, rate: Exact = Fraction(0)) -> tuple[End, ...]:
    """All ends with their chance, those without any too, in the order of the branches; equal amounts keep their labels (note
    §1.6, §1.20). Money in major units as of today, chances 0 to 1; `rate` is a year's.

    `Open` where a chance is not one number.
    """
    levels = in_levels(root, rate)
    reached = reach(levels, rolled(levels))
    found: dict[int, tuple[Exact, Exact]] = {}
    whole, received = 1, [0]
    for level, chances in zip(levels.levels, reached, strict=True):
        here = received if level.costs is None else list(map(sub, received, level.costs))
        for end, value in zip(level.ends, level.values, strict=True):
            money = Fraction(value + here[end], levels.unit)
            found[id(level.nodes[end])] = (money, Fraction(chances[end], whole))
        received = level.below(here)
        whole *= level.whole
    return tuple(End(path, labels, *found[id(node)]) for path, labels, node in _walk(root))


def _walk(root: Node) -> Iterator[tuple[str, tuple[str, ...], Node]]:
    waiting: list[tuple[str, tuple[str, ...], Node]] = [(root.id or root.label, (), root)]
    while waiting:
        path, labels, node = waiting.pop()
        if node.is_end:
            yield path, labels, node
        ways = reversed(node.branches)
        waiting.extend((join(path, way), (*labels, way.label), way.node) for way in ways)
