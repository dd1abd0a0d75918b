"""What holds for the averages and outcomes of every tree (note §7, numbers 1 to 4, 10 to 13, 16)."""

from __future__ import annotations

import copy
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.amounts import mean, slice_means
from app.reckoning.bounds import bounds
from app.reckoning.break_even import break_even
from app.reckoning.checking import check
from app.reckoning.levels import in_levels
from app.reckoning.outcomes import (
    Outcome,
    against,
    mean_of,
    most_likely,
    outcomes,
    quantile,
    spread,
    standard_deviation,
)
from app.reckoning.rollback import average, expected_value, rolled_back
from app.reckoning.sensitivity import Range, sensitivity
from app.reckoning.trees import Branch, Chance, Node, Uncertain
from app.reckoning.utility import certainty_equivalent
from tests.reckoning.made_up_trees import (
    branch_paths,
    changed_money,
    merged,
    money,
    paths,
    trees,
    uncertain_amounts,
    with_chance,
    worth,
)

often = settings(max_examples=500, deadline=None)
shares = st.integers(0, 100).map(lambda hundredths: Fraction(hundredths, 100))
rates = st.sampled_from([Fraction(0), Fraction(5, 100), Fraction(-1, 10)])


@often
@given(trees(decisions=True, years=True), rates)
def test_rollback_enumeration_and_plain_fractions_agree(root: Node, rate: Fraction) -> None:
    check(root)
    found = outcomes(root, rate)
    plain = merged(paths(root, rate))
    assert found == tuple(Outcome(value, plain[value]) for value in sorted(plain))
    assert (
        expected_value(root, rate)
        == worth(root, rate)
        == sum(one.value * one.chance for one in found)
        == mean_of(found)
    )
    assert sum(one.chance for one in found) == 1


@often
@given(trees(decisions=True))
def test_every_node_is_worth_what_the_plain_recursion_says(root: Node) -> None:
    rolled = rolled_back(root)
    for node in _nodes(root):
        assert rolled[node.id].expected_value == worth(node) + node.cost
    assert rolled[root.id].chance == 1


@often
@given(trees(decisions=True, uneven=False), st.integers(1, 400), money)
def test_money_in_another_unit_changes_nothing_but_the_unit(root: Node, factor: int, offer: Fraction) -> None:
    found, times = outcomes(root), outcomes(changed_money(root, Fraction(factor)))
    assert times == tuple(Outcome(one.value * factor, one.chance) for one in found)
    assert bounds(changed_money(root, Fraction(factor)))[0] == bounds(root)[0] * factor
    assert against(times, offer * factor).same == sum(one.chance for one in found if one.value == offer)
    assert most_likely(times) == tuple(value * factor for value in most_likely(found))
    assert abs(standard_deviation(times) - standard_deviation(found) * factor) < Fraction(1, 10**30)


@often
@given(trees(uneven=False), money, money)
def test_a_constant_added_to_every_end_shifts_everything_but_spread_and_swings(
    root: Node, added: Fraction, offer: Fraction
) -> None:
    moved = changed_money(root, Fraction(1), added)
    found, shifted = outcomes(root), outcomes(moved)
    assert shifted == tuple(Outcome(one.value + added, one.chance) for one in found)
    assert standard_deviation(shifted) == standard_deviation(found)
    assert against(shifted, offer + added) == against(found, offer)
    assert against(found, offer).worse == sum(one.chance for one in found if one.value < offer)
    for way, fork, branch in list(branch_paths(root))[:2]:
        if len(fork.branches) == 2 or (branch.chance and branch.chance.low < 1):
            one = Range("/".join((root.id, *way)), Fraction(1, 10), Fraction(7, 10))
            assert sensitivity(moved, [one])[0].swing == sensitivity(root, [one])[0].swing


@often
@given(trees(ranges=True, most_depth=2), money)
def test_seen_from_the_other_side_every_amount_has_the_other_sign(root: Node, offer: Fraction) -> None:
    other = changed_money(root, Fraction(-1))
    low, high = bounds(root)
    assert bounds(other) == (-high, -low)
    if low == high and not in_levels(root).are_open:
        found, mirrored = outcomes(root), outcomes(other)
        assert mirrored == tuple(Outcome(-one.value, one.chance) for one in reversed(found))
        here, there = against(found, offer), against(mirrored, -offer)
        assert (here.worse, here.same, here.better) == (there.better, there.same, there.worse)
        assert standard_deviation(found) == standard_deviation(mirrored)


@often
@given(trees(uncertain=True), shares)
def test_quantiles_stand_in_order_and_are_amounts_that_can_happen(root: Node, share: Fraction) -> None:
    found = outcomes(root)
    lowest, highest = found[0].value, found[-1].value
    ten, half, ninety = (quantile(found, Fraction(tenths, 10)) for tenths in (1, 5, 9))
    assert lowest <= ten <= half <= ninety <= highest
    assert lowest <= expected_value(root) <= highest
    upto = Fraction(0)
    for one in found:
        upto += one.chance
        if upto >= share:
            assert quantile(found, share) == one.value
            break


@often
@given(trees(uncertain=True), st.integers(1, 60))
def test_more_slices_never_change_the_average(root: Node, slices: int) -> None:
    levels = in_levels(root)
    assert mean_of(spread(levels, slices=slices)) == average(levels) == worth(root)


@often
@given(uncertain_amounts(), st.integers(1, 60))
def test_slices_ascend_and_have_the_mean_of_the_shape(amount: Uncertain, slices: int) -> None:
    found = slice_means(amount, slices)
    assert sum(found) / slices == mean(amount)
    assert list(found) == sorted(found)


@often
@given(uncertain_amounts(), shares, st.sampled_from([5, 25, 125]))
def test_quantiles_of_slices_come_near_those_of_the_straight_lines(
    amount: Uncertain, share: Fraction, slices: int
) -> None:
    found = outcomes_in(amount, slices)
    near = Fraction(1, slices)
    assert _on_the_lines(amount, share - near) <= quantile(found, share) <= _on_the_lines(amount, share + near)


def outcomes_in(amount: Uncertain, slices: int) -> tuple[Outcome, ...]:
    return tuple(spread(in_levels(Node(value=amount)), slices=slices))


def _on_the_lines(amount: Uncertain, share: Fraction) -> Fraction:
    """The straight lines through the three points, carried on for a tenth on each side."""
    low = amount.p10 - (amount.p50 - amount.p10) / 4
    high = amount.p90 + (amount.p90 - amount.p50) / 4
    share = min(max(share, Fraction(0)), Fraction(1))
    if share <= Fraction(1, 2):
        return low + (amount.p50 - low) * share * 2
    return amount.p50 + (high - amount.p50) * (share - Fraction(1, 2)) * 2


@often
@given(trees(decisions=True, is_fork=True), st.data())
def test_an_outcome_split_in_two_equal_halves_changes_nothing(root: Node, data: st.DataObject) -> None:
    ways = list(branch_paths(root))
    if not ways:
        return
    way, _fork, _branch = data.draw(st.sampled_from(ways))
    halved = _halved(root, list(way))
    check(halved)
    assert outcomes(halved) == outcomes(root)
    assert expected_value(halved) == expected_value(root)


def _halved(node: Node, way: list[str]) -> Node:
    first, *rest = way
    branches: list[Branch] = []
    for branch in node.branches:
        if branch.label != first:
            branches.append(branch)
        elif rest:
            branches.append(replace(branch, node=_halved(branch.node, rest)))
        else:
            assert branch.chance is not None
            half = Chance.exactly(branch.chance.low / 2)
            branches += [replace(branch, chance=half), Branch("twin", _without_ids(branch.node), half)]
    return replace(node, branches=tuple(branches))


def _without_ids(node: Node) -> Node:
    below = tuple(replace(branch, node=_without_ids(branch.node)) for branch in node.branches)
    return replace(node, id="", branches=below)


@often
@given(trees(uncertain=True, ranges=True))
def test_the_order_of_branches_changes_nothing(root: Node) -> None:
    turned = _turned(root)
    assert bounds(turned) == bounds(root)
    if not in_levels(root).are_open:
        assert outcomes(turned) == outcomes(root)
        assert rolled_back(turned) == rolled_back(root)


def _turned(node: Node) -> Node:
    return replace(
        node, branches=tuple(replace(branch, node=_turned(branch.node)) for branch in reversed(node.branches))
    )


@often
@given(trees(decisions=True, uncertain=True), st.integers(0, 90_000))
def test_a_cost_before_everything_lowers_every_end_by_the_same(root: Node, cost: int) -> None:
    later = replace(root, cost=root.cost + cost)
    assert outcomes(later) == tuple(Outcome(one.value - cost, one.chance) for one in outcomes(root))
    first = Node((Branch("on", root, Chance.exactly(Fraction(1))),), cost=Fraction(cost))
    assert outcomes(first) == outcomes(later)


@often
@given(trees(decisions=True, uncertain=True, years=True, is_fork=True, most_depth=2), money)
def test_the_same_tree_gives_the_same_bytes(root: Node, offer: Fraction) -> None:
    assert _all_said(root, offer) == _all_said(copy.deepcopy(root), offer)


def _all_said(root: Node, offer: Fraction) -> bytes:
    rate = Fraction(1, 20)
    found = outcomes(root, rate)
    said: list[object] = [found, rolled_back(root, rate), bounds(root, rate), standard_deviation(found)]
    said += [
        against(found, offer),
        most_likely(found),
        certainty_equivalent(outcomes(root, rate, slices=1), Fraction(10_000)),
    ]
    said += [break_even(root, "/".join((root.id, *way)), offer, rate) for way, _f, _b in list(branch_paths(root))[:1]]
    return repr(said).encode()


@often
@given(trees(decisions=False, is_fork=True), st.data())
def test_a_swing_is_the_difference_of_two_trees(root: Node, data: st.DataObject) -> None:
    way, fork, branch = data.draw(st.sampled_from(list(branch_paths(root))))
    low, high = sorted(data.draw(st.tuples(shares, shares)))
    if branch.chance is None or (branch.chance.low == 1 and len(fork.branches) > 2):
        return
    (swing,) = sensitivity(root, [Range("/".join((root.id, *way)), low, high)])
    assert swing.low_value == worth(with_chance(root, list(way), low))
    assert swing.high_value == worth(with_chance(root, list(way), high))
    assert swing.swing == abs(swing.high_value - swing.low_value)


def _nodes(root: Node) -> list[Node]:
    return [root, *(below for branch in root.branches for below in _nodes(branch.node))]
