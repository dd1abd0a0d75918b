"""From what comes in to what is left, cost by cost, each with its moment (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from app.domain.language import _
from app.pictures.looks import box_parts
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import LEADING, SMALL, TEXT, Anchor, Drawing, Line, Look, Room, Tone
from app.pictures.sketch import Sketch

_SIDE_BY_SIDE = 26.0
"""Units; in less width the words of a step stand above its bar."""
_WORDS = 0.36
"""The share of the width for the words of the steps."""
_BAR = 0.9
_BETWEEN = 0.75
_GAP = 0.8
_THINNEST = 0.14


@dataclass(frozen=True, slots=True)
class Step:
    """What a step is called, what it does to the amount (minor units, a cost is negative), and when, in words
    ("after about 6 months"), or "" where nobody said."""

    words: str
    amount: int
    when: str = ""


@dataclass(frozen=True, slots=True)
class StepByStep:
    """`start` is what an ending brings before costs; `net` is what is left as it is shown elsewhere. Where rounding makes
    the steps miss it, the picture says so."""

    start: Step
    steps: tuple[Step, ...]
    net: Step
    words: MoneyWords = field(kw_only=True)

    def name(self) -> str:
        return _("Step by step to what is left")

    def said(self) -> tuple[str, ...]:
        told = tuple(self._sentence(step) for step in (self.start, *self.steps, self.net))
        return (*told, _rounded()) if self._is_rounded() else told

    def _sentence(self, step: Step) -> str:
        when = f", {step.when}" if step.when else ""
        return f"{step.words}: {self.words.said(step.amount)}{when}."

    def _is_rounded(self) -> bool:
        return self.start.amount + sum(step.amount for step in self.steps) != self.net.amount

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        rows = self._rows()
        beside = sketch.width >= _SIDE_BY_SIDE
        amounts = max(sketch.wide(self.words.said(row.step.amount), bold=row.bold) for row in rows)
        left = sketch.width * _WORDS + _GAP if beside else 0.0
        scale = _Scale.holding(rows, left, sketch.width - amounts - _GAP)
        top, before = 0.0, None
        for row in rows:
            if row.is_net:
                sketch.add(Line(0.0, top, sketch.width, top, Tone.HAIR))
                top += 0.5
            bar_top, bottom = self._words(sketch, row, top, left - _GAP if beside else sketch.width, beside=beside)
            middle = bar_top + TEXT * LEADING / 2
            # Where words stand between two bars, nothing is drawn through them.
            if before is not None and beside:
                x = scale.at(row.ends if row.is_net else row.begins)
                sketch.add(Line(x, before, x, middle - _BAR / 2, Tone.INK))
            if not beside:
                _zero(sketch, scale, middle - _BAR * 0.8, middle + _BAR * 0.8)
            self._bar(sketch, scale, row, middle)
            before = None if row.is_net else middle + _BAR / 2
            sketch.words(
                sketch.width,
                bar_top,
                self.words.said(row.step.amount),
                bold=row.bold,
                anchor=Anchor.END,
            )
            top = max(bottom, bar_top + TEXT * LEADING) + _BETWEEN
        top -= _BETWEEN
        if beside:
            # Beneath the bars, and beside all words.
            sketch.lay_below(Line(scale.at(0), 0.0, scale.at(0), top, Tone.HAIR))
        if self._is_rounded():
            top = sketch.paragraph(0.0, top + 0.4, sketch.width, _rounded(), size=SMALL, tone=Tone.QUIET)
        return sketch.drawing(top + 0.1)

    def _rows(self) -> tuple[_Row, ...]:
        """Each bar runs from where the one before it ended; the last one from nothing to what is left."""
        reached = tuple(accumulate((step.amount for step in self.steps), initial=self.start.amount))
        found = [_Row(self.start, 0, self.start.amount, Look.GREY, bold=True)]
        found += [
            _Row(step, before, after, Look.STRIPED if step.amount < 0 else Look.OPEN)
            for step, (before, after) in zip(self.steps, pairwise(reached), strict=True)
        ]
        return (*found, _Row(self.net, 0, self.net.amount, Look.FULL, bold=True, is_net=True))

    def _words(self, sketch: Sketch, row: _Row, top: float, width: float, *, beside: bool) -> tuple[float, float]:
        """What the step is called and when it comes. Where its bar begins, and where the words end."""
        bottom = sketch.paragraph(0.0, top, width, row.step.words, bold=row.bold)
        if row.step.when:
            bottom = sketch.paragraph(0.0, bottom, width, row.step.when, size=SMALL, tone=Tone.QUIET)
        return (top, bottom) if beside else (bottom, bottom)

    @staticmethod
    def _bar(sketch: Sketch, scale: _Scale, row: _Row, middle: float) -> None:
        left, right = sorted((scale.at(row.begins), scale.at(row.ends)))
        sketch.add(*box_parts(left, middle - _BAR / 2, max(right - left, _THINNEST), _BAR, row.look))


@dataclass(frozen=True, slots=True)
class _Row:
    step: Step
    begins: int
    ends: int
    look: Look
    bold: bool = False
    is_net: bool = False


@dataclass(frozen=True, slots=True)
class _Scale:
    low: int
    high: int
    left: float
    right: float

    @classmethod
    def holding(cls, rows: tuple[_Row, ...], left: float, right: float) -> _Scale:
        """A scale with room for every bar and for nothing; bars that go left have room for their thinnest."""
        every = [0, *(row.begins for row in rows), *(row.ends for row in rows)]
        low, high = min(every), max(every)
        return cls(low, high if high > low else low + 1, left + _THINNEST, max(right, left + 2.0) - _THINNEST)

    def at(self, amount: int) -> float:
        """Where an amount stands."""
        return self.left + (self.right - self.left) * (amount - self.low) / (self.high - self.low)


def _zero(sketch: Sketch, scale: _Scale, top: float, bottom: float) -> None:
    sketch.add(Line(scale.at(0), top, scale.at(0), bottom, Tone.HAIR))


def _rounded() -> str:
    return _("The amounts are rounded, so they may not add up to the last digit.")
