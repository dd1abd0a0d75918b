"""A tree in whole numbers, level by level: what makes exact arithmetic fast enough to follow a hand that moves a guess.

A `Fraction` for each sum and product costs a hundred times what a whole number costs. So the chances of a level are
counted in parts of one `whole`, and all money in parts of one `unit`; fractions are made again at the very end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, chain, compress, count, repeat
from math import lcm, prod
from operator import is_, le, not_, sub

from app.domain.language import _
from app.reckoning.amounts import mean
from app.reckoning.checking import check
from app.reckoning.discounting import factor
from app.reckoning.trees import DEEPEST, Chance, Exact, Impossible, Node, Uncertain

_MANY = 500_000
"""Nodes on one level after which a tree is looked at for a moment that comes back to an earlier one."""
_NO_COST = Node().cost
_NO_CHANCE = Chance.exactly(Fraction(0))


@dataclass(slots=True)
class Level:
    """The nodes that stand equally many steps from the root, and the branches that leave them.

    Node `i` has `counts[i]` branches, those from `starts[i]` to `starts[i + 1]`; branch `j` leads to node `j` of the next
    level. `low` and `high` are chances in parts of `whole`, the same list where every chance is known.
    """

    nodes: list[Node]
    counts: list[int]
    starts: list[int]
    whole: int
    low: list[int]
    high: list[int]
    decisions: list[int]
    opens: list[int]
    """Forks with a chance that is not one number."""
    costs: list[int] | None = None
    """What reaching each node costs, in parts of the unit; None where all are free."""
    ends: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    """What each of `ends` is worth, in parts of the unit; the mean of an uncertain amount."""
    points: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """The three points of each end whose amount is uncertain, in parts of the unit."""

    def fork(self, number: int) -> range:
        """The branches of one node."""
        return range(self.starts[number], self.starts[number + 1])

    def sums(self, branches: Iterable[int]) -> list[int]:
        """What `branches` come to at each node."""
        sums = list(accumulate(branches, initial=0))
        upto = [sums[start] for start in self.starts]
        return list(map(sub, upto[1:], upto))

    def below(self, nodes: Iterable[int]) -> list[int]:
        """Something of each node, for each of its branches."""
        return list(chain.from_iterable(map(repeat, nodes, self.counts)))


@dataclass(frozen=True, slots=True)
class Ladder:
    """Every amount that can be left at an end, each once, ascending, in parts of `unit`; and on which rung each end (each
    slice of an uncertain one) stands."""

    values: tuple[int, ...]
    unit: int
    rungs: list[int]
    slices: int


@dataclass(frozen=True, slots=True)
class Levels:
    """A whole tree. `unit`: parts of one unit of money. `ladders`: by slices, made where first needed; no chance is in
    them, so that a tree whose chances are moved goes on with the same."""

    levels: tuple[Level, ...]
    unit: int
    ladders: dict[int, Ladder] = field(default_factory=dict, compare=False)

    @property
    def are_open(self) -> bool:
        """Whether some chance is not one number."""
        return any(level.opens for level in self.levels)

    def exact(self, value: int, depth: int) -> Exact:
        """A value of rollback at a node of level `depth` as money."""
        return Fraction(value, self.unit * prod(level.whole for level in self.levels[depth:]))


def in_levels(root: Node, rate: Exact = Fraction(0)) -> Levels:
    """The tree in whole numbers, all money discounted to today at `rate` a year (note §1.3).

    It looks at chances and amounts by the way and calls `check` where something cannot be; the rest of what `check`
    looks at is taken as seen to.
    """
    factor(rate, Fraction(0))  # refuses a rate that cannot be, even where no money moves later
    levels: list[Level] = []
    row = [root]
    while row:
        if len(levels) > DEEPEST or len(row) > _MANY:
            check(root)
        ways = list(chain.from_iterable([node.branches for node in row]))
        levels.append(_level(root, row, [way.chance for way in ways]))
        row = [way.node for way in ways]
    costs = [_costs(level.nodes, rate) for level in levels]
    values = [_values(root, level, rate) for level in levels]
    unit = lcm(*(parts for money in chain(costs, values) for parts in money.parts))
    for level, paid, worth in zip(levels, costs, values, strict=True):
        level.costs = paid.of(unit) if paid.numbers else None
        worths = len(level.ends)
        money = worth.of(unit)
        level.values, three = money[:worths], money[worths:]
        uncertain = [end for end in level.ends if isinstance(level.nodes[end].value, Uncertain)] if three else []
        level.points = dict(zip(uncertain, zip(three[::3], three[1::3], three[2::3], strict=True), strict=True))
    return Levels(tuple(levels), unit)


class _Exact:
    """Exact numbers on their way to whole ones, and the different denominators among them."""

    __slots__ = ("numbers", "parts")

    def __init__(self, numbers: Sequence[Exact]) -> None:
        self.numbers = numbers
        self.parts = {number.denominator for number in numbers}

    def of(self, unit: int) -> list[int]:
        """The numbers in parts of `unit`, which all of `parts` divide."""
        if self.parts == {unit}:
            return [number.numerator for number in self.numbers]
        return [number.numerator * (unit // number.denominator) for number in self.numbers]


def _level(root: Node, row: list[Node], chances: list[Chance | None]) -> Level:
    counts = [len(node.branches) for node in row]
    is_choice = [node.decision for node in row]
    decisions = list(compress(count(), is_choice)) if any(is_choice) else []
    given = [chance for chance in chances if chance]
    if len(given) != len(chances):
        given = [chance or _NO_CHANCE for chance in chances]
    low = [chance.low for chance in given]
    high = [chance.high for chance in given]
    is_known = all(map(is_, low, high)) or low == high
    numbers = _Exact(low if is_known else low + high)
    whole = lcm(*numbers.parts)
    parts = numbers.of(whole)
    level = Level(
        nodes=row,
        counts=counts,
        starts=list(accumulate(counts, initial=0)),
        whole=whole,
        low=parts[: len(low)],
        high=parts[-len(high) :],
        decisions=decisions,
        opens=[],
        ends=list(compress(count(), map(not_, counts))),
    )
    if is_known:
        level.high = level.low
    if not (_choices_have_none(level, chances) and _make_one(level)):
        check(root)
        raise Impossible("", _("The chances of this tree cannot be."))
    if not is_known:
        _narrow(level)
    return level


def _choices_have_none(level: Level, given: Sequence[Chance | None]) -> bool:
    """Whether every branch has a chance, except those of the party's own choices."""
    if not level.decisions:
        return all(given)
    without = {branch for number in level.decisions for branch in level.fork(number)}
    return all((chance is None) == (branch in without) for branch, chance in enumerate(given)) and all(
        level.counts[number] for number in level.decisions
    )


def _make_one(level: Level) -> bool:
    """Whether the chances of every fork can make 1."""
    forks = len(level.nodes) - len(level.ends) - len(level.decisions)
    least = level.sums(level.low)
    if level.high is level.low:
        return least.count(level.whole) == forks and min(level.low, default=0) >= 0
    most = level.sums(level.high)
    apart = {*level.ends, *level.decisions}
    fits = all(
        low <= level.whole <= high or number in apart
        for number, (low, high) in enumerate(zip(least, most, strict=True))
    )
    return fits and min(level.low) >= 0 and all(map(le, level.low, level.high))


def _narrow(level: Level) -> None:
    """Chances that are known within a range, narrowed to what the others at their fork leave room for (note §1.13)."""
    decisions = set(level.decisions)
    for number in range(len(level.nodes)):
        branches = level.fork(number)
        low, high = [level.low[branch] for branch in branches], [level.high[branch] for branch in branches]
        if number in decisions or low == high:
            continue
        least, most = sum(low), sum(high)
        for branch, below, above in zip(branches, low, high, strict=True):
            level.low[branch] = max(below, level.whole - (most - above))
            level.high[branch] = min(above, level.whole - (least - below))
        if any(level.low[branch] != level.high[branch] for branch in branches):
            level.opens.append(number)


def _costs(row: list[Node], rate: Exact) -> _Exact:
    """What reaching each node costs; nothing where all are free."""
    paid = [node.cost for node in row]
    if all(map(is_, paid, repeat(_NO_COST))):
        return _Exact(())
    return _Exact(_today(paid, row, rate))


def _values(root: Node, level: Level, rate: Exact) -> _Exact:
    """What each end is worth, then the three points of each whose amount is uncertain."""
    ends = level.nodes if len(level.ends) == len(level.nodes) else [level.nodes[end] for end in level.ends]
    worth = [node.value for node in ends]
    kinds = set(map(type, worth))
    if type(None) in kinds:
        check(root)
        without = next(node for node in ends if node.value is None)
        words = _("This end has an award. A cost rule says what the party gets of it.")
        raise Impossible(without.id or without.label, words)
    found = _today([mean(one) if isinstance(one, Uncertain) else one for one in worth if one is not None], ends, rate)
    for node in ends if Uncertain in kinds else ():
        if isinstance(node.value, Uncertain):
            if not node.value.p10 <= node.value.p50 <= node.value.p90:
                check(root)
            found += _today([node.value.p10, node.value.p50, node.value.p90], [node] * 3, rate)
    return _Exact(found)


def _today(money: list[Exact], when: Sequence[Node], rate: Exact) -> list[Exact]:
    if not rate:
        return money
    return [
        amount * factor(rate, node.years) if node.years else amount for amount, node in zip(money, when, strict=True)
    ]
