"""The page that puts a party's no-deal together: table first, counts, range, the average last (decision 38).

Then which guess matters most, the single steps, and the fixed footer. What it said when the party last looked stands
beside what it says now; a "what if" is worked out on the way and kept nowhere (decision 40).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.pictures.money_words import MoneyWords
from app.pictures.of_no_deal import pictures_of
from app.pictures.shapes import Picture
from app.presenters.party.pages import FigureBlock, FigureLine, Figures, TryGuess, WhatIf
from app.presenters.party.sitting import OpenSheet
from app.reckoning.figures_of_100 import beside_offer
from app.reckoning.from_answers import Given, guesses
from app.reckoning.no_deal_picture import picture_of
from app.reckoning.no_deal_said import units_of
from app.reckoning.no_deal_shown import PICTURE_USES, shown
from app.reckoning.rows import given_values, sentences_by_key
from app.reckoning.what_if import trials, tried

_COUNTS, _RANGE = ("counts", "same", "more", "pays", "own_guess"), ("wide",)
_AVERAGE = ("offer_better", "offer_worse", "near", "average")
_OPEN, _CHANGES = (
    ("outside", "missing", "no_picture", "half_costs", "costs", "chances", "unknown"),
    ("bounds", "settled", "level"),
)
_LANGUAGE = "language"
_WHAT_IF = ("counts", "more", "offer_better", "offer_worse", "near", "average")


def no_deal_figures(sheet: OpenSheet, question: Question, plain: Figures, given: Given, tongue: Tongue) -> Figures:
    """`plain` with everything there is to show about no deal; as it is for a question that computes something else."""
    kind: Any = question.kind
    if not isinstance(kind, Computed) or not any(row.id == "no_deal_money" for row in kind.rows):
        return plain
    said = dict(sentences_by_key(kind, guesses(given), tongue, sheet.closed))
    pictures = _pictures(given, sheet.closed, tongue)
    said |= own_guess(given, tongue)
    told = _Told(said, sheet.told if sheet.told.get(_LANGUAGE) == tongue.language else {})
    ways = told.picture("ways", pictures.get("ways"))
    blocks = (
        FigureBlock(_("What is open"), tuple(FigureLine(said[key]) for key in _OPEN if key in said)),
        FigureBlock(_("Best, most likely, worst"), ways, pictures.get("ways")),
        FigureBlock(_("Out of 100 cases like yours"), told.lines(_COUNTS), pictures.get("hundred")),
        FigureBlock(
            _("How far apart the endings lie"), (*told.lines(_RANGE), *told.lines(_AVERAGE)), pictures.get("dots")
        ),
        FigureBlock(_("What that changes"), told.lines(_CHANGES)),
    )
    matters = pictures.get("guesses")
    return replace(
        plain,
        blocks=tuple(block for block in blocks if block.lines or block.picture is not None),
        matters=FigureBlock(_("Which guess matters most?"), (_how_moved(),), matters) if matters is not None else None,
        steps=pictures.get("steps"),
        tries=_tries(given, sheet.closed, tongue),
    )


def looked(sheet: OpenSheet, question: Question, tongue: Tongue) -> None:
    """The page is left: what it said is what the party last saw."""
    kind: Any = question.kind
    if not isinstance(kind, Computed):
        return
    given = given_values(sheet.filling.sheet, sheet.filling.form, sheet.filling.entries)
    said = dict(sentences_by_key(kind, guesses(given), tongue, sheet.closed))
    ways = _pictures(given, sheet.closed, tongue).get("ways")
    if ways is not None:
        said["ways"] = " ".join(ways.said())
    sheet.told = {**said, _LANGUAGE: tongue.language}


def what_if(sheet: OpenSheet, question: Question, guess: str, place: int, tongue: Tongue) -> WhatIf:
    """What the counts and the average would say if `guess` were at `place`. Nothing is written down."""
    kind: Any = question.kind
    given = given_values(sheet.filling.sheet, sheet.filling.form, sheet.filling.entries)
    if not isinstance(kind, Computed) or not _tries(given, sheet.closed, tongue):
        return WhatIf((), ())
    numbers = guesses(given)
    now = sentences_by_key(kind, numbers, tongue)
    then = sentences_by_key(kind, tried(numbers, guess, place, tongue), tongue)
    return WhatIf(_headline(now), _headline(then))


def own_guess(given: Given, tongue: Tongue) -> Mapping[str, str]:
    """The party's own guess to end better off, beside what its other numbers make it."""
    guess = given.get("br_beat_best")
    picture = picture_of(guesses(given), units_of(tongue))
    beside = beside_offer(picture) if picture is not None else None
    if not isinstance(guess, int) or beside is None:
        return {}
    words = _("You guessed that {guess} of 100 end better than the offer. Your other numbers make it about {count}.")
    return {"own_guess": words.format(guess=guess, count=beside.more)}


def _headline(said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(said[key] for key in _WHAT_IF if key in said)


class _Told:
    """What is said now, beside what was said when the party last looked."""

    def __init__(self, said: Mapping[str, str], before: Mapping[str, str]) -> None:
        self._said, self._before = said, before

    def lines(self, keys: tuple[str, ...]) -> tuple[FigureLine, ...]:
        found = [key for key in keys if key in self._said]
        lines = [FigureLine(self._said[key], self._changed(key, self._said[key])) for key in found]
        if lines and not any(line.before for line in lines) and self._before:
            # Where another sentence of the same block stood in its place.
            gone = [self._before[key] for key in keys if key in self._before and key not in self._said]
            lines[0] = replace(lines[0], before=" ".join(gone))
        return tuple(lines)

    def picture(self, key: str, picture: Picture | None) -> tuple[FigureLine, ...]:
        """Nothing beside a picture that is as it was: it says itself."""
        before = self._changed(key, " ".join(picture.said())) if picture is not None else ""
        return (FigureLine("", before),) if before else ()

    def _changed(self, key: str, words: str) -> str:
        before = self._before.get(key, "")
        return before if before != words else ""


def _pictures(given: Given, closed: frozenset[str], tongue: Tongue) -> Mapping[str, Picture]:
    numbers = shown(given, tongue)
    if numbers is None:
        return {}
    found = pictures_of(numbers, MoneyWords(tongue))
    return {name: picture for name, picture in found.items() if not closed.intersection(PICTURE_USES[name])}


def _how_moved() -> FigureLine:
    """What the bars are of: no guess here is wider than the party said, except where it said no range (note §1.12)."""
    return FigureLine(
        _("Each guess is moved alone: endings by one fifth, costs from low to high, cases by one of ten.")
    )


def _tries(given: Given, closed: frozenset[str], tongue: Tongue) -> tuple[TryGuess, ...]:
    if closed.intersection(PICTURE_USES["dots"]):
        return ()
    return tuple(TryGuess(one.guess, one.called, one.places, one.entered) for one in trials(guesses(given), tongue))
