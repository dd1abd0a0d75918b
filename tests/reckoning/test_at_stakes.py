"""The gap between both sides in money, at stakes that the mediator types."""

from __future__ import annotations

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import given
from app.domain.judges import optimism_gap
from app.domain.sharing import Lock
from app.presenters.mediator.across import stakes_lines
from app.reckoning.at_stakes import at_stakes
from tests.reckoning.test_across import TONGUE, both, sample
from tests.reckoning.two_sheets import Answers, answers, filling, read


@examples(answers("receive"), answers("pay"), st.one_of(st.integers(1, 10**9), st.integers(1, 300_000)))
@settings(max_examples=500, deadline=None)
def test_the_gap_in_money_is_the_sum_of_judges_times_the_stakes(one: Answers, other: Answers, stakes: int) -> None:
    found = both(one, other)
    worked_out = at_stakes(found, stakes, TONGUE)
    judges = optimism_gap(found.first.judges_after, found.second.judges_after)
    assert (worked_out is None) == (judges is None)
    if worked_out is not None and judges is not None:
        # To the nearest 100, or 10 where less than 2,000 is at stake (decision 37).
        step = 1_000 if stakes < 200_000 else 10_000
        assert worked_out.money % step == 0
        assert abs(worked_out.money * 10 - judges * stakes) <= step * 5


def lines(typed: str, judges: tuple[int, int] | None = None) -> tuple[str, ...]:
    sides = [dict(sample(letter)) for letter in "AB"]
    for side, count in zip(sides, judges or (), strict=False):
        side["br_judges_after"] = (given(count), Lock.MEDIATOR)
    return stakes_lines(read(filling("a", sides[0]), filling("b", sides[1])), typed)


def test_the_gap_in_money_says_who_typed_the_stakes() -> None:
    said = lines("50,000")
    assert said[0] == "At stake: $50,000, typed by the mediator."
    assert said[1] == "Optimism gap: 10 of 100 (1 of 10 judges), which is about $5,000 at these stakes."
    assert said[2].startswith("Critical gap: 39 of 100. Up to there,")
    assert lines("") == ()
    assert lines("many") == (
        "The program cannot read this as an amount. It is still here. Type only the amount, like 12,500.",
    )
    assert lines("-3") == ("Type an amount above zero: what is at stake between the two.",)


@pytest.mark.parametrize(
    ("typed", "amount"), [("12,345.67", "about $1,200"), ("1,234.56", "about $120"), ("1", "less than $10")]
)
def test_it_is_rounded_as_all_that_is_shown(typed: str, amount: str) -> None:
    assert f"which is {amount} at these stakes" in lines(typed)[1]


def test_a_critical_gap_is_never_more_than_the_whole() -> None:
    assert lines("19,699")[2].startswith("Critical gap: more than the whole of it.")
    assert lines("1,000")[2].startswith("Critical gap: more than the whole of it.")
    assert lines("900,000,000")[2].startswith("Critical gap: fewer than 1 of 100.")


@pytest.mark.parametrize(
    ("judges", "words"),
    [
        ((0, 9), "Optimism gap: none. Together both count on 1 judge fewer than ten, which is about $5,000"),
        ((0, 5), "Optimism gap: none. Together both count on 5 judges fewer than ten, which is about $25,000"),
        ((4, 6), "Optimism gap: none. Together both count on ten of ten judges."),
        ((9, 9), "Optimism gap: 80 of 100 (8 of 10 judges), which is about $40,000"),
    ],
)
def test_fewer_judges_than_ten_are_told_in_words(judges: tuple[int, int], words: str) -> None:
    assert lines("50,000", judges)[1].startswith(words)
