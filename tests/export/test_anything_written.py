"""Whatever may be written, wherever it may stand: it is drawn, every page is whole, and nothing is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.commands.desk.drawing import drawn
from app.domain.sharing import Lock
from app.export.paper import paper_for
from app.export.parts import Answered, Asked, Boxes, Contents, Grid, Heading, Lines, Paragraph, Voice, WriteLines
from tests.export.anything import DOCUMENTS, said
from tests.export.page_checks import not_heard, wrong_with
from tests.export.tags import faults

PAPERS = [(paper, large) for paper in ("letter", "a4") for large in (False, True)]
on_any_paper = st.sampled_from(PAPERS)


def wrong(contents: Contents, paper: str, large: bool) -> tuple[bytes, list[str]]:
    """The document, and what is wrong with its pages."""
    pdf = drawn(contents, paper=paper, large=large)
    look = paper_for(paper, large=large, handout=contents.handout, at_a_glance=contents.at_a_glance)
    return pdf, wrong_with(pdf, look, contents.parts)


@given(DOCUMENTS, on_any_paper)
@settings(max_examples=20, derandomize=True, phases=(Phase.explicit, Phase.generate))
def test_anything_written_leaves_every_page_whole(contents: Contents, on: tuple[str, bool]) -> None:
    _is_whole(contents, on)


@pytest.mark.full
@given(DOCUMENTS, on_any_paper)
@settings(max_examples=1500, suppress_health_check=list(HealthCheck))
def test_anything_written_leaves_every_page_whole_in_many_documents(contents: Contents, on: tuple[str, bool]) -> None:
    _is_whole(contents, on)


def _is_whole(contents: Contents, on: tuple[str, bool]) -> None:
    pdf, found = wrong(contents, *on)
    assert found == []
    assert faults(pdf) == []
    assert not_heard(pdf, [unicodedata.normalize("NFC", words) for words in said(contents)]) == []


def test_a_list_to_put_in_order_goes_on_on_the_next_page() -> None:
    boxes = Boxes(tuple(("", f"{place}. {'words ' * 12}") for place in range(60)), is_list=True)
    asked = Asked(1, "In which order?", False, (), "", (boxes,), ((Lock.MEDIATOR, "Me and the mediator"),))
    for paper, large in PAPERS:
        pdf, found = wrong(Contents("N", "T", "F", "L", (asked,), handout=True), paper, large)
        assert found == []
        assert not_heard(pdf, [" ".join(after for _before, after in boxes.boxes)]) == []


def test_boxes_with_long_words_go_on_on_the_next_page_as_wide_as_they_were() -> None:
    """A piece with fewer boxes had wider ones, so less room for its words, and was higher than what was left of the page."""
    boxes = Boxes((("Lowest", "one"), ("Lowest", "two"), *(("", "W" * length) for length in (400, 160, 400, 300))))
    for before in range(0, 16, 3):
        hints = ("words and more words " * 8,) * before
        asked = Asked(
            1, "How much?", False, hints, "", (boxes, WriteLines(11)), ((Lock.MEDIATOR, "Me and the mediator"),)
        )
        for paper, large in PAPERS:
            pdf, _found = wrong(Contents("N", "T", "F", "L", (asked,), handout=True), paper, large)
            assert not_heard(pdf, [after for _before, after in boxes.boxes]) == []


@pytest.mark.parametrize(("paper", "large"), PAPERS)
def test_a_party_without_a_name_has_a_heading_all_the_same(paper: str, large: bool) -> None:
    parts = (Heading("", 2, "Tenant"), Heading("A sheet", 3), Paragraph("words"))
    pdf, found = wrong(Contents("N", "", "F", "L", parts), paper, large)
    assert found == []
    assert faults(pdf) == []


# ---- each fault that was found ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quiet", "labels", "lines"), [(1, 3, 17), (2, 1, 18), (7, 3, 12)], ids=["1.6 points", "1.2 points", "1.6 again"]
)
def test_what_ends_where_the_page_ends_leaves_no_empty_page(quiet: int, labels: int, lines: int) -> None:
    """With less room below it than its own space after it, a room of no height began a page."""
    parts = (
        *(Paragraph("q", Voice.QUIET) for _each in range(quiet)),
        *(Paragraph("q", Voice.LABEL) for _each in range(labels)),
        Answered("x", None, (Lines(("words",) * lines),)),
    )
    _pdf, found = wrong(Contents("N", "T", "F", "L", parts), "letter", large=True)
    assert found == []


@pytest.mark.parametrize(("paper", "large"), PAPERS)
@pytest.mark.parametrize("columns", [2, 8])
@pytest.mark.parametrize("letters", [160, 800])
def test_the_head_of_a_column_is_said_whole_however_long_it_is(
    letters: int, columns: int, paper: str, large: bool
) -> None:
    heads = tuple(chr(ord("A") + place) + "W" * letters for place in range(columns))
    grid = Grid(heads, (("x",) * columns, ("long words in here " * 30,) * columns))
    pdf, found = wrong(Contents("N", "T", "F", "L", (grid,)), paper, large)
    assert found == []
    assert not_heard(pdf, [*heads]) == []
