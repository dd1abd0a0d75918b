"""The reality check as a tree: the same numbers as the worksheet's own arithmetic, and ranges where something is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.no_deal import ENDINGS, Guesses, no_deal_money
from app.reckoning.reality_check import reality_tree
from app.reckoning.trees import Chance, Exact, Impossible, Node
from tests.reckoning.guess_strategies import less_than_offer

AMOUNTS = st.integers(-(10**12), 10**12).map(Fraction)
COSTS = st.integers(0, 10**9).map(Fraction)


@st.composite
def whole_guesses(draw: st.DrawFn) -> Guesses:
    """Everything that is needed is there; the other side's costs may be."""
    first, second = sorted((draw(st.integers(0, 10)), draw(st.integers(0, 10))))
    low = draw(COSTS)
    return Guesses(
        endings={name: draw(AMOUNTS) for name in ENDINGS},
        chances=dict(zip(ENDINGS, (first, second - first, 10 - second), strict=True)),
        cost_low=low,
        cost_high=low + draw(COSTS),
        their_costs=draw(st.none() | COSTS),
        their_costs_chance=draw(st.none() | st.integers(0, 100)),
        offer=draw(AMOUNTS),
    )


def ends(root: Node) -> Iterator[tuple[Exact, Exact]]:
    """Every end of a tree whose chances are all known: what is left after all costs on the way, and its chance."""
    waiting = [(root, Fraction(0), Fraction(1))]
    while waiting:
        node, spent, chance = waiting.pop()
        spent += node.cost
        if node.is_end:
            assert isinstance(node.value, Fraction)
            yield node.value - spent, chance
        for branch in node.branches:
            assert branch.chance is not None
            assert branch.chance.is_known
            waiting.append((branch.node, spent, chance * branch.chance.low))


def tree(guesses: Guesses) -> Node:
    found = reality_tree(guesses)
    assert found is not None
    return found


@settings(max_examples=500)
@given(whole_guesses())
def test_the_tree_and_the_worksheets_own_arithmetic_say_the_same(guesses: Guesses) -> None:
    found = tuple(ends(tree(guesses)))
    assert sum(chance for _value, chance in found) == 1
    assert sum(value * chance for value, chance in found) == no_deal_money(guesses)
    assert guesses.offer is not None
    less = sum((chance for value, chance in found if value < guesses.offer), Fraction(0))
    assert less * 100 == less_than_offer(guesses)


def test_without_the_best_or_worst_ending_or_the_costs_there_is_no_tree() -> None:
    whole = Guesses(
        endings=dict.fromkeys(ENDINGS, Fraction(5)), chances={}, cost_low=Fraction(1), cost_high=Fraction(2)
    )
    assert reality_tree(whole) is not None
    assert reality_tree(replace(whole, cost_high=None)) is None
    for name in ENDINGS:
        left = {other: amount for other, amount in whole.endings.items() if other != name}
        assert reality_tree(replace(whole, endings=left)) is None


def test_cases_that_are_not_placed_can_be_at_any_ending_without_a_number() -> None:
    guesses = Guesses(
        endings=dict.fromkeys(ENDINGS, Fraction(5)), chances={"best": 3}, cost_low=Fraction(1), cost_high=Fraction(2)
    )
    found = {branch.label: branch.chance for branch in tree(guesses).branches}
    open_one = Chance(Fraction(0), Fraction(7, 10))
    assert found == {"best": Chance.exactly(Fraction(3, 10)), "middle": open_one, "worst": open_one}
    too_few = replace(guesses, chances={"best": 3, "middle": 4, "worst": 1})
    assert [branch.chance for branch in tree(too_few).branches] == [
        Chance(Fraction(3, 10), Fraction(5, 10)),
        Chance(Fraction(4, 10), Fraction(6, 10)),
        Chance(Fraction(1, 10), Fraction(3, 10)),
    ]


def test_more_than_ten_cases_out_of_ten_are_refused() -> None:
    guesses = Guesses(
        endings=dict.fromkeys(ENDINGS, Fraction(5)),
        chances={"best": 6, "middle": 5},
        cost_low=Fraction(1),
        cost_high=Fraction(2),
    )
    with pytest.raises(Impossible, match="ten"):
        reality_tree(guesses)


def test_a_middle_ending_nobody_knows_lies_between_the_worst_and_the_best() -> None:
    guesses = Guesses(
        endings={"best": Fraction(9), "worst": Fraction(2)},
        chances={"best": 3, "middle": 4, "worst": 3},
        cost_low=Fraction(1),
        cost_high=Fraction(1),
        unknown=frozenset({"middle"}),
    )
    middle = tree(guesses).branches[1].node
    assert [branch.node.value for branch in middle.branches] == [Fraction(9), Fraction(2)]
    assert all(branch.chance == Chance(Fraction(0), Fraction(1)) for branch in middle.branches)
