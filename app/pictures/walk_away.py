"""For the mediator only: both sides' walk-away numbers, before the sheet and after it.

All amounts are what the first side gets from the second, in minor units.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.key import Sign, draw_key
from app.pictures.looks import box_parts, dot_parts
from app.pictures.money_line import MoneyLine, draw_axis, money_line
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import LINE_WIDTH, SMALL, Drawing, Line, Look, Room, Tone
from app.pictures.sketch import Sketch, middle_of_line

_SIDE_BY_SIDE = 26.0
_WORDS = 0.40
_GAP = 1.2
_RADIUS = 0.42
_BETWEEN = 0.9


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
        return tuple(
            f"{when}: {'; '.join(self._told(first, second))}."
            for when, first, second in self._moments()
            if self._told(first, second)
        )

    def _moments(self) -> tuple[tuple[str, int | None, int | None], ...]:
        return (
            (_("Before"), self.first.before, self.second.before),
            (_("After"), self.first.after, self.second.after),
        )

    def _told(self, first: int | None, second: int | None) -> tuple[str, ...]:
        found = []
        if first is not None:
            found.append(self._limit(self.first.name, first, takes=first >= 0))
        if second is not None:
            found.append(self._limit(self.second.name, second, takes=second < 0))
        if first is not None and second is not None:
            found.append(self._between(first, second))
        return tuple(found)

    def _limit(self, name: str, amount: int, *, takes: bool) -> str:
        """Which way a limit goes, in words: one below zero is money from the first to the second."""
        words = _("{name} takes at least {amount}") if takes else _("{name} pays at most {amount}")
        return words.format(name=name, amount=self.words.plain(amount))

    def _between(self, first: int, second: int) -> str:
        if first == second:
            return _("they meet at one amount")
        words = _("they overlap by {amount}") if first < second else _("they are {amount} apart")
        return words.format(amount=self.words.plain(second - first))

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        held = [amount for _when, *both in self._moments() for amount in both if amount is not None]
        if not held:
            return sketch.drawing(0.1)
        beside = sketch.width >= _SIDE_BY_SIDE
        column = sketch.width * _WORDS if beside else sketch.width
        left = column + _GAP if beside else 0.0
        line = money_line(sketch, held, self.words, left, signed=min(held) < 0)
        top = 0.0
        for when, first, second in self._moments():
            if first is None and second is None:
                continue
            bottom = sketch.paragraph(0.0, top, column, when, bold=True)
            for words in self._told(first, second):
                bottom = sketch.paragraph(0.0, bottom, column, words, size=SMALL)
            middle = (top + bottom) / 2 if beside else bottom + 0.4 + _RADIUS
            _pair(sketch, line, middle, first, second)
            top = (bottom if beside else middle + _RADIUS) + _BETWEEN
        ends = (_("less is paid"), _("more is paid"))
        bottom = draw_axis(sketch, line, top, self.words, ends) + 0.4
        return sketch.drawing(draw_key(sketch, 0.0, bottom, self._key()))

    def _key(self) -> tuple[tuple[Sign, str], ...]:
        """The signs that are there."""
        both = [(one, other) for _when, one, other in self._moments() if one is not None and other is not None]
        there = (
            (self.first.before is not None or self.first.after is not None, _dot(Look.FULL), self.first.name),
            (self.second.before is not None or self.second.after is not None, _dot(Look.OPEN), self.second.name),
            (any(one < other for one, other in both), _span(overlap=True), _("overlap")),
            (any(one > other for one, other in both), _span(overlap=False), _("apart")),
        )
        return tuple((sign, words) for shown, sign, words in there if shown)


def _pair(sketch: Sketch, line: MoneyLine, middle: float, first: int | None, second: int | None) -> None:
    """Both numbers of one moment and what lies between them."""
    sketch.add(Line(line.left, middle, line.right, middle, Tone.HAIR))
    if first is not None and second is not None:
        between(sketch, line, middle, first, second)
    if second is not None:
        sketch.add(*dot_parts(line.at(second), middle, _RADIUS, Look.OPEN))
    if first is not None:
        # Smaller than the other one, so that both are seen where they are the same.
        sketch.add(*dot_parts(line.at(first), middle, _RADIUS * 0.72, Look.FULL))


def between(sketch: Sketch, line: MoneyLine, middle: float, first: int, second: int) -> None:
    """A striped bar where they overlap, a dashed line where they are apart."""
    left, right = sorted((line.at(first), line.at(second)))
    if first < second:
        sketch.add(*box_parts(left, middle - 0.22, right - left, 0.44, Look.STRIPED))
    elif first > second:
        sketch.add(
            Line(left, middle, right, middle, Tone.GROUND, LINE_WIDTH * 3),
            Line(left, middle, right, middle, Tone.INK, LINE_WIDTH, dashed=True),
        )


def _dot(look: Look) -> Sign:
    def sign(sketch: Sketch, x: float, top: float) -> float:
        sketch.add(*dot_parts(x + 0.3, middle_of_line(top, SMALL), 0.3, look))
        return 0.6

    return sign


def _span(*, overlap: bool) -> Sign:
    def sign(sketch: Sketch, x: float, top: float) -> float:
        y = middle_of_line(top, SMALL)
        if overlap:
            sketch.add(*box_parts(x, y - 0.22, 1.4, 0.44, Look.STRIPED))
        else:
            sketch.add(Line(x, y, x + 1.4, y, Tone.INK, LINE_WIDTH, dashed=True))
        return 1.4

    return sign
