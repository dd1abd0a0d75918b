"""What can happen without a deal, as a tree: chance and decision nodes, what each costs to reach, what each end is worth.

All amounts are exact and seen from one party: receipts +, payments −, in the major unit of one currency. All chances lie
between 0 and 1. Model and formulas: notes/decision-analysis.md §1.2 to §1.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

Exact = Fraction
DEEPEST = 60
"""Steps from the root to an end. Real trees have ten."""


class Impossible(ValueError):
    """Numbers that cannot be. `path` says where, in the words of the input; `sentence` what is the matter, for a person."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(f"{path}: {sentence}" if path else sentence)
        self.path = path
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Chance:
    """A chance that is known (`low` = `high`), known within a range, or not known (0 to 1)."""

    low: Exact
    high: Exact

    @classmethod
    def exactly(cls, chance: Exact) -> Chance:
        """A chance that is known."""
        return cls(chance, chance)

    @property
    def is_known(self) -> bool:
        """Whether there is one number for it."""
        return self.low == self.high


UNKNOWN = Chance(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Uncertain:
    """An amount that is known by three points: one case in ten is lower than `p10`, half are lower than `p50`, one in ten
    is higher than `p90`."""

    p10: Exact
    p50: Exact
    p90: Exact


@dataclass(frozen=True, slots=True)
class Node:
    """A moment on the way: an end, with `value` (or `award`, before a cost rule), or a fork with `branches`.

    `cost` is paid on reaching the node and lowers every path through it. `years` says when the money of an end, or the
    cost of a node, moves. A `decision` is the party's own choice: its branches carry no chance.
    """

    branches: tuple[Branch, ...] = ()
    value: Exact | Uncertain | None = None
    award: Exact | Uncertain | None = None
    cost: Exact = Fraction(0)
    years: Exact = Fraction(0)
    decision: bool = False
    id: str = ""
    label: str = ""

    @property
    def is_end(self) -> bool:
        """Whether nothing comes after it."""
        return not self.branches


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on from a fork. `guess` names the chance where several branches share one guess; "" for its own."""

    label: str
    node: Node
    chance: Chance | None = None
    guess: str = ""


def nodes(root: Node) -> Iterator[Node]:
    """Every node, a node before what comes after it, in the order of the branches."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(branch.node for branch in reversed(node.branches))
