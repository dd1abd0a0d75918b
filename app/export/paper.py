"""Paper sizes, type sizes and spacing. Points throughout: 72 to the inch."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet of paper and the sizes of type on it. `body` is the size of an answer's words."""

    width: float
    height: float
    body: float
    left: float = 62.0
    right: float = 62.0
    top: float = 84.0
    bottom: float = 70.0

    @property
    def measure(self) -> float:
        """The width of a line of words."""
        return self.width - self.left - self.right

    @property
    def small(self) -> float:
        """Labels, hints, the foot of the page; never below 9 points."""
        return max(9.0, self.body * 0.8)

    @property
    def title(self) -> float:
        """The document's own title."""
        return self.body * 1.9

    @property
    def heading(self) -> float:
        """A sheet's or a section's heading."""
        return self.body * 1.35

    def leading(self, size: float) -> float:
        """The distance of lines set in `size`."""
        return size * 1.38


LINE_GAP = 9 * MM
"""Between lines to write on."""
BOX = 4.8 * MM
"""A box or circle to mark."""

_SIZES = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
NAMES = tuple(_SIZES)


def paper_for(name: str = "letter", *, large: bool = False, handout: bool = False) -> Paper:
    """Letter or A4, in normal or large print. Handouts are set larger than summaries. ValueError for another size."""
    if name not in _SIZES:
        raise ValueError(name)
    width, height = _SIZES[name]
    if large:
        return Paper(width, height, 18.0)
    return Paper(width, height, 13.0 if handout else 11.5)
