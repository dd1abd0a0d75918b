"""The chances of a fork as they were typed, and what they come to: exactly 1, less, or more (note §1.13)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.domain.language import _
from app.domain.strict_json import short_place
from app.reckoning.format.parts import Part
from app.reckoning.format.writing import number_text
from app.reckoning.trees import Chance, Exact

NOISE = Fraction(1, 10**12)
"""Off by so little, it is the binary fractions of the program that wrote it: 1 − 0.9 is 0.09999999999999998."""
_ROUNDED = Fraction(1, 100)
"""The most that printing chances with few digits can leave out: one of a hundred cases."""


def making_one(part: Part, given: Sequence[Chance]) -> tuple[Chance, ...]:
    """The chances of the fork at `part`, so that they can make 1; `Impossible` where they are over 1, or where a range
    among them keeps them under.

    What binary noise leaves over or out is the largest one's. What rounding left out (0.33 three times) is shared out in
    proportion. What else is missing may belong to any branch, so each becomes a range.
    """
    least = sum((chance.low for chance in given), Fraction(0))
    most = sum((chance.high for chance in given), Fraction(0))
    if 0 < least - 1 <= NOISE:
        return _lowered(given, least - 1)
    if least > 1:
        words = _("The chances here are over 1 in total: they make {total}, {rest} too much.")
        raise part.refused(words.format(total=number_text(least), rest=number_text(least - 1)))
    if most >= 1:
        return tuple(given)
    if 1 - most <= NOISE:
        return _raised(given, 1 - most)
    if not all(chance.is_known for chance in given):
        words = _(
            "The chances here cannot make 1 in total: they make {total} at most, and {rest} is missing. "
            "Say where the rest belongs."
        )
        raise part.refused(words.format(total=number_text(most), rest=number_text(1 - most)))
    if _is_rounding([chance.low for chance in given], most):
        return tuple(Chance.exactly(chance.low / most) for chance in given)
    return tuple(Chance(chance.low, chance.low + 1 - most) for chance in given)


def notes(tree: Part) -> Iterator[str]:
    """A sentence for each fork of a tree that was read whose chances make less than 1, and what was made of it."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        branches = part.maybe("branches")
        below = list(branches.items()) if branches else []
        waiting += [branch.at("node") for branch in reversed(below)]
        chances = [branch.value.get("p") for branch in below]
        known = [chance for chance in chances if isinstance(chance, Fraction)]
        total = sum(known, Fraction(0))
        if branches is None or not known or len(known) < len(chances) or 1 - total <= NOISE:
            continue
        place, rest = short_place(branches.place), number_text(1 - total)
        if _is_rounding(known, total):
            words = _("The chances at {place} make {total}, as rounded ones do. They were scaled to make 1.")
        else:
            words = _("The chances at {place} make {total}. The {rest} that is missing may belong to any of them.")
        yield words.format(place=place, total=number_text(total), rest=rest)


def _is_rounding(chances: Sequence[Exact], total: Exact) -> bool:
    """Whether chances that do make 1 can have been printed like this: none of them is off by more than half of the last
    digit, and all of them together by no more than one of a hundred."""
    if not 0 < 1 - total <= _ROUNDED:
        return False
    digits = next(places for places in range(50) if all(10**places * one % 1 == 0 for one in chances))
    return all(one / total - one <= Fraction(1, 2 * 10**digits) for one in chances)


def _lowered(given: Sequence[Chance], much: Exact) -> tuple[Chance, ...]:
    largest = max(range(len(given)), key=lambda at: given[at].low)
    low = given[largest].low - much
    return _with(given, largest, Chance(low, low if given[largest].is_known else given[largest].high))


def _raised(given: Sequence[Chance], much: Exact) -> tuple[Chance, ...]:
    largest = max(range(len(given)), key=lambda at: given[at].high)
    high = given[largest].high + much
    return _with(given, largest, Chance(high if given[largest].is_known else given[largest].low, high))


def _with(given: Sequence[Chance], place: int, chance: Chance) -> tuple[Chance, ...]:
    return tuple(chance if at == place else one for at, one in enumerate(given))
