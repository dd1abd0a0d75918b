"""Which guess matters most: at most five bars, the largest first, with the offer as a line through them (note §1.12)."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.looks import box_parts
from app.pictures.money_line import MoneyLine, draw_axis, mark_amount, money_line
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.shapes import LINE_WIDTH, SMALL, Drawing, Line, Look, Room, Tone
from app.pictures.sketch import Sketch

MOST_BARS = 5
_SIDE_BY_SIDE = 26.0
_WORDS = 0.42
_GAP = 1.0
_BAR = 0.9
_THINNEST = 0.14
_BETWEEN = 0.7


@dataclass(frozen=True, slots=True)
class Guess:
    """One guess: its `words` ("How often the best ending comes"), what it may be (`low_words` "2 of 10", `high_words`
    "4 of 10"), and what no deal then comes to on average, in minor units."""

    words: str
    low_words: str
    high_words: str
    at_low: int
    at_high: int

    @property
    def span(self) -> tuple[int, int]:
        """From the lower amount to the higher one."""
        return min(self.at_low, self.at_high), max(self.at_low, self.at_high)


@dataclass(frozen=True, slots=True)
class WhichGuess:
    """The guesses, largest swing first; those after the fifth are left out. `now` is where all guesses are as entered."""

    guesses: tuple[Guess, ...]
    now: int
    offer: int | None = None
    words: MoneyWords = field(kw_only=True)

    def name(self) -> str:
        return _("Which guess matters most?")

    def shown(self) -> tuple[Guess, ...]:
        """The guesses that are drawn."""
        return self.guesses[:MOST_BARS]

    def crosses(self, guess: Guess) -> bool:
        """Whether the offer lies strictly inside the bar: this guess can change which of the two is more."""
        low, high = guess.span
        return self.offer is not None and low < self.offer < high

    def said(self) -> tuple[str, ...]:
        found = [self._now()]
        if self.offer is not None:
            found.append(_("The offer: {amount}.").format(amount=self.words.said(self.offer)))
        for guess in self.shown():
            found.append(f"{guess.words}. {'; '.join(self._ends(guess))}.")
            if self.crosses(guess):
                found.append(f"{_crosses()}.")
        return (*found, self._meaning()) if self._meaning() else tuple(found)

    def _now(self) -> str:
        words = (
            _("With your numbers as they are, no deal comes to this on average: {amount}.")
            if self.words.whose is Whose.YOURS
            else _("With the numbers as they are, no deal comes to this on average: {amount}.")
        )
        return words.format(amount=self.words.said(self.now))

    def _meaning(self) -> str:
        """What it means that a bar crosses the offer; nothing where none does."""
        if not any(self.crosses(guess) for guess in self.shown()):
            return ""
        return _("A bar that crosses the offer: that guess alone can change which is more, the offer or no deal.")

    def _ends(self, guess: Guess) -> tuple[str, str]:
        words = _("{guess}: {amount}")
        return (
            words.format(guess=guess.low_words, amount=self.words.said(guess.at_low)),
            words.format(guess=guess.high_words, amount=self.words.said(guess.at_high)),
        )

    def drawn(self, room: Room) -> Drawing:
        sketch = Sketch(room)
        beside = sketch.width >= _SIDE_BY_SIDE
        left = sketch.width * _WORDS + _GAP if beside else 0.0
        held = [self.now, *(() if self.offer is None else (self.offer,))]
        for guess in self.shown():
            held += guess.span
        line = money_line(sketch, held, self.words, left)
        top = 0.0
        if self.offer is not None:
            offer = _("The offer: {amount}").format(amount=self.words.said(self.offer))
            top = mark_amount(sketch, line, self.offer, top, offer) + 0.2
        first = top
        for guess in self.shown():
            top = self._row(sketch, line, guess, top, beside=beside)
        if self.offer is not None and beside:
            # Over the bars, with a little ground on both sides, so that it is seen on a filled one.
            self._offer_line(sketch, line, self.offer, first, top)
        bottom = draw_axis(sketch, line, top, self.words) + 0.45
        for note in (_("The short line in each bar: {now}").format(now=self._now()), self._meaning()):
            bottom = sketch.paragraph(0.0, bottom, sketch.width, note, size=SMALL, tone=Tone.QUIET)
        return sketch.drawing(bottom)

    def _row(self, sketch: Sketch, line: MoneyLine, guess: Guess, top: float, *, beside: bool) -> float:
        """A guess and its bar; where the next row begins."""
        width = sketch.width * _WORDS if beside else sketch.width
        bottom = sketch.paragraph(0.0, top, width, guess.words, bold=True)
        for words in self._ends(guess):
            bottom = sketch.paragraph(0.0, bottom, width, words, size=SMALL, tone=Tone.QUIET)
        if self.crosses(guess):
            bottom = sketch.paragraph(0.0, bottom, width, _crosses(), size=SMALL, bold=True)
        middle = (top + bottom) / 2 if beside else bottom + 0.3 + _BAR / 2
        self._bar(sketch, line, guess, middle)
        if self.offer is not None and not beside:
            self._offer_line(sketch, line, self.offer, middle - _BAR * 0.85, middle + _BAR * 0.85)
        return (bottom if beside else middle + _BAR / 2) + _BETWEEN

    def _bar(self, sketch: Sketch, line: MoneyLine, guess: Guess, middle: float) -> None:
        low, high = (line.at(amount) for amount in guess.span)
        wide = max(high - low, _THINNEST)
        look = Look.STRIPED if self.crosses(guess) else Look.GREY
        sketch.add(*box_parts((low + high - wide) / 2, middle - _BAR / 2, wide, _BAR, look))
        now = line.at(self.now)
        _cased(sketch, now, middle - _BAR * 0.72, middle + _BAR * 0.72, LINE_WIDTH)

    @staticmethod
    def _offer_line(sketch: Sketch, line: MoneyLine, offer: int, top: float, bottom: float) -> None:
        _cased(sketch, line.at(offer), top, bottom, LINE_WIDTH * 1.5)


def _cased(sketch: Sketch, x: float, top: float, bottom: float, width: float) -> None:
    sketch.add(Line(x, top, x, bottom, Tone.GROUND, width * 2.4), Line(x, top, x, bottom, Tone.INK, width))


def _crosses() -> str:
    return _("Crosses the offer")
