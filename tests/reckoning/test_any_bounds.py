"""Bounds hold for every chance that the tree allows, and are attained (note §7, number 9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.bounds import are_exact, bounds
from app.reckoning.levels import in_levels
from app.reckoning.trees import UNKNOWN, Branch, Chance, Node
from tests.reckoning.made_up_trees import trees, worth

often = settings(max_examples=500, deadline=None)
randoms = st.integers(0, 2**64).map(Random)


def drawn(node: Node, random: Random) -> Node:
    """The tree with one chance for each branch, drawn from those that are allowed."""
    branches = [replace(branch, node=drawn(branch.node, random)) for branch in node.branches]
    if node.decision or node.is_end:
        return replace(node, branches=tuple(branches))
    allowed = [branch.chance for branch in branches if branch.chance is not None]
    picked = _filled(allowed, [Fraction(random.randrange(11), 10) for _chance in allowed], random)
    pairs = zip(branches, picked, strict=True)
    return replace(node, branches=tuple(replace(branch, chance=Chance.exactly(one)) for branch, one in pairs))


def _filled(allowed: list[Chance], shares: list[Fraction], random: Random) -> list[Fraction]:
    """Somewhere between the ends, then pushed up or down, one after the other in any order, until it makes 1."""
    picked = [one.low + (one.high - one.low) * share for one, share in zip(allowed, shares, strict=True)]
    order = list(range(len(allowed)))
    random.shuffle(order)
    for place in order:
        missing = 1 - sum(picked)
        picked[place] = min(max(picked[place] + missing, allowed[place].low), allowed[place].high)
    assert sum(picked) == 1
    return picked


def at_corners(node: Node) -> tuple[Fraction, Fraction]:
    """Lowest and highest by trying every corner of what is allowed at each fork: all chances but one at an end."""
    if node.is_end:
        value = worth(node)
        return value, value
    below = [at_corners(branch.node) for branch in node.branches]
    if node.decision:
        return max(low for low, _high in below) - node.cost, max(high for _low, high in below) - node.cost
    corners = list(_corners([branch.chance or UNKNOWN for branch in node.branches]))
    lows, highs = ([pair[end] for pair in below] for end in (0, 1))
    return (
        min(sum(map(_times, corner, lows), -node.cost) for corner in corners),
        max(sum(map(_times, corner, highs), -node.cost) for corner in corners),
    )


def _times(chance: Fraction, value: Fraction) -> Fraction:
    return chance * value


def _corners(allowed: list[Chance]) -> Iterator[list[Fraction]]:
    for free in range(len(allowed)):
        others = [(one.low, one.high) for place, one in enumerate(allowed) if place != free]
        for ends in product(*others):
            rest = Fraction(1 - sum(ends))
            if allowed[free].low <= rest <= allowed[free].high:
                yield [*ends[:free], rest, *ends[free:]]


@often
@given(trees(decisions=True, ranges=True), randoms)
def test_every_chance_that_is_allowed_gives_an_average_within_the_bounds(root: Node, random: Random) -> None:
    low, high = bounds(root)
    for _draw in range(3):
        assert low <= worth(drawn(root, random)) <= high


@often
@given(trees(decisions=True, ranges=True))
def test_bounds_are_attained(root: Node) -> None:
    assert bounds(root) == at_corners(root)
    assert are_exact(root)


@often
@given(trees(decisions=True, years=True))
def test_bounds_of_known_chances_are_the_average(root: Node) -> None:
    rate = Fraction(1, 25)
    assert bounds(root, rate) == (worth(root, rate), worth(root, rate))


@often
@given(trees(ranges=True), randoms)
def test_ranges_that_are_points_leave_one_number(root: Node, random: Random) -> None:
    pointed = drawn(root, random)
    assert bounds(pointed) == (worth(pointed), worth(pointed))
    assert not in_levels(pointed).are_open


def side_by_side(random: Random, width: int) -> tuple[Node, Mapping[str, Chance]]:
    """Forks beside each other that share two guesses, each fork with `width` branches."""
    guesses = {name: _a_range(random) for name in ("judge", "expert")}
    forks = []
    for number in range(3):
        name = random.choice(list(guesses))
        rest = [Branch(f"rest {place}", _end(random), UNKNOWN) for place in range(width - 1)]
        if width == 3:
            rest[0] = replace(rest[0], chance=Chance(Fraction(0), Fraction(random.randrange(1, 5), 10)))
        forks.append((f"f{number}", Node((Branch("yes", _end(random), guesses[name], guess=name), *rest))))
    parts = [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)]
    ways = (Branch(name, fork, Chance.exactly(part)) for (name, fork), part in zip(forks, parts, strict=True))
    return Node(tuple(ways)), guesses


def _a_range(random: Random) -> Chance:
    low, high = sorted(Fraction(random.randrange(11), 10) for _end in range(2))
    return Chance(low, high)


def _end(random: Random) -> Node:
    return Node(value=Fraction(random.randrange(-1000, 1000)))


def with_guesses(node: Node, values: Mapping[str, Fraction]) -> Node:
    """Each guess at one value, everywhere; the others beside it stay as open as they are."""
    branches = []
    for branch in node.branches:
        chance = Chance.exactly(values[branch.guess]) if branch.guess in values else branch.chance
        branches.append(replace(branch, chance=chance, guess="", node=with_guesses(branch.node, values)))
    return replace(node, branches=tuple(branches))


@often
@given(randoms)
def test_a_guess_shared_by_forks_of_two_branches_has_its_bounds_at_its_ends(random: Random) -> None:
    root, guesses = side_by_side(random, width=2)
    corners = [
        worth(drawn(with_guesses(root, dict(zip(guesses, ends, strict=True))), random))
        for ends in product(*((one.low, one.high) for one in guesses.values()))
    ]
    assert bounds(root) == (min(corners), max(corners))
    assert are_exact(root)


@often
@given(randoms)
def test_a_guess_shared_by_forks_of_three_branches_may_have_them_between(random: Random) -> None:
    root, guesses = side_by_side(random, width=3)
    low, high = bounds(root)
    between = {name: one.low + (one.high - one.low) * random.randrange(11) / 10 for name, one in guesses.items()}
    lowest, highest = at_corners(with_guesses(root, between))
    assert low <= lowest <= highest <= high
    turns = _with_turns(root, guesses)
    assert (low, high) == (min(lowest for lowest, _highest in turns), max(highest for _lowest, highest in turns))


def _with_turns(root: Node, guesses: Mapping[str, Chance]) -> list[tuple[Fraction, Fraction]]:
    """At the ends of each guess, and where the branch beside it that has a limit is just full."""
    values = []
    for name, chance in guesses.items():
        turns = {chance.low, chance.high}
        for fork in (branch.node for branch in root.branches):
            limit = fork.branches[1].chance
            if fork.branches[0].guess == name and limit is not None and chance.low < 1 - limit.high < chance.high:
                turns.add(1 - limit.high)
        values.append(sorted(turns))
    return [at_corners(with_guesses(root, dict(zip(guesses, one, strict=True)))) for one in product(*values)]
