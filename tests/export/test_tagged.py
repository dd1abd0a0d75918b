"""Every document can be heard: it keeps PDF/UA-1 and PDF/A-2a by a checker that is not ours, and is read in order."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.desk.drawing import drawn, recovery_sheet_pdf
from app.domain.destroyed import Destroyed
from app.domain.kinds.list_kind import ListItem
from app.domain.outcome import Attended, Outcome
from app.export.certificate import certificate as certificate_of
from app.export.parts import Contents, Drawn, Grid, Heading, Lines, Notice, Paragraph, Part
from tests.export.reading_back import without_space
from tests.export.small_reads import (
    BO,
    CASE,
    RENT,
    SHEETS,
    a_sheet,
    asked,
    card,
    entry,
    filling,
    handout,
    joint,
    outcome,
    own,
    referral,
    settled,
    shared,
    summary,
    terms,
)
from tests.export.tags import faults, loose_strokes, read_tags
from tests.export.trees import tree_of
from tests.pictures.samples import PICTURES

LONG = "I want to stay until the school year is over. " * 60
SHEET = a_sheet(asked("first"), asked("second"))
MINE = filling(SHEET, {"first": shared(LONG), "second": entry("Ωμέγα <b> & (a) \\ window\nwith two lines")})
SHORT = filling(replace(SHEET, strategies=("set_aside",)), {"first": shared("I want to stay.")}, issue=RENT)
ASKING = filling(
    settled("who_could_help"), {"wh_question": shared((ListItem("i", "How deep is it?"),)), "wh_job": shared("explain")}
)
PAPERS = [(paper, large) for paper in ("letter", "a4") for large in (False, True)]


def a_document(*parts: Part) -> Contents:
    return Contents(name="A name", title="A title", for_whom="For all", page_line="A line", parts=parts)


def certificate() -> bytes:
    destroyed = Destroyed("K7-RT2", practice=False, at="2026-11-03T14:00", files=3, backups=2, documents=1)
    return drawn(certificate_of(destroyed, "November 3, 2026, 14:00", str))


@pytest.mark.parametrize(("paper", "large"), PAPERS)
@pytest.mark.parametrize("name", SHEETS)
def test_every_handout_on_every_paper_keeps_the_standards(name: str, paper: str, large: bool) -> None:
    assert faults(handout(name, paper=paper, large=large)) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: summary(MINE),
        lambda: own(MINE),
        lambda: joint(MINE),
        lambda: card(MINE, SHORT),
        lambda: card(SHORT, paper="a4", large=True),
        lambda: referral(ASKING),
        lambda: terms(SHORT, replace(SHORT, party=BO.id)),
        outcome,
        lambda: outcome(CASE, Outcome.NONE, Attended("A", ("2026-11-03",))),
        certificate,
    ],
)
def test_every_other_document_keeps_the_standards(make: Callable[[], bytes]) -> None:
    assert faults(make()) == []


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_a_figure_that_says_what_it_shows(name: str) -> None:
    picture = PICTURES[name]
    pdf = drawn(a_document(Drawn(picture, words=False)))
    assert faults(pdf) == []
    (figure,) = [tag for tag in read_tags(pdf).all() if tag.role == "Figure"]
    assert figure.alt == " ".join(picture.said())


def test_what_names_a_row_is_its_head_and_nothing_is_no_head() -> None:
    labelled = Grid(("Party", "Days"), (("Ana", "two"),), labelled=True)
    pdf = drawn(a_document(Grid(("", "Wish"), (("rent", "less"), ("dog", ""))), labelled, Grid(("a",), (("b",),))))
    assert faults(pdf) == []
    cells = [
        f"{tag.role}({tag.scope or ''}) {tag.words}".strip() for tag in read_tags(pdf).all() if tag.role in ("TH", "TD")
    ]
    assert cells == [
        "TD()", "TH(Column) Wish", "TH(Row) rent", "TD() less", "TH(Row) dog", "TD()",
        "TH(Column) Party", "TH(Column) Days", "TH(Row) Ana", "TD() two",
        "TH(Column) a", "TD() b",
    ]  # fmt: skip


def test_the_checker_sees_a_document_that_is_not_tagged() -> None:
    with pikepdf.open(io.BytesIO(summary(MINE))) as pdf:
        del pdf.Root.StructTreeRoot
        out = io.BytesIO()
        pdf.save(out)
    assert faults(out.getvalue()) != []


def test_a_document_is_read_as_headings_lists_tables_and_paragraphs() -> None:
    found = read_tags(
        drawn(
            a_document(
                Paragraph("Before."),
                Heading("Small, without a large one before it", 3),
                Lines(("one", "two"), numbered=True),
                Heading("Large"),
                Grid(("Issue", "Wish"), (("rent", "less"), ("", "dog")), (0.5, 0.5)),
                Grid((), (("name", "Ana"),), (0.5, 0.5)),
                Notice("Read this", ("first",)),
            )
        )
    )
    assert found.outline() == [
        "P For all A name",
        "P Page 1 of 1 A line",
        "H1 A title",
        "P Before.",
        "H2 Small, without a large one before it",
        "L",
        " LI",
        "  LBody 1. one",
        " LI",
        "  LBody 2. two",
        "H2 Large",
        "Table",
        " TR",
        "  TH(Column) Issue",
        "  TH(Column) Wish",
        " TR",
        "  TD rent",
        "  TD less",
        " TR",
        "  TD",
        "  TD dog",
        "Table",
        " TR",
        "  TH(Row) name",
        "  TD Ana",
        "P Read this",
        "P first",
    ]


def test_headings_of_one_level_are_heard_at_one_level() -> None:
    parts = (Heading("one", 3), Heading("two", 3), Heading("three"), Heading("four", 3), Heading("five", 3))
    found = read_tags(drawn(a_document(*parts)))
    assert [tag.role for tag in found.all() if tag.role.startswith("H")] == ["H1", "H2", "H2", "H2", "H3", "H3"]


def test_where_a_line_was_ended_by_hand_a_word_ends() -> None:
    found = read_tags(drawn(a_document(Paragraph("one.\ntwo"), Grid((), (("three\nfour", "five"),)))))
    assert {"one. two", "three four", "five"} <= {tag.words for tag in found.all()}


def test_a_table_over_many_pages_has_its_head_once() -> None:
    rows = tuple((f"row {number}", "a word") for number in range(200))
    found = read_tags(drawn(a_document(Grid(("Issue", "Wish"), rows, (0.5, 0.5)))))
    heads = [tag.words for tag in found.all() if tag.role == "TH"]
    assert heads == ["Issue", "Wish"]
    assert [tag.words for tag in found.all() if tag.role == "TD"][::2] == [row[0] for row in rows]


def test_an_answer_over_many_pages_is_one_paragraph() -> None:
    found = read_tags(summary(filling(SHEET, {"first": shared(LONG * 4)})))
    assert [" ".join(tag.words.split()) for tag in found.all() if "school year" in tag.words] == [(LONG * 4).strip()]


@pytest.mark.parametrize("make", [lambda: summary(MINE), lambda: handout("batna_check"), certificate])
def test_every_stroke_belongs_to_an_element_or_is_no_content(make: Callable[[], bytes]) -> None:
    assert loose_strokes(make()) == []


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1), max_size=6))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_heard_as_it_stands_on_the_page(lines: list[str]) -> None:
    pdf = drawn(a_document(*(Paragraph(line) for line in lines)))
    assert loose_strokes(pdf) == []
    heard = [tag for tag in read_tags(pdf).all() if tag.role == "P"]
    assert len(heard) <= len(lines) + 2


def test_the_code_of_a_handout_is_told_first() -> None:
    found = read_tags(handout("perspective_swap"))
    figure = next(tag for tag in found.inside if tag.role == "Figure")
    assert figure.alt == "A code for a scanner: K7-RT2 A perspective_swap 1"
    assert found.inside.index(figure) == 2
    assert [tag.role for tag in found.inside[:4]] == ["P", "P", "Figure", "H1"]


def test_a_certificate_is_heard_as_headings_tables_and_a_list() -> None:
    assert tree_of(certificate()).splitlines() == [
        "P  For the mediator's file Destruction…",
        "P  Page 1 of 1 Holds…",
        "H1  Destruction certificate",
        "P  That this case was destroyed.…",
        "Table",
        " TR  TH(Row) Case | TD K7-RT2",
        " TR  TH(Row) Destroyed | TD November 3, 2026, 14:00",
        " TR  TH(Row) The key of the case | TD deleted, and gone from the…",
        " TR  TH(Row) Files of the case | TD 3 deleted",
        " TR  TH(Row) Backups | TD 2 deleted",
        " TR  TH(Row) Documents saved on this laptop | TD 1 deleted",
        "H2  What this means",
        "P  Every answer in this case…",
        "H2  What could not be reached",
        "L",
        " LI LBody  – Paper, and anything printed,…",
        " LI LBody  – Files that came from…",
        " LI LBody  – Old blocks of the…",
        "H2  Signed",
        "Table",
        " TR  TH(Column) Mediator | TH(Column) Date",
        " TR  TD | TD",
    ]


def test_the_recovery_sheet_keeps_the_standards() -> None:
    lines = tuple(f"word{number} " * 4 for number in range(8))
    pdf = recovery_sheet_pdf(lines, "Vault")
    assert faults(pdf) == []
    assert without_space(lines[0]) in without_space(" ".join(tag.words for tag in read_tags(pdf).all()))
