"""What the signs in a picture stand for: each sign with its words, side by side as far as there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.pictures.shapes import LEADING, SMALL, Tone
from app.pictures.sketch import Sketch

Sign = Callable[[Sketch, float, float], float]
"""Puts a sign at the left of a line of small words that begins at this x and top; how wide it is."""

_AFTER_SIGN = 0.45
_BETWEEN = 1.6


def draw_key(sketch: Sketch, left: float, top: float, entries: Sequence[tuple[Sign, str]]) -> float:
    """The entries from `left` on; where the last line ends."""
    x = left
    for sign, words in entries:
        wide = sign(Sketch(sketch.room), 0.0, 0.0) + _AFTER_SIGN
        if x > left and x + wide + sketch.wide(words, SMALL) > sketch.width:
            x, top = left, top + SMALL * LEADING + 0.2
        start = x + sign(sketch, x, top) + _AFTER_SIGN
        bottom = sketch.paragraph(start, top, sketch.width - start, words, size=SMALL, tone=Tone.QUIET)
        x = start + sketch.wide(words, SMALL) + _BETWEEN
        if bottom > top + SMALL * LEADING + 0.01:
            x, top = sketch.width, bottom - SMALL * LEADING
    return top + SMALL * LEADING
