"""The totals of "what it takes to get there", from steps of which any guess may be blank or "I don't know".

The window, the documents and `recess reckon` add up here, so that they have the same totals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from app.reckoning.trees import Exact


class Open(Enum):
    """A guess that is no number."""

    BLANK = "blank"
    UNKNOWN = "unknown"


Guess: TypeAlias = Exact | Open


@dataclass(frozen=True, slots=True)
class CostTotals:
    """In the unit of the steps. A total is None where a guess in it is "I don't know", or no step has a guess."""

    low: Exact | None
    high: Exact | None
    least: Exact
    """What all steps come to at least: a cost nobody knows is nothing, and never less than the step's own low guess."""
    least_middle: Exact
    """The same of the middle of the costs."""
    is_unknown: bool
    """Whether an "I don't know" is in it."""
    blank: int
    """Steps without any guess: they are left out."""
    half: int
    """Steps with one guess and a blank: the one stands for both, so that the low never exceeds the high by a blank."""


def cost_totals(steps: Sequence[tuple[Guess, Guess]]) -> CostTotals:
    """The totals of the low and the high guess of each step; no step at all is no cost."""
    kept = [_filled(low, high) for low, high in steps if not low is high is Open.BLANK]
    is_there = bool(kept) or not steps
    cells = [cell for step in kept for cell in step]
    return CostTotals(
        low=_total([low for low, _high in kept]) if is_there else None,
        high=_total([high for _low, high in kept]) if is_there else None,
        least=sum((_least(low, high) for low, high in kept), Fraction(0)),
        least_middle=sum((least_middle(low, high) for low, high in kept), Fraction(0)),
        is_unknown=Open.UNKNOWN in cells,
        blank=len(steps) - len(kept),
        half=sum(
            (low is Open.BLANK) != (high is Open.BLANK) and Open.UNKNOWN not in (low, high) for low, high in steps
        ),
    )


def least_middle(low: Guess, high: Guess) -> Exact:
    """What the middle of one step comes to at least."""
    low, high = _filled(low, high)
    if isinstance(low, Open):
        return high / 2 if not isinstance(high, Open) else Fraction(0)
    return (low + (low if isinstance(high, Open) else high)) / 2


def _filled(low: Guess, high: Guess) -> tuple[Guess, Guess]:
    return (high if low is Open.BLANK else low), (low if high is Open.BLANK else high)


def _least(low: Guess, high: Guess) -> Exact:
    if isinstance(low, Open):
        return Fraction(0)
    return low if isinstance(high, Open) else min(low, high)


def _total(cells: Sequence[Guess]) -> Exact | None:
    known = [cell for cell in cells if not isinstance(cell, Open)]
    return sum(known, Fraction(0)) if len(known) == len(cells) else None
