"""For the mediator only: how many of ten judges each side counts on, before and after, and how many are counted twice."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.judges import JUDGES, optimism_gap
from app.domain.language import _
from app.pictures.key import Sign, draw_key
from app.pictures.looks import FIGURE_WIDTH
from app.pictures.shapes import SMALL, Dot, Drawing, Figure, Look, Room, Tone
from app.pictures.sketch import Sketch

_SIDE_BY_SIDE = 26.0
_WORDS = 0.40
_GAP = 1.2
_HIGH = 1.9
_BETWEEN = 0.9


@dataclass(frozen=True, slots=True)
class Judged:
    """How many of ten each side counts on at one moment; None where it may not be read or was not given."""

    first: int | None
    second: int | None

    @property
    def gap(self) -> int | None:
        """How many are counted by both (+) or by nobody (−): the optimism gap in judges (note §1.18)."""
        return optimism_gap(self.first, self.second)


@dataclass(frozen=True, slots=True)
class TenJudges:
    """Both sides, before and after. The first side's judges are counted from the left, the second's from the right."""

    first_name: str
    second_name: str
    before: Judged
    after: Judged

    def name(self) -> str:
        return _("Ten judges, before and after")

    def said(self) -> tuple[str, ...]:
        return tuple(
            f"{when}: {'; '.join(self._told(judged))}." for when, judged in self._moments() if self._told(judged)
        )

    def _moments(self) -> tuple[tuple[str, Judged], ...]:
        return (_("Before"), self.before), (_("After"), self.after)

    def _told(self, judged: Judged) -> tuple[str, ...]:
        words = _("{name} counts on {n} of 10")
        found = [
            words.format(name=name, n=count)
            for name, count in ((self.first_name, judged.first), (self.second_name, judged.second))
            if count is not None
        ]
        if judged.gap is not None:
            found.append(_gap(judged.gap))
        return tuple(found)

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        beside = sketch.width >= _SIDE_BY_SIDE
        left = sketch.width * _WORDS + _GAP if beside else 0.0
        top = 0.0
        for when, judged in self._moments():
            told = self._told(judged)
            if not told:
                continue
            width = sketch.width * _WORDS if beside else sketch.width
            bottom = sketch.paragraph(0.0, top, width, when, bold=True)
            for words in told:
                bottom = sketch.paragraph(0.0, bottom, width, words, size=SMALL)
            figures = (top + bottom - _HIGH) / 2 if beside else bottom + 0.3
            _row(sketch, judged, left, max(figures, top), sketch.width)
            top = max(bottom, figures + _HIGH) + _BETWEEN
        return sketch.drawing(draw_key(sketch, 0.0, top, self._key()))

    def _key(self) -> tuple[tuple[Sign, str], ...]:
        """The signs that are there."""
        moments = tuple(judged for _when, judged in self._moments())
        gaps = tuple(judged.gap for judged in moments if judged.gap is not None)
        there = (
            (any(judged.first is not None for judged in moments), Look.FULL, self.first_name),
            (any(judged.second is not None for judged in moments), Look.OPEN, self.second_name),
            (any(gap > 0 for gap in gaps), Look.HALF, _("both count on this one")),
            (any(gap < 0 for gap in gaps), None, _("nobody counts on this one")),
        )
        return tuple((_sign(look), words) for shown, look, words in there if shown)


def _row(sketch: Sketch, judged: Judged, left: float, top: float, right: float) -> None:
    step = min((right - left) / JUDGES, _HIGH)
    for place in range(JUDGES):
        look = look_of(judged, place)
        if look is None and judged.gap is None:
            # Where one side is not known, nothing can be said of the judges the other one does not count on.
            continue
        x = left + (place + 0.5) * step
        high = min(_HIGH, step * 1.7)
        _judge(sketch, x, top + (_HIGH - high) / 2, high, look)


def look_of(judged: Judged, place: int) -> Look | None:
    """How the judge at this place (0 to 9) looks; None for one nobody counts on, as far as it is known."""
    first = judged.first is not None and place < judged.first
    second = judged.second is not None and place >= JUDGES - judged.second
    if first and second:
        return Look.HALF
    return Look.FULL if first else Look.OPEN if second else None


def _judge(sketch: Sketch, x: float, top: float, high: float, look: Look | None) -> None:
    if look is None:
        sketch.add(Dot(x, top + high * 0.75, 0.14, Tone.HAIR))
    else:
        sketch.add(Figure(x, top, high, look))


def _sign(look: Look | None) -> Sign:
    def sign(sketch: Sketch, x: float, top: float) -> float:
        high = SMALL * 1.25
        _judge(sketch, x + high * FIGURE_WIDTH / 2, top, high, look)
        return high * FIGURE_WIDTH

    return sign


def _gap(gap: int) -> str:
    if gap == 0:
        return _("each judge is counted once")
    words = _("{n} of 10 counted by both") if gap > 0 else _("{n} of 10 counted by nobody")
    return words.format(n=abs(gap))
