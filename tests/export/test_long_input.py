"""However much a party wrote, and in whatever letters: every document is drawn, and no letter of it is lost."""

from __future__ import annotations

import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.desk.drawing import drawn
from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS, Kind, Option
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Column, Dimension
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.table import Row, TableKind
from app.domain.wording import plain_text
from app.export.contents import own_copy, party_summary
from app.export.fonts import BOLD, MISSING, PLAIN, runs
from app.export.joint import joint_summary
from tests.domain.kinds.strategies import KINDS_TO_TRY, given_values
from tests.export.reading_back import letters, pages, pieces, without_space
from tests.export.small_reads import (
    ANA,
    CASE,
    a_sheet,
    asked,
    entry,
    filling,
    for_all,
    for_ana,
    for_mediator,
    joint,
    own,
    shared,
    summary,
    the_frame,
)

fewer = settings(max_examples=settings().max_examples // 2)

PROSE = "I asked for the key in May and nobody came to the door. "
LONG_TEXTS = {
    "prose": (PROSE * 100)[:LONGEST_TEXT],
    "one word": "x" * LONGEST_TEXT,
    "one word of wide letters": "W" * LONGEST_TEXT,
    "lines": "\n".join(f"line {place}" for place in range(600))[:LONGEST_TEXT],
    "signs": "<b>&amp;</b> %s {0} \\ " * 200,
    "greek": "Ωμέγα καὶ ἄλφα " * 300,
    "cyrillic": "Привет, сосед! " * 300,
    "vietnamese": "Tôi muốn ở lại đây " * 250,
    "emoji": "😀🎉" * 1000,
}
TEXT = a_sheet(asked("said", LongText()))


def _plain(text: str) -> str:
    """What is to be seen of a text: letters that a font has, a square for the others; no space, no joiner."""
    shown = "".join(run for _font, run in runs(text, PLAIN))
    return without_space(unicodedata.normalize("NFKC", shown))


def _there(pdf: bytes) -> str:
    return without_space(unicodedata.normalize("NFKC", letters(pdf)))


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_five_thousand_characters_are_all_there(name: str) -> None:
    text = LONG_TEXTS[name]
    assert _plain(text) in _there(joint(filling(TEXT, {"said": shared(text)})))
    for make in (summary, own):
        found = _there(make(filling(TEXT, {"said": entry(text)})))
        # The lock stands beside the first line; what was said goes on below.
        assert _plain(text) in found.replace("BMeandthemediator", "").replace("Labelofsaid", "")


@pytest.mark.parametrize("name", LONG_TEXTS)
@pytest.mark.parametrize(("paper", "large"), [("a4", False), ("letter", True)])
def test_other_papers_and_large_print_lose_nothing_either(name: str, paper: str, large: bool) -> None:
    contents = joint_summary(for_all(filling(TEXT, {"said": shared(LONG_TEXTS[name])})), the_frame())
    assert _plain(LONG_TEXTS[name]) in _there(drawn(contents, paper=paper, large=large))


def test_greek_and_cyrillic_are_shown_and_not_replaced() -> None:
    for name in ("greek", "cyrillic", "vietnamese"):
        assert MISSING not in _plain(LONG_TEXTS[name])
    assert _plain("🎉 and 漢字") == f"{MISSING}and{MISSING}{MISSING}"
    assert _plain("😀 ✓") == "😀✓"


def test_an_accent_typed_apart_is_the_same_letter() -> None:
    assert list(runs("cafe\u0301")) == list(runs("café")) == [(PLAIN, "café")]


def test_what_is_not_seen_leaves_no_square() -> None:
    hidden = "a\u200db\ufe0fc\u00add\u200be\u202ef\ufeff"
    assert "".join(run for _font, run in runs(hidden)) == "abcdef"
    assert "".join(run for _font, run in runs("a\tb\u2009c\x00d\u2028e")) == "a b c d e"


# ---- rows ------------------------------------------------------------------------------------------------------------

ITEMS = tuple(ListItem(f"i{place}", f"idea {place} " + "word " * 20) for place in range(MOST_ROWS))
COLUMNS = (
    Column("what", plain_text("What it is"), ShortText()),
    Column("long", plain_text("More about it"), LongText()),
    Column("back", plain_text("Could I get it back?"), ShortText()),
)
OPTIONS = tuple(Option(f"o{place}", plain_text(f"choice {place}")) for place in range(MOST_ROWS))
MANY: dict[str, tuple[Kind[Any], Any, list[str]]] = {
    "a list": (ListKind(), ITEMS, [item.text for item in ITEMS]),
    "ticks": (
        MultiChoice(OPTIONS),
        tuple(option.value for option in OPTIONS),
        [f"choice {place}" for place in range(MOST_ROWS)],
    ),
    "a table": (
        TableKind(COLUMNS),
        tuple(Row(f"r{place}", {"what": f"row {place}", "long": PROSE, "back": "no"}) for place in range(MOST_ROWS)),
        [f"row {place}" for place in range(MOST_ROWS)],
    ),
    "a table of long cells": (
        TableKind(COLUMNS),
        tuple(Row(f"r{place}", {"what": f"row {place}", "long": PROSE * 40, "back": "x" * 300}) for place in range(12)),
        [f"row {place}" for place in range(12)],
    ),
    "a table with one cell of five thousand": (
        TableKind(COLUMNS),
        (Row("r", {"what": "x" * 2000, "long": PROSE * 80, "back": "W" * LONGEST_TEXT}),),
        ["x" * 20, "W" * 20],
    ),
    "ratings": (
        RatingPerItem(OPTIONS, dimensions=(Dimension("me", plain_text("Works for me")),)),
        {option.value: {"me": 7} for option in OPTIONS},
        [f"choice {place}" for place in range(MOST_ROWS)],
    ),
    "issues": (
        IssuePosition(COLUMNS, OPTIONS),
        {option.value: {"what": "mine", "long": PROSE} for option in OPTIONS},
        [f"choice {place}" for place in range(MOST_ROWS)],
    ),
}


@pytest.mark.parametrize("name", MANY)
@pytest.mark.parametrize("large", [False, True])
def test_sixty_rows_are_all_there(name: str, large: bool) -> None:
    kind, value, expected = MANY[name]
    sheet = a_sheet(asked("said", kind))
    for contents in (
        party_summary(for_mediator(filling(sheet, {"said": entry(value)})), ANA.id, the_frame()),
        joint_summary(for_all(filling(sheet, {"said": shared(value)})), the_frame()),
    ):
        # The lock stands beside the first line.
        found = letters(drawn(contents, large=large)).replace("BMeandthemediator", "")
        for text in expected:
            assert without_space(text) in found


@pytest.mark.parametrize("large", [False, True])
def test_every_letter_of_a_high_table_row_is_there(large: bool) -> None:
    kind, value, _expected = MANY["a table with one cell of five thousand"]
    contents = joint_summary(for_all(filling(a_sheet(asked("said", kind)), {"said": shared(value)})), the_frame())
    found = letters(drawn(contents, large=large))
    assert found.count("x") == 2000
    assert found.count("W") == LONGEST_TEXT + found.count("Whatitis") + found.count("Whatmaybeshared")
    assert found.count("key") == 80


def test_nothing_stands_outside_the_margins() -> None:
    sheet = a_sheet(*(asked(f"q{place}", kind) for place, (kind, _value, _said) in enumerate(MANY.values())))
    entries = {f"q{place}": shared(value) for place, (_kind, value, _said) in enumerate(MANY.values())}
    for pdf in (summary(filling(sheet, entries)), joint(filling(sheet, entries))):
        for page in pieces(pdf):
            assert min(piece.x for piece in page) >= 57.9
            for piece in page:
                assert 14 < piece.y < 792 - 40


def test_the_longest_answers_are_drawn_in_seconds() -> None:
    """No layout that tries again and again: sixty rows of long cells, on every paper."""
    rows = tuple(Row(f"r{place}", {"what": "x" * 400, "long": PROSE * 8, "back": "no"}) for place in range(MOST_ROWS))
    contents = joint_summary(
        for_all(filling(a_sheet(asked("said", TableKind(COLUMNS))), {"said": shared(rows)})), the_frame()
    )
    before = time.perf_counter()
    drawn(contents)
    assert time.perf_counter() - before < 20


# ---- any text, any kind ------------------------------------------------------------------------------------------------

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@fewer
@given(text=any_text, label=any_text)
def test_any_text_is_drawn_and_read_back(text: str, label: str) -> None:
    sheet = a_sheet(asked("said", LongText()), title=label or "x")
    found = _there(joint(filling(sheet, {"said": shared(text)})))
    expected = [_plain(line) for line in text.splitlines()]
    at = 0
    for line in expected:
        assert line in found[at:]
        at = found.index(line, at)


@given(text=any_text)
@pytest.mark.parametrize("font", [PLAIN, BOLD])
def test_no_letter_is_dropped_that_can_be_seen(font: str, text: str) -> None:
    seen = [
        letter
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp", "Zs") and not 0xFE00 <= ord(letter) < 0xFE10
    ]
    # Two Arabic letters that are written as one are one.
    drawn_letters = [
        plain
        for _font, run in runs(text, font)
        for letter in run
        if not letter.isspace()
        for plain in (unicodedata.normalize("NFKC", letter) if 0xFEF5 <= ord(letter) <= 0xFEFC else letter)
    ]
    assert len(drawn_letters) == len(seen)
    for letter, shown in zip(seen, drawn_letters, strict=True):
        assert shown in (letter, MISSING) or unicodedata.normalize("NFKC", shown) == unicodedata.normalize(
            "NFKC", letter
        )


ANSWERED = [kind for kind in KINDS_TO_TRY if kind.name != "computed"]


@pytest.mark.parametrize("place", range(len(ANSWERED)))
@settings(max_examples=settings().max_examples // 10)
@given(data=st.data())
def test_an_answer_of_every_kind_is_drawn_for_every_audience(place: int, data: st.DataObject) -> None:
    kind = ANSWERED[place]
    value = data.draw(given_values(kind))
    read = filling(a_sheet(asked("said", kind)), {"said": shared(value)})
    for contents in (
        party_summary(for_mediator(read), ANA.id, the_frame()),
        own_copy(for_ana(read), the_frame()),
        joint_summary(for_all(read), the_frame()),
    ):
        found = " ".join(pages(drawn(contents)))
        if any(line.strip() for line in kind.say(value, CASE.tongue())):
            assert "Label of said" in found
