"""The page that puts a party's no-deal together: table first, counts, range, the average last (decision 38).

Then which guess matters most, the single steps, and the fixed footer. What it said when the party last looked stands
beside what it says now; a "what if" is worked out on the way and kept nowhere (decision 40).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.money import minor_units
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.pictures.money_words import MoneyWords
from app.pictures.of_no_deal import pictures_of
from app.pictures.shapes import Picture
from app.presenters.party.pages import FigureBlock, FigureLine, Figures, TryGuess, WhatIf
from app.presenters.party.sitting import OpenSheet
from app.reckoning.figures_of_100 import beside_offer
from app.reckoning.from_answers import Given, guesses
from app.reckoning.no_deal import Guesses
from app.reckoning.no_deal_picture import NoDealPicture, picture_of
from app.reckoning.no_deal_said import said_from, said_of
from app.reckoning.no_deal_shown import PICTURE_USES, shown_from
from app.reckoning.rows import given_values
from app.reckoning.what_if import trials_from, tried

_COUNTS, _RANGE = ("counts", "same", "more", "pays", "own_guess"), ("wide",)
_AVERAGE = ("offer_better", "offer_worse", "near", "average")
_OPEN, _CHANGES = (
    ("outside", "missing", "no_picture", "half_costs", "costs", "chances", "unknown"),
    ("bounds", "settled", "level"),
)
_LANGUAGE, _WAYS = "language", "ways"
_WHAT_IF = ("counts", "more", *_AVERAGE)
OWN_GUESS_USES = (*PICTURE_USES["hundred"], "br_beat_best")
"""Every question that the sentence about the party's own guess uses (decision 7)."""


def no_deal_figures(sheet: OpenSheet, question: Question, plain: Figures, given: Given, tongue: Tongue) -> Figures:
    """`plain`, the rows of a question that puts no deal together, with everything else there is to show about it."""
    kind: Any = question.kind
    now = Now.of(given, tongue, sheet.closed)
    sentences = said_from(kind, now.numbers, now.picture, tongue, sheet.closed)
    pictures = now.pictures()
    said = {**sentences, **now.own_guess()}
    told = _Told(said, pictures, sheet.told if sheet.told.get(_LANGUAGE) == tongue.language else {})
    sheet.telling = {**told.telling(), _LANGUAGE: tongue.language}
    blocks = (
        FigureBlock(_("What is open"), tuple(FigureLine(said[key]) for key in _OPEN if key in said)),
        FigureBlock(_("Best, most likely, worst"), told.ways(), pictures.get(_WAYS)),
        FigureBlock(_("Out of 100 cases like yours"), told.lines(_COUNTS), pictures.get("hundred")),
        FigureBlock(
            _("How far apart the endings lie"), (*told.lines(_RANGE), *told.lines(_AVERAGE)), pictures.get("dots")
        ),
        FigureBlock(_("What that changes"), told.lines(_CHANGES)),
    )
    matters = pictures.get("guesses")
    return replace(
        plain,
        sentences=tuple(sentences.values()),
        blocks=tuple(block for block in blocks if block.lines or block.picture is not None),
        matters=FigureBlock(_("Which guess matters most?"), (_how_moved(),), matters) if matters is not None else None,
        steps=pictures.get("steps"),
        tries=now.tries(),
    )


def puts_no_deal_together(question: Question) -> bool:
    """Whether the page of this question is the one that puts no deal together."""
    kind: Any = question.kind
    return isinstance(kind, Computed) and any(row.id == "no_deal_money" for row in kind.rows)


def what_if(sheet: OpenSheet, question: Question, guess: str, place: int, tongue: Tongue) -> WhatIf:
    """What the counts and the average would say if `guess` were at `place`. Nothing is written down.

    What is so stands on the page. Only where that has an average is there anything to try: all guesses are there then,
    and none that it rests on is closed.
    """
    if not any(key in sheet.telling for key in _AVERAGE):
        return WhatIf((), ())
    numbers = guesses(given_values(sheet.filling.sheet, sheet.filling.form, sheet.filling.entries))
    kind: Any = question.kind
    return WhatIf(_headline(sheet.telling), _headline(said_of(kind, tried(numbers, guess, place, tongue), tongue)))


@dataclass(frozen=True, slots=True)
class Now:
    """What the answers say now: worked out once for everything on the page."""

    given: Given
    numbers: Guesses
    picture: NoDealPicture | None
    tongue: Tongue
    closed: frozenset[str]

    @classmethod
    def of(cls, given: Given, tongue: Tongue, closed: frozenset[str]) -> Now:
        numbers = guesses(given)
        return cls(given, numbers, picture_of(numbers, minor_units(tongue.currency)), tongue, closed)

    def pictures(self) -> Mapping[str, Picture]:
        """Those of which every answer is open here."""
        numbers = shown_from(self.given, self.picture, self.tongue) if self.picture is not None else None
        if numbers is None:
            return {}
        found = pictures_of(numbers, MoneyWords(self.tongue))
        return {name: picture for name, picture in found.items() if not self.closed.intersection(PICTURE_USES[name])}

    def own_guess(self) -> Mapping[str, str]:
        """The party's own guess to end better off, beside what its other numbers make it."""
        guess = self.given.get("br_beat_best")
        beside = beside_offer(self.picture) if self.picture is not None else None
        if self.closed.intersection(OWN_GUESS_USES) or beside is None:
            return {}
        if not isinstance(guess, int) or not 0 <= guess <= 100:
            return {}
        words = _(
            "You guessed that {guess} of 100 end better than the offer. Your other numbers make it about {count}."
        )
        return {"own_guess": words.format(guess=guess, count=beside.more)}

    def tries(self) -> tuple[TryGuess, ...]:
        if self.picture is None or self.closed.intersection(PICTURE_USES["dots"]):
            return ()
        return tuple(
            TryGuess(one.guess, one.called, one.places, one.entered) for one in trials_from(self.picture, self.tongue)
        )


def _headline(said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(said[key] for key in _WHAT_IF if key in said)


class _Told:
    """What is said now, beside what was said when the party last looked."""

    def __init__(self, said: Mapping[str, str], pictures: Mapping[str, Picture], before: Mapping[str, str]) -> None:
        self._said, self._before = said, before
        self._ways = " ".join(pictures[_WAYS].said()) if _WAYS in pictures else ""

    def telling(self) -> Mapping[str, str]:
        """All of it by key, to be remembered."""
        return {**self._said, **({_WAYS: self._ways} if self._ways else {})}

    def lines(self, keys: tuple[str, ...]) -> tuple[FigureLine, ...]:
        """What is said under these keys. What is not said any more is told under what took its place, or by itself."""
        found = [key for key in keys if key in self._said]
        lines = [FigureLine(self._said[key], self._changed(key, self._said[key])) for key in found]
        gone = " ".join(self._before[key] for key in keys if key in self._before and key not in self._said)
        if gone and lines:
            at = next((at for at, key in enumerate(found) if key not in self._before), len(lines) - 1)
            lines[at] = replace(lines[at], before=" ".join(filter(None, (lines[at].before, gone))))
        elif gone:
            lines = [FigureLine("", gone)]
        return tuple(lines)

    def ways(self) -> tuple[FigureLine, ...]:
        """What the picture of the ways said: nothing where it is as it was, or was not there."""
        before = self._changed(_WAYS, self._ways)
        return (FigureLine("", before),) if before else ()

    def _changed(self, key: str, words: str) -> str:
        before = self._before.get(key, "")
        return before if before != words else ""


def _how_moved() -> FigureLine:
    """What the bars are of: no guess here is wider than the party said, except where it said no range (note §1.12)."""
    return FigureLine(
        _("Each guess is moved alone: endings by one fifth, costs from low to high, cases by one of ten.")
    )
