"""Which guess matters most: one guess at a time from its low to its high value (note §1.12)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from app.domain.language import _
from app.reckoning.guesses import guess_at, moved, with_choices
from app.reckoning.levels import Levels, in_levels
from app.reckoning.paths import find
from app.reckoning.rollback import Values, average, rolled
from app.reckoning.trees import Exact, Impossible, Node


class WhoTakesTheRest(Impossible):
    """Nothing says how the other branches of a fork would share what a chance that is moved leaves them."""


class What(StrEnum):
    """What at a place of the tree is moved."""

    CHANCE = "chance"
    VALUE = "value"
    AWARD = "award"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Range:
    """From where to where one guess is moved. `points`: values between, where a cost rule makes the average jump."""

    path: str
    low: Exact
    high: Exact
    what: What = What.CHANCE
    points: tuple[Exact, ...] = ()


@dataclass(frozen=True, slots=True)
class Swing:
    """The average at both ends of a range, and how far it moves on the way, the points between included. Money."""

    path: str
    low_value: Exact
    high_value: Exact
    swing: Exact
    what: What = What.CHANCE


def sensitivity(
    root: Node,
    ranges: Sequence[Range],
    rate: Exact = Fraction(0),
    rule: Callable[[Node], Node] | None = None,
) -> tuple[Swing, ...]:
    """Each guess moved alone, all others as they are and the party's own choices as they are best now: the largest swing
    first, ties in the order of `ranges` (note §1.12).

    `rule` makes values of awards and is applied anew for every amount. `Open` where another chance is not one number.
    """
    made = root if rule is None else rule(root)
    levels = in_levels(made, rate)
    values = None if levels.are_open else rolled(levels)
    swings = [_swing(root, made, levels, values, one, rate, rule) for one in ranges]
    return tuple(sorted(swings, key=lambda one: -one.swing))


def _swing(
    root: Node,
    made: Node,
    levels: Levels,
    values: Values | None,
    one: Range,
    rate: Exact,
    rule: Callable[[Node], Node] | None,
) -> Swing:
    if one.low > one.high:
        raise Impossible(one.path, _("The low end of this range is above its high end."))
    points = [one.low, *(point for point in one.points if one.low < point < one.high), one.high]
    if one.what is What.CHANCE:
        found = _at_chances(made, levels, values, one.path, points)
    else:
        trees = (_with_money(root, one, point) for point in points)
        found = [_as_chosen(in_levels(tree if rule is None else rule(tree), rate), values) for tree in trees]
    return Swing(one.path, found[0], found[-1], max(found) - min(found), one.what)


def _as_chosen(levels: Levels, values: Values | None) -> Exact:
    return average(levels if values is None else with_choices(levels, values))


def _at_chances(root: Node, levels: Levels, values: Values | None, path: str, points: list[Exact]) -> list[Exact]:
    guess = guess_at(root, levels, path)
    if not guess.can_move:
        raise WhoTakesTheRest(path, _("Nothing says which other branches take the rest of this chance."))
    if points[0] < 0 or points[-1] > guess.most:
        raise Impossible(path, _("The ends of this range are no chances that can be."))
    fixed = levels if values is None else with_choices(levels, values)
    return [average(moved(fixed, guess, point)) for point in points]


def _with_money(root: Node, one: Range, amount: Exact) -> Node:
    node = find(root, one.path).node
    if one.what is What.COST:
        return put(root, node, replace(node, cost=amount))
    if not node.is_end:
        raise Impossible(one.path, _("This is no end, so it has no amount."))
    return put(root, node, replace(node, value=amount) if one.what is What.VALUE else replace(node, award=amount))


def put(root: Node, old: Node, new: Node) -> Node:
    """The tree with `new` in the place of `old`."""
    if root is old:
        return new
    branches = []
    changed = False
    for branch in root.branches:
        node = put(branch.node, old, new)
        changed = changed or node is not branch.node
        branches.append(branch if node is branch.node else replace(branch, node=node))
    return replace(root, branches=tuple(branches)) if changed else root
