"""Which guess matters most: at most five bars, the largest first, with the offer as a line through them (note §1.12)."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Drawing, Room

MOST_BARS = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """One guess: its `words` ("How often the best ending comes"), what it may be (`low_words` "2 of 10", `high_words`
    "4 of 10"), and what no deal then comes to on average, in minor units."""

    words: str
    low_words: str
    high_words: str
    at_low: int
    at_high: int


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
        low, high = sorted((guess.at_low, guess.at_high))
        return self.offer is not None and low < self.offer < high

    def said(self) -> tuple[str, ...]:
        raise NotImplementedError

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError
