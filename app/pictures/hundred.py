"""A hundred figures in reading order: how many of 100 cases like this one end in which way (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.language import _
from app.pictures.counting import HUNDRED, of_hundred
from app.pictures.looks import FIGURE_WIDTH
from app.pictures.money_words import Whose
from app.pictures.shapes import Drawing, Figure, Look, Room
from app.pictures.sketch import Sketch

_HIGH = 1.3
"""A figure, in units."""
_ACROSS, _DOWN = _HIGH * 0.74, _HIGH * 1.2
_AFTER_FIVE = 0.3
"""A little more air after five, so that they can be counted."""
_GRID = 9 * _ACROSS + _AFTER_FIVE + _HIGH * FIGURE_WIDTH
_GRID_HIGH = 9 * _DOWN + _AFTER_FIVE + _HIGH
_BESIDE = 2.4
_LEAST_WORDS = 11.0
_LOOKS = (
    (),
    (Look.FULL,),
    (Look.FULL, Look.OPEN),
    (Look.FULL, Look.HALF, Look.OPEN),
    (Look.FULL, Look.HALF, Look.RINGED, Look.OPEN),
    (Look.FULL, Look.HALF, Look.STRIPED, Look.RINGED, Look.OPEN),
    (Look.FULL, Look.HALF, Look.STRIPED, Look.UPRIGHT, Look.RINGED, Look.OPEN),
)
MOST_GROUPS = len(_LOOKS) - 1


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that end alike. `words` go on after "In about 47 of 100" ("you pay about $28,000"). `tiny` is a chance that
    is there but rounds to no case at all."""

    words: str
    cases: int
    tiny: bool = False


@dataclass(frozen=True, slots=True)
class HundredFigures:
    """At most six groups whose whole numbers of cases total 100, in the order they are read."""

    groups: tuple[Group, ...]
    whose: Whose = Whose.YOURS

    def __post_init__(self) -> None:
        if sum(group.cases for group in self.groups) != HUNDRED or any(group.cases < 0 for group in self.groups):
            raise ValueError("the groups of a picture of a hundred must total 100")
        if len(self.groups) > MOST_GROUPS:
            raise ValueError("a picture of a hundred has six groups at most")

    def name(self) -> str:
        return _("100 cases like this one")

    def said(self) -> tuple[str, ...]:
        lead = (
            _("Picture 100 cases exactly like the one you described.")
            if self.whose is Whose.YOURS
            else _("Picture 100 cases exactly like the one that was described.")
        )
        told = _("In {count}, {words}.")
        return (lead, *(told.format(count=self._count(group), words=group.words) for group in self.groups))

    def _count(self, group: Group) -> str:
        nearly = any(other.tiny for other in self.groups if other is not group)
        return of_hundred(group.cases, tiny=group.tiny, nearly=nearly)

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        looks = [look for look, group in self._looks() for _case in range(group.cases)]
        for case, look in enumerate(looks):
            sketch.add(Figure(_HIGH * FIGURE_WIDTH / 2 + _along(case % 10, _ACROSS), _row(case), _HIGH, look))
        left = _GRID + _BESIDE
        if sketch.width - left >= _LEAST_WORDS:
            bottom = self._key_beside(sketch, left)
        else:
            bottom = self._key_below(sketch, _GRID_HIGH + 0.7)
        return sketch.drawing(max(bottom, _GRID_HIGH))

    def _looks(self) -> tuple[tuple[Look, Group], ...]:
        return tuple(zip(_LOOKS[len(self.groups)], self.groups, strict=True))

    def _key_beside(self, sketch: Sketch, left: float) -> float:
        """Each group's words beside its first row, as far as there is room; where the last of them ends."""
        width = sketch.width - left
        heights = [self._entry(Sketch(sketch.room), left, 0.0, width, group, look) for look, group in self._looks()]
        tops, case, below = [], 0, 0.0
        for group, height in zip(self.groups, heights, strict=True):
            tops.append(max(below, _row(min(case, HUNDRED - 1)) - 0.1))
            below = tops[-1] + height + _KEY_GAP
            case += group.cases
        # What does not end beside the grid moves up, and pushes up what stands above it.
        limit = max(_GRID_HIGH, sum(heights) + _KEY_GAP * (len(heights) - 1)) + 0.2
        for place in reversed(range(len(tops))):
            tops[place] = max(0.0, min(tops[place], limit - heights[place]))
            limit = tops[place] - _KEY_GAP
        bottom = 0.0
        for (look, group), top in zip(self._looks(), tops, strict=True):
            bottom = self._entry(sketch, left, max(top, bottom), width, group, look)
        return bottom

    def _key_below(self, sketch: Sketch, top: float) -> float:
        for look, group in self._looks():
            top = self._entry(sketch, 0.0, top, sketch.width, group, look) + _KEY_GAP
        return top - _KEY_GAP

    def _entry(self, sketch: Sketch, left: float, top: float, width: float, group: Group, look: Look) -> float:
        """A figure, how many, and how they end; where it ends."""
        sketch.add(Figure(left + _HIGH * FIGURE_WIDTH / 2, top + 0.1, _HIGH, look))
        after = left + _HIGH * FIGURE_WIDTH + 0.6
        room = left + width - after
        top = sketch.paragraph(after, top, room, self._count(group), bold=True)
        return sketch.paragraph(after, top, room, group.words)


_KEY_GAP = 0.45


def _along(place: int, step: float) -> float:
    return place * step + (_AFTER_FIVE if place >= 5 else 0.0)


def _row(case: int) -> float:
    return _along(case // 10, _DOWN)
