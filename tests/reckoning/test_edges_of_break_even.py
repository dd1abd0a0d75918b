"""The edge cases of break-even, of the party's own choices and of chances that are not known (note §1.8, §1.13, §1.20)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.reckoning.bounds import are_exact, bounds
from app.reckoning.break_even import BreakEven, Note, break_even
from app.reckoning.ends import ends
from app.reckoning.outcomes import (
    Outcome,
    outcomes,
)
from app.reckoning.rollback import Open, expected_value, rolled_back
from app.reckoning.sensitivity import Range, What, sensitivity
from app.reckoning.trees import UNKNOWN, Branch, Chance, Impossible, Node
from tests.reckoning.small_trees import court, end, fork, sure


def test_a_tie_of_choices_is_told_and_never_split() -> None:
    coin = replace(court("0.5", value=100), id="")
    root = fork(("take 50", None, end(50)), ("go on", None, coin), ("wait", None, end(10)), decision=True)
    rolled = rolled_back(root)["root"]
    assert rolled.choice == ("take 50", "go on")
    assert rolled.expected_value == 50
    assert outcomes(root) == (Outcome(Fraction(50), Fraction(1)),)


def test_a_choice_has_no_break_even() -> None:
    root = fork(("a", None, end(50)), ("b", None, end(60)), decision=True)
    with pytest.raises(Impossible, match="no chance at this place"):
        break_even(root, "root/a", Fraction(0))


def test_with_a_choice_to_stop_the_crossing_is_where_going_on_is_level() -> None:
    go_on = Node((Branch("win", end(100), sure("0.7")), Branch("lose", end(-100), sure("0.3"))), id="court")
    root = fork(("stop", None, end(20)), ("go on", None, go_on), decision=True)
    assert break_even(root, "root/court/win", Fraction(20)).chance == Fraction(3, 5)
    assert break_even(root, "root/court/win", Fraction(10)).note is Note.AHEAD_EVEN_AT_NONE
    assert break_even(root, "root/court/win", Fraction(300)) == BreakEven(
        "root/court/win", Fraction(2), Note.BEHIND_EVEN_IF_CERTAIN
    )


def test_a_choice_can_make_two_crossings_and_both_are_told() -> None:
    def side(win: str, lose: str) -> Node:
        ways = (Branch("yes", end(win), sure("0.8"), guess="g"), Branch("no", end(lose), sure("0.2")))
        return Node(ways)

    root = fork(("with", None, side("100", "0")), ("against", None, side("0", "100")), decision=True)
    found = break_even(root, "root/with/yes", Fraction(70))
    assert found == BreakEven(
        "root/with/yes", Fraction("0.7"), Note.SEVERAL, crossings=(Fraction("0.3"), Fraction("0.7"))
    )
    touched = break_even(root, "root/with/yes", Fraction(50))
    assert (touched.note, touched.crossings) == (Note.SEVERAL, (Fraction(1, 2),))
    assert break_even(root, "root/with/yes", Fraction(40)).crossings == ()


def test_a_certain_branch_with_several_others_asks_who_takes_the_rest() -> None:
    root = fork(("a", sure(1), end(9)), ("b", sure(0), end(5)), ("c", sure(0), end(1)))
    assert break_even(root, "root/a", Fraction(5)) == BreakEven("root/a", None, Note.WHO_TAKES_THE_REST)
    with pytest.raises(Impossible, match="take the rest"):
        sensitivity(root, [Range("root/a", Fraction(0), Fraction(1))])


def test_a_certain_branch_with_one_other_leaves_it_the_rest() -> None:
    assert break_even(court("1"), "root/win", Fraction(40)).chance == Fraction("0.4")


def test_the_only_branch_asks_who_takes_the_rest() -> None:
    assert break_even(fork(("a", sure(1), end(9))), "root/a", Fraction(5)).note is Note.WHO_TAKES_THE_REST


def test_a_guess_that_changes_less_than_a_hundredth_makes_no_difference() -> None:
    root = fork(("a", sure("0.5"), end(100)), ("b", sure("0.5"), end("100.005")))
    assert break_even(root, "root/a", Fraction(5)) == BreakEven("root/a", None, Note.NO_DIFFERENCE)


def test_a_higher_chance_that_hurts_is_told_as_less_than() -> None:
    assert break_even(court("0.5"), "root/lose", Fraction(40)).note is Note.LESS_THAN
    assert break_even(court("0.5"), "root/lose", Fraction(-40)) == BreakEven(
        "root/lose", Fraction("1.4"), Note.AHEAD_EVEN_IF_CERTAIN
    )
    assert break_even(court("0.5"), "root/lose", Fraction(140)) == BreakEven(
        "root/lose", Fraction("-0.4"), Note.BEHIND_EVEN_AT_NONE
    )


def test_an_unknown_chance_has_a_break_even_to_ask_about_and_others_that_are_open_do_not() -> None:
    unknown = fork(("win", UNKNOWN, end(100)), ("lose", UNKNOWN, end(0)))
    assert break_even(unknown, "root/win", Fraction(30)).chance == Fraction("0.3")
    twice = fork(("now", sure("0.5"), replace(unknown, id="a")), ("later", sure("0.5"), replace(court(), id="b")))
    assert break_even(twice, "root/later", Fraction(30)).note is Note.OPEN


def test_unknown_in_every_field_gives_bounds_and_no_average() -> None:
    root = fork(("win", UNKNOWN, end(100)), ("settle", UNKNOWN, end(40)), ("lose", UNKNOWN, end(-20)))
    assert bounds(root) == (Fraction(-20), Fraction(100))
    for reckoned in (expected_value, outcomes, rolled_back, ends):
        with pytest.raises(Open, match="no one average"):
            reckoned(root)


def test_what_the_others_leave_no_room_for_is_known() -> None:
    root = fork(("win", sure("0.6"), end(100)), ("lose", UNKNOWN, end(0)))
    assert expected_value(root) == 60
    assert bounds(root) == (Fraction(60), Fraction(60))


def asked_twice(count: int, width: Chance) -> Node:
    """`count` guesses, each standing in two places side by side."""
    forks = []
    for guess in range(count):
        for side in (1, -1):
            ways = (Branch("yes", end(side * (guess + 1)), width, guess=f"g{guess}"), Branch("no", end(0), UNKNOWN))
            forks.append(Node(ways))
    part = Chance.exactly(Fraction(1, 2 * count))
    return Node(tuple(Branch(str(place), one, part) for place, one in enumerate(forks)))


def test_up_to_eight_shared_guesses_are_exact_and_above_the_bounds_are_at_least_and_at_most() -> None:
    # Each guess adds at one place what it takes away at the other.
    assert bounds(asked_twice(8, UNKNOWN)) == (Fraction(0), Fraction(0))
    assert are_exact(asked_twice(8, UNKNOWN))
    low, high = bounds(asked_twice(9, UNKNOWN))
    assert low < 0 < high
    assert not are_exact(asked_twice(9, UNKNOWN))


def test_a_shared_guess_whose_places_leave_it_no_common_value_is_refused() -> None:
    wide = Chance(Fraction(0), Fraction(1))
    sides = [Node((Branch("yes", end(1), wide, guess="g"), Branch("no", end(0), sure(no)))) for no in ("0.2", "0.3")]
    more = Node((Branch("yes", end(1), wide, guess="g"), Branch("no", end(0), UNKNOWN)))
    third = Chance.exactly(Fraction(1, 3))
    with pytest.raises(Impossible, match="at all of its places"):
        bounds(Node(tuple(Branch(str(place), one, third) for place, one in enumerate([*sides, more]))))


def test_a_guess_met_twice_on_one_way_or_on_two_sides_of_a_choice_has_bounds_that_hold() -> None:
    again = Node((Branch("yes", end(100), UNKNOWN, guess="g"), Branch("no", end(0), UNKNOWN)))
    first = Node((Branch("yes", end(0), UNKNOWN, guess="g"), Branch("no", again, UNKNOWN)))
    assert bounds(first) == (Fraction(0), Fraction(100))  # in truth p · (1 − p) · 100, at most 25
    assert not are_exact(first)
    other = Node((Branch("yes", end(0), UNKNOWN, guess="g"), Branch("no", end(100), UNKNOWN)))
    same = Node((Branch("yes", end(100), UNKNOWN, guess="g"), Branch("no", end(0), UNKNOWN)))
    chosen = fork(("with", None, same), ("against", None, other), decision=True)
    assert bounds(chosen) == (Fraction(0), Fraction(100))  # in truth at least 50
    assert not are_exact(chosen)


def test_a_chance_that_is_not_known_has_a_swing_between_the_ends_that_are_given() -> None:
    unknown = fork(("win", UNKNOWN, end(100)), ("lose", UNKNOWN, end(0)))
    (swing,) = sensitivity(unknown, [Range("root/win", Fraction("0.4"), Fraction("0.8"))])
    assert [swing.low_value, swing.high_value, swing.swing] == [40, 80, 40]
    with pytest.raises(Open):
        sensitivity(unknown, [Range("root/lose", Fraction(-5), Fraction(5), What.VALUE)])


def test_in_a_swing_the_party_s_choices_stay_as_they_are_best_now() -> None:
    go_on = Node((Branch("win", end(100), sure("0.7")), Branch("lose", end(-100), sure("0.3"))), id="court")
    root = fork(("stop", None, end(20)), ("go on", None, go_on), decision=True)
    (swing,) = sensitivity(root, [Range("root/court/win", Fraction(0), Fraction(1))])
    assert [swing.low_value, swing.high_value] == [-100, 100]


def test_a_guess_on_two_branches_of_one_fork_can_be_half_at_most_and_is_moved_on_both() -> None:
    ways = [Branch(label, end(value), sure("0.2"), guess="each") for label, value in (("a", 100), ("b", 60))]
    root = Node((*ways, Branch("none", end(20), sure("0.6"))), id="root")
    # 160 p + 20 (1 − 2 p)
    found = break_even(root, "root/a", Fraction(50))
    assert (found.chance, found.note) == (Fraction("0.25"), Note.MORE_THAN)
    assert break_even(root, "root/a", Fraction(110)).chance == Fraction("0.75")
    with pytest.raises(Impossible, match="no chances that can be"):
        sensitivity(root, [Range("root/a", Fraction(0), Fraction("0.6"))])
