"""Which sheets stand beside each other: those that were begun last, of one day here, and nothing kept decides it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from app.domain.answers import given
from app.domain.impasse import Break, Handed
from app.domain.sharing import Lock
from app.presenters.mediator.across import across_page
from app.reckoning.across import Across, across
from app.reckoning.one_side import Subject
from tests.reckoning.test_across import sample
from tests.reckoning.two_sheets import BREAK, Answers, filling, read

NEW_YORK = timezone(timedelta(hours=-5))
ONE, OTHER = sample("A"), sample("B")


def handed(a: str, b: str) -> Break:
    return replace(BREAK, handed=(Handed("a", a), Handed("b", b)))


def refused(*breaks: Break, b_in: str = "b1") -> tuple[str, ...]:
    shown = read(filling("a", ONE), filling("b", OTHER, break_id=b_in), breaks=breaks)
    page = across_page(shown, UTC)
    assert bool(page.refused) != bool(page.parts)
    return page.refused


@pytest.mark.parametrize("later", ["2026-11-20T09:00", "2026-11-04T13:59", "2026-11-04T00:01"])
def test_sheets_of_different_days_are_not_put_side_by_side_in_one_break_either(later: str) -> None:
    day = f"Nov {int(later[8:10])}, 2026"
    assert f"(Ana: Nov 3, 2026; Bo: {day})" in refused(handed("2026-11-03T14:00", later))[0]


def test_sheets_of_two_breaks_of_one_day_are() -> None:
    first = replace(BREAK, handed=(Handed("a", "2026-11-03T09:00"),))
    second = Break("b2", 2, "2026-11-03T16:00", handed=(Handed("b", "2026-11-03T23:59"),))
    assert refused(first, second, b_in="b2") == ()
    next_day = replace(second, handed=(Handed("b", "2026-11-04T00:01"),))
    assert refused(first, next_day, b_in="b2")


def test_a_sheet_worked_on_over_two_days_is_of_no_day() -> None:
    again = replace(
        BREAK, handed=(*handed("2026-11-03T14:00", "2026-11-03T14:30").handed, Handed("a", "2026-11-05T09:00"))
    )
    assert "(Ana: Nov 3, 2026, Nov 5, 2026; Bo: Nov 3, 2026)" in refused(again)[0]


@pytest.mark.parametrize("known", [replace(BREAK, handed=()), Break("another", 1, "2026-11-03T14:00")])
def test_a_day_that_is_not_known_is_none_to_rest_on(known: Break) -> None:
    said = refused(known)[0]
    assert said.startswith("On what day a sheet was filled in is not known (Ana: not known; Bo: not known).")


def test_a_hand_over_that_reached_somebody_else_is_of_no_matter() -> None:
    somebody = Handed("a", "2026-11-01T14:00", ending="not_me")
    assert refused(replace(BREAK, handed=(somebody, *BREAK.handed))) == ()


@pytest.mark.parametrize(("called", "stands"), [("2026-11-03T20:00", True), ("2026-11-04T00:01", False)])
def test_a_sheet_on_paper_is_of_the_day_of_its_break(*, called: str, stands: bool) -> None:
    on_paper = replace(filling("b", OTHER, break_id="b2"), from_paper=True)
    breaks = (BREAK, Break("b2", 2, called))
    page = across_page(read(filling("a", ONE), on_paper, breaks=breaks), UTC)
    assert (page.refused == ()) is stands
    assert across_page(read(filling("a", ONE), on_paper), UTC).refused


def test_days_begin_where_the_laptop_is() -> None:
    shown = read(filling("a", ONE), filling("b", OTHER), breaks=(handed("2026-11-03T23:30", "2026-11-04T00:30"),))
    assert across_page(shown, UTC).refused
    assert across_page(shown, NEW_YORK).refused == ()
    evening = read(filling("a", ONE), filling("b", OTHER), breaks=(handed("2026-11-04T02:00", "2026-11-04T15:00"),))
    assert "Ana: Nov 3, 2026; Bo: Nov 4, 2026" in across_page(evening, NEW_YORK).refused[0]


PRIVATE: Answers = {"br_weak": (given(("x",)), Lock.ONLY_ME)}


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("day", ["2026-11-03", "2026-11-05"])
def test_a_later_sheet_with_a_private_answer_and_a_blank_one_read_alike(*, begun: bool, day: str) -> None:
    breaks = (BREAK, Break("b2", 2, f"{day}T15:00", handed=(Handed("a", f"{day}T15:05"),)))
    pages = [
        across_page(
            read(filling("a", ONE), filling("a", said, break_id="b2", begun=begun), filling("b", OTHER), breaks=breaks)
        )
        for said in (PRIVATE, {})
    ]
    assert pages[0] == pages[1]


def test_the_latest_sheet_that_was_begun_counts_whatever_is_kept_of_it() -> None:
    kept = {name: (answer, Lock.ONLY_ME) for name, (answer, _lock) in ONE.items()}
    fillings = (
        filling("a", ONE),
        filling("a", kept, break_id="b2"),
        filling("a", ONE, break_id="b3", begun=False),
        filling("b", OTHER),
    )
    breaks = (BREAK, Break("b2", 2, "2026-11-03T15:00", handed=(Handed("a", "2026-11-03T15:05"),)))
    found = across(read(*fillings, breaks=breaks))
    assert isinstance(found, Across)
    assert set(next(side for side in found.sides() if side.party == "a").left_out) == {Subject.JUDGES, Subject.LIMITS}
    assert not found.opposite
