"""A set of handouts is its single handouts, page by page, each beginning on the front of a sheet of paper."""

from __future__ import annotations

import io
import re
from itertools import accumulate

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from app.commands.desk.drawing import drawn, flattened
from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.domain.case import Case, Party
from app.domain.on_paper import read_code
from app.export.handout import blank_handout
from app.export.handout_cover import handout_cover
from app.export.paper import NAMES
from app.export.parts import Contents
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.export.filling_in import by_pypdf
from tests.export.tags import faults

PARTY = Party(id="p", letter="A", name="Marisol", language="en")
CASE = Case(id="c", code="K7M2QP", alias="", template="blank", created="", parties=(PARTY, PARTY))
SHEETS = ("break_plan", "batna_check", "set_aside", "mirror_check")


def cover(letter: str) -> Contents:
    sheets = [built_in_worksheets()[sheet] for sheet in SHEETS]
    return handout_cover(sheets, CASE.tongue(), frame(), code=CASE.code, letter=letter)


def handout(sheet: str, letter: str = "A", *, fillable: bool = False) -> Contents:
    settled = settled_sheet(
        built_in_worksheets()[sheet], CASE, built_in_templates()["blank"], frame(), SettledFor(PARTY)
    )
    return blank_handout(settled, CASE.tongue(), frame(), code=CASE.code, letter=letter, fillable=fillable)


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.fixture(scope="module")
def singles() -> list[list[str]]:
    return [pages(drawn(handout(sheet))) for sheet in SHEETS]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return drawn(*(handout(sheet) for sheet in SHEETS))


def test_a_set_is_its_handouts_page_by_page_each_on_paper_of_its_own(whole: bytes, singles: list[list[str]]) -> None:
    expected: list[str | None] = []
    for single in singles:
        if len(expected) % 2:
            expected.append(None)
        expected += single
    there = pages(whole)
    assert len(there) == len(expected)
    for page, single_page in zip(there, expected, strict=True):
        if single_page is None:
            assert page.strip() == "This page stays empty, so that each document is on paper of its own."
        else:
            assert page == single_page


def test_every_page_of_a_set_leads_back_to_its_sheet_and_page(whole: bytes, singles: list[list[str]]) -> None:
    starts = [0, *accumulate(len(single) + len(single) % 2 for single in singles)]
    for sheet, start, single in zip(SHEETS, starts, singles, strict=False):
        for number in range(len(single)):
            picture = pypdfium2.PdfDocument(whole)[start + number].render(scale=150 / 72).to_pil().convert("L")
            code = read_code(zxingcpp.read_barcodes(picture)[0].text)
            assert code is not None
            assert (code.case, code.letter, code.worksheet, code.page) == (CASE.code, "A", sheet, number + 1)


@pytest.mark.parametrize("paper", NAMES)
@pytest.mark.parametrize("large", [False, True])
def test_a_set_is_heard_as_one_document(paper: str, large: bool) -> None:
    made = drawn(*(handout(sheet) for sheet in SHEETS[:3]), paper=paper, large=large)
    assert faults(made) == []
    assert made == drawn(*(handout(sheet) for sheet in SHEETS[:3]), paper=paper, large=large)


@pytest.mark.parametrize("paper", NAMES)
def test_sets_of_several_parties_in_two_sizes_of_print_are_heard_as_one_document(paper: str) -> None:
    several = (cover("A"), handout(SHEETS[0]), handout(SHEETS[2]), cover("B"), handout(SHEETS[0]))
    sizes = (False, False, False, True, True)
    made = drawn(*several, paper=paper, large=sizes)
    assert faults(made) == []
    assert made == drawn(*several, paper=paper, large=sizes)


def test_in_sets_of_several_parties_every_page_leads_back_to_its_own_party_or_to_nobody() -> None:
    several = [each for letter in "AB" for each in (cover(letter), handout(SHEETS[2], letter))]
    found: dict[str, list[list[tuple[str, int]]]] = {"A": [], "B": [], "": []}
    for page in pypdfium2.PdfDocument(drawn(*several, large=(False, False, True, True))):
        whose = re.search("For party ([AB])", page.get_textpage().get_text_bounded())
        picture = page.render(scale=150 / 72).to_pil().convert("L")
        codes = [read_code(each.text) for each in zxingcpp.read_barcodes(picture)]
        found[whose[1] if whose else ""].append([(code.letter, code.page) for code in codes if code is not None])
    for letter in "AB":
        a_cover, *rest = found[letter]
        assert a_cover == []
        assert rest == [[(letter, number)] for number in range(1, len(rest) + 1)]
        assert len(rest) > 1
    assert all(codes == [] for codes in found[""])


@pytest.mark.parametrize("large", [False, True])
def test_a_cover_is_one_page_with_the_letter_each_sheet_and_no_code(large: bool) -> None:
    made = drawn(cover("B"), large=large)
    (page,) = pages(made)
    assert page.count("Party B") == 1
    titles = [built_in_worksheets()[sheet].title["en"] for sheet in SHEETS]
    assert [title for title in titles if title not in " ".join(page.split())] == []
    picture = pypdfium2.PdfDocument(made)[0].render(scale=150 / 72).to_pil().convert("L")
    assert zxingcpp.read_barcodes(picture) == []


def test_a_form_that_was_filled_in_is_seen_with_its_words_where_no_fields_are_drawn() -> None:
    form = drawn(handout("set_aside", fillable=True))
    with pikepdf.open(io.BytesIO(form)) as opened:
        names = [str(field.T) for field in opened.Root.AcroForm.Fields]
        lines = [str(field.T) for field in opened.Root.AcroForm.Fields if field.get("/FT") == "/Tx"]
    line = next(name for name in lines if "#" in name and not name.startswith("recess"))
    assert names
    seen = flattened(by_pypdf(form, {line: "A heron by the lake"}))
    assert "heron by the lake" in " ".join(pages(seen))
    assert "heron by the lake" not in " ".join(pages(flattened(form)))
    with pikepdf.open(io.BytesIO(seen)) as opened:
        assert "/AcroForm" not in opened.Root
        assert not any("/Annots" in page.obj for page in opened.pages)
