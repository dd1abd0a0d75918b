"""The nodes of a tree with open chances: what can be said of each by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.reckoning.paths import named
from app.reckoning.rollback import Open, expected_value
from app.reckoning.trees import Exact, Node


@dataclass(frozen=True, slots=True)
class OpenRolled:
    """As `Rolled`; None where a chance after the node, or on the way to it, is not one number."""

    expected_value: Exact | None
    chance: Exact | None
    choice: tuple[str, ...] = ()


def open_nodes(root: Node, rate: Exact) -> Mapping[str, OpenRolled]:
    """Every node by its id, or by its path where it has none."""
    chances = _chances(root)
    return {name: OpenRolled(_value(node, rate), chances[id(node)]) for name, node in named(root)}


def _value(node: Node, rate: Exact) -> Exact | None:
    """What the node is worth before its own cost, all that comes after it known."""
    try:
        return expected_value(replace(node, cost=Fraction(0)), rate)
    except Open:
        return None


def _chances(root: Node) -> Mapping[int, Exact | None]:
    """The chance of getting to each node; None after an open chance, and after a choice that hangs on one."""
    found: dict[int, Exact | None] = {id(root): Fraction(1)}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        here = found[id(node)]
        for branch in node.branches:
            chance = branch.chance
            known = here is not None and chance is not None and chance.is_known
            found[id(branch.node)] = here * chance.low if known and here is not None and chance is not None else None
            waiting.append(branch.node)
    return found
