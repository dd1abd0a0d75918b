"""Hebrew and Arabic stand on the line as they are written, and are heard as they are read."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands.desk.drawing import drawn
from app.export.fonts import heard, runs
from app.export.parts import Answered, Contents, Grid, Heading, Lines, Notice, Paragraph, Part, Voice
from app.export.right_to_left import SIDES, among, begins, is_there, placed, shaped, visual
from tests.export.reading_back import pages
from tests.export.tags import faults, loose_strokes, read_tags
from tests.export.where import Letter, Page, pages_of

HEBREW, ARABIC = "שלום עולם", "مرحبا بالعالم"
LETTERS = "abc אבג דה 123 .,()-$%:/ابتلم\u0661\u0662"
MIXED = (
    # As it is read, as it is drawn from left to right.
    ("Ana אבג said", "Ana גבא said"),
    ("Ana אבג 123 said", "Ana 123 גבא said"),
    ("(אבג) x", "(גבא) x"),
    ("אבג abc", "גבא abc"),
    ("a 3.5% אב 7.25 ג.", "a 3.5% ג 7.25 בא."),
    ("אב\u05b0ג", "גב\u05b0א"),
)


@pytest.mark.parametrize(("read", "seen"), MIXED)
def test_letters_stand_in_the_order_they_are_written(read: str, seen: str) -> None:
    assert visual(read) == seen


def test_a_line_that_begins_at_the_right_is_turned_as_a_whole() -> None:
    assert visual("אבג (Ana) 12.5%!", rightwards=False) == "!12.5% (Ana) גבא"
    assert visual("x אב.", rightwards=False) == ".בא x"
    assert visual("אבג  ", rightwards=False) == "  גבא"


@pytest.mark.parametrize("words", ["", "Ana", "naïve Ωμέγα (Привет) 12.5%", "123", "!?"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert visual(words) == words
    assert shaped(words) == words
    assert not is_there(words)
    assert not begins(words)


def test_the_first_letter_with_a_direction_says_where_words_begin() -> None:
    assert begins("  12. שלום Ana")
    assert begins("مرحبا Ana")
    assert not begins("Ana שלום")


@given(st.text(LETTERS), st.booleans())
def test_no_letter_is_lost_and_turning_pure_runs_twice_gives_them_back(words: str, rightwards: bool) -> None:
    assert sorted(place for place, _shown in placed(words, rightwards=rightwards)) == list(range(len(words)))
    pure = "".join(letter for letter in words if unicodedata.bidirectional(letter) in ("R", "AL"))
    assert visual(pure) == pure[::-1]


@given(st.text("ابتثجدرولميك\u064e \u0640"))
def test_arabic_letters_are_joined_and_stay_the_same_letters(words: str) -> None:
    assert unicodedata.normalize("NFKC", shaped(words)) == words
    drawn_letters = "".join(run for _font, run in runs(words))
    assert unicodedata.normalize("NFKC", drawn_letters) == words


def test_arabic_letters_have_the_form_of_their_place() -> None:
    # beginning, middle, end, alone; after an alef nothing is joined; lam and alef are one.
    assert shaped("ببب ب") == "\ufe91\ufe92\ufe90 \ufe8f"
    assert shaped("اب") == "\ufe8d\ufe8f"
    assert shaped("لا بلا") == "\ufefb \ufe91\ufefc"
    assert shaped("ب\u064eب") == "\ufe91\u064e\ufe90"


def test_names_beside_each_other_in_a_line_stand_in_the_order_they_are_told() -> None:
    assert visual(f"{among('אב')} · {among('גד')} · Ana") == "בא · דג · Ana"
    assert visual(f"{among('אב')}, 3") == "בא, 3"
    assert not begins(f"{among('אב')}, Tenant")
    assert among("Ana") == "Ana"


@given(st.lists(st.text("abאב", min_size=1), min_size=1))
def test_each_name_of_a_line_is_turned_by_itself(names: list[str]) -> None:
    assert visual(" · ".join(map(among, names))) == " · ".join(map(visual, names))


# ---- in a document ----------------------------------------------------------------------------------------------------


def a_document(*parts: Part) -> Contents:
    return Contents(name="A name", title="A title", for_whom="For all", page_line="A line", parts=parts)


EVERYWHERE = replace(
    a_document(
        Heading(f"{HEBREW} Ana", beside="beside"),
        Paragraph(HEBREW * 60),
        Lines((HEBREW, "Ana", ARABIC), numbered=True),
        Lines((f"Ana {ARABIC} 2026",)),
        Grid(("Who", HEBREW), ((HEBREW, "x"), ("a", ARABIC))),
        Notice("Read this", (HEBREW,)),
    ),
    about=HEBREW,
    for_whom=f"For {ARABIC} only",
    title=f"{HEBREW}: a title",
)


def test_a_document_full_of_them_keeps_the_standards() -> None:
    pdf = drawn(EVERYWHERE)
    assert faults(pdf) == []
    assert loose_strokes(pdf) == []


def test_each_passage_is_heard_as_it_is_read() -> None:
    told = [tag.heard for tag in read_tags(drawn(EVERYWHERE)).all() if tag.heard]
    assert told == [
        f"For {ARABIC} only {HEBREW} · A name",
        f"{HEBREW}: a title",
        f"{HEBREW} Ana beside",
        HEBREW * 60,
        f"1. {HEBREW}",
        f"3. {ARABIC}",
        f"Ana {ARABIC} 2026",
        HEBREW,
        HEBREW,
        ARABIC,
        HEBREW,
    ]


def test_another_program_reads_them_in_their_order() -> None:
    found = unicodedata.normalize("NFKC", " ".join(pages(drawn(EVERYWHERE))))
    assert found.count(HEBREW) > 60
    assert "مرحبا بالعالم" in found


def test_a_passage_that_is_read_from_the_right_begins_there() -> None:
    (page,) = pages_of(drawn(a_document(Paragraph(HEBREW), Paragraph(f"Ana {HEBREW}"))))
    first, second = [letter for letter in page.letters if letter.text == HEBREW[0]]
    assert first.right > 550
    assert second.right < 150


def test_a_name_below_the_title_begins_where_the_title_does() -> None:
    (page,) = pages_of(drawn(replace(a_document(Paragraph("x")), subtitle="דנה")))
    title = min(letter.left for letter in page.letters if letter.size > 20)
    assert min(letter.left for letter in page.letters if is_there(letter.text)) == pytest.approx(title, abs=3)


def test_the_head_of_a_column_begins_where_its_words_do() -> None:
    grid = Grid(("Left", "Rights", "Mixed"), (("a", HEBREW, HEBREW), ("b", "", "a"), ("c", ARABIC, "")))
    (page,) = pages_of(drawn(a_document(grid)))
    ends = {letter.text: letter.right for letter in page.letters if letter.bold and letter.size < 9}
    begins_at = {letter.text: letter.left for letter in page.letters if letter.bold and letter.size < 9}
    ours = [letter for letter in page.letters if letter.text == HEBREW[0]]
    assert ends["s"] == pytest.approx(min(letter.right for letter in ours), abs=2)
    assert begins_at["L"] == pytest.approx(59, abs=2)
    assert begins_at["M"] > ends["s"] + 5


@pytest.mark.parametrize(("numbered", "marks"), [(True, ("1.", "2.", "3.")), (False, "–––")])
def test_an_item_that_is_read_from_the_right_has_its_number_there(numbered: bool, marks: tuple[str, ...]) -> None:
    items = ("Ana", f"{HEBREW} " * 30, ARABIC)
    (page,) = pages_of(drawn(a_document(Lines(items, numbered=numbered, bulleted=not numbered))))
    first, *lines = lines_of(page)
    assert "".join(letter.text for letter in first) == f"{marks[0]}Ana"
    from_the_right = ["".join(letter.text for letter in reversed(line)) for line in lines]
    assert from_the_right[0].startswith(f"{marks[1]}שלום")
    assert from_the_right[-1].startswith(f"{marks[2]}\u0645")
    assert len(lines) > 3
    # All lines begin below each other, left of the numbers.
    edges = [max(letter.right for letter in line if is_there(letter.text)) for line in lines]
    assert max(edges) - min(edges) < 2
    assert first[len(marks[0])].left - first[0].left == pytest.approx(lines[0][-1].right - edges[0], abs=2)


@pytest.mark.parametrize("before", ["Ana", "Ana and Bo", "Ana and Bo and all of the others"])
@pytest.mark.parametrize("words", ["אחת, ", "אחת 3 ", "אחת. 7 "])
def test_what_ends_or_begins_a_line_stands_where_the_whole_passage_has_it(before: str, words: str) -> None:
    """A comma at the end of a line is still on the left of its word; a number that begins one is on the right."""
    (page,) = pages_of(drawn(a_document(Paragraph(f"{before} {words * 90}"))))
    lines = lines_of(page)
    assert len(lines) > 3
    read = "".join(letter.text for line in lines for letter in reversed(line) if not "A" <= letter.text <= "z")
    assert read.startswith("".join(words.split()) * 80)


def lines_of(page: Page) -> list[list[Letter]]:
    """The letters of each line of running text, from left to right."""
    lines: dict[int, list[Letter]] = {}
    for letter in sorted(page.letters, key=lambda one: one.left):
        if letter.size == 11.0:
            lines.setdefault(round(letter.base), []).append(letter)
    return [lines[base] for base in sorted(lines, reverse=True)]


def test_a_letter_without_a_glyph_is_a_square_to_see_and_itself_to_hear() -> None:
    pdf = drawn(a_document(Paragraph("Kōbe 神戸 🎉 😀")))
    assert "Kōbe □□ □ 😀" in pages(pdf)[0]
    assert "Kōbe 神戸 🎉 😀" in [tag.heard for tag in read_tags(pdf).all()]
    assert faults(pdf) == []


def test_what_is_drawn_whole_is_not_told_twice() -> None:
    assert heard("naïve Ωμέγα Привет ✓ 😀 □") == ""
    assert not any(tag.heard for tag in read_tags(drawn(a_document(Paragraph("Ωμέγα ✓")))).all())


def test_a_passage_that_goes_on_on_the_next_page_is_turned_there_too() -> None:
    whole = HEBREW + ", " + "אחת, " * 3000
    for page in pages_of(drawn(a_document(Paragraph(whole)))):
        line = [letter for letter in page.letters if letter.text in "אחת"][:9]
        assert len(line) == 9
        assert [letter.text for letter in line] == list("אחת") * 3
        assert [letter.left for letter in line[:3]] == sorted((letter.left for letter in line[:3]), reverse=True)


# ---- where it begins ---------------------------------------------------------------------------------------------------


def _at(contents: Contents, letter: str) -> list[tuple[float, float]]:
    """The left and the right side of every such letter between head and foot."""
    (page,) = pages_of(drawn(contents))
    return [(one.left, one.right) for one in page.letters if one.text == letter and 70 < one.base < 730]


def test_what_somebody_is_stands_behind_the_name_whichever_way_that_is_read() -> None:
    ((name, end),) = _at(a_document(Heading("אבג", 2, "Qenant")), "א")
    ((role, _end),) = _at(a_document(Heading("אבג", 2, "Qenant")), "Q")
    assert name < end < role
    assert end - 80 < 58


@pytest.mark.parametrize(
    "part",
    [
        Heading("א", 2),
        Paragraph("א", Voice.LEAD),
        Answered("א", None, (Paragraph("x"),)),
        Grid(("א", "x"), (("x", "x"),)),
        Grid(("Who", "x"), (("א", "x"),), labelled=True),
    ],
    ids=["a heading", "what stands above", "a label", "the head of a column", "the name of a row"],
)
def test_what_names_something_begins_where_that_begins(part: Part) -> None:
    ((left, _right),) = _at(a_document(part), "א")
    assert left < 70


def test_an_item_that_is_read_from_the_right_has_its_number_at_the_right() -> None:
    items = Lines(("אב " * 60, "Q"), numbered=True)
    contents = a_document(items)
    ((_left, one),) = _at(contents, "1")
    ((two, _right),) = _at(contents, "2")
    first = max(right for _left, right in _at(contents, "א"))
    assert first < one
    assert one > 540
    assert two < 70 < _at(contents, "Q")[0][0]
    told = [tag.heard for tag in read_tags(drawn(contents)).all() if tag.heard]
    assert told == [" ".join(["1.", *["אב"] * 60])]


def test_marks_of_a_direction_are_neither_seen_nor_heard() -> None:
    pdf = drawn(
        a_document(Paragraph(f"Asked by {among(HEBREW)}, {among(ARABIC)}"), Heading(among(HEBREW), beside=ARABIC))
    )
    assert not any(mark in page for page in pages(pdf) for mark in SIDES)
    assert not any(mark in tag.heard for tag in read_tags(pdf).all() for mark in SIDES)
    assert faults(pdf) == []
