"""What the mediator reads about two limits that are compared unseen: every sentence is true of the case file behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import blind
from app.domain.impasse import Compared
from app.domain.money import Money
from app.domain.sharing import MEDIATOR, Lock
from app.reckoning.across_said import compared_said
from app.storage.case_file import CaseFile
from tests.storage.small_case import ANA, BO, FLOOR, PAY, begin, entry, new_file
from tests.storage.two_limits import ALLOWED, FIRST, LIMITS, SECOND, Saying, say

PAYS_27 = Saying(Money(-2_700_000, "USD"))
WANTS_25 = Saying(Money(2_500_000, "USD"))
WANTS_28 = Saying(Money(2_800_000, "USD"))
TO_COME = "It runs once in a break, when both parties have said yes and handed the laptop back."
OPEN = "A limit is open to you. So the two are not compared unseen: the word would tell you the other one."
YES = "{} said yes. One sealed copy of the limit is held for this use alone."


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path, ALLOWED) as opened:
        opened.keep_break(FIRST)
        yield opened


def told(file: CaseFile) -> tuple[str, ...]:
    return compared_said(file.read(MEDIATOR))


def work(file: CaseFile, party: str, saying: Saying, *, break_id: str = "b1", issue: str = "") -> None:
    say(file, party, saying, break_id=break_id, issue=issue)
    file.take_back(party)


def test_one_break_then_two(file: CaseFile) -> None:
    assert told(file) == (TO_COME,)
    work(file, ANA, PAYS_27)
    assert told(file) == (YES.format("Ana"), TO_COME)
    work(file, BO, WANTS_25)
    first = "Break 1. The two limits: overlap."
    assert told(file) == (first, "It ran once. Both sealed copies that it used are destroyed.")
    file.keep_break(SECOND)
    work(file, ANA, PAYS_27, break_id="b2")
    assert told(file)[1:] == (
        "It ran once. Both sealed copies that it used are destroyed.",
        YES.format("Ana"),
        TO_COME,
    )
    work(file, BO, WANTS_28, break_id="b2")
    assert told(file) == (
        first,
        "Break 2. The two limits: no overlap.",
        "It ran once in each of these breaks. The sealed copies that it used are destroyed.",
    )


def test_two_sheets_that_do_not_belong_together_are_not_said_to_run(file: CaseFile) -> None:
    work(file, ANA, PAYS_27, issue=PAY)
    assert told(file)[-1] == TO_COME
    work(file, BO, WANTS_25, issue=FLOOR)
    assert told(file)[2:] == (
        "The two sheets are not about the same issue. So their limits are not compared with each other.",
    )


@pytest.mark.parametrize("limit", blind.LIMITS)
def test_a_limit_that_is_open_in_an_earlier_break_is_told(file: CaseFile, limit: str) -> None:
    writing = begin(file, BO, LIMITS)
    file.save_answers(BO, writing.filling, [writing.written(limit, entry(WANTS_25.limit, Lock.MEDIATOR))])
    file.keep_break(SECOND)
    work(file, ANA, PAYS_27, break_id="b2")
    work(file, BO, WANTS_25, break_id="b2")
    assert told(file) == (YES.format("Ana"), YES.format("Bo"), OPEN)


def test_a_copy_that_could_not_be_used_is_told_until_it_ran(file: CaseFile) -> None:
    work(file, ANA, PAYS_27)
    file.change_case(replace(file.case(), currency="EUR"))
    assert told(file) == (
        (
            "Break 1. A sealed copy of a limit could not be used and is destroyed. You may ask again whether the two may be "
            "compared."
        ),
        TO_COME,
    )
    assert file.breaks()[0].compared is Compared.ASK_AGAIN
