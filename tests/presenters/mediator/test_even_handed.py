from __future__ import annotations

from dataclasses import replace

from app.domain.case import Party
from app.domain.impasse import Break, Handed, PlannedSheet
from app.domain.worksheet import Form
from app.presenters.mediator.even_handed import EvenHanded, even_handed, minutes_so_far
from app.storage.worksheet_files import built_in_worksheets
from tests.presenters.mediator.fake_cases import sample_open
from tests.presenters.mediator.sample_values import sample_case

PLAN = PlannedSheet("break_plan", Form.SHORT)
SWAP = PlannedSheet("perspective_swap", Form.SHORT)
FULL_SWAP = replace(SWAP, form=Form.FULL)
JUDGING = ("ahead", "unfair", "too", "more than", "less than", "favor")


def seen(**given: tuple[PlannedSheet, ...]) -> EvenHanded:
    case = sample_case()
    if "c" in given:
        case = replace(case, parties=(*case.parties, Party("c", "C", "Cho")))
    return even_handed(case, given, built_in_worksheets())


def test_before_the_first_sheet_there_is_nothing_to_compare() -> None:
    assert seen().sentences == ("No sheet is chosen yet.",)


def test_the_same_sheets_for_all_are_even() -> None:
    found = seen(a=(PLAN, SWAP), b=(SWAP, PLAN))
    assert found.even
    assert found.sentences == ("Everyone gets the same sheets, about 12 minutes each.",)
    assert [share.minutes for share in found.shares] == [12, 12]


def test_a_sheet_that_one_party_lacks_is_named() -> None:
    found = seen(a=(PLAN, SWAP), b=(PLAN,))
    assert not found.even
    assert found.sentences == (
        "Trading places goes to Marisol Vega, not to Denis Laurent.",
        "Minutes differ: Marisol Vega about 12 minutes and Denis Laurent about 3 minutes.",
    )


def test_the_same_sheet_in_another_form_is_said_with_its_minutes() -> None:
    found = seen(a=(SWAP,), b=(FULL_SWAP,))
    assert found.sentences == (
        "Trading places is not in the same form, or not about the same issue, for all.",
        "Minutes differ: Marisol Vega about 9 minutes and Denis Laurent about 19 minutes.",
    )


def test_the_same_minutes_about_another_issue_is_said_too() -> None:
    criteria = PlannedSheet("objective_criteria", Form.SHORT, issue="i_floor")
    found = seen(a=(criteria,), b=(replace(criteria, issue="i_extra"),))
    assert not found.even
    assert len(found.sentences) == 1


def test_sheets_turned_towards_each_other_are_even() -> None:
    found = seen(a=(replace(SWAP, towards="b"),), b=(replace(SWAP, towards="c"),), c=(replace(SWAP, towards="a"),))
    assert found.even


def test_it_never_says_who_is_ahead_or_that_a_difference_is_a_fault() -> None:
    for found in (seen(a=(PLAN, SWAP), b=(PLAN,)), seen(a=(), b=(FULL_SWAP,)), seen(a=(SWAP,), b=(FULL_SWAP,), c=())):
        words = " ".join(found.sentences).lower()
        assert [judging for judging in JUDGING if f" {judging} " in f" {words} "] == []


def test_the_minutes_at_the_laptop_are_added_up_over_all_breaks() -> None:
    case = sample_open()
    second = Break("b2", 2, "2026-11-04T09:00", handed=(Handed("b", "2026-11-04T09:10", minutes=6),))
    assert minutes_so_far(case.now, (*case.breaks(), second)) == (
        "At the laptop so far, minutes differ: Marisol Vega 18 minutes and Denis Laurent 20 minutes."
    )
    assert minutes_so_far(case.now, ()) == ""


def test_the_same_minutes_at_the_laptop_are_said_once() -> None:
    handed = tuple(Handed(party, "2026-11-04T09:10", minutes=6) for party in ("a", "b"))
    one = Break("b2", 2, "2026-11-04T09:00", handed=handed)
    assert minutes_so_far(sample_case(), (one,)) == "At the laptop so far: 6 minutes each."
