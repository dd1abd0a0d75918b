"""The arithmetic of the no-deal picture: the sample's expected results to the cent, and what holds for any numbers."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry, State
from app.domain.answers import given as given_answer
from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.computed import Computed
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.settling import Surroundings, settle
from app.domain.sharing import Lock
from app.domain.visibility import kind_of
from app.domain.wording import Tongue
from app.domain.worksheet import Form, Worksheet
from app.reckoning.from_answers import ALL_USES, guesses
from app.reckoning.ideas import best_ideas
from app.reckoning.no_deal import ENDINGS, RESULTS, Guesses, average_ending, no_deal_money
from app.reckoning.no_deal_picture import picture_of
from app.reckoning.rows import given_values, reckoned
from app.storage.worksheet_files import built_in_worksheets

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
TONGUE = Tongue()


def sheet_of(worksheet: str) -> Worksheet:
    facts = {"blind_comparison": True, "safety_flag": False}
    return settle(built_in_worksheets()[worksheet], Surroundings(facts, {}))


def sample_entries(letter: str, worksheet: str) -> dict[str, Entry]:
    content = json.loads((SAMPLE / f"party-{letter}.json").read_text(encoding="utf-8"))
    sheet = sheet_of(worksheet)
    (filled,) = [filled for filled in content["sheets"] if filled["worksheet"] == worksheet]
    return {
        act["question"]: Entry(given_answer(kind_of(sheet, act["question"]).from_plain(act["plain"])), Lock.MEDIATOR)
        for act in filled["answers"]
    }


def expected() -> Any:
    return json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("letter", ["A", "B"])
def test_the_sample_gives_its_expected_results_exactly(letter: str) -> None:
    values = given_values(sheet_of("batna_check"), Form.FULL, sample_entries(letter, "batna_check"))
    numbers = guesses(values)
    found = {name: result(numbers) for name, result in RESULTS.items()}
    assert found == {name: Fraction(amount * 100) for name, amount in expected()[letter].items()}


def test_in_the_sample_no_deal_ends_below_the_offer_in_so_many_of_100_cases() -> None:
    values = given_values(sheet_of("batna_check"), Form.FULL, sample_entries("A", "batna_check"))
    found = picture_of(guesses(values), 100)
    assert found is not None
    assert (found.least_below, found.most_below) == (Fraction(1, 5), Fraction(1, 5))


@pytest.mark.parametrize("name", sorted(set(RESULTS)))
def test_a_row_is_kept_private_as_soon_as_one_answer_it_uses_is(name: str) -> None:
    sheet = sheet_of("batna_check")
    values = given_values(sheet, Form.FULL, sample_entries("A", "batna_check"))
    question = sheet.question("br_picture")
    kind = question.kind
    assert isinstance(kind, Computed)
    labels = {row.id: TONGUE.say(row.label) for row in kind.rows}
    for used in ALL_USES[name]:
        # What may not be read is not among the values either: the row must not be worked out without it.
        less = {key: value for key, value in values.items() if key != used}
        said = {row.label: row.words for row in reckoned(question, less, frozenset({used}), TONGUE).rows}
        assert said[labels[name]] is None


def test_a_row_without_its_numbers_is_not_there_and_that_is_not_private() -> None:
    sheet = sheet_of("batna_check")
    assert reckoned(sheet.question("br_picture"), {}, frozenset(), TONGUE).rows == ()


def test_the_average_is_told_last_and_beside_the_count() -> None:
    sheet = sheet_of("batna_check")
    values = given_values(sheet, Form.FULL, sample_entries("A", "batna_check"))
    counts, _more, pays, wide, average = reckoned(sheet.question("br_picture"), values, frozenset(), TONGUE).sentences
    assert "$62,800" in wide
    assert "20 of 100" in counts
    assert "$5,500 less" in average
    assert "less for you means that you pay more" in pays


amounts = st.integers(-(10**9), 10**9).map(Fraction)
costs = st.integers(0, 10**8).map(Fraction)


@st.composite
def whole_guesses(draw: st.DrawFn) -> Guesses:
    first = draw(st.integers(0, 10))
    second = draw(st.integers(0, 10 - first))
    low = draw(costs)
    return Guesses(
        endings={name: draw(amounts) for name in ENDINGS},
        chances=dict(zip(ENDINGS, (first, second, 10 - first - second), strict=True)),
        cost_low=low,
        cost_high=low + draw(costs),
        their_costs=draw(st.none() | costs),
        their_costs_chance=draw(st.none() | st.integers(0, 100)),
        offer=draw(amounts),
    )


@given(whole_guesses())
def test_the_average_lies_between_the_endings(numbers: Guesses) -> None:
    average = average_ending(numbers)
    assert average is not None
    assert min(numbers.endings.values()) <= average <= max(numbers.endings.values())


@given(whole_guesses(), costs)
def test_higher_costs_never_make_no_deal_better(numbers: Guesses, more: Fraction) -> None:
    assert numbers.cost_high is not None
    dearer = Guesses(
        endings=numbers.endings,
        chances=numbers.chances,
        cost_low=numbers.cost_low,
        cost_high=numbers.cost_high + more,
        their_costs=numbers.their_costs,
        their_costs_chance=numbers.their_costs_chance,
    )
    before, after = no_deal_money(numbers), no_deal_money(dearer)
    assert before is not None
    assert after is not None
    assert after <= before


@given(whole_guesses(), st.sampled_from(ENDINGS))
def test_without_one_ending_nothing_is_worked_out_that_needs_it(numbers: Guesses, gone: str) -> None:
    left = {name: amount for name, amount in numbers.endings.items() if name != gone}
    assert average_ending(Guesses(endings=left, chances=numbers.chances)) is None


def test_chances_that_do_not_make_ten_are_not_reckoned_with() -> None:
    chances = dict.fromkeys(ENDINGS, 3)
    assert average_ending(Guesses(endings=dict.fromkeys(ENDINGS, Fraction(1)), chances=chances)) is None


def test_i_dont_know_in_a_cell_is_no_number_and_no_zero() -> None:
    first, second = Row("r1", {"low": Money(100, "USD"), "high": DONT_KNOW}), Row("r2", {"low": DONT_KNOW})
    numbers = guesses({"br_costs": (first,)})
    assert (numbers.cost_low, numbers.cost_high) == (Fraction(100), None)
    numbers = guesses({"br_costs": (first, second)})
    assert (numbers.cost_low, numbers.cost_high, numbers.least_middle_cost) == (None, None, Fraction(100))


def test_the_best_ideas_are_those_whose_lower_score_is_highest() -> None:
    values = given_values(sheet_of("options_brainstorm"), Form.FULL, sample_entries("A", "options_brainstorm"))
    best = best_ideas(values)
    assert [min(idea.for_me, idea.for_them) for idea in best] == [8, 7, 7]
    assert best[0].text.startswith("Swap: lien lifted")


def test_every_entry_of_the_sample_is_a_given_answer() -> None:
    assert all(entry.answer.state is State.GIVEN for entry in sample_entries("B", "batna_check").values())
