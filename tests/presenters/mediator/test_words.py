"""How times, counts, states and locks are said, and how far a party is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from app.domain.answers import State
from app.domain.case import IssueType
from app.domain.days import day_words, local_day
from app.domain.sharing import Lock
from app.presenters.doors import SheetStatus
from app.presenters.mediator.about import about
from app.presenters.mediator.status import minutes_used, party_words, sheet_words
from app.presenters.mediator.words import (
    back_at,
    issue_type_words,
    listed,
    lock_words,
    minutes_words,
    names,
    state_words,
)
from app.storage.worksheet_files import built_in_worksheets
from tests.presenters.mediator.fake_cases import sample_open
from tests.presenters.mediator.fakes import a_clock
from tests.presenters.mediator.sample_values import sample_case

NEW_YORK = timezone(timedelta(hours=-5))
DONE = SheetStatus("break_plan", "f1", begun=True, finished=True, reached=5, asked=5)
OPEN = SheetStatus("break_plan", "f2", begun=True, finished=False, reached=7, asked=12)
NEW = SheetStatus("set_aside", "", begun=False, finished=False, reached=0, asked=0)


def told(*statuses: SheetStatus, handed_over: bool = False) -> str:
    return party_words(statuses, built_in_worksheets(), sample_case().tongue(), handed_over=handed_over)


def test_days_are_said_as_they_were_here_and_not_in_greenwich() -> None:
    assert day_words("2026-11-03") == "Nov 3, 2026"
    assert day_words("") == ""
    assert local_day("2026-11-04T02:30", NEW_YORK) == "Nov 3, 2026"
    assert local_day("2026-11-04T02:30", UTC) == "Nov 4, 2026"
    assert local_day("2026-11-04") == "Nov 4, 2026"


def test_the_return_time_is_a_clock_time_here() -> None:
    assert back_at(a_clock(), 20, NEW_YORK) == "15:40"
    assert back_at(a_clock(), 240, UTC) == "00:20"


def test_one_is_one_and_several_are_several() -> None:
    assert [minutes_words(count) for count in (0, 1, 2)] == ["0 minutes", "1 minute", "2 minutes"]
    assert [listed(words) for words in ([], ["Ana"], ["Ana", "Ben"], ["Ana", "Ben", "Cho"])] == [
        "",
        "Ana",
        "Ana and Ben",
        "Ana, Ben and Cho",
    ]


def test_a_party_without_a_name_is_called_by_its_letter() -> None:
    case = sample_case()
    nameless = replace(case, parties=(replace(case.parties[0], name=""), case.parties[1]))
    assert names(nameless) == {"a": "Party A", "b": "Denis Laurent"}


@pytest.mark.parametrize("lock", list(Lock))
def test_every_lock_has_its_name(lock: Lock) -> None:
    assert lock_words(lock) in ("Only me", "Me and the mediator", "OK to share")


@pytest.mark.parametrize("state", list(State))
def test_every_state_without_words_of_its_own_has_words(state: State) -> None:
    assert (state_words(state) == "") is (state is State.GIVEN)


@pytest.mark.parametrize("kind", list(IssueType))
def test_every_type_of_issue_has_a_name(kind: IssueType) -> None:
    assert issue_type_words(kind)


def test_how_far_a_sheet_is_tells_a_place_and_never_what_was_written() -> None:
    assert [sheet_words(status) for status in (DONE, OPEN, NEW)] == [
        "finished",
        "stopped after 7 of 12",
        "not begun",
    ]
    assert sheet_words(replace(OPEN, reached=0)) == "begun"


def test_a_partys_break_is_one_line_however_many_sheets_it_has() -> None:
    assert told() == "no sheet planned"
    assert told(NEW, NEW) == "not handed over yet"
    assert told(NEW, NEW, handed_over=True) == "handed over, nothing begun"
    assert told(DONE, DONE) == "finished"
    assert told(DONE, OPEN) == "stopped after 7 of 12, Break plan"
    assert told(DONE, OPEN, NEW) == "finished 1 of 3 sheets"


def test_a_sheet_this_version_does_not_know_is_called_by_its_id() -> None:
    assert told(DONE, replace(OPEN, worksheet="from_elsewhere")) == "stopped after 7 of 12, from_elsewhere"


def test_minutes_are_those_of_this_party_in_this_break() -> None:
    planned = sample_open().all_breaks[0]
    assert [minutes_used(planned, party) for party in ("a", "b", "c")] == ["18 minutes", "14 minutes", ""]


def test_what_goes_to_the_clipboard_for_help_names_no_user_no_path_and_no_case() -> None:
    shown = about()
    assert shown.debug.startswith("Recess ")
    assert {name for name, _version, _licence in shown.parts} >= {"PySide6-Essentials", "sqlcipher3", "reportlab"}
    assert "/" not in shown.debug.replace("not known", "")
    assert "\\" not in shown.debug
