"""The reckoning of whole trees, beside the same walk through the same tree in plain floats.

The floor knows nothing of exactness, sharing or notes: nested tuples, one recursion, one sort. Nothing here waits for a
disk or a screen, so the processor's time is taken: what others do on the machine meanwhile is left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

from app.reckoning.bounds import bounds
from app.reckoning.break_even import break_even
from app.reckoning.guesses import guess_at, moved
from app.reckoning.levels import Levels, in_levels
from app.reckoning.outcomes import outcomes, quantile, spread
from app.reckoning.rollback import expected_value, rolled, root_value
from app.reckoning.sensitivity import Range, What, sensitivity
from app.reckoning.trees import UNKNOWN, Branch, Chance, Node
from tests.benchmarks.measuring import Figure, p95

TENTHS = (Fraction(1, 10), Fraction(1, 2), Fraction(9, 10))
_CHANCES = ((55, 30, 15), (20, 45, 35), (62, 8, 30), (33, 34, 33), (5, 25, 70))
Plain = tuple[float, float, tuple[tuple[float, "Plain"], ...]]


def tree(widths: tuple[int, ...], number: int = 1, label: str = "root") -> Node:
    """A full tree, `widths` branches at each step, costs on every step, and no two ends worth the same."""
    if not widths:
        return Node(value=Fraction(number * 7_919 % 1_000_003 - 200_000), id=label)
    count = widths[0]
    parts = _CHANCES[number % len(_CHANCES)]
    first = (
        parts if count == 3 else (*(100 // count for _branch in range(count - 1)), 100 - (count - 1) * (100 // count))
    )
    ways = (
        Branch(f"b{at}", tree(widths[1:], number * count + at + 1, f"{label}.{at}"), Chance.exactly(Fraction(one, 100)))
        for at, one in enumerate(first)
    )
    return Node(tuple(ways), cost=Fraction(number % 9 * 500), id=label)


def in_floats(node: Node) -> Plain:
    """The tree as a program would have it that reckons in floats."""
    value = float(node.value) if isinstance(node.value, Fraction) else 0.0
    ways = tuple((float(way.chance.low) if way.chance else 0.0, in_floats(way.node)) for way in node.branches)
    return value, float(node.cost), ways


def walked(root: Plain) -> tuple[float, list[tuple[float, float]]]:
    """The average, and all ends in order."""
    found: list[tuple[float, float]] = []

    def walk(node: Plain, chance: float, paid: float) -> float:
        value, cost, ways = node
        paid += cost
        if not ways:
            found.append((value - paid, chance))
            return value - cost
        return sum(share * walk(below, chance * share, paid) for share, below in ways) - cost

    average = walk(root, 1.0, 0.0)
    found.sort()
    return average, found


def _milliseconds(work: Callable[[], object], repetitions: int) -> float:
    took = []
    for _turn in range(repetitions + 2):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return p95(took[2:])


def _everything(root: Node, guess: str) -> None:
    found = outcomes(root)
    for share in TENTHS:
        quantile(found, share)
    expected_value(root)
    bounds(root)
    break_even(root, guess, Fraction(50_000))


def _again(levels: Levels) -> None:
    values = rolled(levels)
    root_value(levels, values)
    found = spread(levels, values)
    for share in TENTHS:
        quantile(found, share)


def _opened(root: Node) -> Node:
    """The same with the chances of its first fork not known."""
    ways = tuple(Branch(way.label, way.node, UNKNOWN) for way in root.branches)
    return Node(ways, cost=root.cost, id=root.id)


def measure(repetitions: int) -> list[Figure]:
    """All of it from the tree as it is typed, and the largest tree while a guess is moved."""
    figures = []
    large = tree((3,) * 9)

    def add(what: str, work: Callable[[], object], floor: Node, most: float, times: int = 1) -> None:
        plain = in_floats(floor)
        turns = max(3, repetitions // (5 if floor is large else 1))
        beside = times * _milliseconds(lambda: walked(plain), turns)
        figures.append(Figure(what, _milliseconds(work, turns), beside, most, "ms", f"≤ {most:.0f} ms at p95"))

    middle = tree((5, 5, 5, 4))
    add("Reckoning, 500 ends, everything anew", lambda: _everything(middle, "root/b1"), middle, 16)
    opened = _opened(middle)
    add("Reckoning, 500 ends, bounds of an open fork", lambda: bounds(opened), middle, 16)
    levels = in_levels(large)
    guess = guess_at(large, levels, "root/b1")
    _again(levels)
    add("Reckoning, 19,683 ends, a guess is moved", lambda: _again(moved(levels, guess, Fraction(4, 10))), large, 25)
    add("Reckoning, 19,683 ends, the tree read anew", lambda: _again(in_levels(large)), large, 100)
    small = tree((6, 6, 6))
    ranges = [Range(f"root/b{at}", Fraction(1, 10), Fraction(3, 10)) for at in range(6)]
    ranges += [Range(f"root/root.0/b{at}", Fraction(1, 10), Fraction(3, 10)) for at in range(3)]
    ranges += [Range(f"root/root.0/root.0.0/b{at}", Fraction(0), Fraction(900_000), What.VALUE) for at in range(3)]
    add("Reckoning, 216 ends, which of 12 guesses matters most", lambda: sensitivity(small, ranges), small, 16, 24)
    return figures
