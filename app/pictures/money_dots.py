"""Dots on a line of money, each about two of 100 cases, with the offer as a line between them (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.counting import HUNDRED, of_hundred
from app.pictures.dot_stacks import Piles, piled
from app.pictures.looks import dot_parts
from app.pictures.money_line import draw_axis, mark_amount, money_line
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.shapes import LINE_WIDTH, SMALL, Drawing, Line, Look, Room, Tone
from app.pictures.sketch import Sketch, middle_of_line

FIFTY, TWENTY = 50, 20
_FEW_BELOW = 22.0
"""Units; in less width there are twenty dots."""
_HIGHEST = 5.6
_BESIDE_EACH_OTHER = 26.0
_KEY_DOT = 0.3


@dataclass(frozen=True, slots=True)
class Against:
    """Of 100 cases: how many end with less than the offer, with the same, with more. Whole numbers that total 100. `tiny`:
    which of the three can happen and have none."""

    less: int
    same: int
    more: int
    tiny: tuple[bool, bool, bool] = (False, False, False)

    def __post_init__(self) -> None:
        if self.less + self.same + self.more != HUNDRED or min(self.less, self.same, self.more) < 0:
            raise ValueError("the counts beside an offer must total 100")

    def said(self) -> tuple[str, str, str]:
        """The three in words; none for the same as the offer where that cannot happen."""
        counts = zip((self.less, self.same, self.more), self.tiny, strict=True)
        less, same, more = (of_hundred(cases, tiny=tiny, nearly=any(self.tiny)) for cases, tiny in counts)
        return less, same if self.same or self.tiny[1] else "", more


@dataclass(frozen=True, slots=True)
class MoneyDots:
    """`fifty` amounts, ascending, the quantiles at (i − ½)/50; `twenty` the same at (i − ½)/20, for where there is little
    room. Minor units, rounded as they are shown. `against` comes with an `offer`."""

    fifty: tuple[int, ...]
    twenty: tuple[int, ...]
    offer: int | None = None
    against: Against | None = None
    fifty_sides: tuple[int, ...] = ()
    twenty_sides: tuple[int, ...] = ()
    """On which side of the offer each dot lies, −1, 0 or 1, by amounts that were not rounded; by those shown where empty."""
    only_pays: bool = False
    """Whether money only goes out, however it ends and in the offer: then less than the offer is paying more."""
    words: MoneyWords = field(kw_only=True)

    def __post_init__(self) -> None:
        if len(self.fifty) != FIFTY or len(self.twenty) != TWENTY:
            raise ValueError("a picture of dots needs 50 and 20 amounts")
        if (self.offer is None) != (self.against is None):
            raise ValueError("an offer and its counts come together")

    def name(self) -> str:
        return _("How these cases could end, in money")

    def said(self) -> tuple[str, ...]:
        low, high = self.words.said(self.fifty[0]), self.words.said(self.fifty[-1])
        spread = _("Furthest left: {low}. Furthest right: {high}.").format(low=low, high=high)
        if self.offer is None or self.against is None:
            return (spread,)
        told = _("In {count}, {words}.")
        counts = zip(self.against.said(), (self._less(), _same(), self._more()), strict=True)
        return (
            spread,
            _("The offer: {amount}.").format(amount=self.words.said(self.offer)),
            *(told.format(count=count, words=words) for count, words in counts if count),
        )

    def _less(self) -> str:
        """What lies left of the offer. Where money only goes out, that is paying more."""
        yours = self.words.whose is Whose.YOURS
        if self.only_pays:
            return _("you would pay more than in the offer") if yours else _("more goes out than in the offer")
        return _("you would end with less than the offer") if yours else _("it ends with less than the offer")

    def _more(self) -> str:
        yours = self.words.whose is Whose.YOURS
        if self.only_pays:
            return _("you would pay less than in the offer") if yours else _("less goes out than in the offer")
        return _("you would end with more than the offer") if yours else _("it ends with more than the offer")

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        few = sketch.width < _FEW_BELOW
        dots = (
            self._beside_offer(self.twenty, self.twenty_sides)
            if few
            else self._beside_offer(self.fifty, self.fifty_sides)
        )
        # The line is the same for both, so that nothing moves when the window gets wider.
        held = (*self.fifty, *self.twenty, *(() if self.offer is None else (self.offer,)))
        line = money_line(sketch, held, self.words)
        piles = piled(dots, line, _HIGHEST, self.offer)
        top = 0.0
        if self.offer is not None and self.against is not None:
            top = self._counts(sketch, self.against) + 0.5
            top = mark_amount(
                sketch, line, self.offer, top, _("The offer: {amount}").format(amount=self.words.said(self.offer))
            )
        base = top + 0.5 + piles.height + 0.15
        if self.offer is not None:
            x = line.at(self.offer)
            sketch.add(Line(x, top + 0.1, x, base, Tone.INK, LINE_WIDTH * 1.3))
        self._dots(sketch, piles, base - 0.15)
        bottom = draw_axis(sketch, line, base, self.words) + 0.45
        each = _("Each dot is one way it could end, and stands for about {n} of 100 cases.").format(
            n=HUNDRED // len(dots)
        )
        return sketch.drawing(sketch.paragraph(0.0, bottom, sketch.width, each, size=SMALL, tone=Tone.QUIET))

    def _beside_offer(self, dots: tuple[int, ...], sides: tuple[int, ...]) -> tuple[int, ...]:
        """Where the dots stand: not on the offer, nor across it, where only rounding puts them there."""
        if self.offer is None or not sides:
            return dots
        offer = self.offer
        return tuple(
            offer if side == 0 else max(dot, offer + 1) if side > 0 else min(dot, offer - 1)
            for dot, side in zip(dots, sides, strict=True)
        )

    def _dots(self, sketch: Sketch, piles: Piles, base: float) -> None:
        for x, up, amount in piles.dots():
            sketch.add(*dot_parts(x, base - up, piles.radius, self._look(amount)))

    def _look(self, amount: int) -> Look:
        if self.offer is None or amount < self.offer:
            return Look.FULL
        return Look.RINGED if amount == self.offer else Look.OPEN

    def _counts(self, sketch: Sketch, against: Against) -> float:
        """The counts on both sides of the offer, each with the dot that stands for it; where they end."""
        less, same, more = against.said()
        entries = [(Look.FULL, less, self._less()), (Look.OPEN, more, self._more())]
        if same:
            entries.insert(1, (Look.RINGED, same, _same()))
        if sketch.width < _BESIDE_EACH_OTHER:
            top = 0.0
            for look, count, words in entries:
                top = _count(sketch, 0.0, top, sketch.width, look, count, words) + 0.3
            return top - 0.3
        width = (sketch.width - 1.2 * (len(entries) - 1)) / len(entries)
        bottoms = [
            _count(sketch, place * (width + 1.2), 0.0, width, look, count, words)
            for place, (look, count, words) in enumerate(entries)
        ]
        return max(bottoms)


def _same() -> str:
    return _("it would be the same as the offer")


def _count(sketch: Sketch, left: float, top: float, width: float, look: Look, count: str, words: str) -> float:
    sketch.add(*dot_parts(left + _KEY_DOT, middle_of_line(top), _KEY_DOT, look))
    after = left + 2 * _KEY_DOT + 0.5
    top = sketch.paragraph(after, top, left + width - after, count, bold=True)
    return sketch.paragraph(after, top, left + width - after, words)
