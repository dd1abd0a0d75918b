"""Piling dots up on a line of money: each near its amount, none across the offer, none on top of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.pictures.money_line import MoneyLine

_DIAMETERS = (0.74, 0.66, 0.6, 0.54, 0.48, 0.42, 0.37, 0.32, 0.28)
_AROUND = 0.12
"""Air around the line of the offer."""
_BEYOND = 0.4
"""How far a pile may stand over the ends of the line."""
_APART = 0.55
"""Air between piles where one of them is wide, in diameters, so that they are seen as two."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Dots of these amounts around `x`, so many beside each other in each row."""

    x: float
    amounts: tuple[int, ...]
    across: int = 1

    @property
    def rows(self) -> int:
        """How many rows of dots lie on each other."""
        return -(-len(self.amounts) // self.across)


@dataclass(frozen=True, slots=True)
class Piles:
    """All piles from left to right, and the diameter of their dots with the air between them."""

    piles: tuple[Pile, ...]
    diameter: float

    @property
    def height(self) -> float:
        """How high the highest is."""
        return max((pile.rows for pile in self.piles), default=0) * self.diameter

    @property
    def radius(self) -> float:
        """Of a dot as it is drawn."""
        return self.diameter * 0.43

    def dots(self) -> Iterator[tuple[float, float, int]]:
        """Each dot: where it is, how far above the line, and its amount."""
        for pile in self.piles:
            for place, amount in enumerate(pile.amounts):
                row, beside = divmod(place, pile.across)
                in_row = min(pile.across, len(pile.amounts) - row * pile.across)
                yield pile.x + (beside - (in_row - 1) / 2) * self.diameter, (row + 0.5) * self.diameter, amount


LARGEST = _DIAMETERS[0]


def piled(
    dots: Sequence[int], line: MoneyLine, highest: float, offer: int | None = None, largest: float = LARGEST
) -> Piles:
    """The dots in piles that are at most `highest` units high: as large as they can be, in piles that are as narrow as
    they can be; with the smallest dots there are, as high as need be."""
    found = Piles((), largest)
    for diameter in (each for each in _DIAMETERS if each <= largest):
        narrow = _piles(dots, line, diameter, offer)
        most = max(1, int(highest / diameter + 0.001))
        wide = tuple(Pile(pile.x, pile.amounts, -(-len(pile.amounts) // most)) for pile in narrow)
        if _is_clear(wide, diameter, line, offer):
            return Piles(wide, diameter)
        found = Piles(narrow, diameter)
    return found


def _is_clear(piles: Sequence[Pile], diameter: float, line: MoneyLine, offer: int | None) -> bool:
    """Whether wide piles leave each other, the offer and the ends of the line alone."""
    ends = [(pile.x - pile.across * diameter / 2, pile.x + pile.across * diameter / 2) for pile in piles]
    if any(left < line.left - _BEYOND or right > line.right + _BEYOND for left, right in ends):
        return False
    if all(pile.across == 1 for pile in piles):
        return True
    if any(left - right < diameter * _APART for (_left, right), (left, _right) in pairwise(ends)):
        return False
    x = line.at(offer) if offer is not None else None
    over = x is not None and any(
        left < x < right and pile.amounts[0] != offer for pile, (left, right) in zip(piles, ends, strict=True)
    )
    return not over


def _piles(dots: Sequence[int], line: MoneyLine, diameter: float, offer: int | None) -> tuple[Pile, ...]:
    """A dot stands within half a diameter of its amount, so that piles stand side by side; beside the offer it stands on
    the side where it belongs."""
    from_x = line.at(offer) if offer is not None else line.left
    same = offer is not None and offer in dots
    clear = diameter / 2 if same else (_AROUND if offer is not None else -diameter / 2)
    places: dict[int, list[int]] = {}
    for amount in dots:
        away = line.at(amount) - from_x
        place = 0
        if amount != offer:
            steps = max(0, int((abs(away) - clear) // diameter)) + 1
            right = amount > offer if offer is not None else away >= 0
            place = steps if right else -steps
        places.setdefault(place, []).append(amount)
    found = []
    for place, amounts in sorted(places.items()):
        away = clear + (abs(place) - 0.5) * diameter
        if not {place - 1, place + 1} & places.keys():
            # Nobody beside it: exactly at its amounts, as far as the offer leaves room.
            middle = sum(abs(line.at(amount) - from_x) for amount in amounts) / len(amounts)
            away = max(middle, clear + diameter / 2)
        found.append(Pile(from_x + away * ((place > 0) - (place < 0)), tuple(amounts)))
    return tuple(found)
