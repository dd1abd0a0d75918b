"""The totals of the costs: the sheet and `recess reckon` have the same, whatever is blank or not known."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.wording import Tongue
from app.reckoning.cost_totals import Guess, Open, cost_totals, least_middle
from app.reckoning.from_answers import guesses
from app.reckoning.no_deal import ENDINGS, RESULTS
from app.reckoning.no_deal_picture import picture_of
from app.reckoning.reality_check import completed
from app.reckoning.rows import sentences_by_key
from tests.reckoning.format.asking import picture, result

many = settings(max_examples=500, deadline=None)
CELLS: st.SearchStrategy[Guess] = st.sampled_from(list(Open)) | st.integers(0, 10**7).map(Fraction)


def in_order(step: tuple[Guess, Guess]) -> tuple[Guess, Guess]:
    low, high = step
    return (high, low) if isinstance(low, Fraction) and isinstance(high, Fraction) and low > high else step


STEPS = st.lists(st.tuples(CELLS, CELLS).map(in_order), min_size=1, max_size=5)


def typed(cell: Guess) -> object:
    return DONT_KNOW if cell is Open.UNKNOWN else Money(int(cell), "USD") if isinstance(cell, Fraction) else None


def as_rows(steps: list[tuple[Guess, Guess]]) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"r{at}",
            {end: found for end, cell in zip(("low", "high"), step, strict=True) if (found := typed(cell)) is not None},
        )
        for at, step in enumerate(steps)
    )


def as_input(steps: list[tuple[Guess, Guess]]) -> list[dict[str, Any]]:
    def cell(guess: Guess) -> Any:
        return float(guess / 100) if isinstance(guess, Fraction) else "unknown" if guess is Open.UNKNOWN else None

    return [{"low": cell(low), "high": cell(high)} for low, high in steps]


@many
@given(STEPS, st.none() | st.integers(0, 10), st.booleans())
def test_the_sheet_and_reckon_give_the_same_rows_and_sentences_whatever_is_open(
    steps: list[tuple[Guess, Guess]], best: int | None, is_offer: bool
) -> None:
    amounts, cases = {"best": 60_000, "middle": 25_000, "worst": -500}, {"best": best, "middle": 3, "worst": None}
    if best is not None and best > 7:
        cases["middle"] = None
    told = result(
        {
            "kind": "reality_check",
            "currency": "USD",
            "offer": 14_000 if is_offer else None,
            "endings": {name: {"amount": amount} for name, amount in amounts.items()},
            "chances": cases,
            "costs": as_input(steps),
        }
    )
    sheet: dict[str, object] = {
        "br_endings": tuple(Row(name, {"amount": Money(amounts[name] * 100, "USD")}) for name in ENDINGS),
        "br_chances": tuple(Row(name, {"of_ten": count}) for name, count in cases.items() if count is not None),
        "br_costs": as_rows(steps),
    }
    if is_offer:
        sheet["br_offer"] = Money(14_000_00, "USD")
    numbers = guesses(sheet)
    for name, work_out in RESULTS.items():
        exact = work_out(completed(numbers))
        assert (None if told[name] is None else Fraction(told[name]) * 100) == exact, name
    said = dict(sentences_by_key(picture(), numbers, Tongue()))
    assert said == {key: words for key, words in told["sentences"].items() if key != "moved"}


@many
@given(STEPS, st.data())
def test_the_totals_and_the_least_are_bounds_of_whatever_the_unknown_costs_come_to(
    steps: list[tuple[Guess, Guess]], data: st.DataObject
) -> None:
    """Every "I don't know" becomes some number, a low guess never above its high one."""
    found = cost_totals(steps)
    low_total = high_total = Fraction(0)
    for low, high in steps:
        one = high if low is Open.BLANK else low
        other = low if high is Open.BLANK else high
        if one is Open.BLANK:
            continue
        if isinstance(one, Open):
            top = int(other) if isinstance(other, Fraction) else 10**9
            one = Fraction(data.draw(st.integers(0, top)))
        if isinstance(other, Open):
            other = one if low is Open.BLANK or high is Open.BLANK else one + data.draw(st.integers(0, 10**9))
        low_total, high_total = low_total + one, high_total + other
    assert found.least <= low_total <= high_total
    assert found.least_middle <= (low_total + high_total) / 2
    assert (
        found.low is None
        or found.low == low_total
        or all(Open.BLANK in step for step in steps if step[0] is not step[1])
    )
    assert found.high is None or found.high >= high_total
    assert found.low is None or found.high is None or found.low <= found.high


@pytest.mark.parametrize(
    ("step", "low", "high", "least"),
    [
        ((Fraction(3), Fraction(5)), 3, 5, 4),
        ((Fraction(3), Open.BLANK), 3, 3, 3),
        ((Open.BLANK, Fraction(5)), 5, 5, 5),
        ((Fraction(3), Open.UNKNOWN), 3, None, 3),
        ((Open.UNKNOWN, Fraction(5)), None, 5, Fraction(5, 2)),
        ((Open.UNKNOWN, Open.UNKNOWN), None, None, 0),
        ((Open.UNKNOWN, Open.BLANK), None, None, 0),
        ((Open.BLANK, Open.UNKNOWN), None, None, 0),
        ((Open.BLANK, Open.BLANK), None, None, 0),
    ],
)
def test_what_a_step_with_a_blank_or_an_i_dont_know_comes_to(
    step: tuple[Guess, Guess], low: int | None, high: int | None, least: Fraction
) -> None:
    found = cost_totals([step])
    assert (found.low, found.high, found.least_middle, least_middle(*step)) == (low, high, least, least)


def test_a_step_without_any_guess_is_left_out_and_one_guess_stands_for_both_and_both_are_said() -> None:
    steps: list[tuple[Guess, Guess]] = [
        (Fraction(100_00), Fraction(300_00)),
        (Fraction(50_00), Open.BLANK),
        (Open.BLANK, Open.BLANK),
    ]
    numbers = guesses({"br_costs": as_rows(steps)})
    assert (numbers.cost_low, numbers.cost_high) == (Fraction(150_00), Fraction(350_00))
    said = sentences_by_key(picture(), numbers, Tongue())
    assert said["costs"] == "1 cost is left open, and the totals are without it."
    assert (
        said["half_costs"] == "1 cost has one guess and a blank. The one guess stands for both, the low and the high."
    )


@many
@given(STEPS, st.integers(-(10**8), 10**8), st.integers(0, 10**7))
def test_at_most_and_at_least_hold_whatever_the_unknown_costs_come_to(
    steps: list[tuple[Guess, Guess]], ending: int, more: int
) -> None:
    steps = [*steps, (Fraction(more), Open.UNKNOWN)]
    numbers = guesses(
        {
            "br_endings": tuple(Row(name, {"amount": Money(ending, "USD")}) for name in ENDINGS),
            "br_chances": tuple(Row(name, {"of_ten": count}) for name, count in zip(ENDINGS, (3, 3, 4), strict=True)),
            "br_costs": as_rows(steps),
        }
    )
    found = picture_of(numbers, 100)
    assert found is not None
    least = sum((least_middle(low, high) for low, high in steps), Fraction(0))
    assert (found.lowest, found.highest) == (None, ending - least)
    words = sentences_by_key(picture(), numbers, Tongue())["bounds"]
    said = Fraction(words.split("$")[1].split(" ")[0].replace(",", "")) * 100
    if "at least" in words:
        assert "you would pay" in words
        assert 0 < said <= -found.highest
    else:
        assert "you would get" in words
        assert "at most" in words
        assert said >= found.highest
