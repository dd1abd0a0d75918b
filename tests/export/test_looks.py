"""How documents look: nothing torn from its heading, locks below each other, all of it readable in black and white."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from app.commands.desk.drawing import drawn
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.parts import Column
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.table import Row, TableKind
from app.domain.sharing import Lock
from app.domain.wording import plain_text
from app.export.contents import own_copy
from app.export.grids import column_widths
from app.export.page_frame import broken, fitted
from app.export.paper import paper_for
from app.export.parts import Answered, Contents, Drawn, Grid, Lines, LockSaid, Paragraph, Part, Voice
from tests.export.reading_back import Piece, pages, pieces, reader
from tests.export.small_reads import a_sheet, asked, entry, filling, for_ana, handout, the_frame
from tests.export.where import pages_of
from tests.pictures.samples import PICTURES

TABLE = TableKind((Column("a", plain_text("First"), ShortText()), Column("b", plain_text("Second"), ShortText())))
LOCKS = (Lock.ONLY_ME, Lock.MEDIATOR, Lock.SHARE)


def _answer(place: int) -> tuple[Any, Any]:
    """Answers of several heights, so that page ends fall everywhere."""
    if place % 5 == 3:
        rows = tuple(Row(f"r{row}", {"a": f"cell {row}", "b": "word " * (row % 7)}) for row in range(2 + place % 9))
        return TABLE, rows
    if place % 5 == 1:
        return ListKind(), tuple(ListItem(str(item), f"point {item}") for item in range(1 + place % 6))
    return LongText(), f"starts {place} " + "and goes on " * (place * 7 % 90)


COUNT = 60


def _contents() -> Contents:
    fillings = []
    for sheet in range(4):
        kinds = [_answer(sheet * 15 + place) for place in range(15)]
        questions = [asked(f"q{sheet}_{place}", kind) for place, (kind, _value) in enumerate(kinds)]
        entries = {
            f"q{sheet}_{place}": entry(value, lock := LOCKS[place % 3], cleared=lock is Lock.SHARE)
            for place, (_kind, value) in enumerate(kinds)
        }
        fillings.append(filling(a_sheet(*questions, title=f"Heading {sheet}"), entries))
    return own_copy(for_ana(*fillings), the_frame())


@pytest.fixture(scope="module", params=[("letter", False), ("a4", False), ("letter", True)], ids=str)
def pdf(request: pytest.FixtureRequest) -> bytes:
    paper, large = request.param
    return drawn(_contents(), paper=paper, large=large)


def _body(page: list[Piece]) -> list[Piece]:
    return [piece for piece in page if 66 < piece.y < 730]


def test_no_heading_and_no_label_is_the_last_thing_on_a_page(pdf: bytes) -> None:
    for page in pieces(pdf):
        assert not re.match(r"Heading \d", _body(page)[-1].text)
        # Beside the last label stands the beginning of its answer, or there is something below it.
        labels = [piece for piece in _body(page) if piece.text.startswith("Label of")]
        if labels:
            low = labels[-1]
            rest = [p for p in _body(page) if p.y <= low.y + 3 and not p.text.startswith("Label of")]
            said = [
                p for p in rest if not re.fullmatch(r"[MBS]|Only me|Me and the mediator|OK to share, cleared", p.text)
            ]
            assert said


@pytest.mark.parametrize("lines", range(0, 36, 5))
def test_what_names_a_picture_stands_on_its_page(lines: int) -> None:
    before = Lines(tuple(f"line {number}" for number in range(lines)))
    picture = PICTURES["three"]
    answer = Answered("Label", None, (Paragraph("Heading", Voice.LEAD), Drawn(picture), Lines(("after",) * 30)))
    pdf = drawn(Contents("A name", "A title", "For all", "A line", (before, answer)))
    (page,) = [page for page in pages(pdf) if "Heading" in page]
    assert "Label" in page
    assert picture.said()[0] in " ".join(pages(pdf))
    assert "How often" in page, "the head of the picture"


def test_every_label_is_there_once_with_its_lock_on_its_line(pdf: bytes) -> None:
    found = [piece.text for page in pieces(pdf) for piece in page if piece.text.startswith("Label of")]
    assert len(found) == len(set(found)) == COUNT
    for page in pieces(pdf):
        marks = [piece for piece in page if piece.text in ("M", "B", "S") and "Bold" in piece.font]
        labels = [piece for piece in page if piece.text.startswith("Label of")]
        for label in labels:
            assert any(abs(mark.y - label.y) < 1.5 for mark in marks), label


def test_locks_stand_below_each_other(pdf: bytes) -> None:
    said = ("Only me", "Me and the mediator", "OK to share, cleared")
    lefts = {round(piece.x, 1) for page in pieces(pdf)[1:] for piece in page if piece.text in said}
    assert len(lefts) == 1


def test_a_table_of_a_few_rows_is_not_torn_apart(pdf: bytes) -> None:
    """The row at the end of a page, and that at the beginning, have company."""
    for page in pieces(pdf):
        cells = [piece for piece in _body(page) if piece.text.startswith("cell ")]
        if cells:
            at_top = max(piece.y for piece in _body(page))
            assert not (len(cells) == 1 and cells[0].y > at_top - 40 and cells[0].text != "cell 0")


# ---- black and white ---------------------------------------------------------------------------------------------------


def _colours(pdf: bytes) -> set[tuple[float, float, float]]:
    found = set()
    for page in reader(pdf).pages:
        contents = page.get_contents()
        assert contents is not None
        for red, green, blue in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", contents.get_data()):
            found.add((float(red), float(green), float(blue)))
    return found


def test_there_are_only_greys_and_every_word_is_dark_on_white() -> None:
    for made in (drawn(_contents()), handout("break_plan")):
        colours = _colours(made)
        assert colours
        for red, green, blue in colours:
            assert max(red, green, blue) - min(red, green, blue) < 0.06
        greys = sorted(sum(colour) / 3 for colour in colours)
        # Ink, quiet words, lines, a wash and white: nothing that a copier would swallow but the wash.
        assert greys[0] < 0.15
        for grey in greys:
            assert grey < 0.68 or grey > 0.94


def test_the_three_locks_differ_in_black_and_white() -> None:
    first, scale = drawn(_contents()), 6
    page = pypdfium2.PdfDocument(first)[0]
    picture = page.render(scale=scale).to_pil().convert("L").point(_black_or_white)
    dark = {}
    for piece in pieces(first)[0]:
        if piece.text in ("M", "B", "S") and "Bold" in piece.font and piece.text not in dark:
            left, bottom = piece.x - 4, piece.y - 4
            box = (left * scale, (792 - bottom - 14) * scale, (left + 14) * scale, (792 - bottom) * scale)
            pixels = picture.crop(box).tobytes()
            dark[piece.text] = pixels.count(0) / len(pixels)
    assert set(dark) == {"M", "B", "S"}
    assert dark["S"] > 0.5
    assert 0.38 > dark["B"] > dark["M"] > 0.1


@pytest.mark.parametrize("large", [False, True])
def test_for_whom_it_is_stands_in_a_dark_bar_on_every_page_in_black_and_white(large: bool) -> None:
    made, scale = drawn(_contents(), large=large), 4
    for page, there in zip(pypdfium2.PdfDocument(made), pieces(made), strict=True):
        (whom,) = (piece for piece in there if piece.text.startswith("For Ana Silva only"))
        picture = page.render(scale=scale).to_pil().convert("L").point(_black_or_white)
        box = (58 * scale + 1, (54 - 18) * scale, (58 + 90) * scale, 54 * scale)
        pixels = picture.crop(box).tobytes()
        assert 58 < whom.x < 70
        assert 738 < whom.y < 750
        assert 0.98 > pixels.count(0) / len(pixels) > 0.6


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Maximiliana", "For(Maximiliana)+M?a?x?i?m?i?l?i?a?n?a?…only"),
        ("W" * 300, "ForW+…only"),
        ("דנה", "For[….].*only"),
    ],
)
def test_of_the_words_for_whom_it_is_only_a_long_name_is_cut(name: str, shown: str, large: bool) -> None:
    """A name from the right is cut at its left end."""
    of_it = f"{name} " * 30
    contents = replace(_contents(), for_whom=f"For {of_it.strip()} only", whose=of_it.strip())
    page = pages_of(drawn(contents, large=large))[0]
    head = sorted((letter for letter in page.letters if letter.base > page.height - 58), key=lambda one: one.left)
    line = "".join(letter.text for letter in head).removesuffix("Owncopy")
    assert re.fullmatch(shown, line)
    assert set(line[4:-4]) <= {*name, "…", "."}


def _black_or_white(pixel: int) -> int:
    return 255 if pixel > 128 else 0


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "made",
    [
        lambda more: Grid(("What", "Why"), tuple((f"row {at}", "because") for at in range(more))),
        lambda more: Lines(("and more words " * more * 4,)),
        lambda more: Lines(tuple(f"an item {at}" for at in range(more)), numbered=True),
    ],
    ids=["a table", "a text", "a list"],
)
def test_a_note_below_an_answer_stands_on_a_page_with_its_end(made: Callable[[int], Part], large: bool) -> None:
    lock = LockSaid(Lock.SHARE, "OK to share")
    answers = tuple(Answered("Label", lock, (made(more),), ("Zz",)) for more in range(14, 54, 2))
    for page in pages_of(drawn(Contents("N", "T", "F", "L", answers), large=large)):
        first = max((letter for letter in page.letters if letter.base < page.height - 60), key=lambda one: one.base)
        assert first.text != "Z"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("note", [(), ("Zz",)])
def test_a_long_answer_does_not_leave_a_few_lines_for_the_last_page(note: tuple[str, ...], large: bool) -> None:
    paper = paper_for(large=large)
    for more in range(1, 60, 6):
        words = "and more words " * (250 if large else 800) + "to the end " * more
        for made in (Grid(("What", "Why"), (("a row", words),)), Lines((words,))):
            parts = (Answered("Label", None, (made,), note), Paragraph("The last of it.", Voice.CLOSE))
            *before, last = pages_of(drawn(Contents("N", "T", "F", "L", parts), large=large))
            low = min(letter.base for letter in last.letters if letter.base > paper.bottom)
            assert before
            assert paper.height - paper.top - low > paper.room * 0.12


# ---- small parts -------------------------------------------------------------------------------------------------------


def test_columns_fill_the_width_and_break_no_word_they_need_not_break() -> None:
    paper = paper_for("letter")
    grid = Grid(("Yardstick", "Low number, if any"), (("Two or three repair quotes " * 5, "$9,200"), ("x", "$14,800")))
    widths = column_widths(grid, paper, 400)
    assert sum(widths) <= 400.01
    assert widths[1] > 50
    assert widths[0] > widths[1]
    narrow = Grid(("A", "B", "C"), (("Straßenverkehrsordnung", "W" * 200, "x"),))
    assert sum(column_widths(narrow, paper, 300)) <= 300.01
    shares = Grid((), (("a", "b"),), (0.3, 0.7))
    assert column_widths(shares, paper, 100) == pytest.approx([30, 70])


def test_words_that_do_not_fit_on_one_line_end_on_dots() -> None:
    assert fitted("Ana", 9.5, "Atkinson", 200) == "Ana"
    cut = fitted("A very long name " * 20, 9.5, "Atkinson", 120)
    assert cut.endswith("…")
    assert len(cut) < 40
    assert fitted("Ana", 9.5, "Atkinson", 1) == "…"


def test_long_lines_of_the_foot_are_broken_and_complete() -> None:
    lines = broken("word " * 40, 9, 200)
    assert len(lines) > 2
    assert " ".join(lines).split() == ["word"] * 40
    assert broken("", 9, 200) == []


def test_another_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="folio"):
        paper_for("folio")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", ["batna_check", "set_aside"])
def test_what_is_to_happen_with_the_pages_is_asked_where_its_boxes_stand(name: str, paper: str, large: bool) -> None:
    asked_on = [page for page in pages(handout(name, paper=paper, large=large)) if "What is to happen" in page]
    assert len(asked_on) == 1
    assert "Keep them" in asked_on[0]
    assert "Destroy them" in asked_on[0]


@pytest.mark.parametrize("large", [False, True])
def test_the_words_of_a_question_stand_above_its_hint_whatever_its_number(large: bool) -> None:
    several = pieces(handout("batna_check", large=large))
    starts = {
        words: piece.x for page in several for piece in page for words in _HANGING if piece.text.startswith(words)
    }
    assert set(starts) == set(_HANGING)
    assert max(starts.values()) - min(starts.values()) < 0.1


_HANGING = ("If money is paid", "Step by step", "What do you not know yet", "Note who could tell", "Picture ten cases")
"""The first words of questions with one digit and with two, dark and not, and of a hint."""
