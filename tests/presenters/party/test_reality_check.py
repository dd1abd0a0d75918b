"""“If we don't settle” while it is filled in: sums, before and after, questions asked once, and a what if that stays one."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.answers import State
from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.table import Row
from app.domain.wording import Tongue
from app.handover.messages import Save
from app.presenters.party.beside import HAS_SOMETHING
from app.presenters.party.beside_words import SAID_BESIDE, lines_beside
from app.presenters.party.pages import Beside, Figures, QuestionPage, Spot
from app.reckoning.coherence import ASKED_ABOUT
from tests.presenters.party.laptop import Laptop
from tests.presenters.party.reality import FILLING, WHOLE, at_the_laptop, cases, costs, endings, fill, page, usd


def beside(laptop: Laptop) -> Beside:
    found = laptop.view.beside
    assert found is not None
    return found


def types(laptop: Laptop, question: str, value: object) -> None:
    laptop.presenter.question.answered(Spot(FILLING, question), value)


def picture(laptop: Laptop) -> Figures:
    figures = page(laptop, "br_picture").figures
    assert figures is not None
    return figures


def said(figures: Figures) -> list[str]:
    return [line.words for block in figures.blocks for line in block.lines]


# ---- while it is typed ----------------------------------------------------------------------------------------------


def test_costs_add_up_with_every_key() -> None:
    laptop = at_the_laptop()
    page(laptop, "br_costs")
    assert beside(laptop).lines == ("Your costs from today on, added up: nothing yet.",)
    types(laptop, "br_costs", costs((450, 600)))
    assert beside(laptop).lines == ("Your costs from today on, added up: $450 to $600.",)
    types(laptop, "br_costs", costs((450, 600), (1, 2)))
    assert beside(laptop).lines == ("Your costs from today on, added up: $451 to $602.",)


def test_what_a_sum_was_when_its_page_was_opened_stands_beside_what_it_is() -> None:
    laptop = at_the_laptop()
    fill(laptop, {"br_costs": costs((450, 600))})
    page(laptop, "br_judges_before")
    page(laptop, "br_costs")
    types(laptop, "br_costs", costs((500, 600)))
    assert beside(laptop).lines == (
        "Your costs from today on, added up: $500 to $600.",
        "When you opened this page: $450 to $600.",
    )


def test_ten_placed_cases_say_what_they_mean_of_100() -> None:
    laptop = at_the_laptop()
    page(laptop, "br_chances")
    types(laptop, "br_chances", cases(3, 5, 1))
    assert beside(laptop).lines == ()
    types(laptop, "br_chances", cases(3, 5, 2))
    assert beside(laptop).lines == (
        "Of 100 cases like yours: 30 near the best, 50 near the middle, 20 near the worst.",
    )


def test_before_and_after_of_the_judges_and_of_the_limit_stand_on_the_page_that_builds_on_them() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    page(laptop, "br_judges_after")
    types(laptop, "br_judges_after", 6)
    assert beside(laptop).lines == ("Your first guess: 8 of ten. Now: 6 of ten. That is 2 fewer.",)
    page(laptop, "br_bottom_after")
    types(laptop, "br_bottom_after", usd(25_000))
    assert beside(laptop).lines == ("Before: you get $36,000. Now: you get $25,000. That is $11,000 less.",)
    types(laptop, "br_bottom_after", usd(36_000))
    assert beside(laptop).lines == ("Before: you get $36,000. Now: you get $36,000. It is the same.",)


def test_load_and_gain_are_said_one_by_one_and_together() -> None:
    laptop = at_the_laptop()
    fill(laptop, {**WHOLE, "br_hassle_price": usd(1_500), "br_gain": "x"})
    page(laptop, "br_gain_price")
    types(laptop, "br_gain_price", usd(500))
    assert beside(laptop).lines == (
        "With this gain counted in, no deal comes to $500 more for you.",
        "Load and gain together: $1,000 less.",
    )


BESIDE: list[tuple[str, dict[str, Any], str]] = [
    ("br_costs", {"br_costs": DONT_KNOW}, "“I don't know” stands for all your costs from today on. There is no sum."),
    ("br_costs", {"br_costs": costs((10.5, 10.5))}, "Your costs from today on, added up: $10.50."),
    ("br_costs", {"br_costs": costs((9_000, 4_000))}, "Your costs from today on, added up: $4,000 to $9,000."),
    (
        "br_their_costs_chance",
        {"br_their_costs": usd(200), "br_their_costs_chance": 20},
        "You would pay $200 in about 20 of 100 cases like this. Spread over all 100, that is $40 each.",
    ),
    (
        "br_their_costs_chance",
        {"br_their_costs": usd(0.01), "br_their_costs_chance": 20},
        "You would pay $0.01 in about 20 of 100 cases like this. Spread over all 100, that is less than $0.01 each.",
    ),
    (
        "br_their_costs_chance",
        {"br_their_costs": usd(200), "br_their_costs_chance": 0},
        "You would pay their costs in none of 100 cases like this. They change nothing here.",
    ),
    (
        "br_their_costs_chance",
        {"br_their_costs": usd(200), "br_their_costs_chance": 100},
        "You would pay $200 in all of 100 cases like this.",
    ),
    ("br_their_costs_chance", {"br_their_costs": usd(200), "br_their_costs_chance": 150}, ""),
    ("br_chances", {"br_chances": cases(11, -2, 1)}, ""),
    ("br_hassle_price", {"br_hassle_price": usd(0)}, "This load takes nothing from what no deal comes to for you."),
    ("br_gain_price", {"br_gain_price": usd(0)}, "This gain adds nothing to what no deal comes to for you."),
    (
        "br_bottom_after",
        {"br_bottom_before": usd(100.4), "br_bottom_after": usd(100.6)},
        "Before: you get $100.40. Now: you get $100.60. That is $0.20 more.",
    ),
    (
        "br_endings",
        {"br_endings": (Row("best", {"amount": usd(0.4)}), Row("worst", {"amount": usd(0.2)}))},
        "Best: you get $0.40. Worst: you get $0.20. They lie $0.20 apart.",
    ),
    (
        "br_endings",
        {"br_endings": (Row("best", {"amount": usd(5)}), Row("worst", {"amount": usd(5)}))},
        "Best: you get $5. Worst: you get $5. They are the same.",
    ),
]


@pytest.mark.parametrize(("question", "values", "said"), BESIDE)
def test_what_stands_beside_an_answer(question: str, values: dict[str, Any], said: str) -> None:
    assert " ".join(lines_beside(question, values, {}, Tongue())) == said


def test_the_questions_that_have_something_beside_them_are_all_named() -> None:
    assert {*SAID_BESIDE, *ASKED_ABOUT} == HAS_SOMETHING


def test_a_chance_that_nobody_was_asked_for_is_none_of_the_guesses() -> None:
    laptop = at_the_laptop()
    fill(laptop, {name: value for name, value in WHOLE.items() if not name.startswith("br_their")})
    page(laptop, "br_their_costs")
    laptop.presenter.question.dont_know()
    laptop.pass_time(1)
    assert "“I don't know” stands for 1 of your 8 guesses: their costs." in said(picture(laptop))


# ---- questions ------------------------------------------------------------------------------------------------------

ODD: list[tuple[str, Any, str]] = [
    ("br_endings", endings(40_000, 20_000, 30_000), "Your worst ending leaves you better off than your middle one"),
    ("br_endings", endings(10_000, 20_000, 5_000), "Your middle ending leaves you better off than your best one"),
    ("br_endings", endings(10, 10, 10), "All three endings come to the same"),
    ("br_costs", costs((0, 0)), "going on costs you nothing"),
    ("br_costs", costs((50, 50)), "come to the same"),
    ("br_chances", cases(3, 5, 1), "These make 9 of ten cases"),
    ("br_chances", cases(3, 5, 4), "These make 12 cases out of ten"),
]


@pytest.mark.parametrize(("question", "value", "words"), ODD)
def test_odd_numbers_are_asked_about_after_a_rest_and_stop_nobody(question: str, value: object, words: str) -> None:
    laptop = at_the_laptop()
    fill(laptop, {"br_direction": "receive"})
    page(laptop, question)
    types(laptop, question, value)
    assert beside(laptop).asks == (), "asked while it was being typed"
    laptop.pass_time(1)
    (ask,) = beside(laptop).asks
    assert words in ask
    laptop.presenter.walk.go_on()
    assert laptop.shown(QuestionPage).spot.question != question


@pytest.mark.parametrize(("question", "value", "words"), ODD)
def test_each_question_is_asked_once_and_again_only_about_other_numbers(
    question: str, value: object, words: str
) -> None:
    laptop = at_the_laptop()
    fill(laptop, {"br_direction": "receive", question: value})
    page(laptop, "br_judges_before")
    assert page(laptop, question).beside is not None
    assert beside(laptop).asks == (), f"asked twice: {words}"
    laptop.presenter.walk.go_on()
    assert laptop.shown(QuestionPage).spot.question != question


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (costs((9_000, 4_000)), "One step has $9,000 as its low guess and $4,000 as its high guess."),
        (costs((1, 2), (90, 40), (5, 6)), "One step has $90 as its low guess"),
    ],
)
def test_a_low_guess_above_its_high_one_is_asked_about_and_shown_once_at_its_row(value: object, words: str) -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    fill(laptop, {"br_costs": value})
    (ask,) = beside(laptop).asks
    assert words in ask
    laptop.presenter.walk.go_on()
    assert [each.sentence for each in laptop.view.problems] == ["“Low” is higher than “High”. Change one of them."]
    laptop.presenter.walk.go_on()
    assert laptop.shown(QuestionPage).spot.question != "br_costs"
    assert picture(laptop).asks == (), "asked twice"


def test_a_low_guess_above_its_high_one_that_was_left_at_once_is_asked_about_where_the_numbers_are() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    page(laptop, "br_costs")
    types(laptop, "br_costs", costs((9_000, 4_000)))
    (asked,) = picture(laptop).asks
    assert asked.to == Spot(FILLING, "br_costs")
    assert asked.sentence.startswith("One step has $9,000 as its low guess")


def test_a_question_goes_as_soon_as_it_is_answered() -> None:
    laptop = at_the_laptop()
    page(laptop, "br_costs")
    types(laptop, "br_costs", costs((0, 0)))
    laptop.pass_time(1)
    assert beside(laptop).asks
    types(laptop, "br_costs", costs((0, 7)))
    assert beside(laptop).asks == ()


def test_what_was_typed_last_and_left_at_once_is_asked_about_where_the_numbers_are_put_together() -> None:
    laptop = at_the_laptop()
    fill(laptop, {name: value for name, value in WHOLE.items() if name != "br_costs"})
    page(laptop, "br_costs")
    types(laptop, "br_costs", costs((0, 0)))
    laptop.presenter.walk.go_on()
    figures = picture(laptop)
    (asked,) = figures.asks
    assert asked.to == Spot(FILLING, "br_costs")
    page(laptop, "br_judges_before")
    assert picture(laptop).asks == (), "asked twice"


# ---- put together ---------------------------------------------------------------------------------------------------


def test_the_page_tells_table_counts_range_and_the_average_last() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    figures = picture(laptop)
    assert [block.picture is not None for block in figures.blocks] == [True, True, True]
    assert said(figures) == [
        "In about 20 of 100 cases like this, you would end with less than the offer.",
        "In about 80 of 100, you would end with more.",
        "Your no-deal picture could be anything from paying $9,100 to getting $37,100.",
        "On average, by your numbers, the offer is about $5,400 less for you than no deal.",
    ]
    assert figures.footer.startswith("These are your own estimates put together.")
    assert len(figures.rows) == 11


def test_what_changed_since_the_party_last_looked_stands_beside_it() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    assert not any(line.before for block in picture(laptop).blocks for line in block.lines)
    fill(laptop, {"br_offer": usd(22_000)})
    lines = [line for block in picture(laptop).blocks for line in block.lines]
    changed = {line.words: line.before for line in lines if line.before}
    assert changed == {
        "In about 70 of 100 cases like this, you would end with less than the offer.": (
            "In about 20 of 100 cases like this, you would end with less than the offer."
        ),
        "In about 30 of 100, you would end with more.": "In about 80 of 100, you would end with more.",
        "On average, by your numbers, the offer is about $2,600 more for you than no deal.": (
            "On average, by your numbers, the offer is about $5,400 less for you than no deal."
        ),
    }
    page(laptop, "br_view")
    assert not any(line.before for block in picture(laptop).blocks for line in block.lines)


def test_erased_answers_are_not_told_as_what_was_before() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    picture(laptop)
    page(laptop, "br_view")
    laptop.presenter.ending.erase(FILLING)
    laptop.deliver()
    fill(laptop, {**WHOLE, "br_offer": usd(22_000)})
    assert not any(line.before for block in picture(laptop).blocks for line in block.lines)


def test_a_what_if_says_what_would_be_and_is_written_nowhere() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    figures = picture(laptop)
    offer = figures.tries[0]
    assert (offer.guess, offer.places[offer.entered]) == ("offer", "you get $14,000")
    laptop.deliver()
    heard, filling = len(laptop.side.said(Save)), laptop.presenter.sitting.sheet(FILLING).filling
    before = dict(filling.entries)
    for guess in figures.tries:
        for place in range(len(guess.places)):
            laptop.presenter.question.try_guess(guess.guess, place)
            found = laptop.view.what_if
            assert found is not None
            assert (found.if_so == found.as_entered) or place != guess.entered
    laptop.pass_time(5)
    assert len(laptop.side.said(Save)) == heard
    assert dict(filling.entries) == before
    page(laptop, "br_view")
    assert said(picture(laptop)) == said(figures)


def test_i_do_not_know_is_a_range_and_the_page_says_whether_it_matters() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    page(laptop, "br_their_costs_chance")
    laptop.presenter.question.dont_know()
    laptop.pass_time(1)
    entry = laptop.presenter.sitting.sheet(FILLING).filling.entry("br_their_costs_chance")
    assert entry.answer.state is State.DONT_KNOW
    found = said(picture(laptop))
    assert "“I don't know” stands for 1 of your 9 guesses: the chance of paying their costs." in found
    assert (
        "What is open changes nothing here. Whatever it is, the offer is less for you than no deal on average." in found
    )
    fill(laptop, {"br_offer": usd(18_000)})
    found = said(picture(laptop))
    assert "What is open decides whether the offer is more or less for you than no deal on average." in found
    assert "On average, the two come out level where you pay their costs in about 43 of 100 cases." in found


def test_without_numbers_the_page_says_so_and_draws_nothing() -> None:
    laptop = at_the_laptop()
    figures = picture(laptop)
    assert figures.blocks == ()
    assert figures.sentences == ("There is not enough here yet to put together. You can go back, or go on.",)
    fill(laptop, {"br_direction": "receive", "br_chances": cases(3, 5, 2)})
    assert said(picture(laptop)) == [
        "Still empty, and needed for the whole picture: the three endings; the costs from today on."
    ]


def test_more_than_ten_cases_are_not_told_as_an_ending_that_is_not_there() -> None:
    laptop = at_the_laptop()
    fill(laptop, {**WHOLE, "br_chances": cases(3, 5, 4)})
    page(laptop, "br_their_costs_chance")
    laptop.presenter.question.dont_know()
    laptop.pass_time(1)
    found = said(picture(laptop))
    assert "Your cases make more than ten, so they are not counted here." in found
    assert not any(each.startswith("Without a best and a worst ending") for each in found)


def test_amounts_hidden_by_the_way_money_goes_are_in_no_sum() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    fill(laptop, {"br_direction": "no_money"})
    assert all(block.picture is None for block in picture(laptop).blocks)
