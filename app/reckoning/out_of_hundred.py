"""Chances as figures out of one hundred, so that a grid of 100 is always full (notes/decision-analysis.md §6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.domain.language import _
from app.reckoning.trees import Exact, Impossible

HUNDRED = 100


def out_of_hundred(chances: Sequence[Exact]) -> tuple[int, ...]:
    """How many of 100 figures each chance (0 to 1) gets: the largest remainders are rounded up until there are 100 in all
    (note §6.1; the method of Hamilton).

    Each is off by less than one figure; nothing possible with chance 0 gets one. On a tie the earlier one is rounded
    up. The chances make exactly 1.
    """
    if any(chance < 0 for chance in chances) or sum(chances, Fraction(0)) != 1:
        raise Impossible("", _("The chances have to add up to 100 out of 100."))
    whole = [int(chance * HUNDRED) for chance in chances]
    by_rest = sorted(range(len(chances)), key=lambda at: (whole[at] - chances[at] * HUNDRED, at))
    for at in by_rest[: HUNDRED - sum(whole)]:
        whole[at] += 1
    return tuple(whole)


def count_in_words(chance: Exact, figures: int) -> str:
    """The count beside its figures: "fewer than 1" and "more than 99" where 0 or 100 would claim to be sure. `chance` 0 to 1,
    `figures` of 100 (note §6.1)."""
    if figures == 0 and chance > 0:
        return _("fewer than 1")
    if figures == HUNDRED and chance < 1:
        return _("more than 99")
    return str(figures)
