"""Guesses that are odd in one way, each as a party can leave them: what is said and shown stays true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.duration import Duration
from app.domain.kinds.table import Row
from app.domain.wording import Tongue
from app.pictures.money_words import MoneyWords
from app.pictures.of_no_deal import pictures_of
from app.pictures.shapes import Picture
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
    assert said(values)["chances"] == ("All ten of your cases are placed. An ending without a number has no case.")
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


def pictures(values: Mapping[str, object]) -> Mapping[str, Picture]:
    found = shown(values, T)
    assert found is not None
    return pictures_of(found, MoneyWords(T))


def test_a_chance_that_rounds_to_no_case_is_counted_alike_in_the_picture_and_in_the_sentence() -> None:
    values = changed(br_their_costs_chance=2, br_chances=cases(5, 4, 1), br_offer=usd(-5_000))
    dots = pictures(values)["dots"].said()
    assert said(values)["counts"].startswith("In fewer than 1 of 100 cases like this")
    assert "In fewer than 1 of 100, you would end with less than the offer." in dots
    assert said(values)["more"] == "In more than 99 of 100, you would end with more."
    assert "In more than 99 of 100, you would end with more than the offer." in dots


def test_who_only_pays_is_told_what_less_and_more_mean_as_the_picture_has_it() -> None:
    values = changed(
        br_direction="pay",
        br_endings=endings(-10_000, -30_000, -60_000),
        br_their_costs=None,
        br_offer=usd(-20_000),
    )
    told = said(values)
    assert told["pays"] == "In these numbers money only goes out: less for you means that you pay more."
    assert list(told).index("counts") < list(told).index("pays") < list(told).index("offer_better")
    assert "In about 70 of 100, you would pay more than in the offer." in pictures(values)["dots"].said()
    assert "pays" not in said(changed(br_offer=usd(-20_000)))


def test_under_the_table_stands_which_costs_are_in_it_where_there_are_two() -> None:
    words = "Here the costs are half way between your low and high guesses."
    assert pictures(WHOLE)["ways"].said()[-1] == words
    assert words not in pictures(changed(br_costs=costs((500, 500))))["ways"].said()


@pytest.mark.parametrize(
    ("low", "high", "long", "when"),
    [
        (9, 18, "9 to 18 months", "after 9 to 18 months"),
        (18, 9, "9 to 18 months", "after 9 to 18 months"),
        (9, 9, "9 months", "after 9 months"),
        (None, 9, "up to 9 months", "within 9 months"),
        (0, 1, "up to 1 month", "within 1 month"),
        (9, None, "9 months or more", "after 9 months or more"),
        (0, 0, "at once", "at once"),
        (0, None, "", ""),
        (None, None, "", ""),
    ],
)
def test_how_long_it_takes_is_said_as_it_was_given(low: int | None, high: int | None, long: str, when: str) -> None:
    values = changed(br_time=Duration("months", low=low, high=high))
    found = shown(values, T)
    assert found is not None
    assert (found.time, found.after) == (long, when)
    last = pictures(values)["steps"].said()
    assert any(words.endswith(f", {when}.") for words in last) or not when


def test_a_step_with_a_name_without_end_is_drawn_shortened() -> None:
    step = Row("starter-0", {"step": "w" * 5_000, "low": usd(1_000), "high": usd(1_000)})
    found = shown(changed(br_costs=(step,)), T)
    assert found is not None
    assert max(len(step.words) for step in found.steps) == 80
    assert found.steps[1].words == f"{'w' * 79}…"


def test_what_always_comes_out_as_the_offer_is_all_and_not_about_all() -> None:
    nothing = changed(br_endings=endings(0, 0, 0), br_costs=costs((0, 0)), br_their_costs=None, br_offer=usd(0))
    assert said(nothing)["same"] == "In all of 100, it would come out the same as the offer."
