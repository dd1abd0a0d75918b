"""The few greys of a document, and words drawn on one line. Every meaning stands without colour.

What is said is plain black: a printer sets any grey, however dark, in dots.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color

from app.export.fonts import PLAIN, one_line, runs
from app.export.right_to_left import begins, is_there, visual

INK = Color(0, 0, 0)
QUIET = Color(0.28, 0.28, 0.31)
HAIR = Color(0.52, 0.52, 0.55)
PAPER = Color(1, 1, 1)
WASH = Color(0.955, 0.955, 0.965)
HAIRLINE = 0.5


def draw_words(canvas: Any, x: float, y: float, words: str, size: float, font: str = PLAIN) -> float:
    """Words on one line from (x, y); where they end."""
    words = one_line(words)
    several = list(runs(words, font))
    if is_there(words):
        # Joined and then turned: afterwards every letter has a form of its own, which stays.
        line = "".join(run for _font, run in several)
        # Spaces at the end, which only whoever hears it gets, move nothing.
        seen = line.rstrip()
        several = list(runs(visual(seen, rightwards=not begins(seen)) + line[len(seen) :], font))
    for run_font, run in several:
        canvas.letters((x, y), [(0.0, run)], run_font, size)
        x += canvas.stringWidth(run, run_font, size)
    return x
