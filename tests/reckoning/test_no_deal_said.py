"""What is said of a party's numbers agrees with the numbers, worked out here by hand, for endings in any order."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.wording import Tongue
from app.pictures.money_words import MoneyWords
from app.pictures.of_no_deal import pictures_of
from app.reckoning.no_deal import ENDINGS, Guesses
from app.reckoning.no_deal_shown import NoDealShown, shown
from app.reckoning.rows import reckoned, sentences_by_key
from tests.presenters.party.reality import cases, costs, endings, sheet, usd
from tests.reckoning.format.asking import CHECK, changed, picture, put, result
from tests.reckoning.guess_strategies import whole_guesses

many = settings(max_examples=500, deadline=None)
SMALL = st.integers(-40, 40).map(lambda count: Fraction(count * 25_00))


def said(guesses: Guesses) -> dict[str, str]:
    return dict(sentences_by_key(picture(), guesses, Tongue()))


@st.composite
def close_guesses(draw: st.DrawFn) -> Guesses:
    """Round amounts near each other, so that many come out the same."""
    found = draw(whole_guesses())
    low, more = draw(st.integers(0, 8)), draw(st.integers(0, 4))
    return replace(
        found,
        endings={name: draw(SMALL) for name in ENDINGS},
        cost_low=Fraction(low * 25_00),
        cost_high=Fraction((low + more) * 25_00),
        their_costs=draw(st.none() | st.integers(0, 8).map(lambda count: Fraction(count * 25_00))),
        offer=draw(st.none() | SMALL),
    )


class ByHand:
    """Decision 36 in other words."""

    def __init__(self, numbers: Guesses) -> None:
        assert numbers.cost_low is not None
        assert numbers.cost_high is not None
        theirs, percent = numbers.their_costs, numbers.their_costs_chance
        most = theirs if theirs is not None and percent != 0 else Fraction(0)
        self.low = min(numbers.endings.values()) - numbers.cost_high - most
        self.high = max(numbers.endings.values()) - numbers.cost_low
        self.step = 10_00 if self.high - self.low < 2_000_00 else 100_00
        paid = Fraction(percent or 0, 100) if theirs is not None else Fraction(0)
        self.chances: dict[Fraction, Fraction] = {}
        for name, is_paid in itertools.product(ENDINGS, (True, False)):
            value = numbers.endings[name] - (numbers.cost_low + numbers.cost_high) / 2 - (theirs or 0) * is_paid
            chance = Fraction(numbers.chances[name], 10) * (paid if is_paid else 1 - paid)
            if chance:
                self.chances[value] = self.chances.get(value, Fraction(0)) + chance
        self.average = sum((value * chance for value, chance in self.chances.items()), Fraction(0))

    def shown(self, amount: Fraction) -> Fraction:
        whole = abs(amount) / self.step
        whole = Fraction(int(whole + Fraction(1, 2)) * self.step)
        return whole if amount >= 0 else -whole


def amounts(words: str) -> list[Fraction]:
    return [Fraction(found.replace(",", "")) * 100 for found in re.findall(r"\$([\d,]+)", words)]


@many
@given(whole_guesses() | close_guesses())
def test_the_range_that_is_said_is_the_lowest_and_the_highest_each_with_its_way(numbers: Guesses) -> None:
    hand, words = ByHand(numbers), said(numbers)["wide"]
    found = amounts(words)
    if "only one way" in words:
        (value,) = hand.chances
        assert found == [abs(hand.shown(value))]
        assert ("you pay" in words) == (hand.shown(value) < 0)
        assert ("you get" in words) == (hand.shown(value) > 0)
        assert numbers.cost_low == numbers.cost_high
        return
    if "about the same" in words:
        assert hand.shown(hand.low) == hand.shown(hand.high)
        assert found == [abs(hand.shown(hand.low))]
        return
    assert hand.shown(hand.low) < hand.shown(hand.high)
    if "from paying" in words:
        ends = [-found[0], found[1]]
    elif "you could pay" in words:
        ends = [-found[1], -found[0]]
    else:
        ends = found
    assert ends == [hand.shown(hand.low), hand.shown(hand.high)]
    assert ends == sorted(ends)
    assert all(hand.low <= value <= hand.high for value in hand.chances)


@many
@given(whole_guesses() | close_guesses())
def test_the_average_beside_the_offer_is_more_or_less_or_about_the_same_as_it_is(numbers: Guesses) -> None:
    hand, words = ByHand(numbers), said(numbers)
    told = {"offer_better", "offer_worse", "near"} & words.keys()
    if numbers.offer is None:
        assert not told
        return
    difference = numbers.offer - hand.average
    (key,) = told
    if hand.shown(difference) == 0 or abs(difference) * 20 < hand.high - hand.low:
        assert key == "near"
        return
    assert key == ("offer_better" if difference > 0 else "offer_worse")
    assert amounts(words[key]) == [abs(hand.shown(difference))]
    assert amounts(words[key]) != [0]


@many
@given(whole_guesses() | close_guesses())
def test_the_counts_are_those_of_the_exact_numbers(numbers: Guesses) -> None:
    hand, words = ByHand(numbers), said(numbers)
    offer = numbers.offer
    if offer is None:
        assert "counts" not in words
        return
    if any(0 < abs(value - offer) < 1 for value in hand.chances):
        return  # Less than a cent apart is the same to the engine.
    less = sum((chance for value, chance in hand.chances.items() if value < offer), Fraction(0))
    same = hand.chances.get(offer, Fraction(0))
    shares = {"counts": less, "same": same, "more": 1 - less - same}
    for key, chance in shares.items():
        number = re.search(r"(\d+) of 100", words.get(key, ""))
        if number is not None and "than 1 of" not in words[key] and "than 99" not in words[key]:
            assert abs(int(number[1]) - chance * 100) < 1
    assert ("In none" in words["counts"]) == (less == 0)
    assert ("In all" in words["counts"]) == (less == 1)


def pictured(best: float, middle: float, worst: float, chances: tuple[int, int, int], offer: float) -> NoDealShown:
    found = shown(
        {
            "br_direction": "receive",
            "br_offer": usd(offer),
            "br_endings": tuple(
                replace(row, cells={"amount": usd(amount)})
                for row, amount in zip(endings(0, 0, 0), (best, middle, worst), strict=True)
            ),
            "br_costs": costs((0, 0)),
            "br_chances": cases(*chances),
        },
        Tongue(),
    )
    assert found is not None
    return found


@many
@given(close_guesses(), st.integers(-60, 60))
def test_dots_and_groups_lie_on_the_side_of_the_offer_that_the_counts_say(numbers: Guesses, off: int) -> None:
    values = [int(numbers.endings[name]) // 100 for name in ENDINGS]
    first, second, third = (int(numbers.chances[name]) for name in ENDINGS)
    found = pictured(values[0], values[1], values[2], (first, second, third), values[1] + off)
    assert found.beside is not None
    less, same, more, _tiny = found.beside
    if found.fifty:
        for dots, sides in zip((found.fifty, found.twenty), found.sides, strict=True):
            each = 100 // len(dots)
            for side, figures in ((-1, less), (0, same), (1, more)):
                assert abs(sides.count(side) * each - figures) <= each
    assert found.offer is not None
    shown_below = sum(cases for amount, cases, _tiny, side in found.groups if amount < found.offer or side < 0)
    assert shown_below == less
    assert sum(cases for amount, cases, _tiny, side in found.groups if amount == found.offer and side == 0) == same


def test_an_outcome_that_is_shown_as_the_offer_is_and_is_more_lies_with_what_is_more() -> None:
    found = pictured(30_000, 14_040, 0, (2, 6, 2), 14_000)
    assert found.beside[:3] == (20, 0, 80) if found.beside else False
    assert found.groups == ((30_000_00, 20, False, 0), (14_000_00, 60, False, 1), (0, 20, False, 0))
    assert (found.sides[0].count(-1), found.sides[0].count(0), found.sides[0].count(1)) == (10, 0, 40)
    told = pictures_of(found, MoneyWords(Tongue()))
    assert "In about 60 of 100, you get $14,000, just more than the offer." in told["hundred"].said()


def test_the_steps_begin_at_an_ending_that_leads_to_the_most_likely_amount() -> None:
    found = pictured(1_000, 1_000, 0, (3, 3, 4), 500)
    assert [way[1] for way in found.ways if way[0] == "likely"] == [1_000_00]
    assert found.steps[0][1] == found.steps[-1][1] == 1_000_00


@many
@given(close_guesses())
def test_what_is_left_after_the_steps_is_the_most_likely_amount(numbers: Guesses) -> None:
    values = [int(numbers.endings[name]) // 100 for name in ENDINGS]
    first, second, third = (int(numbers.chances[name]) for name in ENDINGS)
    found = pictured(values[0], values[1], values[2], (first, second, third), 0)
    assert found.steps[-1][1] in [way[1] for way in found.ways if way[0] == "likely"]


def test_endings_in_another_order_have_their_ends_in_order() -> None:
    content = changed(
        CHECK, put("endings", {"best": {"amount": 0}, "middle": {"amount": 25_000}, "worst": {"amount": 60_000}})
    )
    told = result(content)
    # The lowest ending after the high costs and theirs; the highest after the low costs.
    assert told["range"] == [-15_000, 56_000]
    assert told["sentences"]["wide"] == (
        "Your no-deal picture could be anything from paying $15,000 to getting $56,000."
    )
    assert (told["no_deal_low"], told["no_deal_high"]) == (45_000, -4_000)
    assert told["range"][0] <= told["outcomes"][0]["value"] <= told["outcomes"][-1]["value"] <= told["range"][1]


def test_one_way_to_end_is_said_only_where_there_is_one() -> None:
    same = {name: {"amount": 10_000} for name in ENDINGS}
    base = changed(changed(CHECK, put("their_costs", None)), put("costs", [{"low": 500, "high": 500}]))
    assert result(changed(base, put("endings", same)))["sentences"]["wide"] == (
        "You entered only one way this could end: you get $9,500."
    )
    # The worst ending after the high costs is the best after the low ones, and there are three ways.
    base["costs"] = [{"low": 0, "high": 5_000}]
    crossed = {"best": {"amount": 10_000}, "middle": {"amount": 2_000}, "worst": {"amount": 15_000}}
    told = result(changed(base, put("endings", crossed)))
    assert told["no_deal_low"] == told["no_deal_high"]
    assert "only one way" not in told["sentences"]["wide"]


def test_where_nothing_differs_the_two_are_about_the_same() -> None:
    same = {name: {"amount": 14_500} for name in ENDINGS}
    content = changed(changed(CHECK, put("their_costs", None)), put("costs", [{"low": 500, "high": 500}]))
    told = result(changed(content, put("endings", same)))["sentences"]
    assert told["near"] == "On average, by your numbers, the two are about the same."
    assert not {"offer_better", "offer_worse"} & told.keys()


def test_a_number_of_cases_that_nobody_typed_is_said_above_the_rows_that_rest_on_it() -> None:
    question = sheet().question("br_picture")
    values = {
        "br_direction": "receive",
        "br_endings": endings(60_000, 25_000, 0),
        "br_costs": costs((4_000, 9_000)),
        "br_chances": tuple(row for row in cases(3, 5, 2) if row.id != "middle"),
    }
    found = reckoned(question, values, frozenset(), Tongue())
    assert found.rows[0].label == "How often it ends near the middle"
    assert found.rows[0].words == "5 of 10, what the other two leave"
    assert "The cases you placed leave 5 of ten for the middle ending." in found.sentences
    whole = reckoned(question, {**values, "br_chances": cases(3, 5, 2)}, frozenset(), Tongue())
    assert whole.rows == found.rows[1:]
