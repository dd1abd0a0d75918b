"""The page that puts a party's numbers together: nothing without what is closed, worked out once, and what was before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.kinds.percent_range import PercentSpan
from app.domain.wording import Tongue
from app.presenters.party import no_deal_page
from app.presenters.party.no_deal_page import OWN_GUESS_USES, no_deal_figures
from app.presenters.party.pages import FigureBlock, Figures, QuestionPage, Spot
from app.reckoning import no_deal_said, no_deal_shown, what_if
from app.reckoning.no_deal import Guesses
from app.reckoning.no_deal_picture import NoDealPicture, picture_of
from tests.presenters.party.laptop import Laptop
from tests.presenters.party.reality import ANY_GIVEN, FILLING, WHOLE, at_the_laptop, cases, endings, fill, page, usd

TONGUE = Tongue()
ANY_CLOSED = st.frozensets(st.sampled_from(sorted({*OWN_GUESS_USES, "br_time", "br_hassle_price"})), min_size=1)


def figures(laptop: Laptop) -> Figures:
    found = page(laptop, "br_picture").figures
    assert found is not None
    return found


def before(laptop: Laptop) -> dict[str, str]:
    lines = [line for block in figures(laptop).blocks for line in block.lines]
    return {line.words: line.before for line in lines if line.before}


def words(found: Figures) -> Iterator[str]:
    blocks: list[FigureBlock] = [*found.blocks, *([found.matters] if found.matters is not None else [])]
    for block in blocks:
        yield from (line.words for line in block.lines)
        yield from block.picture.said() if block.picture is not None else ()
    yield from found.steps.said() if found.steps is not None else ()
    for guess in found.tries:
        yield from guess.places


# ---- closed answers (decision 7) --------------------------------------------------------------------------------------


@settings(max_examples=300)
@any_of(ANY_GIVEN, ANY_CLOSED)
def test_with_an_answer_closed_each_sentence_is_what_all_answers_say_or_is_not_there(
    values: dict[str, object], closed: frozenset[str]
) -> None:
    sheet = at_the_laptop().presenter.sitting.sheet(FILLING)
    question = sheet.filling.question("br_picture")
    whole = set(words(no_deal_figures(sheet, question, Figures((), (), ""), values, TONGUE)))
    sheet.closed = closed
    left = {name: value for name, value in values.items() if name not in closed}
    assert set(words(no_deal_figures(sheet, question, Figures((), (), ""), left, TONGUE))) <= whole


@pytest.mark.parametrize("closed", OWN_GUESS_USES)
def test_the_own_guess_is_never_compared_with_a_number_made_without_a_closed_answer(closed: str) -> None:
    laptop = at_the_laptop()
    fill(laptop, {**WHOLE, "br_beat_best": 60})
    assert any(said.startswith("You guessed that 60") for said in words(figures(laptop)))
    laptop.presenter.sitting.sheet(FILLING).closed = frozenset({closed})
    assert not any(said.startswith("You guessed") for said in words(figures(laptop)))


# ---- worked out once ----------------------------------------------------------------------------------------------------


def test_the_picture_is_worked_out_once_for_a_visit_and_once_for_each_step_of_a_what_if(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laptop = at_the_laptop()
    fill(laptop, {**WHOLE, "br_beat_best": 50})
    made: list[Guesses] = []

    def counted(numbers: Guesses, units: int) -> NoDealPicture | None:
        made.append(numbers)
        return picture_of(numbers, units)

    for module in (no_deal_page, no_deal_said, no_deal_shown, what_if):
        monkeypatch.setattr(module, "picture_of", counted)
    found = figures(laptop)
    assert len(made) == 1
    for place in (3, 4):
        made.clear()
        laptop.presenter.question.try_guess("offer", place)
        assert len(made) == 1
    assert laptop.view.what_if is not None
    assert laptop.view.what_if.as_entered[0] in found.sentences
    made.clear()
    page(laptop, "br_view")
    assert made == []


def test_nothing_is_tried_where_an_answer_is_closed_or_open() -> None:
    laptop = at_the_laptop()
    fill(laptop, {**WHOLE, "br_chances": cases(3, 5, 1)})
    assert figures(laptop).tries == ()
    laptop.presenter.question.try_guess("offer", 3)
    assert laptop.view.what_if is not None
    assert laptop.view.what_if.if_so == ()


# ---- what was before ----------------------------------------------------------------------------------------------------


def test_what_was_before_is_what_was_seen_and_not_the_step_before_the_last() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    figures(laptop)
    fill(laptop, {"br_endings": endings(50_000, 30_000, 9_000)})
    fill(laptop, {"br_offer": usd(20_000)})
    assert before(laptop)["In about 30 of 100 cases like this, you would end with less than the offer."] == (
        "In about 20 of 100 cases like this, you would end with less than the offer."
    )


def test_the_own_guess_has_its_before_as_well() -> None:
    laptop = at_the_laptop()
    fill(laptop, {**WHOLE, "br_beat_best": 50})
    figures(laptop)
    fill(laptop, {"br_beat_best": 40})
    assert before(laptop) == {
        "You guessed that 40 of 100 end better than the offer. Your other numbers make it about 80.": (
            "You guessed that 50 of 100 end better than the offer. Your other numbers make it about 80."
        )
    }


def test_what_is_not_said_any_more_is_told_where_it_stood() -> None:
    laptop = at_the_laptop()
    fill(laptop, WHOLE)
    ways, *others = figures(laptop).blocks
    assert ways.picture is not None
    said = [line.words for block in others for line in block.lines]
    fill(laptop, {"br_endings": endings(43_600, 30_000, 9_000)[:1]})
    now_open, *blocks = figures(laptop).blocks
    assert now_open.heading == "What is open"
    assert [(block.heading, block.picture) for block in blocks] == [
        ("Best, most likely, worst", None),
        ("Out of 100 cases like yours", None),
        ("How far apart the endings lie", None),
    ]
    lines = [line for block in blocks for line in block.lines]
    assert not any(line.words for line in lines)
    assert " ".join(line.before for line in lines) == " ".join((*ways.picture.said(), *said))
    page(laptop, "br_view")
    assert before(laptop) == {}


# ---- asked once, and never instead of what cannot be ----------------------------------------------------------------------


def test_a_number_that_cannot_be_is_shown_though_something_else_was_asked() -> None:
    laptop = at_the_laptop()
    fill(laptop, {**WHOLE, "br_beat_range": PercentSpan(20, 50)})
    page(laptop, "br_beat_best")
    laptop.presenter.question.answered(Spot(FILLING, "br_beat_best"), 150)
    laptop.pass_time(1)
    assert laptop.view.beside is not None
    assert laptop.view.beside.asks
    laptop.presenter.walk.go_on()
    assert laptop.shown(QuestionPage).spot.question == "br_beat_best"
    assert [each.sentence for each in laptop.view.problems] == [
        "This number is not from 0 to 100. Zero means never, 100 means always."
    ]
    laptop.presenter.walk.go_on()
    assert laptop.shown(QuestionPage).spot.question != "br_beat_best"
    assert not any(said.startswith("You guessed that 150") for said in words(figures(laptop)))


def test_what_was_asked_about_answers_goes_with_them() -> None:
    laptop = at_the_laptop()
    fill(laptop, {"br_direction": "receive", "br_chances": cases(3, 5, 4)})
    page(laptop, "br_view")
    laptop.presenter.ending.erase(FILLING)
    laptop.deliver()
    fill(laptop, {"br_direction": "receive", "br_chances": cases(3, 5, 4)})
    assert laptop.view.beside is not None
    assert laptop.view.beside.asks == ("These make 12 cases out of ten. Which of them could be fewer?",)
