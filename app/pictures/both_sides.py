"""For the mediator only: both parties' dots on one line of money, and the range in which both may prefer a deal.

All amounts are what the first side gets from the second, in minor units. Never on a screen, page or log of a party.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.counting import HUNDRED
from app.pictures.dot_stacks import LARGEST, piled
from app.pictures.looks import dot_parts
from app.pictures.money_line import MoneyLine, draw_axis, money_line
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import LINE_WIDTH, SMALL, Box, Drawing, Line, Look, Room, Tone
from app.pictures.sketch import Sketch
from app.pictures.walk_away import between

_SIDE_BY_SIDE = 26.0
_WORDS = 0.30
_GAP = 1.2
_HIGHEST = 4.5
_BETWEEN = 0.9


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
        return _("Both parties on one line")

    def settlement_range(self) -> tuple[int, int] | None:
        """From the least the first would take to the most the second would pay; None without both, or where they do
        not meet (note §1.18)."""
        low, high = self.first.reservation, self.second.reservation
        return (low, high) if low is not None and high is not None and low <= high else None

    def said(self) -> tuple[str, ...]:
        found = [f"{side.name}: {'; '.join(told)}." for side, told in self._told() if told]
        return (*found, f"{self._range_words()}.") if self._range_words() else tuple(found)

    def _told(self) -> tuple[tuple[Side, tuple[str, ...]], ...]:
        return (
            (self.first, self._side_words(self.first, _("no deal is better below {amount}"))),
            (self.second, self._side_words(self.second, _("no deal is better above {amount}"))),
        )

    def _side_words(self, side: Side, reservation: str) -> tuple[str, ...]:
        found = []
        if side.dots:
            low, high = self.words.signed(side.dots[0]), self.words.signed(side.dots[-1])
            found.append(_("cases from {low} to {high}").format(low=low, high=high))
        if side.reservation is not None:
            found.append(reservation.format(amount=self.words.signed(side.reservation)))
        return tuple(found)

    def _range_words(self) -> str:
        low, high = self.first.reservation, self.second.reservation
        if low is None or high is None:
            return ""
        if low > high:
            words = _("Settlement range: none, {width} apart")
            return words.format(width=self.words.plain(low - high))
        words = _("Settlement range: {low} to {high}, {width} wide")
        return words.format(
            low=self.words.signed(low), high=self.words.signed(high), width=self.words.plain(high - low)
        )

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        held = self._held()
        if not held:
            return sketch.drawing(0.1)
        beside = sketch.width >= _SIDE_BY_SIDE
        column = sketch.width * _WORDS if beside else sketch.width
        left = column + _GAP if beside else 0.0
        signed = min(held) < 0
        line = money_line(sketch, held, self.words, left, signed=signed)
        top = 0.0
        for side, told in self._told():
            if told:
                top = self._lane(sketch, line, side, told, top, column, beside=beside)
        top = self._between(sketch, line, top)
        ends = (_("less is paid"), _("more is paid"))
        bottom = draw_axis(sketch, line, top, self.words, ends)
        dots = max(len(self.first.dots), len(self.second.dots))
        if dots:
            each = _("Each dot stands for about {n} of 100 cases.").format(n=HUNDRED // dots)
            bottom = sketch.paragraph(0.0, bottom + 0.45, sketch.width, each, size=SMALL, tone=Tone.QUIET)
        return sketch.drawing(bottom)

    def _diameter(self, line: MoneyLine) -> float:
        """Of every dot of both parties: one is as much as another."""
        sides, diameter, before = (self.first, self.second), LARGEST, 0.0
        # Smaller dots may be clear of nothing where larger ones were, so that they get smaller still.
        while diameter != before:
            before = diameter
            diameter = min(piled(side.dots, line, _HIGHEST, side.reservation, before).diameter for side in sides)
        return diameter

    def _held(self) -> tuple[int, ...]:
        found = (*self.first.dots, *self.second.dots)
        reservations = (self.first.reservation, self.second.reservation)
        return (*found, *(amount for amount in reservations if amount is not None))

    def _lane(
        self,
        sketch: Sketch,
        line: MoneyLine,
        side: Side,
        told: tuple[str, ...],
        top: float,
        width: float,
        *,
        beside: bool,
    ) -> float:
        """One side's words, dots and limit; where the next lane begins."""
        bottom = sketch.paragraph(0.0, top, width, side.name, bold=True)
        for words in told:
            bottom = sketch.paragraph(0.0, bottom, width, words, size=SMALL)
        piles = piled(side.dots, line, _HIGHEST, side.reservation, self._diameter(line))
        high = max(piles.height, 1.2) + 0.3
        above = top if beside else bottom + 0.2
        base = max(above + high, bottom) if beside else above + high
        self._shade(sketch, line, above, base)
        look = Look.FULL if side is self.first else Look.OPEN
        if side.reservation is not None:
            x = line.at(side.reservation)
            sketch.add(Line(x, above, x, base, Tone.INK, LINE_WIDTH * 1.3))
        for dot_x, up, _amount in piles.dots():
            sketch.add(*dot_parts(dot_x, base - 0.15 - up, piles.radius, look))
        sketch.add(Line(line.left, base, line.right, base, Tone.HAIR))
        return base + _BETWEEN

    def _shade(self, sketch: Sketch, line: MoneyLine, top: float, bottom: float) -> None:
        found = self.settlement_range()
        if found is not None and found[0] < found[1]:
            left, right = (line.at(amount) for amount in found)
            sketch.add(Box(left, top, right - left, bottom - top, Tone.WASH))

    def _between(self, sketch: Sketch, line: MoneyLine, top: float) -> float:
        """What lies between both limits, drawn and in words."""
        low, high = self.first.reservation, self.second.reservation
        if low is None or high is None:
            return top
        bottom = sketch.paragraph(0.0, top, sketch.width, self._range_words(), bold=True)
        between(sketch, line, bottom + 0.5, low, high)
        return bottom + 1.1
