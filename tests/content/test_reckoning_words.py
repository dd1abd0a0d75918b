"""Every sentence the program makes of a party's own numbers, in any state of the sheet: calm, plain, no advice, no forecast.

What a party typed is never looked at: where its words could stand there is an "x".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings

from app.domain.kinds.computed import Computed
from app.domain.wording import Tongue
from app.pictures.money_words import MoneyWords
from app.pictures.of_no_deal import pictures_of
from app.pictures.shapes import Label, Room
from app.presenters.party.beside_words import lines_beside, question_about
from app.presenters.party.no_deal_page import own_guess
from app.reckoning.coherence import ASKED_ABOUT, Odd, Oddity, odd
from app.reckoning.from_answers import guesses
from app.reckoning.no_deal_shown import shown
from app.reckoning.rows import reckoned, sentences_by_key
from app.reckoning.what_if import trials, tried
from tests.content.test_words import LONGEST_SENTENCE, NEVER
from tests.presenters.party.reality import ANY_GIVEN, WHOLE, sheet

TONGUE = Tongue()
PICTURE = sheet().question("br_picture")
BESIDE = ("br_endings", "br_costs", "br_their_costs_chance", "br_hassle_price", "br_gain_price", "br_chances")
AFTER = ("br_judges_after", "br_bottom_after")

NEVER_HERE = NEVER | {
    "advice": r"\b(ought|must|advis\w+|need to|better to|best to|recommend\w*|suggest\w*|accept\w*|reject\w*|take it)\b",
    "forecast": r"\b(expect\w*|probab\w+|likelihood|forecast\w*|predict\w*|odds|win probability|fair (value|price|amount))\b",
    "colour": r"\b(red|green)\b",
    "decimals": r"\d\.\d",
    "a sign": r"[−-]\$|\$-",
    "an empty place": r"\{|\}|(?-i:\bNone\b)",
}
"""A computed row has a sign where the sheet's own label says what it is compared with; a sentence never has."""


def kind() -> Computed:
    found: Any = PICTURE.kind
    assert isinstance(found, Computed)
    return found


def sentences(values: Mapping[str, object]) -> Iterator[str]:
    """All that is said of these answers: beside them, on the page that puts them together, in a document, in pictures."""
    for question in (*BESIDE, *AFTER):
        yield from lines_beside(question, values, WHOLE, TONGUE)
    for question in ASKED_ABOUT:
        yield from (question_about(each, TONGUE) for each in odd(question, values))
    yield from reckoned(PICTURE, values, frozenset(), TONGUE).sentences
    yield from own_guess(values, TONGUE).values()
    numbers = guesses(values)
    for trial in trials(numbers, TONGUE):
        yield trial.called
        yield from trial.places
        for place in (0, trial.entered, len(trial.places) - 1):
            yield from sentences_by_key(kind(), tried(numbers, trial.guess, place, TONGUE), TONGUE).values()
    yield from pictured(values)


def pictured(values: Mapping[str, object]) -> Iterator[str]:
    numbers = shown(values, TONGUE)
    if numbers is None:
        return
    for picture in pictures_of(numbers, MoneyWords(TONGUE)).values():
        yield picture.name()
        yield from picture.said()
        for width in (20.0, 48.0):
            drawn = picture.drawn(Room(width, lambda words, size, _bold: 0.5 * size * len(words)))
            # Where money goes both ways, the amounts of a scale have a sign.
            yield from (shape.words for shape in drawn.shapes if isinstance(shape, Label) and not shape.scale)


def faults(said: str) -> list[str]:
    return [name for name, pattern in NEVER_HERE.items() if re.search(pattern, said, re.IGNORECASE)]


@settings(max_examples=500)
@given(ANY_GIVEN)
def test_no_answers_at_all_make_a_sentence_that_a_party_is_never_to_read(values: dict[str, object]) -> None:
    assert [(said, faults(said)) for said in sentences(values) if faults(said)] == []


@settings(max_examples=500)
@given(ANY_GIVEN)
def test_no_sentence_made_of_numbers_is_longer_than_22_words(values: dict[str, object]) -> None:
    parts = chain.from_iterable(re.split(r"(?<=[.?!:;])\s+", said) for said in sentences(values))
    assert [part for part in parts if len(part.split()) > LONGEST_SENTENCE] == []


def test_every_question_about_numbers_is_a_question_and_none_of_them_blames() -> None:
    for oddity in Oddity:
        words = question_about(Odd(oddity, (4,)), TONGUE)
        assert words.endswith("?")
        assert faults(words) == []


def test_the_net_catches_what_it_is_made_for() -> None:
    for words in (
        "You should accept it.",
        "The expected value is 4.5.",
        "Your win probability",
        "A fair amount",
        "You must take it.",
        "It is red",
        "−$4,000",
        "{low}",
    ):
        assert faults(words), words


@pytest.mark.parametrize("left_out", sorted(WHOLE))
def test_with_one_answer_left_out_the_page_says_something_and_never_a_number_made_without_it(left_out: str) -> None:
    values = {name: value for name, value in WHOLE.items() if name != left_out}
    said = reckoned(PICTURE, values, frozenset(), TONGUE).sentences
    assert said
    if left_out in ("br_endings", "br_costs"):
        assert not any("average" in each for each in said)
        assert any("Still empty" in each for each in said)


def test_the_average_stands_last_and_never_without_its_counts() -> None:
    said = tuple(sentences_by_key(kind(), guesses(WHOLE), TONGUE))
    assert said == ("counts", "more", "wide", "offer_worse")
