"""What stands on every page of every document, and what its file says of itself to whoever opens it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.commands.desk.drawing import drawn, recovery_sheet_pdf
from app.domain.kinds.list_kind import ListItem
from app.domain.sources import SystemClock
from tests.export.reading_back import everything, fonts, heads, outline, pages, pieces, reader, words
from tests.export.small_reads import (
    ANA,
    BO,
    CASE,
    a_sheet,
    asked,
    card,
    entry,
    filling,
    handout,
    handout_contents,
    joint,
    outcome,
    own,
    referral,
    settled,
    shared,
    summary,
    terms,
    the_frame,
)

LONG = "I want to stay until the school year is over. " * 60
SHEET = a_sheet(asked("first"), asked("second"))
MINE = filling(SHEET, {"first": shared(LONG), "second": entry(LONG)})
CLEARED = filling(SHEET, {"first": shared(LONG), "second": shared(LONG)})
SHORT = filling(SHEET, {"first": shared("I want to stay.")})
ON_TERMS = replace(SHEET, strategies=("set_aside",))
TERMS = [filling(ON_TERMS, {"first": shared(f"{party.letter} {LONG}")}, party) for party in (ANA, BO)]
MANY = tuple(ListItem(f"i{place}", f"How deep is it at place {place}? " * 30) for place in range(8))
ASKING = filling(settled("who_could_help"), {"wh_question": shared(MANY)})
PRACTICE = replace(CASE, practice=True)

DOCUMENTS: dict[str, tuple[Callable[..., bytes], str, str]] = {
    "party summary": (lambda **rest: summary(MINE, **rest), "For the mediator only", "Ana Silva · Party summary"),
    "own copy": (lambda **rest: own(MINE, **rest), "For Ana Silva only", "Own copy"),
    "joint summary": (lambda **rest: joint(CLEARED, **rest), "For everybody at the table", "Joint summary"),
    "return card": (lambda **rest: card(SHORT, **rest), "For the mediator, to carry in", "Return card"),
    "referral note": (lambda **rest: referral(ASKING, **rest), "For a professional", "Referral note"),
    "term points": (lambda **rest: terms(*TERMS, **rest), "For the parties' counsel", "Term points"),
    "outcome note": (outcome, "For the court or programme", "Outcome note"),
    "handout": (lambda **rest: handout("perspective_swap", **rest), "For party A", "Trading places · Handout"),
}
ONE_PAGE = ("return card", "outcome note")
"""These are never longer, as small as they are here."""
NAMES_ALL = ("term points", "outcome note")
every_document = pytest.mark.parametrize("name", DOCUMENTS)


@every_document
def test_every_page_says_for_whom_it_is_and_what_it_is(name: str) -> None:
    make, for_whom, what = DOCUMENTS[name]
    found = heads(make())
    assert (len(found) > 1) == (name not in ONE_PAGE)
    for head in found:
        assert head.startswith(for_whom)
        assert head.endswith(what)


@every_document
def test_every_page_says_that_it_is_a_mediation_communication(name: str) -> None:
    line = the_frame().profiles[0].page_line["en"]
    assert "Mediation communication" in line
    if name == "outcome note":
        # It tells a court what a court may be told.
        line = "Holds no answer and nothing of what was said."
    assert all(line in page for page in pages(DOCUMENTS[name][0]()))


@every_document
def test_every_page_has_its_number_and_how_many_there_are(name: str) -> None:
    found = pages(DOCUMENTS[name][0]())
    numbers = [re.findall(r"Page (\d+) of (\d+)", page) for page in found]
    assert numbers == [[(str(place), str(len(found)))] for place in range(1, len(found) + 1)]


@every_document
def test_every_page_has_the_case_code_and_neither_the_case_name_nor_the_other_party(name: str) -> None:
    found = pages(DOCUMENTS[name][0]())
    assert all("Case K7-RT2" in page for page in found)
    assert "Harbour Street" not in " ".join(found)
    assert ("Bo Lind" in " ".join(found)) == (name in NAMES_ALL)


@every_document
def test_every_page_of_a_practice_case_says_practice(name: str) -> None:
    make = DOCUMENTS[name][0]
    assert all("PRACTICE" in page for page in pages(make(case=PRACTICE)))
    assert "PRACTICE" not in words(make())


def test_every_page_of_a_party_summary_says_whose_answers_they_are() -> None:
    assert all("Ana Silva" in page for page in pages(summary(MINE)))


def test_a_handout_names_no_person_on_any_page() -> None:
    assert "Ana" not in words(handout("perspective_swap"))


@every_document
def test_only_our_own_fonts_are_used_and_all_of_them_are_in_the_file(name: str) -> None:
    found = fonts(DOCUMENTS[name][0]())
    assert found
    for font, embedded in found.items():
        assert embedded, font
        assert re.fullmatch(r"[A-Z]{6}\+(AtkinsonHyperlegibleNext|SourceSans3)-(Regular|Bold)", font), font


@every_document
def test_every_document_has_an_outline_of_its_headings(name: str) -> None:
    found = outline(DOCUMENTS[name][0]())
    assert found[0][0] == 0
    assert len(found) > 1
    expected = {
        "party summary": [(0, "Ana Silva"), (1, "A small sheet")],
        "own copy": [(0, "What I wrote"), (1, "A small sheet")],
        "joint summary": [(0, "What may be shared"), (1, "Ana Silva"), (2, "A small sheet")],
    }
    assert name not in expected or found == expected[name]


@every_document
def test_the_files_own_words_are_fixed_and_name_nobody(name: str) -> None:
    pdf = DOCUMENTS[name][0]()
    told = {str(key): str(value) for key, value in (reader(pdf).metadata or {}).items()}
    assert told["/Title"].lower() == name
    assert {told[key] for key in ("/Author", "/Creator", "/Producer")} == {"Recess"}
    assert set(told) == {"/Author", "/Creator", "/Producer", "/Title"}
    about = reader(pdf).xmp_metadata
    assert about is not None
    assert about.dc_title == {"x-default": told["/Title"]}
    assert (about.dc_creator, about.dc_description, about.xmp_create_date) == (["Recess"], {}, None)
    assert about.custom_properties == {}
    assert str(reader(pdf).root_object["/Lang"]) == "en"


@every_document
def test_nothing_in_the_file_tells_of_a_path_a_year_or_this_machine(name: str) -> None:
    inside = everything(DOCUMENTS[name][0]())
    assert b"Recess" in inside
    for trace in (
        b"/home",
        b"/tmp",
        b"/work",
        b"Harbour",
        b"ana_id",
        b"case_id",
        str(SystemClock().now().year).encode(),
    ):
        assert trace not in inside, trace


def test_the_recovery_sheet_names_no_case_and_no_party() -> None:
    pdf = recovery_sheet_pdf([f"line number {place}" for place in range(1, 9)], "Vault K7F42M, sheet 2")
    (page,) = pages(pdf)
    assert "For the mediator only" in page
    assert "Vault K7F42M, sheet 2" in page
    assert all(f"line number {place}" in page for place in range(1, 9))
    assert "Case" not in page
    assert fonts(pdf)
    assert all(fonts(pdf).values())


def test_a_long_name_a_long_sheet_and_a_long_line_stay_on_the_page() -> None:
    name = "Maximiliana-Theodora von und zu Hohenlohe-Waldenburg " * 4
    case = replace(CASE, parties=(replace(ANA, name=name), BO), code="CODE" * 12)
    wide = replace(
        handout_contents("break_plan", case=case),
        page_line=the_frame().profiles[0].page_line["en"] * 3,
        foot="word " * 60,
    )
    for pdf in (summary(MINE, case=case), own(MINE, case=case), joint(CLEARED, case=case), drawn(wide)):
        for there in pieces(pdf):
            for piece in there:
                assert piece.x >= 57
                assert 14 < piece.y < 770
        for page in reader(pdf).pages:
            assert float(page.mediabox.width) == 612
    # What does not fit in the head is said whole in the title.
    assert " ".join(name.split()) in words(summary(MINE, case=case))
    assert words(drawn(wide)).count("word word") >= 30
