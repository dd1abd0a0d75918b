"""For the mediator only: both sides' dots on one line of money, and the range in which both may prefer a deal.

All amounts are what the first side gets from the second, in minor units. Never on a screen, page or log of a party.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Drawing, Room


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name, its dots (50 or 20 amounts, ascending; none where its answers may not be read) and its
    reservation value, or None."""

    name: str
    dots: tuple[int, ...] = ()
    reservation: int | None = None


@dataclass(frozen=True, slots=True)
class BothSides:
    """`first` is paid, `second` pays. With both reservation values the picture shows the range between them, or the gap."""

    first: Side
    second: Side
    words: MoneyWords = field(kw_only=True)

    def name(self) -> str:
        return _("Both sides on one line")

    def range(self) -> tuple[int, int] | None:
        """From the least the first would take to the most the second would pay; None without both, or where they do
        not meet (note §1.18)."""
        low, high = self.first.reservation, self.second.reservation
        return (low, high) if low is not None and high is not None and low <= high else None

    def said(self) -> tuple[str, ...]:
        raise NotImplementedError

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError
