"""The referral note: one party's cleared question, without anybody else's name and without an amount of money."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry
from app.domain.case import Party
from app.domain.kinds.list_kind import ListItem
from app.domain.kinds.money_range import MoneySpan
from app.domain.money import Money
from tests.export.reading_back import heads, words
from tests.export.small_reads import ANA, BO, CASE, filling, referral, settled, shared

SHEET = settled("who_could_help")
LEFT_OUT = "Lines in which Recess found the name of another party or an amount of money are left out."


def questions(*texts: str) -> dict[str, Entry]:
    return {"wh_question": shared(tuple(ListItem(f"i{place}", text) for place, text in enumerate(texts)))}


def note(*texts: str, **more: object) -> str:
    return words(referral(filling(SHEET, questions(*texts) | {name: shared(said) for name, said in more.items()})))


def test_it_has_the_question_who_could_answer_it_and_by_when_and_room_for_names() -> None:
    page = note("What is the slope of the floor?", wh_helpers=("inspector",), wh_job="explain", wh_trust="A licence.")
    for said in (
        "A question for a professional",
        "Asked in a mediation by Ana Silva",
        "The question What is the slope of the floor?",
        "Kinds of helper An inspector or engineer",
        "What the helper does Explain things",
        "What I need to trust the helper A licence.",
        "To From Date",
    ):
        assert said in page, said
    assert LEFT_OUT not in page
    assert heads(referral()) == ["For a professional Referral note"]


def test_what_is_a_wish_and_no_question_is_left_out() -> None:
    cost = MoneySpan(Money(35_000, "USD"), Money(60_000, "USD"))
    page = note(
        "How deep?", wh_cost=cost, wh_pay="half", wh_meanwhile="Nobody moves the fence", wh_time_for_advice="yes"
    )
    for never in ("350", "600", "Half each", "Nobody moves", "legal advice", LEFT_OUT):
        assert never not in page, never


def test_other_sheets_and_other_parties_are_not_in_it() -> None:
    other = filling(settled("perspective_swap"), {"ps_value": shared("To be heard")})
    bos = filling(SHEET, questions("Is the wall mine?"), BO)
    page = words(referral(filling(SHEET, questions("How deep?")), other, bos))
    assert "How deep?" in page
    for never in ("To be heard", "Is the wall mine?", "Bo Lind"):
        assert never not in page


@pytest.mark.parametrize(
    "line",
    [
        "Did Bo Lind mend it?",
        "Is LIND right?",
        "Is it worth $3,000?",
        "Is 3.000 € too much?",
        "Would USD 12 do?",
        "Does it cost 400 dollars?",
        "Is £5 a day usual?",
    ],
)
def test_a_line_with_another_name_or_an_amount_is_left_out_and_that_is_said(line: str) -> None:
    page = note("How deep?", line)
    assert line not in page
    assert "How deep?" in page
    assert LEFT_OUT in page


@pytest.mark.parametrize(
    "line", ["Is it 12 feet deep?", "Does room 4 need an inspector by 2027?", "Ana's floor?", "A blind spot?"]
)
def test_a_line_with_other_numbers_and_the_own_name_stays(line: str) -> None:
    page = note(line)
    assert line in page
    assert LEFT_OUT not in page


@given(
    st.sampled_from(["{}", "Ask {}!", "({})", "the {}'s wall", "x {} y"]),
    st.sampled_from(["Bo Lind", "Lind", "bo lind", "LIND"]),
)
def test_the_name_of_another_party_stands_in_no_note(around: str, name: str) -> None:
    assert "lind" not in note(around.format(name)).casefold()


def test_a_name_that_both_share_is_no_reason() -> None:
    case = replace(CASE, parties=(replace(ANA, name="Ana Silva"), replace(BO, name="Rui Silva")))
    page = words(referral(filling(SHEET, questions("Silva's roof?", "Is Rui right?")), case=case))
    assert "Silva's roof?" in page
    assert "Is Rui right?" not in page


def test_with_nothing_cleared_it_says_so() -> None:
    page = words(referral())
    assert "No question has been cleared to share so far." in page
    assert "It takes no side" not in page


def test_the_same_question_of_two_breaks_stands_there_once() -> None:
    both = [filling(SHEET, questions("How deep?", "How wide?")), filling(SHEET, questions("How deep?", "How old?"))]
    page = words(referral(*both))
    assert page.count("How deep?") == 1
    assert "The questions 1. How deep? 2. How wide? 3. How old?" in page


def test_a_party_that_cleared_nothing_itself_is_not_named_either() -> None:
    case = replace(CASE, parties=(ANA, replace(BO, representative="Kim Berg"), Party("cy", "C", "Cy Okafor")))
    page = words(referral(filling(SHEET, questions("How deep?", "Ask Okafor?", "Is Kim Berg paid?")), case=case))
    assert "How deep?" in page
    assert "Okafor" not in page
    assert "Berg" not in page
