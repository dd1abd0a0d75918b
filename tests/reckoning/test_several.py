"""Several parties: deals of all and of some, court outcomes that balance, and who sees what differently."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.several import (
    Coalition,
    JointOutcome,
    PartyView,
    apart,
    coalitions,
    pair_gaps,
    reservation_values,
    surplus,
)
from app.reckoning.trees import Impossible
from app.reckoning.two_sides import View, two_sides
from tests.reckoning.exact_numbers import SHARES, parts

NAMES = ("A", "B", "C", "D", "E", "F")
MONEY = parts(-(10**6), 10**6, 100)
SPENT = parts(0, 10**6, 100)


def n(number: str | int) -> Fraction:
    return Fraction(number)


@st.composite
def courts(draw: st.DrawFn) -> tuple[tuple[JointOutcome, ...], dict[str, PartyView]]:
    """Some parties, some joint outcomes, and each party's own chances over them."""
    names = NAMES[: draw(st.integers(2, 6))]
    pairs = list(permutations(names, 2))
    payments = st.dictionaries(st.sampled_from(pairs), SPENT, max_size=4)
    outcomes = tuple(JointOutcome(str(at), draw(payments)) for at in range(draw(st.integers(1, 3))))
    views = {name: PartyView(draw(chances(len(outcomes))), draw(SPENT)) for name in names}
    return outcomes, views


def chances(count: int) -> st.SearchStrategy[tuple[Fraction, ...]]:
    weights = st.lists(st.integers(0, 50), min_size=count, max_size=count).filter(any)
    return weights.map(lambda found: tuple(Fraction(weight, sum(found)) for weight in found))


@given(court=courts())
@settings(max_examples=500)
def test_what_the_court_moves_always_balances(
    court: tuple[tuple[JointOutcome, ...], dict[str, PartyView]],
) -> None:
    outcomes, views = court
    for outcome in outcomes:
        assert sum(outcome.net(name) for name in views) == 0
        for name in views:
            assert outcome.net(name) == sum(outcome.between(other, name) for other in views if other != name)


@given(court=courts(), shared=st.data())
@settings(max_examples=500)
def test_with_the_same_beliefs_a_deal_of_all_saves_exactly_everybody_s_costs(
    court: tuple[tuple[JointOutcome, ...], dict[str, PartyView]], shared: st.DataObject
) -> None:
    outcomes, views = court
    seen = shared.draw(chances(len(outcomes)))
    alike = {name: PartyView(seen, view.own_costs) for name, view in views.items()}
    assert surplus(reservation_values(outcomes, alike)) == sum(view.own_costs for view in views.values())
    assert all(gap.money == gap.apart == 0 for gap in pair_gaps(outcomes, alike))


@given(court=courts())
@settings(max_examples=500)
def test_what_a_deal_of_all_leaves_is_the_costs_less_all_that_is_seen_differently(
    court: tuple[tuple[JointOutcome, ...], dict[str, PartyView]],
) -> None:
    outcomes, views = court
    costs = sum((view.own_costs for view in views.values()), Fraction(0))
    differently = sum((gap.money for gap in pair_gaps(outcomes, views)), Fraction(0))
    assert surplus(reservation_values(outcomes, views)) == costs - differently


@given(values=st.lists(MONEY, min_size=1, max_size=6), outside=SPENT)
@settings(max_examples=500)
def test_every_group_of_up_to_six_is_looked_at_once(values: list[Fraction], outside: Fraction) -> None:
    reservations = dict(zip(NAMES, values, strict=False))
    found = coalitions(reservations, outside)
    assert len({frozenset(group.parties) for group in found}) == len(found) == 2 ** len(values) - 1
    assert found[0] == Coalition(tuple(reservations), outside - sum(values))
    assert all(group.surplus == -sum(reservations[name] for name in group.parties) for group in found[1:])
    assert all(group.possible == (group.surplus >= 0) for group in found)


@given(
    p=SHARES,
    w=SHARES,
    stakes=SPENT,
    costs=st.tuples(SPENT, SPENT),
)
@settings(max_examples=500)
def test_two_parties_are_the_two_sides(
    p: Fraction, w: Fraction, stakes: Fraction, costs: tuple[Fraction, Fraction]
) -> None:
    outcomes = (JointOutcome("won", {("R", "C"): stakes}), JointOutcome("lost", {}))
    views = {"R": PartyView((1 - w, w), costs[1]), "C": PartyView((p, 1 - p), costs[0])}
    values = reservation_values(outcomes, views)
    two = two_sides(View(p, stakes, costs[0]), View(w, stakes, costs[1]))
    assert values["C"] == two.claimant_reservation
    assert -values["R"] == two.respondent_reservation
    assert surplus(values) == two.width
    (gap,) = pair_gaps(outcomes, views)
    assert two.split is not None
    assert gap.money == two.split.total
    assert two.optimism_gap is not None
    assert gap.apart == abs(two.optimism_gap)


def test_an_insurer_s_money_makes_a_deal_possible_that_the_parties_alone_do_not_have() -> None:
    reservations = {"owner": n(60), "builder": n(-30), "architect": n(-20)}
    assert not coalitions(reservations)[0].possible
    with_insurer = coalitions(reservations, {frozenset(reservations): n(10), frozenset({"owner", "builder"}): n(5)})
    assert with_insurer[0] == Coalition(("owner", "builder", "architect"), n(0))
    assert with_insurer[0].possible
    assert Coalition(("owner", "builder"), n(-25)) in with_insurer


def test_nothing_in_common_is_one_and_the_same_is_nothing() -> None:
    assert apart((n(1), n(0)), (n(0), n(1))) == 1
    assert apart((n("1/2"), n("1/2")), (n("1/2"), n("1/2"))) == 0


def test_what_cannot_be_is_refused() -> None:
    won = JointOutcome("won", {("R", "C"): n(1)})
    with pytest.raises(Impossible):
        JointOutcome("odd", {("R", "R"): n(1)})
    with pytest.raises(Impossible):
        JointOutcome("odd", {("R", "C"): n(-1)})
    with pytest.raises(Impossible):
        coalitions(dict.fromkeys("ABCDEFG", n(0)))
    with pytest.raises(Impossible):
        coalitions({})
    with pytest.raises(Impossible):
        coalitions({"A": n(0)}, {frozenset({"Z"}): n(1)})
    for views in (
        {"R": PartyView((n(1),)), "C": PartyView(())},
        {"R": PartyView((n(1),)), "C": PartyView((n("1/2"),))},
        {"R": PartyView((n(1),))},
    ):
        with pytest.raises(Impossible):
            reservation_values((won,), views)
