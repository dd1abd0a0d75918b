"""Texts, numbers, dates and lengths of time: what is possible, what is unlikely, and how it is said."""

from __future__ import annotations

import pytest

from app.domain.kinds import (
    DateKind,
    DurationKind,
    ListKind,
    LongText,
    MoneyAmount,
    MoneyRange,
    Percent,
    PercentRange,
    Scale,
    ShortText,
)
from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS
from app.domain.kinds.date_kind import AboutDate
from app.domain.kinds.duration import Duration
from app.domain.kinds.list_kind import ListItem
from app.domain.kinds.money_range import MoneySpan
from app.domain.kinds.percent_range import PercentSpan
from app.domain.money import Money
from app.domain.plain import Misread
from app.domain.wording import Tongue

TONGUE = Tongue()


@pytest.mark.parametrize("kind", [ShortText(advice_chars=10), LongText(advice_words=3)])
def test_five_thousand_characters_stand_whatever_the_advice_and_one_more_does_not(kind: ShortText | LongText) -> None:
    assert kind.problems("x" * LONGEST_TEXT) == ()
    (problem,) = kind.problems("x" * (LONGEST_TEXT + 1))
    assert problem.firm
    assert "5,001" in problem.sentence
    assert "5,000" in problem.sentence


def test_a_text_of_white_space_alone_is_blank() -> None:
    assert LongText().is_blank(" \n\t ")
    assert LongText().say("One.\n\n Two. ", TONGUE) == ("One.", "Two.")


def test_sixty_items_stand_and_sixty_one_do_not() -> None:
    items = tuple(ListItem(f"i{count}", "x") for count in range(MOST_ROWS + 1))
    assert ListKind().problems(items[:-1]) == ()
    assert ListKind().problems(items) != ()


def test_a_list_offers_its_items_by_ids_that_stay() -> None:
    value = (ListItem("a", "Pay in parts"), ListItem("b", "  "), ListItem("c", "Swap"))
    assert [(option.value, TONGUE.say(option.label)) for option in ListKind().offers(value)] == [
        ("a", "Pay in parts"),
        ("c", "Swap"),
    ]


def test_a_number_off_the_scale_cannot_stand() -> None:
    assert Scale(0, 100, 10).problems(55) != ()
    assert Scale().problems(11) != ()
    assert Scale().say(7, TONGUE) == ("7 out of 10",)
    ends = Scale(low_label={"en": "Calm"}, high_label={"en": "About to burst"})
    assert ends.say(0, TONGUE) == ("0, on a scale from 0 (Calm) to 10 (About to burst)",)


def test_a_chance_is_said_out_of_a_hundred() -> None:
    assert Percent().say(30, TONGUE) == ("30% (30 out of 100)",)
    assert Percent().problems(101) != ()
    assert PercentRange().say(PercentSpan(50, 85), TONGUE) == ("50% (50 out of 100) to 85% (85 out of 100)",)


def test_true_is_no_number() -> None:
    for kind in (Percent(), Scale()):
        with pytest.raises(Misread):
            kind.from_plain(True)


def test_a_range_upside_down_cannot_stand() -> None:
    low, high = Money(100, "USD"), Money(200, "USD")
    assert MoneyRange().problems(MoneySpan(low, high)) == ()
    assert MoneyRange().problems(MoneySpan(low, low)) == ()
    assert [problem.firm for problem in MoneyRange().problems(MoneySpan(high, low))] == [True]
    assert PercentRange().problems(PercentSpan(9, 8)) != ()
    assert DurationKind(ranged=True).problems(Duration("months", low=9, high=8)) != ()


def test_half_a_range_is_an_answer() -> None:
    assert MoneyRange().say(MoneySpan(Money(35000, "USD")), TONGUE) == ("$350 or more",)
    assert MoneyRange().say(MoneySpan(high=Money(60000, "USD")), TONGUE) == ("up to $600",)


def test_signed_money_is_said_from_the_partys_view_without_a_minus() -> None:
    kind = MoneyAmount(signed=True)
    assert kind.say(Money(-3800000, "USD"), TONGUE) == ("$38,000 goes from me",)
    assert kind.say(Money(1400000, "USD"), TONGUE) == ("$14,000 comes to me",)
    assert kind.say(Money(0, "USD"), TONGUE) == ("$0",)
    assert MoneyAmount().problems(Money(-1, "USD")) != ()


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (AboutDate(2025, 10, 24), "October 24, 2025"),
        (AboutDate(2025, 10, about=True), "about October 2025"),
        (AboutDate(2025), "2025"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(date: AboutDate, said: str) -> None:
    assert DateKind().say(date, TONGUE) == (said,)


@pytest.mark.parametrize(
    ("date", "where"),
    [
        (AboutDate(25, 10, 24), "year"),
        (AboutDate(2025, 13), "month"),
        (AboutDate(2025, None, 3), "month"),
        (AboutDate(2025, 2, 29), "day"),
        (AboutDate(2025, 4, 31), "day"),
    ],
)
def test_an_impossible_date_is_told_at_the_part_to_change(date: AboutDate, where: str) -> None:
    assert [problem.where for problem in DateKind().problems(date)] == [where]


def test_a_leap_day_stands() -> None:
    assert DateKind().problems(AboutDate(2028, 2, 29)) == ()


def test_an_unlikely_length_of_time_may_be_confirmed_and_an_impossible_one_may_not() -> None:
    kind = DurationKind("minutes", usual=20, low=5, high=120)
    assert [problem.firm for problem in kind.problems(Duration("minutes", 3))] == [False]
    assert kind.problems(Duration("minutes", 20)) == ()
    assert [problem.firm for problem in kind.problems(Duration("minutes", -1))] == [True]
    assert kind.say(Duration("minutes", 1), TONGUE) == ("1 minute",)
    assert DurationKind(ranged=True).say(Duration("months", low=8, high=16), TONGUE) == ("8 months to 16 months",)
