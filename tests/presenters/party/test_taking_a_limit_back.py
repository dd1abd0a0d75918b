"""What a party is told of the copy of its limit, and how it takes it back: the same whether or not a copy waits."""

from __future__ import annotations

import re

import pytest

from app.domain import blind
from app.domain.answers import State
from app.domain.kinds.single_choice import SingleChoice
from app.domain.sharing import Lock
from app.domain.worksheet import Worksheet
from app.handover.messages import TakeLimitBack
from app.presenters.party import words
from app.presenters.party.pages import DonePage, ErasePage, NoticePage, PrivateChoicePage, Spot
from tests.content.test_reckoning_words import NEVER_HERE
from tests.content.test_words import LONGEST_SENTENCE
from tests.presenters.party.laptop import FIRST, Laptop, MediatorsSide, options, question, worksheet

ASKED = Spot("f1", blind.ASKED)
LIMITS = worksheet(
    "limits",
    question("told"),
    question(blind.ASKED, kind=SingleChoice(options=options("yes", "no")), ceiling=Lock.MEDIATOR, floor=Lock.MEDIATOR),
)


def handed(sheet: Worksheet) -> tuple[MediatorsSide, Laptop]:
    side = MediatorsSide()
    side.add("f1", sheet)
    laptop = Laptop(side)
    laptop.open()
    laptop.presenter.walk.go_on()
    return side, laptop


def calm(*sentences: str) -> bool:
    """Whether they are short and plain, and advise nothing."""
    said = [part for sentence in sentences for part in sentence.split(". ")]
    return all(len(each.split()) <= LONGEST_SENTENCE for each in said) and not any(
        re.search(never, each, re.IGNORECASE) for each in said for never in NEVER_HERE.values()
    )


def test_what_stays_is_said_in_plain_words() -> None:
    assert calm(*words.limit_copy(), *words.limit_copy(here=True))


@pytest.mark.parametrize(
    ("sheet", "told", "here"), [(LIMITS, words.limit_copy(), words.limit_copy(here=True)), (FIRST, (), ())]
)
def test_where_a_sheet_asks_for_it_every_page_about_erasing_tells_what_stays(
    sheet: Worksheet, told: tuple[str, ...], here: tuple[str, ...]
) -> None:
    _side, laptop = handed(sheet)
    presenter = laptop.presenter
    presenter.private.choose()
    assert laptop.shown(PrivateChoicePage).not_erased == told
    presenter.ending.ask_erase()
    page = laptop.shown(ErasePage)
    assert (page.limits, page.lines[2:]) == (bool(here), here)
    presenter.ending.show_done()
    assert laptop.shown(DonePage).will_not_see[2:] == told


@pytest.mark.parametrize("says", ["yes", "no", ""])
def test_a_copy_is_taken_back_and_no_yes_stands_any_more(says: str) -> None:
    side, laptop = handed(LIMITS)
    presenter = laptop.presenter
    if says:
        presenter.walk.go_to(ASKED)
        presenter.question.answered(ASKED, says)
        laptop.pass_time(1)
    presenter.ending.ask_erase()
    presenter.ending.take_limit_back()
    laptop.pass_time(1)
    page = laptop.shown(NoticePage)
    assert calm(page.title, *page.lines)
    assert page.lines[0] == "No copy of your limit waits to be compared any more."
    assert len(side.said(TakeLimitBack)) == 1
    if says:
        assert side.rows["f1"][blind.ASKED].state == State.LEFT_BLANK.value
    presenter.walk.stay()
    assert presenter.saving.all_saved()
