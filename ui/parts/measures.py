"""Distances and heights that grow with the text, but less than the text: at twice the size the page is for the words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui import look

TARGET = 44
"""The least height of anything to press, in pixels at 100 %."""
INSET = 3
"""Pixels at the edge of everything that is painted, where the ring of the keyboard's place goes. Words stand in line
with what is painted beside them."""


def growth() -> float:
    """The text size that was chosen: 1.0 to 2.0."""
    return max(1.0, QApplication.font().pointSizeF() / look.POINTS)


def air(lines: float) -> int:
    """Room between things, in lines of running text."""
    size = growth()
    return round(look.em() * lines * (1 + 0.3 * (size - 1)) / size)


def heading(scale: float) -> float:
    """How much larger than running text a heading is: less so as the text grows."""
    return 1 + (scale - 1) / growth()


def small_print() -> float:
    """The scale of words that stand on every page: they grow half as much as the text, so that they stay one line."""
    return (1 + (growth() - 1) / 2) / growth()


def press_height(scale: float = 1.0) -> int:
    """The height of a line to press or to type in, with words `scale` times as large as running text."""
    return max(TARGET, round(look.em() * scale * (1.4 + 0.6 / growth())))
