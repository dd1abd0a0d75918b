"""A line of money: what stands further right is better for the party; ticks at round amounts, and words at both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.pictures.money_words import MoneyWords
from app.pictures.shapes import HAIR_WIDTH, LEADING, LINE_WIDTH, SMALL, Anchor, Line, Tone
from app.pictures.sketch import Sketch

_MOST_TICKS = 7
_AROUND = 25
"""The room at both ends of a line: this part of it."""
_EDGE = 0.4
_BETWEEN = 1.3
"""The least room between two amounts on the line."""
_TICK = 0.35


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """From `low` to `high`, drawn from `left` to `right`, with a tick at each multiple of `step` between them."""

    low: int
    high: int
    step: int
    left: float
    right: float
    signed: bool = False

    def at(self, amount: int) -> float:
        """Where an amount stands."""
        return self.left + (self.right - self.left) * (amount - self.low) / (self.high - self.low)

    def ticks(self) -> range:
        """The amounts that are written on the line."""
        return _ticks(self.low, self.high, self.step)


def money_line(
    sketch: Sketch, amounts: Iterable[int], words: MoneyWords, left: float = 0.0, *, signed: bool = False
) -> MoneyLine:
    """The line that holds these amounts with a little room at both ends, from `left` to the right edge, with as many
    ticks as their words have room for; at least two. Where money can go both ways, or `signed`, they have a sign."""
    every = tuple(amounts)
    low, high = min(every), max(every)
    around = max((high - low) // _AROUND, words.whole)
    low, high = low - around, high + around
    signed = signed or min(every) < 0 < max(every)
    for most in range(_MOST_TICKS, 1, -1):
        step = _round_step(-(-(high - low) // most), words.whole)
        if len(_ticks(low, high, step)) < 2:
            break
        line = _fitted(sketch, MoneyLine(low, high, step, left, sketch.width, signed), words)
        if _has_room(sketch, line, words):
            return line
    # From one round amount to the next: only their two ends are written.
    step = _round_step(high - low, words.whole)
    low = low // step * step
    return _fitted(
        sketch, MoneyLine(low, max(-(-high // step) * step, low + step), step, left, sketch.width, signed), words
    )


def _ticks(low: int, high: int, step: int) -> range:
    return range(-(-low // step) * step, high + 1, step)


def _fitted(sketch: Sketch, line: MoneyLine, words: MoneyWords) -> MoneyLine:
    """The same line, as far from both edges as the words of its outermost ticks ask for."""
    ticks = line.ticks()
    first, last = (_wide(sketch, line, tick, words) / 2 for tick in (ticks[0], ticks[-1]))
    least = max(line.right - line.left - first - last, 1.0)
    before = least * (ticks[0] - line.low) / (line.high - line.low)
    after = least * (line.high - ticks[-1]) / (line.high - line.low)
    left, right = line.left + max(first - before, _EDGE), line.right - max(last - after, _EDGE)
    return replace(line, left=left, right=max(right, left + 1.0))


def _has_room(sketch: Sketch, line: MoneyLine, words: MoneyWords) -> bool:
    """Whether no two amounts on the line come too close."""
    widest = max(_wide(sketch, line, tick, words) for tick in line.ticks())
    return line.at(line.ticks()[1]) - line.at(line.ticks()[0]) >= widest + _BETWEEN


def _wide(sketch: Sketch, line: MoneyLine, tick: int, words: MoneyWords) -> float:
    return sketch.wide(_written(tick, words, signed=line.signed), SMALL, bold=_is_turn(line, tick))


def _is_turn(line: MoneyLine, tick: int) -> bool:
    """Whether money goes out on one side of this tick and comes in on the other."""
    return tick == 0 and line.signed


def _written(amount: int, words: MoneyWords, *, signed: bool) -> str:
    return words.signed(amount) if signed else words.plain(amount)


def _round_step(least: int, whole: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … whole units that is at least `least` minor units."""
    power = whole
    while True:
        for times in (1, 2, 5):
            if power * times >= least:
                return power * times
        power *= 10


def draw_axis(
    sketch: Sketch, line: MoneyLine, top: float, words: MoneyWords, ends: tuple[str, str] | None = None
) -> float:
    """The line, its ticks and their amounts, and below them what it means to stand further left or right."""
    sketch.add(Line(line.left, top, line.right, top, Tone.INK, LINE_WIDTH))
    below = top + _TICK + 0.1
    start = line.left
    for tick in line.ticks():
        x, zero = line.at(tick), _is_turn(line, tick)
        text = _written(tick, words, signed=line.signed)
        sketch.add(Line(x, top, x, top + _TICK, Tone.INK, LINE_WIDTH if zero else HAIR_WIDTH))
        sketch.words(x, below, text, size=SMALL, bold=zero, anchor=Anchor.MIDDLE)
        start = min(start, x - _wide(sketch, line, tick, words) / 2)
    below += SMALL * LEADING
    left_words, right_words = ends or (words.left_end(line.low), words.right_end(line.high))
    left_words, right_words = f"← {left_words}", f"{right_words} →"
    both = sketch.wide(left_words, SMALL) + sketch.wide(right_words, SMALL) + _BETWEEN
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
