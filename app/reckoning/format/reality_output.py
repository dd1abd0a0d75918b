"""What kind `reality_check` gives, under the names of the page: the rows of the sheet, and the tree behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from app.domain.kinds.computed import Computed
from app.reckoning.format.parts import Part
from app.reckoning.format.reality_input import RealityAsked, read_reality_check
from app.reckoning.format.reality_sentences import sentences
from app.reckoning.format.tree_output import (
    Moved,
    Reckoned,
    break_even_told,
    by_swing,
    chance_moved,
    offer_told,
    outcomes_told,
    swing_told,
)
from app.reckoning.format.writing import Plain
from app.reckoning.no_deal import CASES, ENDINGS, RESULTS, Guesses, no_deal_range, their_costs_are_open
from app.reckoning.reality_check import ROOT, completed, reality_tree
from app.reckoning.rollback import Open, expected_value
from app.reckoning.sensitivity import Range
from app.reckoning.trees import Exact, Impossible

_FIFTH = Fraction(1, 5)


def reality_result(whole: Part, picture: Computed) -> Plain:
    """The results of the page, in major units; `picture` is the question whose sentences are said."""
    given = read_reality_check(whole)
    # The sentences say which number was filled in, so they look at what was given.
    asked = replace(given, guesses=completed(given.guesses))
    rows = {name: work_out(asked.guesses) for name, work_out in RESULTS.items()}
    offer = None if asked.guesses.offer is None else asked.guesses.offer / asked.units
    in_major = _tree(_in_major(asked))
    ends = no_deal_range(asked.guesses)
    told: dict[str, Plain] = {name: _major(row, asked) for name, row in rows.items()}
    told["range"] = None if ends is None else [_major(end, asked) for end in ends]
    told["bounds"] = None if in_major is None else [in_major.low, in_major.high]
    told["outcomes"] = None if in_major is None else outcomes_told(in_major)
    told["offer"] = None if in_major is None or offer is None else offer_told(in_major, offer)
    told["break_even"] = [] if in_major is None else _break_even(in_major, offer)
    if "offer" in asked.guesses.unknown:
        # It rests on a number that nobody knows; against nothing it would be another question.
        told["break_even"] = None
    told["sensitivity"] = [] if in_major is None else _sensitivity(in_major, _in_major(asked))
    told["sentences"] = sentences(given, picture, moved=bool(told["sensitivity"]))
    return told


def _major(amount: Exact | None, asked: RealityAsked) -> Exact | None:
    return None if amount is None else amount / asked.units


def _in_major(asked: RealityAsked) -> Guesses:
    """The same guesses in major units."""
    numbers, units = asked.guesses, asked.units
    return replace(
        numbers,
        endings={name: amount / units for name, amount in numbers.endings.items()},
        cost_low=_major(numbers.cost_low, asked),
        cost_high=_major(numbers.cost_high, asked),
        their_costs=_major(numbers.their_costs, asked),
        load_price=_major(numbers.load_price, asked),
        gain_price=_major(numbers.gain_price, asked),
        offer=_major(numbers.offer, asked),
    )


def _tree(numbers: Guesses) -> Reckoned | None:
    """None where no tree can be made, or it is not known how much the other side's costs are: then there is no lowest
    end."""
    if "their_costs" in numbers.unknown and their_costs_are_open(numbers):
        return None
    root = reality_tree(numbers)
    return None if root is None else Reckoned.of(root)


def _break_even(tree: Reckoned, offer: Exact | None) -> list[Plain]:
    """For the chance of each ending, the others scaled; with no offer, level with nothing."""
    return [break_even_told(tree, f"{ROOT}/{name}", f"chances/{name}", offer) for name in ENDINGS]


def _sensitivity(tree: Reckoned, numbers: Guesses) -> Plain:
    """Each ending a fifth up and down, the costs from low to high, each chance one case of ten (note §1.12)."""
    return [told for _swing, told in by_swing((*_amounts_moved(numbers), *_chances_moved(tree, numbers)))]


def _amounts_moved(numbers: Guesses) -> Iterator[Moved]:
    for name, amount in numbers.endings.items():
        step = abs(amount) * _FIFTH
        ends = [
            _average(replace(numbers, endings={**numbers.endings, name: end})) for end in (amount - step, amount + step)
        ]
        yield swing_told(f"endings/{name}", *ends)
    low, high = numbers.cost_low, numbers.cost_high
    ends = [_average(replace(numbers, cost_low=end, cost_high=end)) for end in (low, high)]
    yield swing_told("costs", *ends)


def _chances_moved(tree: Reckoned, numbers: Guesses) -> Iterator[Moved]:
    for name in ENDINGS:
        cases = numbers.chances.get(name)
        if cases is None:
            yield swing_told(f"chances/{name}", None, None)
            continue
        chance = Fraction(cases, CASES)
        low, high = max(chance - Fraction(1, CASES), Fraction(0)), min(chance + Fraction(1, CASES), Fraction(1))
        try:
            yield chance_moved(tree, Range(f"{ROOT}/{name}", low, high), f"chances/{name}")
        except Impossible:
            # All ten cases are here: nothing says how the others would share what is taken away.
            yield swing_told(f"chances/{name}", None, None)


def _average(numbers: Guesses) -> Exact | None:
    root = reality_tree(numbers)
    try:
        return None if root is None else expected_value(root)
    except Open:
        return None
