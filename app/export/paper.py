"""Paper sizes, type sizes and spacing. Points throughout: 72 to the inch."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet of paper and the sizes of type on it. `body` is the size of an answer's words; `for_writing` is a
    handout."""

    width: float
    height: float
    body: float
    for_writing: bool = False
    left: float = 58.0
    right: float = 58.0
    top: float = 80.0
    bottom: float = 66.0
    at_a_glance: bool = False
    close: float = 0.0
    """How much closer than usual it is set, from 0 to 1: where that saves a page on which hardly anything stands."""

    @property
    def measure(self) -> float:
        """The width of a line of words."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height for words between the head and the foot of a page."""
        return self.height - self.top - self.bottom

    @property
    def indent(self) -> float:
        """How far a question stands in from its number, which may have two digits."""
        return self.body * 2.4

    @property
    def label(self) -> float:
        """The width of an answer's label beside the answer; 0 where the type is too large for both on one line."""
        return 128.0 if self.body < 13.0 or self.at_a_glance else 0.0

    @property
    def small(self) -> float:
        """Labels, hints, the foot of the page; never below 9 points."""
        return max(9.0, self.body * (0.85 if self.at_a_glance else 0.78))

    @property
    def box(self) -> float:
        """A box or circle to mark, larger beside large print."""
        return BOX * (1.2 if self.body > 16.0 else 1.0)

    @property
    def between(self) -> float:
        """From one question to the next."""
        return (22.0 - 8.0 * self.close) * (1.15 if self.body > 16.0 else 1.0)

    @property
    def written(self) -> float:
        """What is typed into a form."""
        return self.body * 0.92

    @property
    def frame(self) -> float:
        """The head and the foot of every page."""
        return 12.0 if self.body > 16.0 else 9.5

    @property
    def foot(self) -> float:
        """The foot of every page: as large as it can be with the page's number still on one line with it."""
        return self.frame * (0.9 if self.frame > 10.0 else 0.95)

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


def paper_for(name: str = "letter", *, large: bool = False, handout: bool = False, at_a_glance: bool = False) -> Paper:
    """Letter or A4, in normal or large print. Handouts are set larger than summaries, and so is what is read at a glance.
    ValueError for another size."""
    if name not in _SIZES:
        raise ValueError(name)
    width, height = _SIZES[name]
    top = 72.0 if handout else 80.0
    if large:
        return Paper(width, height, 18.0, handout, top=top, bottom=74.0)
    size = 13.0 if handout or at_a_glance else 11.0
    return Paper(width, height, size, handout, top=top, at_a_glance=at_a_glance)
