"""No heading, label or question stands on another page than what it names, however long it is; and what finds one that does."""

from __future__ import annotations

import pytest

from app.domain.sharing import Lock
from app.export.flowing import RoomFor
from app.export.parts import (
    Answered,
    Asked,
    Contents,
    Grid,
    Heading,
    Lines,
    LockSaid,
    Notice,
    Pairs,
    Paragraph,
    Part,
    Voice,
    WriteLines,
)
from tests.export.test_anything_written import wrong
from tests.export.torn import torn

NAME = ("Maximiliana-Theodora von und zu Hohenlohe-Waldenburg " * 4)[:200]
SHEET = f"{'A title of one hundred and sixty letters ' * 4}"[:160] + f": {NAME}"
LABEL = ("What would have to happen for you to say yes? " * 9)[:400]
LOCK = LockSaid(Lock.MEDIATOR, "Me and the mediator")
HEADINGS = {
    "a party and its sheet": (Heading(NAME, 2, NAME), Heading(SHEET, 3, "", LABEL)),
    "an issue, what is said of it, and a point": (
        Heading(NAME, 2),
        Heading("In words of their own", 3, NAME),
        Paragraph(LABEL, Voice.LEAD),
    ),
    "wide letters": (Heading("W" * 200, 2, "W" * 160), Heading("W" * 362, 3, "", "W" * 400)),
    "lines of their own": (
        Heading("one\ntwo\n\nthree", 2, NAME),
        Heading(SHEET, 3),
        Paragraph("four\n" * 4, Voice.LEAD),
    ),
}
BODIES: dict[str, Part] = {
    "an answer": Answered(LABEL, LOCK, (Lines(("words and more words " * 20,) * 2),)),
    "an answer with a table": Answered("Label", LOCK, (Grid(("a", "b" * 60), (("x", "words " * 60),) * 3),)),
    "a table": Grid(("W" * 300, "b"), (("x" * 400, "words " * 90),) * 2),
    "rows": Pairs((("A row", "words " * 60),) * 3),
    "a box": Notice("Read this first", ("words and more words " * 30,) * 2),
    "a question": Asked(
        1, LABEL, True, (LABEL,), LABEL, (WriteLines(12),), ((Lock.MEDIATOR, "Me"), (Lock.SHARE, "All"))
    ),
    "lines": Lines(("words and more words " * 9,) * 3, numbered=True),
}
on_two_papers = pytest.mark.parametrize(("paper", "large"), [("a4", False), ("letter", True)])


def a_document(*parts: Part, handout: bool = False) -> Contents:
    return Contents("N", "A title", "For all", "A line", parts, subtitle="below it", handout=handout)


@on_two_papers
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("headings", HEADINGS)
def test_long_headings_stand_on_the_page_of_what_they_name(headings: str, body: str, paper: str, large: bool) -> None:
    # Lines to write on are seen on a page by what stands below them.
    parts = (*HEADINGS[headings], BODIES[body], Paragraph("words " * 300))
    _pdf, found = wrong(a_document(*parts, *parts, handout=body == "a question"), paper, large)
    assert found == []


def test_nothing_above_them_leaves_them_behind_wherever_on_a_page_they_begin() -> None:
    parts = (*HEADINGS["a party and its sheet"], BODIES["an answer"])
    for lines in range(0, 46, 5):
        for large in (False, True):
            _pdf, found = wrong(a_document(Paragraph("a line\n" * lines + "x"), *parts), "letter", large)
            assert found == [], (lines, large)


# ---- what finds it ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ((Heading("A heading", 3), Lines(("words",))), "A heading"),
        ((Heading("A heading", 3, "", "said below it"), Lines(("words",))), "A heading"),
        ((Paragraph("A lead", Voice.LEAD), Lines(("words",))), "A lead"),
        ((Paragraph("A lead", Voice.LEAD), Grid(("a", "b"), (("c", "d"),))), "A lead"),
        ((Answered("A label", LOCK, (Pairs((("a row", "a word"),)),)),), "A label"),
    ],
)
def test_each_name_that_is_apart_is_found(parts: tuple[Part, ...], named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_more(self: RoomFor, available: float, height: float) -> tuple[float, float]:
        return 0.0, 0.0

    # The real pages, without what keeps names there.
    monkeypatch.setattr(RoomFor, "wrap", no_more)
    found = []
    for lines in range(34, 42):
        before = Paragraph("a line\n" * lines + "x")
        pdf, _wrong = wrong(a_document(before, *parts), "letter", large=False)
        found += list(torn(pdf, parts, for_writing=False))
    assert any(f"“{named}”" in one for one in found)
