"""What a party that minds risk would take for certain (note §7, number 8), held against floats and by its own laws."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.by_utility import outcomes_by_utility
from app.reckoning.outcomes import Outcome, mean_of, outcomes
from app.reckoning.rollback import expected_value
from app.reckoning.trees import Branch, Chance, Impossible, Node
from app.reckoning.utility import certainty_equivalent
from tests.reckoning.made_up_trees import money, trees

often = settings(max_examples=500, deadline=None)
tolerances = st.integers(1, 1_000_000).map(Fraction)
NEAR = Fraction(1, 10**30)


@often
@given(trees(uncertain=True, most_depth=2), tolerances, tolerances)
def test_it_is_below_the_average_and_rises_with_the_tolerance(root: Node, one: Fraction, other: Fraction) -> None:
    found = outcomes(root)
    low, high = (certainty_equivalent(found, tolerance) for tolerance in sorted((one, other)))
    assert found[0].value - NEAR <= low <= high + NEAR <= mean_of(found) + 2 * NEAR


@often
@given(trees(most_depth=2), tolerances, money)
def test_an_amount_added_to_every_outcome_is_added_to_it(root: Node, tolerance: Fraction, added: Fraction) -> None:
    found = outcomes(root)
    moved = tuple(Outcome(one.value + added, one.chance) for one in found)
    assert abs(certainty_equivalent(moved, tolerance) - certainty_equivalent(found, tolerance) - added) < NEAR


@often
@given(trees(most_depth=2))
def test_with_a_boundless_tolerance_it_comes_to_the_average(root: Node) -> None:
    found = outcomes(root)
    assert certainty_equivalent(found, None) == mean_of(found)
    spread = found[-1].value - found[0].value
    for power in (9, 15, 30):
        assert abs(certainty_equivalent(found, Fraction(10**power)) - mean_of(found)) <= spread**2 / 10**power


@often
@given(trees(most_depth=2), st.integers(1_000, 1_000_000).map(Fraction))
def test_floats_agree_as_far_as_they_go(root: Node, tolerance: Fraction) -> None:
    found = outcomes(root)
    exponents = [float(-one.value / tolerance) for one in found]
    largest = max(exponents)
    total = math.fsum(float(one.chance) * math.exp(at - largest) for one, at in zip(found, exponents, strict=True))
    expected = -float(tolerance) * (largest + math.log(total))
    assert float(certainty_equivalent(found, tolerance)) == pytest.approx(expected, rel=1e-6, abs=1e-5)


def _as_decided(node: Node) -> Iterator[Node]:
    """The tree under every way to make the party's own choices: a choice is a chance of 1 then."""
    if node.is_end:
        yield node
        return
    below = [list(_as_decided(branch.node)) for branch in node.branches]
    if node.decision:
        for branch, ways in zip(node.branches, below, strict=True):
            for way in ways:
                taken = Branch(branch.label, way, Chance.exactly(Fraction(1)))
                yield replace(node, branches=(taken,), decision=False)
        return
    for ways_on in product(*below):
        pairs = zip(node.branches, ways_on, strict=True)
        yield replace(node, branches=tuple(replace(branch, node=way) for branch, way in pairs))


@often
@given(
    trees(decisions=True, uncertain=True, years=True, most_depth=2), tolerances, st.sampled_from((0, Fraction(1, 20)))
)
def test_own_choices_are_made_as_counts_most_for_certain(root: Node, tolerance: Fraction, rate: Fraction) -> None:
    rate = Fraction(rate)
    found = certainty_equivalent(outcomes_by_utility(root, tolerance, rate), tolerance)
    best = max(certainty_equivalent(outcomes(decided, rate), tolerance) for decided in _as_decided(root))
    assert abs(found - best) < NEAR


def test_a_party_that_minds_risk_takes_the_certain_amount_where_the_average_speaks_for_the_gamble() -> None:
    half = Chance.exactly(Fraction(1, 2))
    gamble = Node((Branch("up", Node(value=Fraction(1000)), half), Branch("down", Node(value=Fraction(-900)), half)))
    root = Node((Branch("sure", Node(value=Fraction(40))), Branch("gamble", gamble)), decision=True)
    tolerance = Fraction(100)
    assert expected_value(root) == 50
    assert certainty_equivalent(outcomes_by_utility(root, tolerance, Fraction(0)), tolerance) == 40


def test_a_party_that_seeks_risk_wants_more_than_the_average() -> None:
    coin = (Outcome(Fraction(0), Fraction(1, 2)), Outcome(Fraction(100), Fraction(1, 2)))
    assert certainty_equivalent(coin, Fraction(-50)) > 50


def test_a_spread_far_above_the_tolerance_is_no_trouble() -> None:
    # −10,000 · ln(½ · e^8.5 + ½ · e^−23.5), where average − variance / 2R would say −1.2 million.
    found = (Outcome(Fraction(-85_000), Fraction(1, 2)), Outcome(Fraction(235_000), Fraction(1, 2)))
    assert round(certainty_equivalent(found, Fraction(10_000))) == -78_069


def test_a_tolerance_of_nothing_is_refused() -> None:
    coin = (Outcome(Fraction(0), Fraction(1, 2)), Outcome(Fraction(100), Fraction(1, 2)))
    with pytest.raises(Impossible, match="cannot be 0"):
        certainty_equivalent(coin, Fraction(0))


def test_one_outcome_is_its_own_equivalent() -> None:
    assert certainty_equivalent((Outcome(Fraction(7), Fraction(1)),), Fraction(1)) == 7
