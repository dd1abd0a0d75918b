"""Trees that cannot be: refused with the place and a sentence (note §1.20)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.reckoning.bounds import bounds
from app.reckoning.checking import check
from app.reckoning.outcomes import (
    Outcome,
    outcomes,
)
from app.reckoning.rollback import expected_value, rolled_back
from app.reckoning.sensitivity import Range, sensitivity
from app.reckoning.trees import DEEPEST, UNKNOWN, Branch, Chance, Impossible, Node, Uncertain
from app.reckoning.wording import amount_said
from tests.reckoning.small_trees import court, end, fork, sure


def refused(root: Node) -> str:
    with pytest.raises(Impossible) as said:
        check(root)
    return f"{said.value.path}: {said.value.sentence}"


def test_without_outcomes_there_are_no_numbers_and_it_says_what_is_missing() -> None:
    assert refused(Node(id="root")) == "root: This end has no amount."
    with pytest.raises(Impossible, match="no amount"):
        expected_value(Node(id="root"))


def test_blank_chances_give_no_numbers_and_it_says_what_is_missing() -> None:
    blank = fork(("win", None, end(1)), ("lose", None, end(0)))
    assert refused(blank) == "root/win: This branch has no chance. Give one, or say that it is not known."
    for reckoned in (expected_value, outcomes, bounds, rolled_back):
        with pytest.raises(Impossible, match="no chance"):
            reckoned(blank)


@pytest.mark.parametrize(
    ("chances", "words"),
    [
        (("0.5", "0.35"), "root: The chances here make 85 of 100 in total: 15 are missing."),
        (("0.5", "0.55"), "root: The chances here make 105 of 100 in total: 5 too many."),
        (("1/3", "1/3"), "root: The chances here make 66.67 of 100 in total: 33.33 are missing."),
        (("-0.1", "1.1"), "root/0: A chance lies between 0 and 100 of 100; this one is −10."),
        (("0", "1.1"), "root/1: A chance lies between 0 and 100 of 100; this one is 110."),
    ],
)
def test_chances_that_do_not_make_a_hundred_are_refused_and_never_scaled(chances: tuple[str, ...], words: str) -> None:
    root = fork(*((str(place), sure(chance), end(place)) for place, chance in enumerate(chances)))
    assert refused(root) == words
    with pytest.raises(Impossible):
        expected_value(root)


def test_ranges_that_cannot_make_a_hundred_are_refused() -> None:
    low = Chance(Fraction("0.1"), Fraction("0.4"))
    high = Chance(Fraction("0.6"), Fraction("0.9"))
    assert "80 of 100 in total: 20 are missing" in refused(fork(("a", low, end(1)), ("b", low, end(0))))
    assert "120 of 100 in total: 20 too many" in refused(fork(("a", high, end(1)), ("b", high, end(0))))
    with pytest.raises(Impossible):
        bounds(fork(("a", low, end(1)), ("b", low, end(0))))


def test_a_low_end_above_the_high_end_is_not_swapped_unasked() -> None:
    upside_down = Chance(Fraction("0.6"), Fraction("0.4"))
    assert "low end of this chance is above" in refused(fork(("a", upside_down, end(1)), ("b", UNKNOWN, end(0))))
    with pytest.raises(Impossible, match="low end of this range is above"):
        sensitivity(court(), [Range("root/win", Fraction(1), Fraction(0))])


def test_a_range_of_no_width_is_a_fixed_value() -> None:
    point = Chance(Fraction("0.4"), Fraction("0.4"))
    assert expected_value(fork(("a", point, end(100)), ("b", UNKNOWN, end(0)))) == 40
    assert sensitivity(court(), [Range("root/win", Fraction("0.4"), Fraction("0.4"))])[0].swing == 0
    assert outcomes(Node(value=Uncertain(Fraction(5), Fraction(5), Fraction(5)))) == (
        Outcome(Fraction(5), Fraction(1)),
    )


@pytest.mark.parametrize("points", [(10, 9, 20), (10, 21, 20)])
def test_a_middle_amount_outside_low_and_high_is_refused(points: tuple[int, int, int]) -> None:
    root = fork(("win", sure(1), Node(value=Uncertain(*map(Fraction, points)))))
    assert refused(root) == (
        f"root/win: The middle amount, {points[1]}, is not between the low one, 10, and the high one, 20."
    )
    with pytest.raises(Impossible, match="middle amount"):
        expected_value(root)


def deep(steps: int) -> Node:
    node = end(1)
    for _step in range(steps):
        node = Node((Branch("on", node, sure(1)),))
    return node


def test_as_deep_as_allowed_is_reckoned_and_one_step_deeper_is_refused() -> None:
    check(deep(DEEPEST))
    assert expected_value(deep(DEEPEST)) == 1
    assert outcomes(deep(DEEPEST)) == (Outcome(Fraction(1), Fraction(1)),)
    assert "more than 60 steps deep" in refused(deep(DEEPEST + 1))
    with pytest.raises(Impossible, match="steps deep"):
        expected_value(deep(DEEPEST + 1))


def test_a_tree_that_comes_back_to_itself_is_refused_and_does_not_run_for_ever() -> None:
    root = court()
    object.__setattr__(root.branches[0], "node", root)
    assert "comes back" in refused(root)
    with pytest.raises(Impossible, match="comes back"):
        expected_value(root)


def test_one_moment_in_two_places_is_refused() -> None:
    same = end(5)
    assert "comes back" in refused(fork(("a", sure("0.5"), same), ("b", sure("0.5"), same)))


@pytest.mark.parametrize(
    ("root", "words"),
    [
        (fork(("a", sure(1), end(1)), decision=True), "root/a: A branch of the party's own choice has no chance"),
        (replace(court(), value=Fraction(1)), "root: This moment has an amount and branches."),
        (replace(end(1), decision=True), "A choice needs at least one branch."),
        (replace(end(1), award=Fraction(1)), "This end has both a value and an award."),
        (fork(("a", sure(1), end(1, "root"))), "Two moments have the id “root”."),
        (replace(end(1), years=Fraction(-1)), "Years are counted from today on"),
        (
            Node(
                tuple(
                    Branch(
                        name, Node((Branch("y", end(1), sure(chance), guess="g"), Branch("n", end(0), UNKNOWN))), half
                    )
                    for name, chance, half in (("a", "0.1", sure("0.5")), ("b", "0.2", sure("0.5")))
                )
            ),
            "b/y: The guess “g” stands at two places with different chances.",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(root: Node, words: str) -> None:
    assert words in refused(root)


def test_an_award_waits_for_a_cost_rule() -> None:
    root = fork(("win", sure(1), Node(award=Fraction(5), id="win")))
    check(root)
    with pytest.raises(Impossible, match="A cost rule says"):
        expected_value(root)


def test_numbers_in_sentences_are_written_as_people_write_them() -> None:
    said = [amount_said(Fraction(one)) for one in ("1234567", "-1/3", "12.5", "0.001", "-0.001", "1e15")]
    assert said == ["1,234,567", "−0.33", "12.5", "0", "0", "1,000,000,000,000,000"]
