"""What two sides give, all as amounts received by the claimant."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reckoning.format.asking import SIDES, changed, drop, put, result


def test_the_example_of_the_page() -> None:
    assert result(SIDES) == {
        "reservation": {"claimant": 176100, "respondent": 193500},
        "range": [176100, 193500],
        "width": 17400,
        "optimism_gap": Decimal("0.2"),
        "critical_gap": Decimal("0.247933884298"),
        "split": {"who_wins": 60000, "how_much": 0, "who_pays_costs": 12600},
    }


def test_two_who_do_not_meet_have_no_range_and_a_width_below_nothing() -> None:
    found = result(changed(SIDES, put("claimant", "win_chance", 0.8)))
    assert found["range"] is None
    assert found["width"] < 0
    assert found["optimism_gap"] > found["critical_gap"]


def test_stakes_may_be_each_sides_own() -> None:
    content = changed(SIDES, drop("stakes"))
    put("claimant", "stakes", 300000)(content)
    put("respondent", "stakes", 300000)(content)
    assert result(content) == result(SIDES)
    put("respondent", "stakes", 200000)(content)
    assert result(content)["split"]["how_much"] == Decimal("0.6") * 100000


def test_a_side_that_says_where_it_stops_need_say_no_more() -> None:
    content = {"kind": "two_sides", "claimant": {"reservation": 100}, "respondent": {"reservation": 250.5}}
    assert result(content) == {
        "reservation": {"claimant": 100, "respondent": Decimal("250.5")},
        "range": [100, Decimal("250.5")],
        "width": Decimal("150.5"),
        "optimism_gap": None,
        "critical_gap": None,
        "split": None,
    }


@pytest.mark.parametrize("take", [drop, lambda *way: put(*way, None)], ids=["missing", "null"])
def test_costs_that_are_not_given_are_not_nothing_and_leave_open_what_hangs_on_them(take: Any) -> None:
    found = result(changed(SIDES, take("respondent", "own_costs")))
    assert found == {
        "reservation": {"claimant": None, "respondent": None},
        "range": None,
        "width": None,
        "optimism_gap": Decimal("0.2"),
        "critical_gap": None,
        "split": {"who_wins": 60000, "how_much": 0, "who_pays_costs": None},
    }


@pytest.mark.parametrize("take", [drop, lambda *way: put(*way, None)], ids=["missing", "null"])
@pytest.mark.parametrize("key", ["win_chance", "own_costs"])
def test_where_each_bears_its_own_costs_one_side_is_worked_out_without_the_other(take: Any, key: str) -> None:
    content = changed(SIDES, put("recovery_share", 0))
    take("respondent", key)(content)
    found = result(content)
    assert found["reservation"] == {"claimant": 160000, "respondent": None}
    assert (found["range"], found["width"]) == (None, None)
    if key == "own_costs":
        assert found["split"] == {"who_wins": 60000, "how_much": 0, "who_pays_costs": 0}
        assert found["critical_gap"] is None


def test_a_side_that_only_says_where_it_stops_changes_no_number_of_the_other() -> None:
    alone = changed(SIDES, put("recovery_share", 0))
    with_limit = changed(alone, put("respondent", {"reservation": 200000}))
    found = result(with_limit)
    assert found["reservation"] == {"claimant": 160000, "respondent": 200000}
    put("recovery_share", 0.7)(with_limit)
    assert result(with_limit)["reservation"] == {"claimant": None, "respondent": 200000}


def test_stakes_that_are_not_given_leave_all_open_but_the_gap_of_the_chances() -> None:
    for take in (drop("stakes"), put("stakes", None)):
        found = result(changed(SIDES, take))
        assert found["reservation"] == {"claimant": None, "respondent": None}
        assert found["optimism_gap"] == Decimal("0.2")
        assert (found["critical_gap"], found["split"]) == (None, None)


def test_where_the_sides_see_different_stakes_there_is_no_critical_gap() -> None:
    content = changed(SIDES, drop("stakes"))
    put("claimant", "stakes", 300000)(content)
    put("respondent", "stakes", 200000)(content)
    assert result(content)["critical_gap"] is None


def test_a_critical_gap_is_never_more_than_any_gap_can_be() -> None:
    found = result(changed(changed(SIDES, put("stakes", 1000)), put("recovery_share", 0)))
    assert found["critical_gap"] == 1


shares = st.integers(0, 100).map(lambda part: part / 100)
money = st.integers(0, 10**8)


@settings(max_examples=500, deadline=None)
@given(shares, shares, shares, money, money, money)
def test_the_width_is_what_both_save_less_what_their_gap_is_worth(
    claimants: float, respondents: float, share: float, stakes: int, own: int, other: int
) -> None:
    found: Any = result(
        {
            "kind": "two_sides",
            "stakes": stakes,
            "recovery_share": share,
            "claimant": {"win_chance": claimants, "own_costs": own},
            "respondent": {"win_chance": respondents, "own_costs": other},
        }
    )
    gap = Fraction(str(claimants)) + Fraction(str(respondents)) - 1
    at_stake = stakes + Fraction(str(share)) * (own + other)
    assert Fraction(found["optimism_gap"]) == gap
    assert Fraction(found["width"]) == own + other - gap * at_stake
    assert (found["range"] is None) == (found["width"] < 0)
    if at_stake:
        critical = min(Fraction(1), (own + other) / at_stake)
        assert Fraction(found["critical_gap"]) == Fraction(round(critical * 10**12), 10**12)
