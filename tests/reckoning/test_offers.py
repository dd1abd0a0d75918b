"""An offer beside no deal: what could be regretted either way, what asking first is worth, where a party walks away."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.offers import (
    Reservation,
    answers_at,
    regrets,
    reservation,
    reservation_between,
    value_of_asking,
)
from app.reckoning.outcomes import Outcome, against, mean_of, outcomes
from app.reckoning.rollback import Open, expected_value
from app.reckoning.trees import UNKNOWN, Branch, Chance, Impossible, Node
from tests.reckoning.exact_numbers import MONEY, parts

OFFERS = parts(-(10**6), 10**6, 100)


def n(number: str | int) -> Fraction:
    return Fraction(number)


def spreads() -> st.SearchStrategy[tuple[Outcome, ...]]:
    pairs = st.lists(st.tuples(OFFERS, st.integers(1, 100)), min_size=1, max_size=8)

    def shared(found: list[tuple[Fraction, int]]) -> tuple[Outcome, ...]:
        whole = sum(weight for _value, weight in found)
        return tuple(Outcome(value, Fraction(weight, whole)) for value, weight in found)

    return pairs.map(shared)


@given(found=spreads(), offer=OFFERS)
@settings(max_examples=500)
def test_the_two_regrets_differ_by_exactly_the_average_less_the_offer(
    found: tuple[Outcome, ...], offer: Fraction
) -> None:
    both = regrets(found, offer)
    assert both.settling.over_all - both.going_on.over_all == mean_of(found) - offer
    counted = against(found, offer)
    assert (both.settling.chance, both.going_on.chance) == (counted.better, counted.worse)


@given(found=spreads(), offer=OFFERS)
@settings(max_examples=500)
def test_seen_from_the_other_side_the_two_regrets_change_places(found: tuple[Outcome, ...], offer: Fraction) -> None:
    mine = regrets(found, offer)
    theirs = regrets([Outcome(-one.value, one.chance) for one in found], -offer)
    assert (theirs.settling, theirs.going_on) == (mine.going_on, mine.settling)


def test_what_is_missed_is_said_over_the_cases_in_which_it_is() -> None:
    both = regrets([Outcome(n(0), n("0.4")), Outcome(n(100), n("0.6"))], n(70))
    assert (both.settling.chance, both.settling.over_all, both.settling.when_it_happens) == (n("0.6"), n(18), n(30))
    assert (both.going_on.chance, both.going_on.over_all, both.going_on.when_it_happens) == (n("0.4"), n(28), n(70))


def test_where_no_case_is_better_there_is_no_average_of_them() -> None:
    assert regrets([Outcome(n(5), n(1))], n(5)).settling.when_it_happens is None


@given(found=spreads(), offer=OFFERS)
@settings(max_examples=500)
def test_asking_is_worth_nothing_or_more_and_never_more_than_the_smaller_regret(
    found: tuple[Outcome, ...], offer: Fraction
) -> None:
    both = regrets(found, offer)
    assert value_of_asking(found, offer, mean_of(found)) == min(both.settling.over_all, both.going_on.over_all)


def tree() -> Node:
    amounts = Node(
        id="amount",
        cost=n(10),
        branches=(
            Branch("high", Node(value=n(200)), Chance.exactly(n("1/4"))),
            Branch("low", Node(value=n(40)), Chance.exactly(n("3/4"))),
        ),
    )
    lose = Branch("lose", Node(value=n(0), id="lost"), Chance.exactly(n("2/5")))
    return Node(id="court", cost=n(5), branches=(Branch("win", amounts, Chance.exactly(n("3/5"))), lose))


def test_what_can_be_found_out_first_is_each_way_on_as_if_it_were_sure() -> None:
    assert answers_at(tree(), "court/win") == (Outcome(n(65), n("3/5")), Outcome(n(-5), n("2/5")))
    assert answers_at(tree(), "lost") == answers_at(tree(), "win")
    assert answers_at(tree(), "amount/high") == (Outcome(n(109), n("1/4")), Outcome(n(13), n("3/4")))


@pytest.mark.parametrize("win", [UNKNOWN, Chance(n("1/5"), n("3/5"))])
def test_answers_whose_chance_nobody_knows_are_refused(win: Chance) -> None:
    lose = Chance(1 - win.high, 1 - win.low)
    ways = (Branch("win", Node(value=n(9)), win), Branch("lose", Node(value=n(0)), lose))
    with pytest.raises(Open) as refused:
        answers_at(Node(id="court", branches=ways), "court/win")
    assert refused.value.path == "court/win"


@given(offer=OFFERS)
@settings(max_examples=500)
def test_knowing_more_is_worth_more_and_knowing_changes_no_average(offer: Fraction) -> None:
    for path in ("court/win", "amount/high"):
        answers = answers_at(tree(), path)
        average = expected_value(tree())
        assert mean_of(answers) == average
        everything = value_of_asking(outcomes(tree()), offer, average)
        assert 0 <= value_of_asking(answers, offer, average) <= everything


def test_what_is_found_out_is_used_at_the_party_s_own_later_choices() -> None:
    # With a way out for 30, knowing that it would be lost is worth what the way out saves: Σ p max − max.
    court = Node(
        branches=(
            Branch("win", Node(value=n(100)), Chance.exactly(n("1/2"))),
            Branch("lose", Node(value=n(0), id="lost"), Chance.exactly(n("1/2"))),
        )
    )
    choosing = Node(
        id="choice", decision=True, branches=(Branch("go on", court), Branch("stop", Node(value=n(30), id="out")))
    )
    assert answers_at(choosing, "go on/win") == (Outcome(n(100), n("1/2")), Outcome(n(30), n("1/2")))
    assert value_of_asking(answers_at(choosing, "go on/win"), n(0), expected_value(choosing)) == 15


@pytest.mark.parametrize("path", ["court", "nowhere", "choice/stop"])
def test_there_is_nothing_to_find_out_where_there_is_no_chance(path: str) -> None:
    choosing = Node(id="choice", decision=True, branches=(Branch("go", tree()), Branch("stop", Node(value=n(1)))))
    with pytest.raises(Impossible):
        answers_at(choosing if path.startswith("choice") else tree(), path)


def test_with_another_chance_open_there_is_no_one_value_of_asking() -> None:
    root = tree()
    open_root = Node(branches=tuple(Branch(branch.label, branch.node, UNKNOWN) for branch in root.branches), id="court")
    with pytest.raises(Impossible):
        answers_at(open_root, "amount/high")


@given(worth=OFFERS, load=MONEY, gain=MONEY, settling=MONEY)
@settings(max_examples=500)
def test_a_walk_away_amount_is_shown_with_and_without_what_is_not_money(
    worth: Fraction, load: Fraction, gain: Fraction, settling: Fraction
) -> None:
    found = reservation(worth, load, gain, settling)
    assert found.money == worth + settling
    assert found.all_in - found.money == gain - load
    # Settling there is exactly as good as no deal, whichever side the party is on.
    assert found.money - settling == worth


def test_a_claimant_takes_less_and_a_respondent_pays_more_to_be_done() -> None:
    assert reservation(n(50), load_price=n(8)) == Reservation(n(50), n(42))
    assert reservation(n(-50), load_price=n(8)) == Reservation(n(-50), n(-58))


def test_where_guesses_are_ranges_the_walk_away_amount_is_one() -> None:
    assert reservation_between((n(10), n(20)), n(3), n(1), n(2)) == (
        Reservation(n(12), n(10)),
        Reservation(n(22), n(20)),
    )
