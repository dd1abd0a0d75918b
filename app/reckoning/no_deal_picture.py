"""What one party's own numbers say about no deal, all together: how it can end, how often, and beside the offer.

Worked out with the exact engine from the tree of `reality_check`, in major units as `recess reckon` does it, so that both
say the same numbers; what is given here is in minor units again. notes/decision-analysis.md §1.7, §1.11 to §1.13.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from app.reckoning.bounds import bounds
from app.reckoning.no_deal import (
    CASES,
    ENDINGS,
    Guesses,
    middle_is_of_no_matter,
    no_deal_range,
    their_costs_are_open,
)
from app.reckoning.outcomes import Against, Outcome, against, hundredths, most_likely, outcomes
from app.reckoning.reality_check import ROOT, chances_of_endings, completed, reality_tree, their_chance
from app.reckoning.sensitivity import Range, What, sensitivity
from app.reckoning.trees import Exact, Impossible, Node

_FIFTH = Fraction(1, 5)
"""How far an ending without a range of its own is moved to see how much it matters (note §1.12)."""


@dataclass(frozen=True, slots=True)
class NoDealPicture:
    """All of it, exact, in minor units; `numbers` are the guesses it rests on."""

    numbers: Guesses
    lowest: Exact | None
    """The lowest average over all that is open; None where costs nobody knows could take it any way down."""
    highest: Exact
    """The highest average; the same as `lowest` where nothing is open."""
    outcomes: tuple[Outcome, ...] = ()
    """Ascending; empty where a chance is open, or costs that nobody knows."""
    likely: tuple[Exact, ...] = ()
    against: Against | None = None
    """Beside the offer; None without one, or where anything is open."""
    least_below: Exact | None = None
    most_below: Exact | None = None
    """The lowest and highest chance to end with less than the offer, over all that is open."""

    @property
    def only_pays(self) -> bool:
        """Whether money only goes out, however it ends and in the offer: then less than the offer is paying more."""
        ends, offer = no_deal_range(self.numbers), self.numbers.offer
        most = ends[1] if ends is not None else max(self.numbers.endings.values())
        if self.outcomes:
            most = self.outcomes[-1].value
        return offer is not None and offer < 0 and most <= 0

    @property
    def average(self) -> Exact | None:
        """The average, where nothing is open."""
        return self.highest if self.lowest == self.highest and self.outcomes else None


@dataclass(frozen=True, slots=True)
class GuessSwing:
    """One guess moved alone: the average, in minor units, at its low and at its high end.

    `guess` is the name of an ending, `chances/` and its name, or `costs`; `low` and `high` are amounts, or cases of ten.
    """

    guess: str
    low: Exact
    high: Exact
    at_low: Exact
    at_high: Exact

    @property
    def swing(self) -> Exact:
        """How far the average moves."""
        return abs(self.at_high - self.at_low)


def picture_of(numbers: Guesses, units: int) -> NoDealPicture | None:
    """What can be said; `units` is how many minor units make a major one. None where a guess is missing, or where the
    numbers cannot be, as cases that make more than ten: then there is no picture.
    """
    try:
        return _picture_of(numbers, units)
    except Impossible:
        return None


def _picture_of(numbers: Guesses, units: int) -> NoDealPicture | None:
    root = _tree(_in_major(numbers, units))
    if root is None:
        return None
    low, high = bounds(root)
    bottomless = "costs" in numbers.unknown or ("their_costs" in numbers.unknown and their_costs_are_open(numbers))
    offer = None if numbers.offer is None else numbers.offer / units
    below = None if offer is None else bounds(_less_than(root, offer))
    found = NoDealPicture(
        numbers=numbers,
        lowest=None if bottomless else low * units,
        highest=high * units,
        least_below=below[0] if below is not None else None,
        # Costs nobody knows can put every ending below it.
        most_below=None if below is None else (Fraction(1) if bottomless else below[1]),
    )
    if bottomless or not _is_known(numbers):
        return found
    spread = outcomes(root)
    return replace(
        found,
        outcomes=tuple(Outcome(one.value * units, one.chance) for one in spread),
        likely=tuple(value * units for value in most_likely(spread)),
        against=None if offer is None else against(spread, offer),
    )


def most_likely_way(numbers: Guesses) -> tuple[str, bool] | None:
    """An ending that leads to the most likely amount, and whether the other side's costs are paid on the way; of several
    the most likely, and the first of those that tie.
    """
    if not _is_known(numbers):
        return None
    chances, theirs = chances_of_endings(numbers), their_chance(numbers)
    paid = theirs.low if theirs is not None else Fraction(0)
    together: dict[Exact, Exact] = {}
    ways: dict[tuple[str, bool], tuple[Exact, Exact]] = {}
    for name, is_paid in product(numbers.endings, (False, True)):
        amount = numbers.endings[name] - (numbers.their_costs or 0) * is_paid
        chance = chances[name].low * (paid if is_paid else 1 - paid)
        ways[name, is_paid] = amount, chance
        together[amount] = together.get(amount, Fraction(0)) + chance
    return max(ways, key=lambda way: (together[ways[way][0]], ways[way][1]))


def side_of(amount: Exact, offer: Exact, units: int) -> int:
    """Where `amount` lies beside `offer`, as the counts have it: −1 below, 0 level, 1 above. Both in minor units."""
    here, there = _whole(amount / units), _whole(offer / units)
    return (here > there) - (here < there)


def swings(numbers: Guesses, units: int) -> tuple[GuessSwing, ...]:
    """How far the average moves with each guess alone: an ending by a fifth, the costs from low to high, the cases of an
    ending by one of ten, the others in proportion. The largest first; none that moves nothing (note §1.12).
    """
    major = _in_major(numbers, units)
    try:
        root = _tree(major) if _is_known(numbers) else None
        moved = (*_amounts_moved(major, root), *_chances_moved(major, root)) if root is not None else ()
    except Impossible:
        return ()
    found = tuple(_in_minor(one, units) for one in moved if one.swing)
    return tuple(sorted(found, key=lambda one: -one.swing))


def unknown_guesses(numbers: Guesses) -> tuple[str, ...]:
    """The guesses that are "I don't know" and count in the money, in the order of the sheet; `Guesses.unknown` names them.

    Cases that the others leave no choice for are none of them, nor is an ending that no case ends at.
    """
    try:
        open_chances = {name for name, chance in chances_of_endings(numbers).items() if not chance.is_known}
    except Impossible:
        open_chances = set()
    named = (*ENDINGS, "costs", "their_costs", "their_costs_chance", *(f"chances/{name}" for name in ENDINGS))
    return tuple(
        name
        for name in named
        if name in numbers.unknown
        and not (name == "middle" and middle_is_of_no_matter(completed(numbers)))
        and not (name.startswith("chances/") and name.removeprefix("chances/") not in open_chances)
        and not (name.startswith("their_costs") and not their_costs_are_open(numbers))
    )


def missing_guesses(numbers: Guesses) -> tuple[str, ...]:
    """What a picture cannot do without and is blank, in the order of the sheet: names of endings, `costs`, `chances`."""
    found = [name for name in ENDINGS if name not in numbers.endings and name not in numbers.unknown]
    if numbers.cost_low is None or numbers.cost_high is None:
        found += ["costs"] if "costs" not in numbers.unknown else []
    if not numbers.chances and not any(name.startswith("chances/") for name in numbers.unknown):
        found.append("chances")
    return tuple(found)


# ---- inside -----------------------------------------------------------------------------------------------------------


def _tree(numbers: Guesses) -> Node | None:
    """The tree; where a cost is not known, after the least the costs come to. None where a guess is missing."""
    if "costs" in numbers.unknown:
        least = numbers.least_middle_cost
        numbers = replace(numbers, cost_low=least, cost_high=least)
    return reality_tree(numbers)


def _is_known(numbers: Guesses) -> bool:
    """Whether every chance is one number, and every amount there is one amount."""
    is_there = numbers.has_endings or middle_is_of_no_matter(completed(numbers))
    if not is_there or their_costs_are_open(numbers):
        return False
    return all(chance.is_known for chance in chances_of_endings(numbers).values())


def _in_major(numbers: Guesses, units: int) -> Guesses:
    def major(amount: Exact | None) -> Exact | None:
        return None if amount is None else amount / units

    return replace(
        numbers,
        endings={name: amount / units for name, amount in numbers.endings.items()},
        cost_low=major(numbers.cost_low),
        cost_high=major(numbers.cost_high),
        least_middle_cost=numbers.least_middle_cost / units,
        their_costs=major(numbers.their_costs),
        offer=major(numbers.offer),
    )


def _less_than(root: Node, offer: Exact) -> Node:
    """The same tree, worth 1 at each end that comes to less than `offer` and 0 at all others: its average is the chance."""

    def counted(node: Node, paid: Exact) -> Node:
        paid += node.cost
        if isinstance(node.value, Fraction):
            is_less = _whole(node.value - paid) < _whole(offer)
            return replace(node, value=Fraction(int(is_less)), cost=Fraction(0))
        branches = tuple(replace(branch, node=counted(branch.node, paid)) for branch in node.branches)
        return replace(node, branches=branches, cost=Fraction(0))

    return counted(root, Fraction(0))


def _whole(amount: Exact) -> int:
    return hundredths(amount.numerator, amount.denominator)


def _amounts_moved(numbers: Guesses, root: Node) -> Iterator[GuessSwing]:
    for name, amount in numbers.endings.items():
        step = abs(amount) * _FIFTH
        ends = amount - step, amount + step
        averages = [_average(replace(numbers, endings={**numbers.endings, name: end})) for end in ends]
        yield GuessSwing(name, *ends, *averages)
    low, high = numbers.cost_low, numbers.cost_high
    if low is not None and high is not None:
        swing = sensitivity(root, (Range(ROOT, min(low, high), max(low, high), What.COST),))[0]
        yield GuessSwing("costs", min(low, high), max(low, high), swing.low_value, swing.high_value)


def _chances_moved(numbers: Guesses, root: Node) -> Iterator[GuessSwing]:
    chances = chances_of_endings(numbers)
    # Nobody can say what it changes when more cases end at an ending that nobody knows.
    for name, chance in ((name, chance) for name, chance in chances.items() if name in numbers.endings):
        low = max(chance.low - Fraction(1, CASES), Fraction(0))
        high = min(chance.low + Fraction(1, CASES), Fraction(1))
        try:
            (swing,) = sensitivity(root, (Range(f"{ROOT}/{name}", low, high),))
        except Impossible:
            # All ten cases are here: nothing says how the others would share what is taken away.
            continue
        yield GuessSwing(f"chances/{name}", low * CASES, high * CASES, swing.low_value, swing.high_value)


def _average(numbers: Guesses) -> Exact:
    root = _tree(numbers)
    return bounds(root)[0] if root is not None else Fraction(0)


def _in_minor(one: GuessSwing, units: int) -> GuessSwing:
    money = Fraction(1) if one.guess.startswith("chances/") else Fraction(units)
    return GuessSwing(one.guess, one.low * money, one.high * money, one.at_low * units, one.at_high * units)
