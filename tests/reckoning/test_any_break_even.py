"""Break-even of any guess: at the chance that is named the average is level, to the last digit (note §7, number 5)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.break_even import BreakEven, Note, break_even
from app.reckoning.trees import Branch, Chance, Node
from tests.reckoning.made_up_trees import at, branch_paths, money, trees, with_chance, worth

often = settings(max_examples=500, deadline=None)
shares = st.integers(0, 100).map(lambda hundredths: Fraction(hundredths, 100))
Way = tuple[str, ...]


def ways(root: Node) -> list[Way]:
    """The guesses that can be moved: somebody takes the rest, in a known proportion."""
    return [way for way, fork, branch in branch_paths(root) if len(fork.branches) == 2 or at(branch) < 1]


def found(root: Node, way: Way, target: Fraction) -> BreakEven:
    return break_even(root, "/".join((root.id, *way)), target)


def average(root: Node, way: Way, chance: Fraction) -> Fraction:
    return worth(with_chance(root, list(way), chance))


@often
@given(trees(is_fork=True), money, st.data())
def test_the_chance_is_where_the_straight_line_meets_the_amount_inside_or_outside(
    root: Node, target: Fraction, data: st.DataObject
) -> None:
    way = data.draw(st.sampled_from(ways(root)))
    start, end = average(root, way, Fraction(0)), average(root, way, Fraction(1))
    result = found(root, way, target)
    if abs(end - start) < Fraction(1, 100):
        assert (result.chance, result.note) == (None, Note.NO_DIFFERENCE)
        return
    assert result.is_exact
    assert result.chance == (target - start) / (end - start)
    rising, chance = end > start, result.chance
    if chance < 0:
        assert result.note is (Note.AHEAD_EVEN_AT_NONE if rising else Note.BEHIND_EVEN_AT_NONE)
        assert (start > target) == rising
    elif chance > 1:
        assert result.note is (Note.BEHIND_EVEN_IF_CERTAIN if rising else Note.AHEAD_EVEN_IF_CERTAIN)
        assert (end < target) == rising
    else:
        assert result.note is (Note.MORE_THAN if rising else Note.LESS_THAN)
        assert average(root, way, chance) == target


@often
@given(trees(decisions=True, is_fork=True), shares, st.data())
def test_with_choices_on_the_way_the_average_is_level_there_too_the_best_choice_taken(
    root: Node, share: Fraction, data: st.DataObject
) -> None:
    if not ways(root):
        return
    way = data.draw(st.sampled_from(ways(root)))
    target = average(root, way, share)
    result = found(root, way, target)
    for crossing in result.crossings:
        assert average(root, way, crossing) == target
        assert 0 <= crossing <= 1
    if result.note in {Note.MORE_THAN, Note.LESS_THAN}:
        assert result.chance is not None
        sign = 1 if result.note is Note.MORE_THAN else -1
        for hundredth in range(0, 101, 10):
            chance = Fraction(hundredth, 100)
            ahead = average(root, way, chance) - target
            assert (ahead > 0) == ((chance - result.chance) * sign > 0)
    elif result.note is Note.SEVERAL:
        low, high = result.crossings[0], result.crossings[-1]
        assert average(root, way, (low + high) / 2) <= target
        assert result.chance in result.crossings


@often
@given(trees(decisions=True, is_fork=True), money, st.data())
def test_with_choices_on_the_way_no_crossing_is_missed(root: Node, target: Fraction, data: st.DataObject) -> None:
    if not ways(root):
        return
    way = data.draw(st.sampled_from(ways(root)))
    result = found(root, way, target)
    heights = [average(root, way, Fraction(step, 20)) - target for step in range(21)]
    changes = sum(one * other < 0 for one, other in pairwise(heights))
    assert len(result.crossings) >= changes
    if not result.crossings and result.note is not Note.NO_DIFFERENCE:
        assert all(height > 0 for height in heights) == (result.note in _AHEAD)
        assert result.chance is None or not 0 <= result.chance <= 1


_AHEAD = {Note.AHEAD_EVEN_AT_NONE, Note.AHEAD_EVEN_IF_CERTAIN}


@often
@given(st.lists(money, min_size=3, max_size=3, unique=True), st.integers(1, 99).map(lambda n: Fraction(n, 100)), shares)
def test_a_guess_met_twice_on_one_way_is_found_by_halving(
    ends: list[Fraction], present: Fraction, share: Fraction
) -> None:
    root = twice(present, *ends)
    target = _twice_average(share, *ends)
    result = break_even(root, "first", target)
    assert result.crossings
    for crossing in result.crossings:
        assert abs(_twice_average(crossing, *ends) - target) < Fraction(1, 10**9)
    assert any(abs(crossing - share) < Fraction(1, 32) for crossing in result.crossings)
    if result.is_exact:
        assert result.chance is not None
        assert _twice_average(result.chance, *ends) == target


def twice(present: Fraction, both: Fraction, one: Fraction, none: Fraction) -> Node:
    """The same judge decides two questions one after the other."""

    def fork(yes: Node, no: Node, label: str) -> Node:
        rest = Chance.exactly(1 - present)
        return Node((Branch(label, yes, Chance.exactly(present), guess="judge"), Branch(f"not {label}", no, rest)))

    return fork(fork(Node(value=both), Node(value=one), "second"), Node(value=none), "first")


def _twice_average(chance: Fraction, both: Fraction, one: Fraction, none: Fraction) -> Fraction:
    return chance * chance * both + chance * (1 - chance) * one + (1 - chance) * none


@often
@given(trees(most_depth=2, is_fork=True), trees(most_depth=2, is_fork=True), st.integers(1, 4), money)
def test_a_guess_in_two_places_side_by_side_is_moved_in_both(
    left: Node, right: Node, tenths: int, target: Fraction
) -> None:
    present = Chance.exactly(Fraction(tenths, 10))
    sides = [_asked(side, present) for side in (left, right)]
    half = Chance.exactly(Fraction(1, 2))
    root = Node(tuple(Branch(name, side, half) for name, side in zip("lr", sides, strict=True)))
    result = break_even(root, "l/yes", target)
    start, end = (
        sum((worth(with_chance(side, ["yes"], chance)) for side in sides), Fraction(0)) / 2
        for chance in (Fraction(0), Fraction(1))
    )
    if abs(end - start) < Fraction(1, 100):
        assert result.note is Note.NO_DIFFERENCE
    else:
        assert result.chance == (target - start) / (end - start)


def _asked(side: Node, present: Chance) -> Node:
    rest = Chance.exactly(1 - present.low)
    no = _renamed(side.branches[0].node)
    return Node((Branch("yes", _renamed(side), present, guess="judge"), Branch("no", no, rest)))


def _renamed(node: Node) -> Node:
    return replace(node, id="", branches=tuple(replace(one, node=_renamed(one.node)) for one in node.branches))


def test_two_crossings_that_lie_close_together_are_both_found_and_so_is_a_touch() -> None:
    # 400 · p · (1 − p): at most 100, at a half.
    root = twice(Fraction(1, 3), Fraction(0), Fraction(400), Fraction(0))
    close = break_even(root, "first", Fraction("99.9999"))
    assert close.note is Note.SEVERAL
    assert [round(one, 6) for one in close.crossings] == [Fraction("0.4995"), Fraction("0.5005")]
    assert close.chance == close.crossings[0]
    touched = break_even(root, "first", Fraction(100))
    assert (touched.note, len(touched.crossings)) == (Note.SEVERAL, 1)
    assert abs(touched.crossings[0] - Fraction(1, 2)) < Fraction(1, 10**6)
    assert break_even(root, "first", Fraction(101)).crossings == ()
