"""The party's own choices by a party that minds risk: not what is best on average, but what counts most for certain."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

from app.reckoning.amounts import SLICES, slice_parts
from app.reckoning.guesses import with_choices
from app.reckoning.levels import Level, Levels, in_levels
from app.reckoning.outcomes import Spread, spread
from app.reckoning.rollback import Values
from app.reckoning.trees import Exact, Node
from app.reckoning.utility import decimal, log_mean

_DIGITS = 50


def outcomes_by_utility(root: Node, risk_tolerance: Exact, rate: Exact) -> Spread:
    """How it can end where every own choice is made by exponential utility with `risk_tolerance` in money (note §1.15;
    Howard 1988). `Open` where a chance is not one number.

    With this utility what is paid either way changes no choice, so rollback goes through amounts for certain: at a
    chance −R · ln Σ p · exp(−x / R), at a choice the highest of them.
    """
    levels = in_levels(root, rate)
    if not any(level.decisions for level in levels.levels):
        return spread(levels)
    return spread(with_choices(levels, Values((), (), _best(levels, risk_tolerance))))


def _best(levels: Levels, risk_tolerance: Exact) -> dict[tuple[int, int], tuple[int, ...]]:
    """(level, node) of each choice → the branch that counts most for certain, the first of them on a tie."""
    tolerance = risk_tolerance * levels.unit
    exact = Context(prec=_DIGITS + 2 * len(str(int(abs(tolerance)))), Emax=MAX_EMAX, Emin=MIN_EMIN)
    minds = decimal(tolerance, exact)
    best: dict[tuple[int, int], tuple[int, ...]] = {}
    net: list[Decimal] = []
    for depth in range(len(levels.levels) - 1, -1, -1):
        level = levels.levels[depth]
        decisions, found = set(level.decisions), [Decimal(0)] * len(level.nodes)
        for number in range(len(level.nodes)):
            branches = level.fork(number)
            if number in decisions:
                branch = max(branches, key=net.__getitem__)
                best[depth, number] = (branch,)
                found[number] = net[branch]
            elif branches:
                weighed = ((level.low[branch], net[branch]) for branch in branches if level.low[branch])
                found[number] = _for_certain(weighed, minds, exact)
        for end, value in zip(level.ends, level.values, strict=True):
            found[end] = _end(level, end, value, minds, exact)
        costs = level.costs or [0] * len(found)
        net = [exact.subtract(one, Decimal(cost)) for one, cost in zip(found, costs, strict=True)]
    return best


def _end(level: Level, end: int, value: int, minds: Decimal, exact: Context) -> Decimal:
    three = level.points.get(end)
    if three is None:
        return Decimal(value)
    shape = slice_parts(SLICES)
    amounts = (sum(part * point for part, point in zip(row, three, strict=True)) for row in shape.rows)
    return _for_certain(((1, exact.divide(Decimal(one), Decimal(shape.of))) for one in amounts), minds, exact)


def _for_certain(weighed: Iterable[tuple[int, Decimal]], minds: Decimal, exact: Context) -> Decimal:
    """−R · ln of the weighed mean of exp(−x / R)."""
    pairs = ((Decimal(weight), exact.divide(exact.minus(amount), minds)) for weight, amount in weighed)
    return exact.minus(exact.multiply(minds, log_mean(pairs, exact)))
