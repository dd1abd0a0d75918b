"""Best, most likely, worst: how often, how long, and what is left in the end (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.domain.language import _
from app.pictures.counting import HUNDRED, how_often, of_hundred
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.shapes import LEADING, SMALL, TEXT, Box, Drawing, Line, Room, Tone
from app.pictures.sketch import Sketch

_SIDE_BY_SIDE = 24.0
"""Units; in less width the cells of a row stand below each other."""
_SHARES = (0.22, 0.31, 0.20)
_BETWEEN = 1.0
_STRIP = 0.5


class Which(Enum):
    """The rows of the table. With a tie two rows are `LIKELY`."""

    BEST = "best"
    LIKELY = "likely"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class Way:
    """One row: `cases` of 100 (None: not known), `time` in words ("9 to 18 months", "" for not known), `pocket` after
    fees and costs in minor units, `tiny` for a chance that rounds to no case."""

    which: Which
    pocket: int
    cases: int | None = None
    time: str = ""
    tiny: bool = False


@dataclass(frozen=True, slots=True)
class ThreeWays:
    """The rows in the order they are shown. `halfway`: each is after costs half way between two different guesses."""

    ways: tuple[Way, ...]
    halfway: bool = False
    words: MoneyWords = field(kw_only=True)

    def name(self) -> str:
        return _("Best, most likely, worst")

    def said(self) -> tuple[str, ...]:
        told = tuple(self._sentence(way) for way in self.ways)
        return (*told, self._halfway()) if self.halfway else told

    def _sentence(self, way: Way) -> str:
        parts = [_("{amount} after costs").format(amount=self.words.said(way.pocket))]
        if way.cases is not None:
            parts.append(self._count(way, way.cases))
        if way.time:
            parts.append(way.time)
        return f"{_which(way.which)}: {', '.join(parts)}."

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        wide = sketch.width >= _SIDE_BY_SIDE and self._amounts_fit(sketch)
        bottom = self._table(sketch) if wide else self._blocks(sketch)
        if self.halfway:
            bottom = sketch.paragraph(0.0, bottom + 0.4, sketch.width, self._halfway(), size=SMALL, tone=Tone.QUIET)
        return sketch.drawing(bottom)

    def _amounts_fit(self, sketch: Sketch) -> bool:
        """Whether each amount has room in its column as large as the words beside it."""
        width = _columns(sketch.width)[1][3]
        amounts = (self.words.said(way.pocket) for way in self.ways)
        return all(sketch.size_for(amount, width, bold=True) == TEXT for amount in amounts)

    def _count(self, way: Way, cases: int) -> str:
        return of_hundred(cases, tiny=way.tiny, nearly=any(other.tiny for other in self.ways))

    def _halfway(self) -> str:
        """Why the worst here is not the worst case: other places take the high guesses for it."""
        if self.words.whose is Whose.YOURS:
            return _("Here the costs are half way between your low and high guesses.")
        return _("Here the costs are half way between the low and high guesses.")

    # ---- side by side ----------------------------------------------------------------------------------------------

    def _table(self, sketch: Sketch) -> float:
        lefts, widths = _columns(sketch.width)
        bottoms = [
            sketch.paragraph(left, 0.0, width, words, size=SMALL, tone=Tone.QUIET)
            for left, width, words in zip(lefts[1:], widths[1:], self._heads(), strict=True)
        ]
        top = max(bottoms) + 0.35
        for way in self.ways:
            sketch.add(Line(0.0, top, sketch.width, top, Tone.HAIR))
            top += 0.5
            bottoms = [sketch.paragraph(lefts[0], top, widths[0], _which(way.which), bold=True)]
            bottoms.append(self._cases(sketch, lefts[1], top, widths[1], way))
            bottoms.append(sketch.paragraph(lefts[2], top, widths[2], way.time or _unknown()))
            bottoms.append(sketch.paragraph(lefts[3], top, widths[3], self.words.said(way.pocket), bold=True))
            top = max(bottoms) + 0.5
        return top - 0.5

    def _heads(self) -> tuple[str, str, str]:
        yours = self.words.whose is Whose.YOURS
        return _("How often"), _("How long"), _("In your pocket, after costs") if yours else _("After costs")

    def _cases(self, sketch: Sketch, left: float, top: float, width: float, way: Way) -> float:
        """A word, a number and a strip of a hundred."""
        if way.cases is None:
            return sketch.paragraph(left, top, width, _("How often is not known"))
        words = how_often(max(way.cases, 1) if way.tiny else way.cases)
        top = sketch.paragraph(left, top, width, self._count(way, way.cases))
        top = _strip(sketch, left, top + 0.15, min(width, 8.0), way.cases)
        return sketch.paragraph(left, top, width, words, size=SMALL, tone=Tone.QUIET)

    # ---- below each other ------------------------------------------------------------------------------------------

    def _blocks(self, sketch: Sketch) -> float:
        top = 0.0
        for way in self.ways:
            if top:
                sketch.add(Line(0.0, top, sketch.width, top, Tone.HAIR))
                top += 0.5
            top = sketch.paragraph(0.0, top, sketch.width, _which(way.which), bold=True)
            top = sketch.paragraph(0.0, top, sketch.width, self.words.said(way.pocket), bold=True)
            top = self._cases(sketch, 0.0, top + 0.15, sketch.width, way) + 0.15
            time = _("How long: {time}").format(time=way.time or _unknown())
            top = sketch.paragraph(0.0, top, sketch.width, time) + 0.5
        return top - 0.5


def _columns(width: float) -> tuple[list[float], list[float]]:
    """Where the four columns begin and how wide they are."""
    lefts = [0.0]
    for share in _SHARES:
        lefts.append(lefts[-1] + share * width)
    ends = [*(left - _BETWEEN for left in lefts[1:]), width]
    return lefts, [end - left for left, end in zip(lefts, ends, strict=True)]


def _strip(sketch: Sketch, left: float, top: float, width: float, cases: int) -> float:
    """A strip of a hundred, in tens, so much of it filled; where the words below it begin."""
    sketch.add(Box(left, top, width, _STRIP, Tone.GROUND, Tone.INK))
    if cases:
        sketch.add(Box(left, top, width * cases / HUNDRED, _STRIP, Tone.INK, Tone.INK))
    for ten in range(10, HUNDRED, 10):
        x = left + width * ten / HUNDRED
        sketch.add(Line(x, top, x, top + _STRIP, Tone.GROUND if ten < cases else Tone.HAIR))
    return top + _STRIP + SMALL * (LEADING - 1) + 0.05


def _which(which: Which) -> str:
    return {Which.BEST: _("Best"), Which.LIKELY: _("Most likely"), Which.WORST: _("Worst")}[which]


def _unknown() -> str:
    return _("not known")
