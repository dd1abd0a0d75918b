"""Guesses that are odd in one way, each as a party can leave them: what is said and shown stays true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.table import Row
from app.domain.wording import Tongue
from app.reckoning.from_answers import guesses
from app.reckoning.no_deal import Guesses, no_deal_high, no_deal_low, no_deal_range
from app.reckoning.no_deal_picture import picture_of, swings
from app.reckoning.no_deal_shown import shown
from app.reckoning.rows import Reckoned, reckoned, sentences_by_key
from app.reckoning.what_if import trials
from tests.presenters.party.reality import WHOLE, cases, costs, endings, sheet, usd
from tests.reckoning.format.asking import picture
from tests.reckoning.guess_strategies import COSTS, whole_guesses

T = Tongue()


def changed(**values: object) -> dict[str, object]:
    """The whole sheet with other answers; None takes one away."""
    return {name: value for name, value in {**WHOLE, **values}.items() if value is not None}


def said(values: Mapping[str, object]) -> dict[str, str]:
    return dict(sentences_by_key(picture(), guesses(values), T))


def page(values: Mapping[str, object]) -> Reckoned:
    return reckoned(sheet().question("br_picture"), values, frozenset(), T)


@pytest.mark.parametrize("chance", [150, 101, -1, 10**12])
def test_a_chance_that_cannot_be_counts_as_not_given_and_is_named(chance: int) -> None:
    odd, blank = changed(br_their_costs_chance=chance), changed(br_their_costs_chance=None)
    told = said(odd)
    assert told.pop("outside") == "A number that cannot be is left out here: the chance of paying their costs."
    assert told == said(blank)
    assert shown(odd, T) == shown(blank, T)
    assert page(odd).rows == page(blank).rows


def test_cases_below_none_count_as_not_given_and_are_named() -> None:
    told = said(changed(br_chances=cases(-1, 9, 2)))
    assert told["outside"] == "A number that cannot be is left out here: how often it ends near the best."
    assert shown(changed(br_chances=cases(-1, 9, 2)), T) is None


@pytest.mark.parametrize("unknown", ["all", "one"])
def test_after_costs_that_nobody_knows_nothing_is_drawn(unknown: str) -> None:
    step = Row("starter-1", {"step": "y", "low": DONT_KNOW, "high": usd(9_000)})
    values = changed(br_costs=DONT_KNOW if unknown == "all" else (*costs((100, 200)), step))
    assert shown(values, T) is None
    found = picture_of(guesses(values), 100)
    assert found is not None
    assert (found.outcomes, found.against, found.average) == ((), None, None)
    assert "bounds" in said(values)


def test_where_it_is_not_about_money_no_money_is_missing() -> None:
    rows = tuple(Row(name, {"story": "x"}) for name in ("best", "middle", "worst"))
    values = {"br_direction": "no_money", "br_endings": rows, "br_chances": cases(3, 5, 2)}
    assert said(values) == {
        "no_picture": "You said that this is not about money. So no picture in money is put together."
    }


def test_ten_cases_at_one_ending_leave_none_to_place() -> None:
    values = changed(br_chances=(Row("best", {"of_ten": 10}),))
    assert said(values)["chances"] == ("All ten of your cases are placed. None is left for an ending without a number.")
    assert [row.words for row in page(values).rows[:2]] == ["0 of 10, what the other one leaves"] * 2


@pytest.mark.parametrize(("counts", "ends_there"), [((3, 4, 3), True), ((4, 0, 6), False)])
def test_no_case_is_said_to_end_at_the_average_where_one_does(counts: tuple[int, int, int], ends_there: bool) -> None:
    values = changed(
        br_endings=endings(20_000, 10_000, 0),
        br_costs=costs((0, 0)),
        br_their_costs=None,
        br_offer=None,
        br_chances=cases(*counts),
    )
    assert ("No single case ends at the average." in said(values)["average"]) is not ends_there


def test_a_middle_ending_nobody_knows_takes_nothing_away_where_no_case_ends_there() -> None:
    amounts = dict(zip(("best", "middle", "worst"), (usd(40_000), DONT_KNOW, usd(0)), strict=True))
    unknown = tuple(Row(name, {"amount": amount}) for name, amount in amounts.items())
    one = changed(br_endings=unknown, br_chances=cases(5, 0, 5))
    other = changed(br_endings=endings(40_000, 5_000, 0), br_chances=cases(5, 0, 5))
    assert said(one) == said(other)
    assert page(one).rows == page(other).rows
    drawn = shown(one, T)
    assert drawn is not None
    whole = shown(other, T)
    assert whole is not None
    # Only what moves an ending that nobody knows is not there.
    assert replace(drawn, swings=()) == replace(whole, swings=())
    assert all("middle" not in one.guess for one in swings(guesses(one), 100))
    assert all("middle" not in one.guess for one in trials(guesses(one), T))
    assert len(trials(guesses(one), T)) == len(trials(guesses(other), T)) - 2


@settings(max_examples=300)
@given(whole_guesses(), COSTS, COSTS)
def test_costs_typed_low_over_high_come_to_the_same_ends_as_in_order(
    one: Guesses, low: Fraction, high: Fraction
) -> None:
    numbers = replace(one, cost_low=low, cost_high=high)
    ends = replace(numbers, cost_low=min(low, high), cost_high=max(low, high))
    assert (no_deal_low(numbers), no_deal_high(numbers)) == (no_deal_low(ends), no_deal_high(ends))
    assert no_deal_range(numbers) == no_deal_range(ends)


def test_one_number_for_level_is_said_only_where_every_case_is_placed() -> None:
    unknown = changed(br_their_costs=DONT_KNOW, br_their_costs_chance=30)
    assert "level" in said(unknown)
    part = (Row("best", {"of_ten": 3}),)
    assert "level" not in said({**unknown, "br_chances": part})


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (5_000, "the offer is never more for you than no deal on average."),
        (10_000, "the offer is never less for you than no deal on average."),
        (7_000, "What is open decides whether the offer is more or less for you than no deal on average."),
    ],
)
def test_an_offer_level_with_an_end_of_what_is_open_decides_nothing(offer: int, words: str) -> None:
    values = changed(
        br_endings=endings(10_000, 10_000, 10_000),
        br_costs=costs((0, 0)),
        br_their_costs=usd(5_000),
        br_their_costs_chance=DONT_KNOW,
        br_offer=usd(offer),
    )
    assert said(values)["settled"].endswith(words)
    assert ("level" in said(values)) == (offer == 7_000)


def test_the_range_is_the_same_for_who_may_not_read_the_cases() -> None:
    values = changed(br_endings=endings(4_000, 4_000, 1_000), br_costs=costs((100, 100)), br_chances=cases(5, 5, 0))
    whole = sentences_by_key(picture(), guesses(values), T)
    less = {name: value for name, value in values.items() if name != "br_chances"}
    part = sentences_by_key(picture(), guesses(less), T, frozenset({"br_chances"}))
    assert part["wide"] == whole["wide"]


def test_a_row_is_rounded_alike_whoever_may_not_read_the_other_answers() -> None:
    values = changed(
        br_offer=usd(500), br_endings=endings(1_230, 870, 310), br_costs=costs((40, 60)), br_their_costs=None
    )
    less = {name: value for name, value in values.items() if name != "br_costs"}
    question = sheet().question("br_picture")
    whole = {row.label: row.words for row in reckoned(question, values, frozenset(), T).rows}
    part = {row.label: row.words for row in reckoned(question, less, frozenset({"br_costs"}), T).rows}
    assert whole["Average ending before costs"] == part["Average ending before costs"] == "$870"
