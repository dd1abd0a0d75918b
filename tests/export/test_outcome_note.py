"""The outcome note: how it ended and who was there. No answer can be in it, nor a word of anybody's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import LETTERS, Issue, Offer, Party
from app.domain.days import day_words
from app.domain.money import Money
from app.domain.outcome import Attended, Outcome, is_day
from tests.export.reading_back import heads, pages, words
from tests.export.small_reads import ANA, BO, CASE, outcome
from tests.export.tags import read_tags
from tests.export.where import pages_of

THERE = (Attended("A", ("2026-11-10", "2026-11-03")), Attended(BO.id))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Outcome.HELD, "The mediation was held."),
        (Outcome.ENDED, "The mediation has ended."),
        (Outcome.AGREEMENT, "The parties reached an agreement."),
        (Outcome.PARTIAL, "The parties reached an agreement in part."),
        (Outcome.NONE, "The parties did not reach an agreement."),
    ],
)
def test_each_outcome_is_one_sentence(said: Outcome, sentence: str) -> None:
    page = words(outcome(CASE, said, *THERE))
    assert f"Case K7-RT2 Outcome {sentence} Who was there" in page
    assert heads(outcome(CASE, said)) == ["For the court or programme Outcome note"]


def test_it_says_who_was_there_on_which_days() -> None:
    page = words(outcome(CASE, Outcome.HELD, *THERE))
    assert "Ana Silva, Tenant Nov 3, 2026 · Nov 10, 2026 Bo Lind, Owner not there" in page


def test_without_attendance_there_is_room_to_write_it() -> None:
    page = words(outcome())
    assert "Party Days Ana Silva, Tenant Bo Lind, Owner Signed" in page
    assert "not there" not in page


def test_nothing_else_of_the_case_is_in_it() -> None:
    """The same bytes whatever the case is called and is about."""
    offer = Offer(ANA.id, BO.id, Money(4_120_000, "USD"), "A quiet word")
    other = replace(
        CASE,
        alias="The yard",
        template="workplace",
        safety_flag=True,
        blind_comparison=True,
        issues=(Issue("x", "The theft"),),
        offers=(offer,),
        parties=(replace(ANA, representative="Counsel", interpreter="Ines"), BO),
    )
    assert outcome(other, Outcome.NONE, *THERE) == outcome(CASE, Outcome.NONE, *THERE)
    assert "Harbour" not in words(outcome())


def test_twelve_parties_stand_on_one_page() -> None:
    case = replace(CASE, parties=tuple(Party(f"id{at}", letter, f"Party {at}") for at, letter in enumerate(LETTERS)))
    assert len(pages(outcome(case, Outcome.HELD))) == 1


def test_what_is_no_day_is_told_from_what_is_one() -> None:
    assert is_day("2026-11-03")
    for wrong in ("", "2026-13-01", "2026-11-3", "20261103", "2026-11-03T10:00", "on Monday", "2026-W45-2"):
        assert not is_day(wrong), wrong


@given(st.text(max_size=12) | st.from_regex(r"\d{4}-\d\d-\d\d"))
def test_whatever_is_typed_as_a_day_is_one_that_can_be_said_or_is_none(typed: str) -> None:
    if is_day(typed):
        assert day_words(typed).endswith(f", {int(typed[:4])}")


def test_what_a_party_is_stands_behind_its_name_whichever_way_that_is_read() -> None:
    case = replace(CASE, parties=(replace(ANA, name="דנה כהן"), BO))
    assert "דנה כהן, Tenant" in [tag.heard for tag in read_tags(outcome(case)).all()]
    (page,) = pages_of(outcome(case))
    (tenant,) = [letter for letter in page.letters if letter.text == "T" and letter.left < 250 and letter.base < 500]
    assert max(letter.right for letter in page.letters if letter.text in "דנהכ") < tenant.left
