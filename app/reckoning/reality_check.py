"""The reality check as a tree of what can happen without a deal (decision 36), for the engine that reckons with trees.

Every amount of the tree is in the unit of the guesses, which may be any: nothing here is rounded. The window, the
documents and `recess reckon` all reckon with the tree that is made here, so that they say the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from app.reckoning.no_deal import CASES, ENDINGS, Guesses, middle_cost, middle_is_of_no_matter
from app.reckoning.trees import UNKNOWN, Branch, Chance, Exact, Impossible, Node

ROOT = "no_deal"
PAID, NOT_PAID = "paid", "not_paid"
THEIR_CHANCE = "their_costs_chance"
"""What the chance of paying the other side's costs is called where it stands at several endings."""


def reality_tree(guesses: Guesses) -> Node | None:
    """Each ending, with and without the other side's costs where both are given, after the middle of the own costs.

    None where a guess is missing that no tree can do without: the best or the worst ending, or the costs. A chance that
    is not there, or "I don't know", is a range: `bounds` goes through it (note §1.13). A middle ending that nobody knows
    lies somewhere between the worst and the best. Branches are `no_deal/best`, `no_deal/middle`, `no_deal/worst`.
    """
    cost, values = middle_cost(guesses), _values(guesses)
    if cost is None or values is None:
        return None
    chances = chances_of_endings(guesses)
    forks = (Branch(name, _ending(name, values[name], guesses), chances[name]) for name in ENDINGS)
    return Node(branches=tuple(forks), cost=cost, id=ROOT)


def chances_of_endings(guesses: Guesses) -> Mapping[str, Chance]:
    """How often each ending comes, from the cases out of ten (note §1.13).

    What is not placed yet can be at any ending that is open: those without a number, or all where each has one. Where
    only one has no number, the others leave one for it.
    """
    left = CASES - sum(guesses.chances.values())
    if left < 0:
        raise Impossible("chances", "These are more than ten cases out of ten.")
    open_ones = tuple(name for name in ENDINGS if name not in guesses.chances) or ENDINGS
    placed = {name: Fraction(guesses.chances.get(name, 0)) for name in ENDINGS}
    if len(open_ones) == 1:
        placed[open_ones[0]] += left
        open_ones = ()
    return {
        name: Chance(placed[name] / CASES, (placed[name] + (left if name in open_ones else 0)) / CASES)
        for name in ENDINGS
    }


def completed(guesses: Guesses) -> Guesses:
    """With the cases of the one ending that has no number, where the others leave one for it; else as they are."""
    if guesses.has_chances or sum(guesses.chances.values()) > CASES:
        return guesses
    chances = chances_of_endings(guesses)
    if not all(chance.is_known for chance in chances.values()):
        return guesses
    return replace(guesses, chances={name: chance.low * CASES for name, chance in chances.items()})


def their_chance(guesses: Guesses) -> Chance | None:
    """The chance of paying the other side's costs; None where these are not reckoned with: one of both is blank."""
    if guesses.their_costs is None:
        return None
    if THEIR_CHANCE in guesses.unknown:
        # Of nothing the chance is of no matter.
        return UNKNOWN if guesses.their_costs else None
    if guesses.their_costs_chance is None:
        return None
    return Chance.exactly(Fraction(guesses.their_costs_chance, 100))


def _values(guesses: Guesses) -> Mapping[str, tuple[Exact, ...]] | None:
    """What each ending is worth: one amount, or the ends of the range it lies in."""
    found: dict[str, tuple[Exact, ...]] = {name: (amount,) for name, amount in guesses.endings.items()}
    if not {"best", "worst"} <= found.keys():
        return None
    if "middle" not in found:
        if "middle" not in guesses.unknown:
            return None
        ends = guesses.endings["best"], guesses.endings["worst"]
        # Where no case ends there, any amount will do.
        found["middle"] = ends[1:] if middle_is_of_no_matter(completed(guesses)) else ends
    return found


def _ending(name: str, values: tuple[Exact, ...], guesses: Guesses) -> Node:
    if len(values) == 1:
        return _after_their_costs(name, values[0], guesses)
    ends = zip(("as_best", "as_worst"), values, strict=True)
    return Node(
        branches=tuple(
            Branch(end, _after_their_costs(f"{name}_{end}", value, guesses), UNKNOWN) for end, value in ends
        ),
        id=name,
    )


def _after_their_costs(name: str, value: Exact, guesses: Guesses) -> Node:
    theirs, chance = guesses.their_costs, their_chance(guesses)
    if theirs is None or chance is None:
        return Node(value=value, id=name)
    other = Chance(1 - chance.high, 1 - chance.low)
    paid = Node(value=value, cost=theirs, id=f"{name}_{PAID}")
    return Node(
        branches=(
            Branch(PAID, paid, chance, guess=THEIR_CHANCE),
            Branch(NOT_PAID, Node(value=value, id=f"{name}_{NOT_PAID}"), other),
        ),
        id=name,
    )
