"""A tree in whole numbers, level by level: what makes exact arithmetic fast enough to follow a hand that moves a guess.

A `Fraction` for each sum and product costs a hundred times what a whole number costs. So the chances of a level are
counted in parts of one `whole`, and all money in parts of one `unit`; fractions are made again at the very end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, chain, repeat
from math import lcm, prod
from operator import ge, is_, le

from app.domain.language import _
from app.reckoning.amounts import mean
from app.reckoning.checking import check
from app.reckoning.discounting import factor
from app.reckoning.trees import DEEPEST, Chance, Exact, Impossible, Node, Uncertain

_MANY = 500_000
"""Nodes on one level after which a tree is looked at for a moment that comes back to an earlier one."""
_NO_COST = Node().cost
_NO_CHANCE = Chance.exactly(Fraction(0))
Ratio = tuple[int, int]


@dataclass(slots=True)
class Level:
    """The nodes that stand equally many steps from the root, and the branches that leave them.

    The branches of node `i` are those from `starts[i]` to `starts[i + 1]`; branch `j` leads to node `j` of the next
    level. `low` and `high` are chances in parts of `whole`, the same list where every chance is known.
    """

    nodes: list[Node]
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


@dataclass(frozen=True, slots=True)
class Levels:
    """A whole tree. `unit`: parts of one unit of money."""

    levels: tuple[Level, ...]
    unit: int

    @property
    def are_open(self) -> bool:
        """Whether some chance is not one number."""
        return any(level.opens for level in self.levels)

    def exact(self, value: int, depth: int) -> Exact:
        """A value of rollback at a node of level `depth` as money."""
        return Fraction(value, self.unit * prod(level.whole for level in self.levels[depth:]))


def in_levels(root: Node, rate: Exact = Fraction(0)) -> Levels:
    """The tree in whole numbers, all money discounted to today at `rate` a year (note §1.3)."""
    levels: list[Level] = []
    row = [root]
    while row:
        if len(levels) > DEEPEST or len(row) > _MANY:
            check(root)
        levels.append(_level(root, row))
        row = [branch.node for node in row for branch in node.branches]
    costs = [_costs(level.nodes, rate) for level in levels]
    values = [_values(root, [level.nodes[end] for end in level.ends], rate) for level in levels]
    points = [_points(level, rate) for level in levels]
    all_money = chain(values, (paid for paid in costs if paid), *(found.values() for found in points))
    unit = lcm(*{ratio[1] for ratios in all_money for ratio in ratios})
    for level, paid, worth, found in zip(levels, costs, values, points, strict=True):
        level.costs = None if paid is None else _in_parts(paid, unit)
        level.values = _in_parts(worth, unit)
        for end, three in found.items():
            low, middle, high = _in_parts(three, unit)
            level.points[end] = (low, middle, high)
    return Levels(tuple(levels), unit)


def _in_parts(ratios: Sequence[Ratio], unit: int) -> list[int]:
    return [number * (unit // parts) for number, parts in ratios]


def _level(root: Node, row: list[Node]) -> Level:
    starts = list(accumulate([len(node.branches) for node in row], initial=0))
    decisions = [number for number, node in enumerate(row) if node.decision]
    ends = [number for number, node in enumerate(row) if not node.branches]
    chances = [branch.chance for node in row for branch in node.branches]
    known = [chance or _NO_CHANCE for chance in chances]
    low = [chance.low for chance in known]
    high = [chance.high for chance in known]
    is_known = all(map(is_, low, high)) or low == high
    ratios = [chance.as_integer_ratio() for chance in (low if is_known else low + high)]
    whole = lcm(*{ratio[1] for ratio in ratios})
    parts = _in_parts(ratios, whole)
    if is_known:
        level = Level(row, starts, whole, parts, parts, decisions, [], ends=ends)
    else:
        half = len(low)
        level = Level(row, starts, whole, parts[:half], parts[half:], decisions, [], ends=ends)
    if not _makes_one(level, chances):
        check(root)
        raise Impossible("", _("The chances of this tree cannot be."))
    if not is_known:
        _narrow(level)
    return level


def _makes_one(level: Level, given: Sequence[Chance | None]) -> bool:
    """Whether the chances of every fork can make 1, and the party's own choices have none."""
    for number in level.decisions:
        if any(given[branch] is not None for branch in level.fork(number)):
            return False
    choices = sum(len(level.fork(number)) for number in level.decisions)
    if given.count(None) != choices if choices else not all(given):
        return False
    ends = {*level.ends, *level.decisions}
    forks = [number for number in range(len(level.nodes)) if number not in ends]
    for chances, compare in ((level.low, ge), (level.high, le)):
        sums = list(accumulate(chances, initial=0))
        totals = [sums[level.starts[number + 1]] - sums[level.starts[number]] for number in forks]
        if not all(map(compare, repeat(level.whole), totals)):
            return False
    return min(level.low, default=0) >= 0 and all(map(le, level.low, level.high))


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


def _costs(row: list[Node], rate: Exact) -> list[Ratio] | None:
    paid = [node.cost for node in row]
    if all(map(is_, paid, repeat(_NO_COST))):
        return None
    return [_today(cost, node.years, rate) for cost, node in zip(paid, row, strict=True)]


def _values(root: Node, ends: list[Node], rate: Exact) -> list[Ratio]:
    found: list[Ratio] = []
    for node in ends:
        worth = node.value
        if worth is None:
            check(root)
            words = _("This end has an award. A cost rule says what the party gets of it.")
            raise Impossible(node.id or node.label, words)
        found.append(_today(mean(worth) if isinstance(worth, Uncertain) else worth, node.years, rate))
    return found


def _points(level: Level, rate: Exact) -> dict[int, list[Ratio]]:
    uncertain = [(end, node) for end in level.ends if isinstance((node := level.nodes[end]).value, Uncertain)]
    found: dict[int, list[Ratio]] = {}
    for end, node in uncertain:
        amount = node.value
        if isinstance(amount, Uncertain):
            if not amount.p10 <= amount.p50 <= amount.p90:
                check(node)
            found[end] = [_today(point, node.years, rate) for point in (amount.p10, amount.p50, amount.p90)]
    return found


def _today(money: Exact, years: Exact, rate: Exact) -> Ratio:
    return (money * factor(rate, years) if rate else money).as_integer_ratio()
