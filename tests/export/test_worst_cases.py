"""Whatever is written, by however many, in whatever script: no letter outside, none on another, no heading alone, no empty
page, nothing lost, and every document can still be heard."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.commands.desk.drawing import drawn
from app.export.fonts import BOLD, PLAIN, load
from app.export.grids import column_widths
from app.export.paper import paper_for
from app.export.parts import Answered, Contents, Grid, Heading, Paragraph, Voice
from tests.export.page_checks import misplaced, not_heard, wrong_with
from tests.export.tags import faults, loose_strokes, read_tags
from tests.export.where import pages_of
from tests.export.worst import DOCUMENTS, NAMES, ONCE, PARTIES, TEXTS, expected, worst_handout
from tests.export.worst_notes import MORE, NOTES, set_for_twelve

PAPERS = [(paper, large) for paper in ("letter", "a4") for large in (False, True)]
_ONLY_FULL = (("own copy", "prose"), ("party summary", "right to left"))
"""Much like another: an own copy is a party summary with more in it, and "mixed" goes from right to left, too."""
_MUCH_ALIKE = (
    *(("term points of two", text) for text in ("prose", "arabic", "no font has it", "mixed")),
    *(("term points", text) for text in ("arabic", "no font has it")),
)
"""Each script is tried with another document on every change."""
_FULL = [
    *((document, "prose", *PAPERS[place]) for place, document in enumerate(DOCUMENTS)),
    *(("party summary", text, *PAPERS[place % 4]) for place, text in enumerate(TEXTS) if text != "prose"),
    ("joint summary", "mixed", "a4", True),
]
FULL = [pytest.param(*each, marks=[pytest.mark.full] if each[:2] in _ONLY_FULL else []) for each in _FULL]
"""On the papers in turn."""


def wrong(contents: Contents, paper: str, large: bool) -> tuple[bytes, list[str]]:
    pdf = drawn(contents, paper=paper, large=large)
    return pdf, wrong_with(pdf, paper_for(paper, large=large, handout=contents.handout), contents.parts)


@pytest.mark.parametrize(("document", "text", "paper", "large"), FULL)
def test_the_longest_contents_leave_every_page_whole(document: str, text: str, paper: str, large: bool) -> None:
    pdf, found = wrong(DOCUMENTS[document](TEXTS[text]), paper, large)
    assert found == []
    assert faults(pdf) == []
    assert loose_strokes(pdf) == []
    # The overview has numbers and no words of anybody.
    assert document == "case overview" or not_heard(pdf, expected(text)) == []


@pytest.mark.parametrize(("paper", "large"), PAPERS)
@pytest.mark.parametrize("name", ONCE)
def test_other_documents_and_an_empty_case_leave_every_page_whole(name: str, paper: str, large: bool) -> None:
    pdf, found = wrong(ONCE[name](), paper, large)
    assert found == []
    assert faults(pdf) == []


_IN_TURN = [
    pytest.param(
        document, text, *PAPERS[(place + at) % 4], marks=[pytest.mark.full] if (document, text) in _MUCH_ALIKE else []
    )
    for place, document in enumerate(NOTES)
    for at, text in enumerate(TEXTS)
]


@pytest.mark.parametrize(("document", "text", "paper", "large"), _IN_TURN)
def test_documents_that_leave_the_room_are_whole_in_any_script(
    document: str, text: str, paper: str, large: bool
) -> None:
    pdf, found = wrong(NOTES[document](TEXTS[text], paper, large), paper, large)
    assert found == []
    assert faults(pdf) == []
    assert loose_strokes(pdf) == []
    assert not document.startswith("return card") or len(pages_of(pdf)) == 1


@pytest.mark.parametrize(("paper", "large"), PAPERS)
@pytest.mark.parametrize("name", MORE)
def test_notes_of_numbers_names_and_days_are_whole(name: str, paper: str, large: bool) -> None:
    pdf, found = wrong(MORE[name](), paper, large)
    assert found == []
    assert faults(pdf) == []


@pytest.mark.parametrize(("paper", "large"), [PAPERS[0], pytest.param(*PAPERS[3], marks=pytest.mark.full)])
def test_the_worst_handout_is_whole_as_a_form(paper: str, large: bool) -> None:
    pdf, found = wrong(worst_handout(fillable=True), paper, large)
    assert found == []
    assert faults(pdf) == []


@pytest.mark.parametrize(("paper", "large"), [PAPERS[1], pytest.param(*PAPERS[2], marks=pytest.mark.full)])
def test_sets_for_twelve_are_whole_and_each_begins_on_paper_of_its_own(paper: str, large: bool) -> None:
    several = set_for_twelve()
    pdf = drawn(*several, paper=paper, large=large)
    assert wrong_with(pdf, paper_for(paper, large=large, handout=True)) == []
    assert faults(pdf) == []
    covers = [number for number, page in enumerate(pages_of(pdf), 1) if "sheetstowriteon" in page.words()]
    assert len(covers) == len(PARTIES)
    assert all(number % 2 for number in covers)


@pytest.mark.parametrize("large", [False, True])
def test_twelve_parties_with_the_longest_names_are_all_named(large: bool) -> None:
    pdf = drawn(DOCUMENTS["joint summary"](TEXTS["prose"]), large=large)
    assert not_heard(pdf, [name.strip() for name in NAMES]) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_running_head_stays_in_its_place(name: str) -> None:
    contents = Contents("A name of it", name, f"For {name} only", "A line", (Paragraph("x"),), about=name)
    pdf, found = wrong(replace(contents, practice=True), "letter", large=False)
    assert found == []
    # The head is cut where it has no room, and heard whole.
    assert not_heard(pdf, [f"For {name} only", name]) == []


@pytest.mark.parametrize(("paper", "large"), PAPERS)
@pytest.mark.parametrize("handout", [False, True])
def test_a_long_foot_takes_its_room_from_the_words_above_it(paper: str, large: bool, handout: bool) -> None:
    line = "Mediation communication. Confidential as the law and your agreement provide. " * 3
    parts = tuple(Paragraph("words and more words " * 8) for _each in range(40))
    contents = Contents(
        "A name", "A title", "For all", line, parts, foot="W" * 300, case_code="K7-RT2", qr="x" * 60, handout=handout
    )
    pdf, found = wrong(contents, paper, large)
    assert found == []
    assert not_heard(pdf, [line]) == []
    assert "W" * 300 in "".join(page.words() for page in pages_of(pdf)[:1])


@pytest.mark.parametrize(("paper", "large"), PAPERS)
@pytest.mark.parametrize("head", [(), (Heading("A heading " * 9),)], ids=["no heading", "a heading"])
def test_the_title_does_not_stand_alone_on_its_page(paper: str, large: bool, head: tuple[Heading, ...]) -> None:
    answer = Answered("A label", None, (Paragraph("words"),))
    for more in range(4, 160, 30):
        lead = Paragraph("words and more words " * more, Voice.LEAD)
        contents = Contents("N", "A title of it", "For all", "A line", (*head, lead, answer))
        assert wrong(contents, paper, large)[1] == []


# ---- tables ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("columns", [1, 2, 5, 10])
def test_every_cell_stays_in_its_column(columns: int, large: bool) -> None:
    letters = "abcdefghij"[:columns]
    rows = tuple(tuple(letter * (1 + row * at % 300) for at, letter in enumerate(letters)) for row in range(40))
    grid = Grid(tuple(letter * 30 for letter in letters), rows)
    paper = paper_for("letter", large=large)
    pdf, found = wrong(Contents("N", "T", "F", "L", (grid,)), "letter", large)
    assert found == []
    edges = [paper.left, *itertools.accumulate(column_widths(grid, paper, paper.measure), initial=paper.left)][1:]
    for page in pages_of(pdf):
        for letter in page.letters:
            if letter.text in letters and paper.bottom < letter.base < paper.height - 60:
                at = letters.index(letter.text)
                assert edges[at] - 1.5 <= letter.left
                assert letter.right <= edges[at + 1] + 0.5


@pytest.mark.parametrize("length", [40, 290, 900, pytest.param(4000, marks=pytest.mark.full)])
def test_the_head_of_a_table_stands_at_its_beginning_and_on_top_of_pages_only(length: int) -> None:
    rows = tuple((f"row {row}", "words " * (row * length // 240 + 1)) for row in range(40))
    for before in (0, 9, 23):
        parts = (Paragraph("before " * 12 * before), Grid(("Column", "Words"), rows, (0.7, 0.3)))
        pdf = drawn(Contents("N", "T", "F", "L", parts))
        paper = paper_for()
        heads = [
            (number, letter.base)
            for number, page in enumerate(pages_of(pdf))
            for letter in page.letters
            if letter.text == "C"
        ]
        assert len({number for number, _base in heads}) == len(heads)
        assert all(base > paper.height - 110 for _number, base in heads[1:])
        assert [tag.words for tag in read_tags(pdf).all() if tag.role == "TH"] == ["Column", "Words"]
        assert wrong_with(pdf, paper) == []


def test_narrow_columns_of_long_cells_are_drawn_on_every_paper() -> None:
    rows = tuple(tuple("long words in here " * 15 for _column in range(10)) for _row in range(3))
    for paper, large in PAPERS:
        assert wrong(Contents("N", "T", "F", "L", (Grid(("a",) * 10, rows),)), paper, large)[1] == []


# ---- what finds it -------------------------------------------------------------------------------------------------------


def _page(*words: tuple[float, float, str, float, str]) -> bytes:
    """A page with words at places, in sizes and fonts."""
    load()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for x, y, said, size, font in ((58, 40, "foot", 9.025, PLAIN), (58, 746, "head", 9.5, BOLD), *words):
        canvas.setFont(font, size)
        canvas.drawString(x, y, said)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ([(540, 400, "beyond the margin", 11, PLAIN)], "beside the margins"),
        ([(20, 400, "before it", 11, PLAIN)], "beside the margins"),
        ([(58, 400, "one line", 11, PLAIN), (60, 404, "another", 11, PLAIN)], "on each other"),
        ([(58, 46, "gypsy", 11, PLAIN)], "into the foot"),
        ([(58, 736, "too high", 11, PLAIN)], "into the head"),
        ([], "nothing stands on it"),
    ],
)
def test_each_fault_is_found(words: list[tuple[float, float, str, float, str]], fault: str) -> None:
    assert any(fault in found for found in misplaced(_page(*words), paper_for()))
    assert misplaced(_page((58, 400, "words", 11, PLAIN), (58, 385, "more", 11, PLAIN)), paper_for()) == []
