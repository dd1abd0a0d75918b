"""Trees that hypothesis makes up, and the same arithmetic done in the plainest way: fraction by fraction, path by path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from app.reckoning.trees import UNKNOWN, Branch, Chance, Node, Uncertain

money = st.integers(-500_000, 500_000).map(lambda cents: Fraction(cents, 100))


@st.composite
def uncertain_amounts(draw: st.DrawFn) -> Uncertain:
    low, middle, high = sorted(draw(st.tuples(money, money, money)))
    return Uncertain(low, middle, high)


def trees(
    *,
    decisions: bool = False,
    uncertain: bool = False,
    years: bool = False,
    ranges: bool = False,
    uneven: bool = True,
    most_depth: int = 3,
    is_fork: bool = False,
) -> st.SearchStrategy[Node]:
    """At most three branches at a fork, and at most `most_depth` forks on a way. `uneven`: some amounts are no hundredths.

    A tree is grown from one drawn number: drawing each of its parts takes hypothesis a hundred times as long.
    """
    nature = _Nature(decisions, uncertain, years, ranges, uneven)
    return st.integers(0, 2**64).map(lambda seed: _Grown(Random(seed), nature).node(most_depth, is_fork))


@dataclass(frozen=True, slots=True)
class _Nature:
    decisions: bool
    uncertain: bool
    years: bool
    ranges: bool
    uneven: bool


class _Grown:
    def __init__(self, random: Random, nature: _Nature) -> None:
        self.random = random
        self.nature = nature
        self.count = 0

    def node(self, depth: int, must_fork: bool = False) -> Node:
        random, nature = self.random, self.nature
        cost = Fraction(random.choice([0, 0, 100, random.randrange(90_000)]), 100)
        when = Fraction(random.randrange(4)) if nature.years else Fraction(0)
        self.count += 1
        name = f"n{self.count}"
        if depth == 0 or (not must_fork and random.random() < 0.35):
            return Node(value=self.amount(), cost=cost, years=when, id=name)
        labels = ["x", "y", "z"][: random.choice([2, 2, 3])]
        if nature.decisions and random.random() < 0.3:
            ways = tuple(Branch(label, self.node(depth - 1)) for label in labels)
            return Node(ways, cost=cost, years=when, id=name, decision=True)
        chances = self.chances(len(labels))
        ways = tuple(Branch(label, self.node(depth - 1), chance) for label, chance in zip(labels, chances, strict=True))
        return Node(ways, cost=cost, years=when, id=name)

    def amount(self) -> Fraction | Uncertain:
        random = self.random
        if self.nature.uncertain and random.random() < 0.25:
            return Uncertain(*sorted(self.certain() for _point in range(3)))
        return self.certain()

    def certain(self) -> Fraction:
        random = self.random
        if self.nature.uneven and random.random() < 0.1:
            return Fraction(random.randrange(-30, 30), 7)
        return Fraction(random.choice([0, 10_000, random.randrange(-500_000, 500_000)]), 100)

    def chances(self, count: int) -> list[Chance]:
        parts = [self.random.randrange(5) for _branch in range(count)]
        if not any(parts):
            parts[0] = 1
        exact = [Fraction(part, sum(parts)) for part in parts]
        return [self.around(chance) if self.nature.ranges else Chance.exactly(chance) for chance in exact]

    def around(self, chance: Fraction) -> Chance:
        below, above = (Fraction(self.random.randrange(5), 10) for _end in range(2))
        a_range = Chance(max(chance - below, Fraction(0)), min(chance + above, Fraction(1)))
        return self.random.choice([Chance.exactly(chance), UNKNOWN, a_range])


def worth(node: Node, rate: Fraction = Fraction(0)) -> Fraction:
    """On average, the node's own cost paid: the plain recursion."""
    today = (1 + rate) ** -int(node.years)
    if node.is_end:
        return (_amount(node) - node.cost) * today
    below = [worth(branch.node, rate) for branch in node.branches]
    if node.decision:
        return max(below) - node.cost * today
    return sum((at(branch) * value for branch, value in zip(node.branches, below, strict=True)), -node.cost * today)


def at(branch: Branch) -> Fraction:
    assert branch.chance is not None
    assert branch.chance.low == branch.chance.high
    return branch.chance.low


def _amount(node: Node) -> Fraction:
    if isinstance(node.value, Uncertain):
        return Fraction(5, 16) * (node.value.p10 + node.value.p90) + Fraction(6, 16) * node.value.p50
    assert node.value is not None
    return node.value


def paths(node: Node, rate: Fraction = Fraction(0)) -> Iterator[tuple[Fraction, Fraction]]:
    """What is left at each end, and its chance; at a choice the first of the best branches is taken."""
    today = (1 + rate) ** -int(node.years)
    if node.is_end:
        yield (_amount(node) - node.cost) * today, Fraction(1)
        return
    if node.decision:
        best = max(worth(branch.node, rate) for branch in node.branches)
        taken = next(branch for branch in node.branches if worth(branch.node, rate) == best)
        ways = [(taken.node, Fraction(1))]
    else:
        ways = [(branch.node, at(branch)) for branch in node.branches]
    for below, chance in ways:
        for value, part in paths(below, rate):
            yield value - node.cost * today, chance * part


def merged(found: Iterator[tuple[Fraction, Fraction]]) -> dict[Fraction, Fraction]:
    together: dict[Fraction, Fraction] = {}
    for value, chance in found:
        if chance:
            together[value] = together.get(value, Fraction(0)) + chance
    return together


def changed_money(node: Node, factor: Fraction, added: Fraction = Fraction(0)) -> Node:
    """All money times `factor`, and `added` to every end."""
    value = node.value
    if isinstance(value, Uncertain):
        value = Uncertain(*sorted(point * factor + added for point in (value.p10, value.p50, value.p90)))
    elif value is not None:
        value = value * factor + added
    branches = tuple(replace(branch, node=changed_money(branch.node, factor, added)) for branch in node.branches)
    return replace(node, value=value, cost=node.cost * factor, branches=branches)


def with_chance(node: Node, path: list[str], chance: Fraction) -> Node:
    """The tree with another chance on the branch that the labels `path` lead to, its siblings scaled in proportion."""
    first, *rest = path
    (taken,) = [branch for branch in node.branches if branch.label == first]
    if rest:
        changed = replace(taken, node=with_chance(taken.node, rest, chance))
        return replace(node, branches=tuple(changed if one is taken else one for one in node.branches))
    others = 1 - at(taken)
    count = len(node.branches) - 1
    scaled = [
        Chance.exactly(
            chance if one is taken else (at(one) * (1 - chance) / others if others else (1 - chance) / count)
        )
        for one in node.branches
    ]
    pairs = zip(node.branches, scaled, strict=True)
    return replace(node, branches=tuple(replace(one, chance=new) for one, new in pairs))


def branch_paths(node: Node, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Node, Branch]]:
    """Every branch that has a chance: the labels on the way, its fork, itself."""
    for branch in node.branches:
        here = (*above, branch.label)
        if not node.decision:
            yield here, node, branch
        yield from branch_paths(branch.node, here)
