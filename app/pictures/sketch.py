"""Putting a drawing together: shapes one after the other, and words that wrap in the width they have."""

from __future__ import annotations

import re

from app.pictures.shapes import LEADING, RISE, TEXT, Anchor, Drawing, Label, Room, Shape, Tone

NARROWEST = 12.0
"""Units. A picture in less room than this is drawn this wide and painted smaller: below it no label has a chance."""

SMALLEST = 0.5
"""Of its size: how much smaller words are set so that no number in them is broken."""
_SPACES = re.compile(r"[ \t\n]+")
"""Where words may be broken: not at the space within a number."""
NUMBER = re.compile(r"[-\u2212+]?\w{0,3}[$€£¥]?\d(?:[\d.,'’\u00a0\u202f]*\d)?")


class Sketch:
    """A drawing while it is made."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.width = max(room.width, NARROWEST)
        self._measure = room.measure
        self._shapes: list[Shape] = []

    def widen(self, least: float) -> None:
        """Make the drawing at least this wide; before anything is put on it."""
        self.width = max(self.width, least)

    def add(self, *shapes: Shape) -> None:
        """Put these on top."""
        self._shapes.extend(shapes)

    def lay_below(self, *shapes: Shape) -> None:
        """Put these beneath all there is."""
        self._shapes[:0] = shapes

    def wide(self, words: str, size: float = TEXT, *, bold: bool = False) -> float:
        """How wide these words are on one line."""
        return self._measure(words, size, bold)

    def words(
        self,
        x: float,
        top: float,
        words: str,
        *,
        size: float = TEXT,
        bold: bool = False,
        anchor: Anchor = Anchor.START,
        tone: Tone = Tone.INK,
        scale: bool = False,
    ) -> float:
        """One line of words whose line begins at `top`; where the next one begins."""
        wide = self._measure(words, size, bold)
        self._shapes.append(Label(x, top + size * RISE, words, wide, size, bold, anchor, tone, scale))
        return top + size * LEADING

    def paragraph(
        self,
        x: float,
        top: float,
        width: float,
        words: str,
        *,
        size: float = TEXT,
        bold: bool = False,
        anchor: Anchor = Anchor.START,
        tone: Tone = Tone.INK,
    ) -> float:
        """Words in as many lines as `width` asks for, smaller where a number in them has no room; where the line below them
        begins."""
        size = self.size_for(words, width, size, bold=bold)
        for line in self.lines(words, width, size, bold=bold):
            top = self.words(x, top, line, size=size, bold=bold, anchor=anchor, tone=tone)
        return top

    def lines(self, words: str, width: float, size: float = TEXT, *, bold: bool = False) -> tuple[str, ...]:
        """`words` broken at their spaces; a word that is wider than all of `width` is broken within, but not in a number."""
        found: list[str] = []
        line = ""
        for word in _SPACES.split(words.strip()):
            both = f"{line} {word}" if line else word
            if self._measure(both, size, bold) <= width:
                line = both
                continue
            if line:
                found.append(line)
            line = word
            while self._measure(line, size, bold) > width and len(line) > 1:
                fits = self._fitting(line, width, size, bold=bold)
                found.append(line[:fits])
                line = line[fits:]
        return (*found, line) if line else tuple(found)

    def size_for(self, words: str, width: float, size: float = TEXT, *, bold: bool = False) -> float:
        """The size, at most `size`, in which every number in `words` has room on a line of this width."""
        widest = max((self._measure(found[0], size, bold) for found in NUMBER.finditer(words)), default=0.0)
        return size * max(SMALLEST, width / widest * 0.999) if widest > width else size

    def _fitting(self, word: str, width: float, size: float, *, bold: bool) -> int:
        """How many letters of a word have room without breaking a number; at least one."""
        low, high = 1, len(word)
        while low < high:
            middle = (low + high + 1) // 2
            if self._measure(word[:middle], size, bold) <= width:
                low = middle
            else:
                high = middle - 1
        inside = (found.start() for found in NUMBER.finditer(word) if found.start() < low < found.end())
        return next(inside, 0) or low

    def drawing(self, height: float) -> Drawing:
        """What was put together."""
        return Drawing(self.width, height, tuple(self._shapes))


def middle_of_line(top: float, size: float = TEXT) -> float:
    """The middle of the small letters of a line of words that begins at `top`: where a mark beside them stands."""
    return top + size * (RISE - 0.33)
