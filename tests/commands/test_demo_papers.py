"""Every document of the demo that holds answers, on the papers and in the prints that the demo does not write: it can be
heard, nothing leaves its page, and nothing is torn."""

from __future__ import annotations

import pytest

from app.commands.desk.drawing import drawn
from app.domain.outcome import Attended, Outcome
from app.domain.reading import CaseRead
from app.export.contents import own_copy, party_summary
from app.export.joint import joint_summary
from app.export.outcome_note import outcome_note
from app.export.overview import case_overview
from app.export.paper import Paper, paper_for
from app.export.parts import Contents
from app.export.referral_note import referral_note
from app.export.term_points import term_points
from app.storage.worksheet_files import diagnosis, frame
from tests.export.page_checks import body, wrong_with
from tests.export.reading_back import pages
from tests.export.tags import faults, loose_strokes
from tests.export.where import pages_of


@pytest.fixture(scope="module")
def made(by_mediator: CaseRead, own: dict[str, CaseRead], for_all: CaseRead) -> dict[str, Contents]:
    first, second = parties = by_mediator.case.parties
    days = tuple(Attended(party.id, ("2026-11-03",)) for party in parties)
    return {
        "case overview": case_overview(by_mediator, frame(), diagnosis()),
        "party summary A": party_summary(by_mediator, first.id, frame()),
        "party summary B": party_summary(by_mediator, second.id, frame()),
        "own copy A": own_copy(own["A"], frame()),
        "own copy B": own_copy(own["B"], frame()),
        "joint summary": joint_summary(for_all, frame()),
        "referral note": referral_note(for_all, second, parties, frame()),
        "term points": term_points(for_all, parties, frame()),
        "outcome note": outcome_note(by_mediator.case, Outcome.HELD, days),
    }


def _thin(pdf: bytes, paper: Paper) -> list[str]:
    """Whether next to nothing stands on the last of several pages."""
    *before, last = pages_of(pdf)
    lowest = min(letter.base for letter in body(last, paper))
    return ["the last page is nearly empty"] if before and lowest > paper.height - paper.top - paper.room * 0.12 else []


def _parted(pdf: bytes) -> list[str]:
    """Whether a sentence about the offer stands on a page without the others."""
    about = ("cases like this, you would end with less", "you would end with more.", "On average, by your numbers")
    there = [[words in page for words in about] for page in pages(pdf)]
    return [f"page {number}: a sentence alone" for number, found in enumerate(there, 1) if any(found) != all(found)]


@pytest.mark.parametrize(
    ("paper", "large"),
    [("letter", False), ("a4", False), ("letter", True), pytest.param("a4", True, marks=pytest.mark.full)],
)
def test_every_document_of_the_sample_is_whole_on_every_paper(
    made: dict[str, Contents], paper: str, large: bool
) -> None:
    found = {}
    for name, contents in made.items():
        pdf = drawn(contents, paper=paper, large=large)
        on = paper_for(paper, large=large)
        wrong = [*faults(pdf), *loose_strokes(pdf), *wrong_with(pdf, on), *_thin(pdf, on), *_parted(pdf)]
        if wrong:
            found[name] = wrong
    assert found == {}
