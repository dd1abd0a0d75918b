"""The edge cases of note §1.20 that belong to the outcomes of a tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from app.reckoning.break_even import BreakEven, Note, break_even
from app.reckoning.discounting import factor
from app.reckoning.ends import ends
from app.reckoning.levels import in_levels
from app.reckoning.outcomes import (
    Against,
    Outcome,
    against,
    mean_of,
    most_likely,
    outcomes,
    quantile,
    spread,
    standard_deviation,
)
from app.reckoning.paths import find
from app.reckoning.rollback import expected_value, rolled_back
from app.reckoning.sensitivity import Range, What, sensitivity
from app.reckoning.trees import Branch, Chance, Impossible, Node, Uncertain
from tests.reckoning.small_trees import court, end, fork, sure


def test_an_end_without_a_chance_is_neither_best_nor_worst() -> None:
    root = fork(("huge", sure(0), end(10**9)), ("usual", sure(1), end(5)), ("ruin", sure(0), end(-(10**9))))
    assert outcomes(root) == (Outcome(Fraction(5), Fraction(1)),)
    assert [one.chance for one in ends(root)] == [0, 1, 0]


def test_one_outcome_has_no_spread() -> None:
    found = outcomes(court("1"))
    assert found == (Outcome(Fraction(100), Fraction(1)),)
    assert standard_deviation(found) == 0
    assert {quantile(found, Fraction(tenth, 10)) for tenth in range(11)} == {100}
    assert most_likely(found) == (Fraction(100),)


def test_equal_outcomes_are_merged_and_keep_their_labels() -> None:
    root = fork(("settles", sure("0.3"), end(50)), ("wins half", sure("0.3"), end(50)), ("wins", sure("0.4"), end(100)))
    assert outcomes(root)[0] == Outcome(Fraction(50), Fraction("0.6"))
    assert most_likely(outcomes(root)) == (Fraction(50),)
    assert [(one.labels, one.path, one.chance) for one in ends(root)][:2] == [
        (("settles",), "root/settles", Fraction("0.3")),
        (("wins half",), "root/wins half", Fraction("0.3")),
    ]


def test_most_likely_tells_a_tie_within_one_of_a_hundred() -> None:
    three = fork(("a", sure("0.495"), end(1)), ("b", sure("0.485"), end(2)), ("c", sure("0.02"), end(3)))
    assert most_likely(outcomes(three)) == (Fraction(1), Fraction(2))
    wider = fork(("a", sure("0.496"), end(1)), ("b", sure("0.484"), end(2)), ("c", sure("0.02"), end(3)))
    assert most_likely(outcomes(wider)) == (Fraction(1),)


# Money below nothing, and offers


def test_costs_above_the_award_show_the_negative_and_no_chance_is_enough() -> None:
    root = court("0.5", value=100, cost=150)
    assert expected_value(root) == -100
    assert outcomes(root)[-1].value == -50
    assert break_even(root, "root/win", Fraction(0)) == BreakEven(
        "root/win", Fraction(3, 2), Note.BEHIND_EVEN_IF_CERTAIN
    )


def test_an_offer_equal_to_an_outcome_is_neither_better_nor_worse() -> None:
    found = outcomes(fork(("a", sure("0.2"), end(0)), ("b", sure("0.3"), end(50)), ("c", sure("0.5"), end(100))))
    assert against(found, Fraction(50)) == Against(Fraction("0.2"), Fraction("0.3"), Fraction("0.5"))
    assert against(found, Fraction(0)) == Against(Fraction(0), Fraction("0.2"), Fraction("0.8"))


def test_an_offer_is_compared_in_hundredths() -> None:
    third = outcomes(end("1/3"))
    assert against(third, Fraction("0.33")).same == 1
    assert against(third, Fraction("0.34")).worse == 1
    assert against(outcomes(end("-1/3")), Fraction("-0.33")).same == 1


def test_a_counterclaim_is_signed_throughout() -> None:
    root = fork(("win", sure("0.5"), end(100)), ("pay", sure("0.5"), end(-300)))
    assert expected_value(root) == -100
    assert quantile(outcomes(root), Fraction(1, 2)) == -300
    assert break_even(root, "root/win", Fraction(0)).chance == Fraction(3, 4)


@pytest.mark.parametrize("offer", [-40, 0])
def test_an_offer_of_nothing_or_less_is_an_offer(offer: int) -> None:
    root = court("0.5", value=100, cost=60)
    assert break_even(root, "root/win", Fraction(offer)).chance == Fraction(60 + offer, 100)


def test_for_a_respondent_the_best_choice_is_still_the_highest() -> None:
    go_on = replace(court("0.5", value=-100, cost=20), id="")
    assert expected_value(fork(("pay now", None, end(-60)), ("go on", None, go_on), decision=True)) == -60
    assert expected_value(fork(("pay now", None, end(-80)), ("go on", None, go_on), decision=True)) == -70


@pytest.mark.parametrize("size", [Fraction(9 * 10**13), Fraction(1, 10**12), Fraction(9 * 10**15 + 1, 100)])
def test_huge_and_tiny_amounts_stay_exact(size: Fraction) -> None:
    root = fork(("a", sure("1/3"), Node(value=size)), ("b", sure("2/3"), Node(value=-size)))
    assert expected_value(root) == -size / 3
    assert mean_of(outcomes(root)) == -size / 3


def test_an_uncertain_amount_gets_fewer_slices_where_there_would_be_too_many() -> None:
    part = Chance.exactly(Fraction(1, 10_000))
    amounts = (
        Node(value=Uncertain(Fraction(place), Fraction(place + 3), Fraction(place + 9))) for place in range(10_000)
    )
    root = Node(tuple(Branch("", one, part) for one in amounts))
    found = spread(in_levels(root))
    assert mean_of(found) == expected_value(root)
    assert found[0].chance == part.low / 20


def test_money_that_moves_today_is_not_discounted() -> None:
    assert factor(Fraction("0.05"), Fraction(0)) == 1
    assert expected_value(end(100), Fraction("0.05")) == 100


def test_money_and_costs_are_discounted_by_their_own_time() -> None:
    later = Node(value=Fraction(121), cost=Fraction(11), years=Fraction(1))
    root = replace(fork(("on", sure(1), replace(later, years=Fraction(2)))), cost=Fraction(5))
    assert expected_value(root, Fraction("0.1")) == (121 - 11) / Fraction("1.21") - 5


def test_part_of_a_year_is_right_to_fifty_digits() -> None:
    half = factor(Fraction("0.05"), Fraction(1, 2))
    assert abs(half**2 * Fraction("1.05") - 1) < Fraction(1, 10**48)
    assert half.denominator <= 10**60


@pytest.mark.parametrize("rate", ["-1", "-1.5"])
def test_a_rate_of_minus_a_hundred_or_less_is_refused_even_where_nothing_moves_later(rate: str) -> None:
    with pytest.raises(Impossible, match="more than minus 100"):
        expected_value(end(1), Fraction(rate))


def test_interest_and_discount_at_one_rate_cancel() -> None:
    rate = Fraction("0.08")
    grown = Node(value=100 * (1 + rate) ** 3, years=Fraction(3))
    assert expected_value(grown, rate) == 100


# Places


@pytest.mark.parametrize(
    ("make", "path", "words"),
    [
        (court, "root/draw", "no such place"),
        (lambda: fork(("a", sure("0.5"), end(1)), ("a", sure("0.5"), end(2))), "root/a", "Two places"),
    ],
)
def test_a_place_that_is_not_there_or_twice_is_refused(make: Callable[[], Node], path: str, words: str) -> None:
    with pytest.raises(Impossible, match=words):
        find(make(), path)


def test_a_label_may_hold_the_sign_between_steps() -> None:
    root = fork(("win/partly", sure("0.5"), end(1)), ("lose", sure("0.5"), end(2)))
    assert find(root, "root/win/partly").node.value == 1


def test_nodes_without_an_id_go_by_their_path_and_twins_by_a_number() -> None:
    root = fork(("a", sure("0.5"), end(1)), ("a", sure("0.5"), end(2)))
    assert list(rolled_back(root)) == ["root", "root/a", "root/a (2)"]


def test_points_between_count_in_a_swing() -> None:
    def cap(tree: Node) -> Node:
        """A made-up rule that pays awards below 50 and nothing from there on."""
        ways = []
        for branch in tree.branches:
            award = branch.node.award
            paid = (
                branch.node
                if not isinstance(award, Fraction)
                else replace(branch.node, award=None, value=award if award < 50 else Fraction(0))
            )
            ways.append(replace(branch, node=paid))
        return replace(tree, branches=tuple(ways))

    root = fork(("win", sure("0.5"), Node(award=Fraction(40))), ("lose", sure("0.5"), end(0)))
    points = (Fraction(49), Fraction(50))
    (swing,) = sensitivity(root, [Range("root/win", Fraction(10), Fraction(60), What.AWARD, points)], rule=cap)
    assert [swing.low_value, swing.high_value, swing.swing] == [5, 0, Fraction(49, 2)]
