"""Where shapes are: the rectangle that each of them covers, and which of two cover each other."""

from __future__ import annotations

from dataclasses import dataclass

from app.pictures.looks import FIGURE_WIDTH
from app.pictures.shapes import Box, Dot, Figure, Label, Line, Shape

_NEAR = 0.02
"""What two shapes may touch each other by, in units: less than a pixel."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Place) -> bool:
        """Whether both share some ground."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _NEAR and down > _NEAR


def place_of(shape: Shape) -> Place:
    """The rectangle around a shape. Of a label it is that of its letters, accents and tails with them."""
    if isinstance(shape, Label):
        return Place(shape.left, shape.y - 0.88 * shape.size, shape.left + shape.width, shape.y + 0.26 * shape.size)
    if isinstance(shape, Line):
        half = shape.width / 2
        return Place(
            min(shape.x1, shape.x2) - half * (shape.x1 == shape.x2),
            min(shape.y1, shape.y2) - half * (shape.y1 == shape.y2),
            max(shape.x1, shape.x2) + half * (shape.x1 == shape.x2),
            max(shape.y1, shape.y2) + half * (shape.y1 == shape.y2),
        )
    if isinstance(shape, Box):
        return Place(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    if isinstance(shape, Figure):
        half = FIGURE_WIDTH * shape.height / 2
        return Place(shape.x - half, shape.y, shape.x + half, shape.y + shape.height)
    assert isinstance(shape, Dot)
    return Place(shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius)
