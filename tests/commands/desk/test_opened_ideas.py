"""Ideas that a party opened from its own private list, over hand-overs in which the list is not there any more."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.commands.desk.case_desk import CaseDesk
from app.presenters.doors import DocumentKind, DocumentWanted
from tests.commands.desk.practice import Practice, let_work, plan
from tests.gates.hands import Act

IDEAS = {
    "options_brainstorm": {
        "ob_ideas": Act(plain=[{"id": "a", "text": "Share the heron pond"}, {"id": "b", "text": "Keep it quiet"}]),
        "ob_share": Act(plain=["a"]),
        "ob_credit": Act(plain="mine"),
    }
}
LATER = {"options_brainstorm": {"ob_needs_me": Act(plain=[{"id": "n", "text": "Rest"}])}}


def words(desk: CaseDesk, kind: DocumentKind, letter: str = "") -> str:
    made = desk.document(DocumentWanted(kind, desk.party(letter).id if letter else ""))
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages).split())


@pytest.mark.parametrize("code", ["", "walnut-9"])
def test_they_stand_in_every_document_they_may_stand_in_whatever_became_of_the_list(
    practice: Practice, code: str
) -> None:
    desk = practice.new()
    planned = plan(desk, {"A": ["options_brainstorm"]})
    let_work(practice, desk, planned, "A", IDEAS, code=code, ticked=frozenset({"ob_ideas#a"}))
    for _hand_over in range(2):
        for kind, letter in (
            (DocumentKind.JOINT_SUMMARY, ""),
            (DocumentKind.PARTY_SUMMARY, "A"),
            (DocumentKind.OWN_COPY, "A"),
        ):
            said = words(desk, kind, letter)
            assert "Share the heron pond" in said, kind
            assert "Keep it quiet" not in said, kind
        let_work(practice, desk, planned, "A", LATER)
