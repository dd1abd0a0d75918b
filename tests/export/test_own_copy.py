"""The own copy: everything a party wrote, for that party, and an honest line where something is left out."""

from __future__ import annotations

from dataclasses import replace

from app.domain.answers import LEFT_BLANK
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.sharing import Lock
from app.domain.wording import plain_text
from tests.domain.small_sheet import options
from tests.export.reading_back import pages, words
from tests.export.small_reads import CASE, PET, RENT, a_sheet, asked, entry, filling, own, settled, shared

SHEET = a_sheet(asked("first"), asked("second"), asked("third"))
ALL_LOCKS = {"first": entry("Mine alone", Lock.ONLY_ME), "second": entry("Yours too"), "third": shared("For all")}
LEFT_OUT = "Answers that only you can read are not in this copy."


def test_the_planned_issue_is_said_in_the_heading_and_another_that_was_chosen_in_place_of_it_as_well() -> None:
    sheet = settled("objective_criteria")
    asking = replace(sheet.question("oc_issue"), preset=RENT.id)
    said = {"oc_issue": entry(RENT.id, derived=True), "first": entry("Less")}
    planned = filling(a_sheet(asking, asked("first")), said, issue=RENT)
    assert words(own(planned)).count("The unpaid rent") == 1
    assert "Issue" not in words(own(planned))
    changed = replace(planned, entries={**said, "oc_issue": entry(PET.id)})
    assert "Issue" in words(own(changed))
    assert "The dog" in words(own(changed))


def test_all_three_locks_are_in_it_and_explained() -> None:
    page = words(own(filling(SHEET, ALL_LOCKS)))
    for said in ("Mine alone", "Yours too", "For all", "Only you can read it.", "The mediator may not pass it on."):
        assert said in page
    assert page.index("Only me") < page.index("Me and the mediator") < page.index("OK to share")
    assert LEFT_OUT not in page


def test_without_the_key_it_says_that_some_are_left_out() -> None:
    page = words(own(filling(SHEET, {"second": entry("Yours too")}, without_private=True)))
    assert LEFT_OUT in page
    assert page.index(LEFT_OUT) < page.index("Yours too")


def test_a_copy_without_the_key_is_the_same_whether_or_not_something_was_kept() -> None:
    """The reading door says "may be" always; the document adds nothing to that."""
    left_blank = own(filling(SHEET, {"second": entry("Yours too"), "first": entry(LEFT_BLANK)}, without_private=True))
    assert left_blank == own(filling(SHEET, {"second": entry("Yours too")}, without_private=True))


def test_a_sheet_without_a_word_has_no_heading() -> None:
    empty = filling(replace(SHEET, title=plain_text("An empty sheet")), {})
    assert "An empty sheet" not in words(own(filling(SHEET, ALL_LOCKS), empty))


def test_it_tells_neither_minutes_nor_whether_it_was_finished() -> None:
    timed = filling(SHEET, ALL_LOCKS, minutes_used=17, finished=True, issue=RENT, helper="Ines")
    page = words(own(timed))
    assert "17" not in page
    assert "finished" not in page
    assert "Formally" not in page
    assert "A small sheet: The unpaid rent" in page
    assert "written with the help of Ines" in page


def test_the_mediators_line_is_not_on_it() -> None:
    for page in pages(own(filling(SHEET, ALL_LOCKS))):
        assert "Not for any court" not in page


def test_choices_from_a_list_that_is_left_out_are_left_out_with_it() -> None:
    sheet = a_sheet(
        asked("listed", ListKind(), lock=Lock.ONLY_ME),
        asked("picked", MultiChoice(options("none"), options_from="listed")),
        asked("other"),
    )
    chosen = {"picked": entry(("i1",)), "other": entry("Here")}
    page = words(own(filling(sheet, chosen, without_private=True)))
    assert "no longer" not in page
    assert "Here" in page
    whole = chosen | {"listed": entry((ListItem("i1", "The flat"),), Lock.ONLY_ME)}
    assert "Label of picked The flat" in words(own(filling(sheet, whole)))


def test_it_is_written_in_the_number_format_of_the_case() -> None:
    assert CASE.numbers == "us"
    page = words(own(filling(SHEET, ALL_LOCKS), case=replace(CASE, numbers="eu")))
    assert "Mine alone" in page


def test_a_copy_with_nothing_in_it_says_so_and_is_for_somebody_without_a_name_too() -> None:
    nameless = replace(CASE, parties=tuple(replace(party, name="") for party in CASE.parties))
    page = words(own(case=nameless))
    assert "For Party A only" in page
    assert "So far there is no answer in this copy." in page
    assert "Only you can read it." not in page
