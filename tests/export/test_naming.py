"""File names carry the document and its audience, and no name of a person (decisions 13 and 47)."""

from __future__ import annotations

import pytest

from app.export.naming import file_name


@pytest.mark.parametrize(
    ("document", "letter", "worksheet", "name"),
    [
        ("party-summary", "A", "", "party-summary-A_mediator.pdf"),
        ("party-summary", "B", "", "party-summary-B_mediator.pdf"),
        ("own-copy", "B", "", "own-copy_party-B.pdf"),
        ("joint-summary", "", "", "joint-summary_all.pdf"),
        ("return-card", "", "", "return-card_mediator.pdf"),
        ("referral-note", "B", "", "referral-note-B_professional.pdf"),
        ("outcome-note", "", "", "outcome-note_court.pdf"),
        ("term-points", "", "", "term-points_counsel.pdf"),
        ("handout", "A", "break_plan", "handout-break-plan_party-A.pdf"),
        ("handout", "", "break_plan", "handout-break-plan_party.pdf"),
    ],
)
def test_a_name_says_what_it_is_and_for_whom(document: str, letter: str, worksheet: str, name: str) -> None:
    assert file_name(document, letter, worksheet) == name
