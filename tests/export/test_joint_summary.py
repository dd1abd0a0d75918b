"""The joint summary: cleared words, and nothing from which the rest could be told (decision 14)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.answers import I_DONT_KNOW
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.wording import plain_text
from app.export.joint import joint_summary
from app.export.parts import Answered, Heading
from tests.domain.small_sheet import options
from tests.export.reading_back import outline, words
from tests.export.small_reads import (
    BO,
    CASE,
    RENT,
    a_sheet,
    asked,
    entry,
    filling,
    for_all,
    joint,
    shared,
    the_frame,
)

SHEET = a_sheet(asked("first"), asked("second"), asked("third"))
ANAS = filling(SHEET, {"second": shared("I want to stay")}, issue=RENT)


def test_it_has_the_partys_words_under_its_name() -> None:
    page = words(joint(ANAS))
    assert "Ana Silva Tenant A small sheet: The unpaid rent Label of second I want to stay" in page


def test_a_party_with_nothing_cleared_is_not_named() -> None:
    assert "Bo Lind" not in words(joint(ANAS))
    assert "Owner" not in words(joint(ANAS))


def test_with_nothing_cleared_it_says_so_and_names_nobody() -> None:
    page = words(joint())
    assert "Nothing has been cleared to share so far." in page
    assert "Ana" not in page
    assert outline(joint()) == [(0, "What may be shared")]


def test_there_are_no_counts_no_locks_and_no_word_of_what_is_not_shared() -> None:
    page = words(joint(ANAS, filling(SHEET, {"first": shared("It is my house")}, BO)))
    beside_numbers = re.sub(r"Page \d+ of \d+|Case K7-RT2", "", page)
    assert not re.search(r"\d", beside_numbers)
    for never in ("not shared", "Only me", "Me and the mediator", "cleared", "kept", "finished", "min ", "Break "):
        assert never not in page
    contents = joint_summary(for_all(ANAS), the_frame())
    assert all(part.lock is None for part in contents.parts if isinstance(part, Answered))


def test_there_is_no_empty_heading() -> None:
    other = filling(replace(SHEET, title=plain_text("Another sheet")), {"first": shared(I_DONT_KNOW)}, BO)
    contents = joint_summary(for_all(ANAS, other), the_frame())
    for part, following in zip(contents.parts, (*contents.parts[1:], None), strict=True):
        if isinstance(part, Heading):
            assert following is not None
            assert not isinstance(following, Heading) or following.level > part.level
    assert "Another sheet" not in words(joint(ANAS, other))
    assert "Bo Lind" not in words(joint(ANAS, other))


def test_what_is_not_cleared_does_not_change_a_byte() -> None:
    """Reading for all holds cleared entries only; what else a filling carries is not drawn."""
    more = replace(
        ANAS, id="other", minutes_used=40, finished=True, helper="Ines", break_id="b9", kept=frozenset({"x"})
    )
    assert joint(more) == joint(ANAS)


def test_a_choice_from_an_answer_that_was_not_cleared_is_not_counted() -> None:
    sheet = a_sheet(asked("listed", ListKind()), asked("picked", MultiChoice(options("none"), options_from="listed")))
    one, three = shared(("i1",)), shared(("i1", "i2", "i3"))
    assert joint(filling(sheet, {"picked": one})) == joint(filling(sheet, {"picked": three}))
    assert "no longer" not in words(joint(filling(sheet, {"picked": one})))


def test_words_that_look_like_the_programs_own_are_the_partys() -> None:
    said = "A choice that is no longer on the list"
    assert said in words(joint(filling(SHEET, {"first": shared(said)})))


def test_nothing_of_the_mediators_is_in_it() -> None:
    page = words(joint(ANAS))
    assert "Formally" not in page
    assert "Not for any court" not in page


def test_an_answer_in_many_lines_is_there_in_order() -> None:
    page = words(joint(filling(SHEET, {"first": shared("One\n\nTwo\nThree"), "third": entry("x", cleared=True)})))
    assert page.index("One") < page.index("Two") < page.index("Three")


def test_somebody_without_a_name_is_called_by_the_letter() -> None:
    nameless = replace(CASE, parties=tuple(replace(party, name="", role="") for party in CASE.parties))
    assert "Party A" in words(joint(filling(SHEET, {"first": shared("One")}), case=nameless))
