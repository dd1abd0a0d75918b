"""A line of money: what stands further right is better for the party; ticks at round amounts, and words at both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.pictures.money_words import MoneyWords
from app.pictures.shapes import HAIR_WIDTH, LINE_WIDTH, SMALL, Anchor, Line, Tone
from app.pictures.sketch import Sketch

_MOST_TICKS = 7
_BETWEEN = 1.3
"""The least room between two amounts on the line."""
_TICK = 0.35


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """From `low` to `high`, drawn from `left` to `right`, with a tick each `step`."""

    low: int
    high: int
    step: int
    left: float
    right: float

    def at(self, amount: int) -> float:
        """Where an amount stands."""
        return self.left + (self.right - self.left) * (amount - self.low) / (self.high - self.low)

    def ticks(self) -> range:
        """The amounts that are written on the line."""
        return range(self.low, self.high + 1, self.step)

    @property
    def is_mixed(self) -> bool:
        """Whether money can go both ways."""
        return self.low < 0 < self.high


def money_line(
    sketch: Sketch, amounts: Iterable[int], words: MoneyWords, left: float = 0.0, *, signed: bool = False
) -> MoneyLine:
    """The line that holds these amounts, from `left` to the right edge, with as many ticks as their words have room for."""
    every = tuple(amounts)
    low, high = min(every), max(every)
    if low == high:
        low, high = low - words.whole, high + words.whole
    most = _MOST_TICKS
    while True:
        step = _round_step(-(-(high - low) // most), words.whole)
        first, last = low // step * step, -(-high // step) * step
        mixed = signed or first < 0 < last
        wide = [sketch.wide(_written(tick, words, mixed=mixed), SMALL) for tick in range(first, last + 1, step)]
        line = MoneyLine(first, last, step, left + wide[0] / 2, sketch.width - wide[-1] / 2)
        if most == 1 or (line.right - line.left) / (len(wide) - 1) >= max(wide) + _BETWEEN:
            return line
        most -= 1


def _written(amount: int, words: MoneyWords, *, mixed: bool) -> str:
    return words.signed(amount) if mixed else words.plain(amount)


def _round_step(least: int, whole: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … whole units that is at least `least` minor units."""
    power = whole
    while True:
        for times in (1, 2, 5):
            if power * times >= least:
                return power * times
        power *= 10


def draw_axis(
    sketch: Sketch,
    line: MoneyLine,
    top: float,
    words: MoneyWords,
    *,
    ends: tuple[str, str] | None = None,
    signed: bool = False,
) -> float:
    """The line, its ticks and their amounts, and below them what it means to stand further left or right."""
    sketch.add(Line(line.left, top, line.right, top, Tone.INK, LINE_WIDTH))
    for tick in line.ticks():
        x = line.at(tick)
        zero = tick == 0
        sketch.add(Line(x, top, x, top + _TICK, Tone.INK, LINE_WIDTH if zero else HAIR_WIDTH))
        text = _written(tick, words, mixed=signed or line.is_mixed)
        sketch.words(x, top + _TICK + 0.1, text, size=SMALL, bold=zero and line.is_mixed, anchor=Anchor.MIDDLE)
    below = top + _TICK + 0.1 + SMALL * 1.34
    left_words, right_words = ends or (words.left_end(line.low), words.right_end(line.high))
    left_words, right_words = f"← {left_words}", f"{right_words} →"
    both = sketch.wide(left_words, SMALL) + sketch.wide(right_words, SMALL) + _BETWEEN
    start = line.left - sketch.wide(_written(line.low, words, mixed=signed or line.is_mixed), SMALL) / 2
    after = sketch.words(start, below, left_words, size=SMALL, tone=Tone.QUIET)
    right_top = below if both <= sketch.width - start else after
    return sketch.words(sketch.width, right_top, right_words, size=SMALL, anchor=Anchor.END, tone=Tone.QUIET)


def mark_amount(
    sketch: Sketch, line: MoneyLine, amount: int, top: float, text: str, *, size: float = 1.0, bold: bool = True
) -> float:
    """Words above the line at an amount, moved inward where they would leave the ground; where the mark can begin."""
    wide = sketch.wide(text, size, bold=bold)
    if wide > sketch.width:
        return sketch.paragraph(0.0, top, sketch.width, text, size=size, bold=bold)
    x = min(max(line.at(amount) - wide / 2, 0.0), sketch.width - wide)
    return sketch.words(x, top, text, size=size, bold=bold)
