"""The few greys of a document, and words drawn on one line. Every meaning stands without colour.

What is said is plain black: a printer sets any grey, however dark, in dots.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color

from app.export.fonts import PLAIN, runs

INK = Color(0, 0, 0)
QUIET = Color(0.28, 0.28, 0.31)
HAIR = Color(0.52, 0.52, 0.55)
PAPER = Color(1, 1, 1)
WASH = Color(0.955, 0.955, 0.965)
HAIRLINE = 0.5


def draw_words(canvas: Any, x: float, y: float, words: str, size: float, font: str = PLAIN) -> float:
    """Words on one line from (x, y); where they end."""
    for run_font, run in runs(words, font):
        canvas.setFont(run_font, size)
        canvas.drawString(x, y, run)
        x += canvas.stringWidth(run, run_font, size)
    return x
