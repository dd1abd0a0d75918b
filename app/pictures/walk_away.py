"""For the mediator only: both sides' walk-away numbers, before the sheet and after it.

All amounts are what the first side gets from the second, in minor units.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Drawing, Room


@dataclass(frozen=True, slots=True)
class Moved:
    """One side's number before and after; None where it may not be read or was not given."""

    name: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class WalkAway:
    """`first` is paid and names the least it would take; `second` pays and names the most it would pay."""

    first: Moved
    second: Moved
    words: MoneyWords = field(kw_only=True)

    def name(self) -> str:
        return _("Walk-away numbers, before and after")

    def said(self) -> tuple[str, ...]:
        raise NotImplementedError

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError
