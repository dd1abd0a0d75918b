"""What of the sample case goes to others than its parties: return card, referral note, term points, outcome note."""

from __future__ import annotations

import pytest

from app.domain.reading import CaseRead
from tests.commands.running import Demo
from tests.commands.what_was_said import LONG, answers, of, said
from tests.export.reading_back import letters, pages, words


@pytest.mark.parametrize(
    "name",
    [
        "return-card_mediator.pdf",
        "referral-note-B_professional.pdf",
        "term-points_counsel.pdf",
        "outcome-note_court.pdf",
    ],
)
def test_what_goes_to_others_has_only_what_was_cleared(demo: Demo, own: dict[str, CaseRead], name: str) -> None:
    found = letters(demo.pdf(name))
    by_cleared: dict[bool, set[str]] = {True: set(), False: set()}
    for letter, read in own.items():
        for filling in of(read, letter):
            for question, entry in answers(filling):
                by_cleared[entry.cleared].update(said(read, question, entry))
    never = by_cleared[False] - by_cleared[True]
    if name.startswith("outcome"):
        never |= by_cleared[True]
    assert len(never) > 100
    for text in never:
        assert len(text) < LONG or text not in found


def test_the_return_card_has_the_questions_of_both_on_one_page(demo: Demo) -> None:
    (page,) = pages(demo.pdf("return-card_mediator.pdf"))
    assert "Marisol Vega 1. What did the sink and the gas line cost you in parts and hours?" in page
    assert "What would you need to take the review down?" in page
    assert "more cleared points are in the joint summary." in page


def test_the_referral_note_asks_the_question_of_one_party_and_names_no_other(demo: Demo) -> None:
    said = words(demo.pdf("referral-note-B_professional.pdf"))
    assert "What is the real slope of the floor, and what is the least fix that will drain it?" in said
    assert "Asked in a mediation by Denis Laurent" in said
    for never in ("Marisol", "Vega", "$", "Half each"):
        assert never not in said


def test_the_term_points_have_what_both_named_and_nothing_from_one_alone(demo: Demo) -> None:
    said = words(demo.pdf("term-points_counsel.pdf"))
    assert "In the same words Yardsticks that could fit – Bills, receipts and time sheets – Going rate for the" in said
    assert "Fair ways to decide – We average two or three quotes" in said
    for never in ("Issues that could wait", "What is the real slope of the floor", "I worked six days"):
        assert never not in said


def test_the_outcome_note_names_parties_and_days_and_the_case_by_its_code(demo: Demo) -> None:
    said = words(demo.pdf("outcome-note_court.pdf"))
    for there in ("Case BAKE-42 Outcome The mediation was held.", "Marisol Vega", "Denis Laurent"):
        assert there in said
    assert "Kitchen" not in said
