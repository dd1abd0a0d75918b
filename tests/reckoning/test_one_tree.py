"""The tree of the format page, worked out by hand beside the engine."""

from __future__ import annotations

from fractions import Fraction

import pytest

from app.reckoning.bounds import bounds
from app.reckoning.break_even import BreakEven, Note, break_even
from app.reckoning.checking import check
from app.reckoning.outcomes import Against, Outcome, against, most_likely, outcomes, quantile, standard_deviation
from app.reckoning.paths import find
from app.reckoning.rollback import Rolled, expected_value, rolled_back
from app.reckoning.sensitivity import Range, Swing, What, sensitivity
from app.reckoning.trees import UNKNOWN, Branch, Chance, Impossible, Node


def sure(chance: str) -> Chance:
    return Chance.exactly(Fraction(chance))


def court(win: Chance | None = None, lose: Chance | None = None) -> Node:
    """Win 150,000 six times in ten, lose four times, 20,000 of costs either way."""
    cost = Fraction(20_000)
    return Node(
        id="root",
        label="court",
        branches=(
            Branch("win", Node(id="win", cost=cost, value=Fraction(150_000)), win or sure("0.6")),
            Branch("lose", Node(id="lose", cost=cost, value=Fraction(0)), lose or sure("0.4")),
        ),
    )


def test_costs_are_paid_on_every_path_that_reaches_them() -> None:
    check(court())
    assert expected_value(court()) == 70_000
    assert outcomes(court()) == (
        Outcome(Fraction(-20_000), Fraction(2, 5)),
        Outcome(Fraction(130_000), Fraction(3, 5)),
    )


def test_a_node_is_worth_what_comes_after_it_before_its_own_cost() -> None:
    assert rolled_back(court()) == {
        "root": Rolled(Fraction(70_000), Fraction(1)),
        "win": Rolled(Fraction(150_000), Fraction(3, 5)),
        "lose": Rolled(Fraction(0), Fraction(2, 5)),
    }


def test_the_root_s_own_cost_counts() -> None:
    root = Node(cost=Fraction(5), value=Fraction(12))
    assert (expected_value(root), outcomes(root)) == (7, (Outcome(Fraction(7), Fraction(1)),))


def test_no_quantile_lies_between_two_lumps() -> None:
    found = outcomes(court())
    assert [quantile(found, Fraction(share)) for share in ("0", "0.4", "0.41", "1")] == [
        -20_000,
        -20_000,
        130_000,
        130_000,
    ]


def test_summaries_of_two_lumps() -> None:
    found = outcomes(court())
    assert most_likely(found) == (130_000,)
    # √(0.24) × 150,000
    assert abs(standard_deviation(found) ** 2 - Fraction(24, 100) * 150_000**2) < Fraction(1, 10**30)
    assert against(found, Fraction(130_000)) == Against(Fraction(2, 5), Fraction(3, 5), Fraction(0))


def test_break_even_of_both_branches() -> None:
    win, lose = (break_even(court(), path, Fraction(70_000)) for path in ("root/win", "court/lose"))
    assert win == BreakEven("root/win", Fraction(3, 5), Note.MORE_THAN, crossings=(Fraction(3, 5),))
    assert lose == BreakEven("court/lose", Fraction(2, 5), Note.LESS_THAN, crossings=(Fraction(2, 5),))


def test_bounds_of_a_chance_that_is_not_known() -> None:
    assert bounds(court(UNKNOWN, UNKNOWN)) == (-20_000, 130_000)
    assert bounds(court(Chance(Fraction(2, 5), Fraction(4, 5)), UNKNOWN)) == (40_000, 100_000)


def test_the_largest_swing_comes_first() -> None:
    ranges = (
        Range("root/win", Fraction(140_000), Fraction(160_000), What.VALUE),
        Range("root/win", Fraction("0.4"), Fraction("0.8")),
    )
    assert sensitivity(court(), ranges) == (
        Swing("root/win", Fraction(40_000), Fraction(100_000), Fraction(60_000)),
        Swing("root/win", Fraction(64_000), Fraction(76_000), Fraction(12_000), What.VALUE),
    )


def test_a_place_is_found_by_ids_or_labels_and_otherwise_refused() -> None:
    assert find(court(), "root/win").node.id == "win"
    assert find(court(), "win").node.id == "win"
    assert find(court(), "court").fork is None
    with pytest.raises(Impossible, match="no such place"):
        find(court(), "root/draw")
