"""What a picture is made of: a few shapes in greys, placed on a ground, without a window, a page or a file format.

One unit is the size of running text, so that a picture grows with the text. `x` runs to the right and `y` downward from
the top left corner. Both painters (`ui/parts/pictures.py`, `app/export/drawings/picture.py`) draw these and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

TEXT = 1.0
"""Running text."""
SMALL = 0.86
LEADING = 1.34
"""From one line of text to the next, in sizes of that text."""
RISE = 0.98
"""From the top of a line of text to the line it stands on, with room for an accent on a capital."""

HAIR_WIDTH = 0.06
LINE_WIDTH = 0.11
DASH = 0.3
"""The dashes of a dashed line, and the gaps between them."""


class Tone(Enum):
    """From the strongest to the ground. A theme of the window has its own tone for each; paper has greys."""

    INK = "ink"
    QUIET = "quiet"
    HAIR = "hair"
    WASH = "wash"
    GROUND = "ground"


class Anchor(Enum):
    """Where the words of a label stand, seen from its `x`."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Look(Enum):
    """How figures, dots and boxes of one group are told from those of another: in plain black on white, without grey."""

    FULL = "full"
    OPEN = "open"
    STRIPED = "striped"
    HALF = "half"
    UPRIGHT = "upright"
    RINGED = "ringed"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = Tone.INK
    width: float = HAIR_WIDTH
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `fill` or `edge` None leaves it out."""

    x: float
    y: float
    width: float
    height: float
    fill: Tone | None = Tone.INK
    edge: Tone | None = None
    edge_width: float = HAIR_WIDTH
    corner: float = 0.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: Tone | None = Tone.INK
    edge: Tone | None = None
    edge_width: float = HAIR_WIDTH


@dataclass(frozen=True, slots=True)
class Figure:
    """A person, seen as on a sign: `x` is its middle, `y` its top."""

    x: float
    y: float
    height: float
    look: Look


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words; `y` is the line they stand on. `width` is what the painter's own font takes for them. An amount
    at a tick belongs to the `scale`: it helps the eye and tells nothing of its own."""

    x: float
    y: float
    words: str
    width: float
    size: float = TEXT
    bold: bool = False
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK
    scale: bool = False

    @property
    def left(self) -> float:
        """Where the words begin."""
        return self.x - {Anchor.START: 0.0, Anchor.MIDDLE: self.width / 2, Anchor.END: self.width}[self.anchor]


Shape = Line | Box | Dot | Figure | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a ground of this size; what stands later is painted over what stands before it. It is wider than its room
    only where there is too little for its longest amount; a painter then makes all of it smaller."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Measure(Protocol):
    """How wide words are in the painter's font, in units."""

    def __call__(self, words: str, size: float, bold: bool, /) -> float: ...


@dataclass(frozen=True, slots=True)
class Room:
    """What a picture is given to draw itself in. Its height follows from the width."""

    width: float
    measure: Measure


class Picture(Protocol):
    """Plain data that can be seen, read and named."""

    def name(self) -> str:
        """What it is, for a screen reader and as a heading."""
        ...

    def said(self) -> tuple[str, ...]:
        """The same in sentences, with the same numbers."""
        ...

    def drawn(self, room: Room) -> Drawing:
        """The picture in this room; the same data in the same room is the same drawing."""
        ...
