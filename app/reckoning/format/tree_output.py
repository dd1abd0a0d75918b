"""What kind `tree` gives, under the names of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.language import _
from app.reckoning.bounds import bounds
from app.reckoning.break_even import NOTHING, break_even
from app.reckoning.by_utility import outcomes_by_utility
from app.reckoning.checking import check
from app.reckoning.cost_rules import with_rule
from app.reckoning.format.open_nodes import open_nodes
from app.reckoning.format.parts import Part
from app.reckoning.format.tree_input import AskedRange, read_tree
from app.reckoning.format.writing import Plain
from app.reckoning.levels import in_levels
from app.reckoning.outcomes import Outcome, against, most_likely, outcomes, quantile, spread, standard_deviation
from app.reckoning.paths import find, named
from app.reckoning.rollback import Open, rolled_back
from app.reckoning.sensitivity import Range, WhoTakesTheRest, sensitivity
from app.reckoning.trees import Exact, Impossible, Node
from app.reckoning.utility import certainty_equivalent

SHARES = ("0.1", "0.5", "0.9")
"""The quantiles that are given, by their names."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A tree that was reckoned. `average` is None where a chance is open, and `found` empty then."""

    root: Node
    rate: Exact
    average: Exact | None
    low: Exact
    high: Exact
    found: Sequence[Outcome]
    exactly: bool = False
    """Whether amounts are compared as they are, not in hundredths: the unit of a tree may be millions."""

    @classmethod
    def of(cls, root: Node, rate: Exact = Fraction(0), *, exactly: bool = False) -> Reckoned:
        """`Impossible` where the tree cannot be."""
        low, high = bounds(root, rate)
        levels = in_levels(root, rate)
        if levels.are_open:
            return cls(root, rate, None, low, high, (), exactly)
        return cls(root, rate, low, low, high, spread(levels), exactly)


def tree_result(whole: Part) -> Plain:
    """The results of the page."""
    asked = read_tree(whole)
    root = whole_amounts = asked.root
    check(root)
    if asked.rule is not None and asked.perspective is not None:
        root = with_rule(asked.root, asked.rule, asked.perspective)
        whole_amounts = with_rule(asked.root, asked.rule, asked.perspective, whole=True)
    tree = Reckoned.of(root, asked.rate, exactly=True)
    found = tree.found
    told: dict[str, Plain] = {
        "expected_value": tree.average,
        "bounds": [tree.low, tree.high],
        "standard_deviation": standard_deviation(found) if found else None,
        "minimum": found[0].value if found else None,
        "maximum": found[-1].value if found else None,
        "quantiles": {share: quantile(found, Fraction(share)) if found else None for share in SHARES},
        "outcomes": outcomes_told(tree),
        "most_likely": most_likely(outcomes(whole_amounts, tree.rate, slices=1)) if found else None,
        "nodes": _nodes(tree, asked.root),
        "offer": None if asked.offer is None else offer_told(tree, asked.offer),
        "break_even": [_asked_break_even(tree, part, asked.offer) for part in asked.break_even],
        "sensitivity": _sensitivity(tree, asked.sensitivity),
        "certainty_equivalent": None
        if not found or asked.risk_tolerance is None
        else certainty_equivalent(outcomes_by_utility(root, asked.risk_tolerance, tree.rate), asked.risk_tolerance),
    }
    return {**told, "notes": asked.notes} if asked.notes else told


def outcomes_told(tree: Reckoned) -> Plain:
    """`[{value, chance}]`, ascending; null where a chance is open."""
    return [{"value": one.value, "chance": one.chance} for one in tree.found] if tree.found else None


def offer_told(tree: Reckoned, offer: Exact) -> Plain:
    """The chances against the offer, how much more it is than the average, and whether open chances can change that."""
    beside = against(tree.found, offer, exactly=tree.exactly) if tree.found else None
    return {
        "worse": beside.worse if beside else None,
        "same": beside.same if beside else None,
        "better": beside.better if beside else None,
        "difference": None if tree.average is None else offer - tree.average,
        "settled": tree.low > offer or tree.high < offer,
    }


def _asked_break_even(tree: Reckoned, part: Part, offer: Exact | None) -> Plain:
    path = part.text()
    _must_be_a_chance(tree.root, part, path)
    return break_even_told(tree, path, path, offer)


def break_even_told(tree: Reckoned, path: str, named: str, offer: Exact | None) -> Plain:
    """Where the chance at `path` makes no deal level with the offer, on average; with no offer, level with nothing."""
    least = Fraction(0) if tree.exactly else NOTHING
    found = break_even(tree.root, path, offer or Fraction(0), tree.rate, least)
    return {"path": named, "chance": found.chance, "note": found.note.value}


def _nodes(tree: Reckoned, asked: Node) -> Plain:
    """Every node of the tree that was asked about: the slices of an uncertain award are none of them."""
    names = {name for name, _node in named(asked)}
    rolled = open_nodes(tree.root, tree.rate) if tree.average is None else rolled_back(tree.root, tree.rate)
    told: dict[str, Plain] = {}
    for name, node in rolled.items():
        if not name or name not in names:
            continue
        one: dict[str, Plain] = {"expected_value": node.expected_value, "chance": node.chance}
        if node.choice is None:
            one["choice"] = None
        elif node.choice:
            one["choice"] = node.choice[0] if len(node.choice) == 1 else node.choice
        told[name] = one
    return told


def _must_be_a_chance(root: Node, part: Part, path: str) -> None:
    try:
        found = find(root, path)
    except Impossible as fault:
        raise part.refused(fault.sentence) from None
    if found.branch is None or found.branch.chance is None:
        raise part.refused(_("This path names no branch with a chance."))


Moved = tuple[Exact | None, Mapping[str, Plain]]
"""How far the average moved, None where it is not known, and what is told of it."""


def swing_told(named: str, low: Exact | None, high: Exact | None, swing: Exact | None = None) -> Moved:
    """A guess at both its ends; null where the average is not one number there."""
    moved = swing
    if moved is None and low is not None and high is not None:
        moved = abs(high - low)
    return moved, {"path": named, "low_value": low, "high_value": high, "swing": moved}


def by_swing(moved: Sequence[Moved]) -> list[Moved]:
    """The largest swing first, ties in the order they were asked for, what is not known last."""
    return sorted(moved, key=lambda one: (one[0] is None, -(one[0] or 0)))


def chance_moved(tree: Reckoned, one: Range, named: str) -> Moved:
    """One chance from low to high, the others at its fork scaled; null where nothing says how they share."""
    try:
        (found,) = sensitivity(tree.root, (one,), tree.rate)
    except (Open, WhoTakesTheRest):
        return swing_told(named, None, None)
    return swing_told(named, found.low_value, found.high_value, found.swing)


def _sensitivity(tree: Reckoned, asked: Sequence[AskedRange]) -> list[Plain]:
    return [told for _swing, told in by_swing([_asked_moved(tree, one) for one in asked])]


def _asked_moved(tree: Reckoned, one: AskedRange) -> Moved:
    _must_be_a_chance(tree.root, one.part, one.path)
    try:
        return chance_moved(tree, Range(one.path, one.low, one.high), one.path)
    except Impossible as fault:
        raise one.part.refused(fault.sentence) from None
