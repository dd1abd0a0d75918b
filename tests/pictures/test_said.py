"""The sentences of a picture say what it shows, in words that may be said to a party."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.pictures.hundred import Group, HundredFigures
from app.pictures.money_dots import MoneyDots
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Box, Figure, Label, Picture, Room
from app.pictures.step_by_step import StepByStep
from app.pictures.ten_judges import Judged, TenJudges, look_of
from app.pictures.walk_away import Moved, WalkAway
from app.pictures.which_guess import MOST_BARS, WhichGuess
from tests.pictures.random_pictures import (
    SORTS,
    amounts,
    hundreds,
    judged,
    money_dots,
    money_words,
    room,
    rooms,
    step_by_steps,
    ten_judges,
    which_guesses,
)
from tests.pictures.samples import PICTURES

NUMBER = re.compile(r"\d[\d.,’\u00a0]*\d|\d")
FIXED = {"100", "10", "2", "5"}
"""Of how many cases or judges, and for how many a dot stands."""
NEVER = {
    "advice": r"\b(should|ought|must|recommend\w*|accept|reject|better off|advis\w*|take it)\b",
    "verdict": r"\b(fair|win\w*|won|lose\w*|lost|realistic|reasonable|weak|strong|wrong|mistake|blame|please)\b",
    "forecast": r"\b(expected|expectation|probab\w*|likelihood|odds|will)\b",
    "schooling": r"\b(BATNA|ZOPA|variance|deviation|median|mean|percentile|utility|quantile)\b",
    "1 in X": r"\b(1|one) in (\d|a )",
    "colour": r"\b(red|green)\b",
}
FOR_THE_MEDIATOR = {"both", "both_apart", "walk_away", "judges", "judges_few"}


def told(picture: Picture, in_room: Room) -> str:
    """All words of the drawing that tell something, in their order."""
    shapes = picture.drawn(in_room).shapes
    return " ".join(shape.words for shape in shapes if isinstance(shape, Label) and not shape.scale)


def numbers(words: str) -> set[str]:
    return set(NUMBER.findall(words)) - FIXED


@pytest.mark.parametrize("sort", SORTS)
@given(st.data())
def test_every_number_in_a_picture_is_in_its_sentences(sort: str, data: st.DataObject) -> None:
    picture = data.draw(SORTS[sort])
    # In a room where no number has to be broken.
    drawn = numbers(told(picture, room(400.0)))
    said = numbers(" ".join(picture.said()))
    assert drawn <= said
    if not isinstance(picture, MoneyDots):
        assert said <= drawn


@settings(max_examples=500)
@given(hundreds(), rooms)
def test_the_figures_always_total_a_hundred_and_are_as_many_as_is_said(picture: HundredFigures, in_room: Room) -> None:
    figures = [shape for shape in picture.drawn(in_room).shapes if isinstance(shape, Figure)][:100]
    assert len(figures) == 100
    drawn = Counter(figure.look for figure in figures)
    assert sorted(drawn.values()) == sorted(group.cases for group in picture.groups if group.cases)
    # In reading order: the groups follow each other, none is scattered.
    in_order = sorted(figures, key=lambda figure: (round(figure.y, 3), figure.x))
    assert sum(one.look is not other.look for one, other in pairwise(in_order)) == len(drawn) - 1


@pytest.mark.parametrize("cases", [(50, 49), (60, 41), (101, -1)])
def test_figures_that_do_not_total_a_hundred_are_refused(cases: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="total 100"):
        HundredFigures(tuple(Group("you get $1", count) for count in cases))


@given(money_dots())
def test_the_counts_beside_the_offer_are_those_that_were_handed_in(picture: MoneyDots) -> None:
    said = " ".join(picture.said())
    if picture.against is None:
        assert "offer" not in said
        return
    for count in (picture.against.less, picture.against.more):
        assert f"{count} of 100" in said
    assert (f"{picture.against.same} of 100" in told(picture, room(60.0))) or not picture.against.same


@given(step_by_steps, rooms)
def test_the_bars_of_the_steps_are_as_long_as_their_amounts(picture: StepByStep, in_room: Room) -> None:
    bars = [shape for shape in picture.drawn(in_room).shapes if isinstance(shape, Box)]
    steps = (picture.start, *picture.steps, picture.net)
    assert len(bars) == len(steps)
    longest = max(steps, key=lambda step: abs(step.amount))
    scale = max(bar.width for bar in bars)
    for bar, step in zip(bars, steps, strict=True):
        # One that would not be seen is drawn as thin as a line.
        share = abs(step.amount) / (abs(longest.amount) or 1) * scale
        assert bar.width == pytest.approx(max(share, 0.14), abs=0.001) or scale <= 0.15


@given(which_guesses)
def test_at_most_five_guesses_are_shown_and_those_that_cross_the_offer_say_so(picture: WhichGuess) -> None:
    drawn = told(picture, room(60.0))
    crossing = sum(picture.crosses(guess) for guess in picture.shown())
    assert len(picture.shown()) <= MOST_BARS
    assert drawn.count("Crosses the offer") == crossing
    assert " ".join(picture.said()).count("Crosses the offer") == crossing


@given(judged)
def test_the_gap_between_the_judges_is_what_is_drawn(one: Judged) -> None:
    looks = [look_of(one, place) for place in range(10)]
    if one.gap is None:
        return
    assert one.first is not None
    assert one.second is not None
    both = sum(place < one.first and place >= 10 - one.second for place in range(10))
    assert both - looks.count(None) == one.gap


@given(ten_judges, rooms)
def test_of_a_side_that_may_not_be_read_no_judge_is_drawn(picture: TenJudges, in_room: Room) -> None:
    hidden = TenJudges("Denis", "Marisol", Judged(None, picture.before.second), Judged(None, picture.after.second))
    assert "Denis" not in told(hidden, in_room)
    assert "Denis" not in " ".join(hidden.said())
    assert "nobody" not in told(hidden, in_room)


@given(amounts, amounts, money_words)
def test_walk_away_numbers_are_apart_or_overlap_by_their_difference(first: int, second: int, words: MoneyWords) -> None:
    picture = WalkAway(Moved("Denis", first, None), Moved("Marisol", second, None), words=words)
    said = " ".join(picture.said())
    assert ("apart" in said) == (first > second)
    assert ("overlap" in said) == (first < second)
    assert words.plain(second - first) in said or first == second


def english() -> list[str]:
    """All the program's own words in the pictures that a party sees."""
    seen = [picture for name, picture in PICTURES.items() if name not in FOR_THE_MEDIATOR]
    return [words for picture in seen for words in (picture.name(), *picture.said(), told(picture, room(40.0)))]


@pytest.mark.parametrize("name", NEVER)
def test_no_picture_says_what_is_never_said_to_a_party(name: str) -> None:
    assert [words for words in english() if re.search(NEVER[name], words, re.IGNORECASE)] == []


def test_no_picture_shows_decimals_of_its_own() -> None:
    # 10.000 € and 14.700 € are whole amounts as the European format writes them.
    assert [words for words in english() if re.search(r"\d[.,]\d{1,2}(?!\d)", words)] == []


def test_no_sentence_of_a_picture_is_longer_than_22_words() -> None:
    sentences = [
        sentence
        for picture in PICTURES.values()
        for said in picture.said()
        for sentence in re.split(r"(?<=[.?!:;])\s+", said)
    ]
    assert [sentence for sentence in sentences if len(sentence.split()) > 22] == []


@pytest.mark.parametrize("name", PICTURES)
def test_in_half_the_width_a_picture_grows_in_height_and_keeps_its_numbers(name: str) -> None:
    picture = PICTURES[name]
    assert picture.drawn(room(20.0)).height >= picture.drawn(room(44.0)).height
    assert numbers(told(picture, room(20.0))) == numbers(told(picture, room(44.0)))
