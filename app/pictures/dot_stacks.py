"""Piling dots up on a line of money: each near its amount, none across the offer, none on top of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.pictures.money_line import MoneyLine

_DIAMETERS = (0.74, 0.66, 0.6, 0.54, 0.48, 0.42, 0.37, 0.32, 0.28)
_AROUND = 0.12
"""Air around the line of the offer."""


@dataclass(frozen=True, slots=True)
class Pile:
    """So many dots above each other around `x`."""

    x: float
    dots: int
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piles:
    """All piles, and the diameter of their dots with the air between them."""

    piles: tuple[Pile, ...]
    diameter: float

    @property
    def height(self) -> float:
        """How high the highest is."""
        return max((pile.dots for pile in self.piles), default=0) * self.diameter


def piled(dots: Sequence[int], line: MoneyLine, highest: float, offer: int | None = None) -> Piles:
    """The dots in piles that are at most `highest` units high, or with the smallest dots there are."""
    found = Piles((), _DIAMETERS[0])
    for diameter in _DIAMETERS:
        found = Piles(_piles(dots, line, diameter, offer), diameter)
        if found.height <= highest:
            break
    return found


def _piles(dots: Sequence[int], line: MoneyLine, diameter: float, offer: int | None) -> tuple[Pile, ...]:
    """A dot stands within half a diameter of its amount, so that piles stand side by side; beside the offer it stands on
    the side where it belongs."""
    from_x = line.at(offer) if offer is not None else line.left
    same = offer is not None and offer in dots
    clear = diameter / 2 if same else (_AROUND if offer is not None else -diameter / 2)
    places: Counter[int] = Counter()
    amounts: dict[int, list[int]] = {}
    for amount in dots:
        away = line.at(amount) - from_x
        if amount == offer:
            place = 0
        else:
            steps = max(0, int((abs(away) - clear) // diameter)) + 1
            right = amount > offer if offer is not None else away >= 0
            place = steps if right else -steps
        places[place] += 1
        amounts.setdefault(place, []).append(amount)
    return tuple(
        Pile(_middle(place, from_x, clear, diameter), places[place], tuple(amounts[place])) for place in sorted(places)
    )


def _middle(place: int, from_x: float, clear: float, diameter: float) -> float:
    if place == 0:
        return from_x
    away = clear + (abs(place) - 0.5) * diameter
    return from_x + away if place > 0 else from_x - away
