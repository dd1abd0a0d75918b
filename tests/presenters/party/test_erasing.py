"""Erasing: what is erased is gone, and what is written is never erased without having been there to be erased."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.answers import State
from app.presenters.party.pages import ContentsPage, NoticePage, QuestionPage, Spot
from app.presenters.party.party_presenter import PartyPresenter
from tests.presenters.party.laptop import FIRST, Laptop, MediatorsSide

TOLD = Spot("f1", "told")


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return side


@pytest.fixture
def laptop(side: MediatorsSide) -> Laptop:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.walk.go_to(TOLD)
    presenter.question.answered(TOLD, "to be erased")
    laptop.pass_time(1)
    presenter.ending.ask_erase()
    return laptop


def ways_back(presenter: PartyPresenter) -> list[Callable[[], None]]:
    """Whatever the window offers beside the page."""

    def asks_for_the_mediator() -> None:
        presenter.ask_mediator()
        presenter.walk.stay()

    def hides() -> None:
        presenter.away.key_pressed()
        presenter.away.key_pressed()

    def jumps() -> None:
        presenter.walk.go_to(TOLD)

    return [presenter.walk.contents, asks_for_the_mediator, hides, jumps, presenter.walk.undo, presenter.walk.stay]


@pytest.mark.parametrize("way", range(6))
def test_nothing_can_be_written_while_the_disk_still_erases(side: MediatorsSide, laptop: Laptop, way: int) -> None:
    presenter = laptop.presenter
    presenter.ending.erase()
    ways_back(presenter)[way]()
    page = laptop.shown(NoticePage)
    assert (page.title, page.stay) == ("One moment", "")
    laptop.deliver()
    assert laptop.shown(NoticePage).title == "Erased"
    presenter.walk.stay()
    presenter.walk.go_to(TOLD)
    presenter.question.answered(TOLD, "written after")
    laptop.pass_time(1)
    assert side.rows["f1"]["told"].plain == "written after"
    assert presenter.saving.all_saved()


def test_what_could_not_be_erased_is_said_and_can_be_kept(side: MediatorsSide, laptop: Laptop) -> None:
    side.disk_full = True
    laptop.presenter.ending.erase()
    laptop.pass_time(0.1)
    page = laptop.shown(NoticePage)
    assert (page.title, page.lines[0], page.leave) == ("Not erased yet", "The disk is full.", "Keep my answers")
    laptop.presenter.walk.leave()
    laptop.shown(ContentsPage)
    side.disk_full = False
    laptop.pass_time(60)
    assert side.rows["f1"]["told"].plain == "to be erased"
    laptop.presenter.walk.go_to(TOLD)
    assert laptop.shown(QuestionPage).value == "to be erased"


def test_what_could_not_be_erased_is_erased_by_itself_once_the_disk_can(side: MediatorsSide, laptop: Laptop) -> None:
    side.disk_full = True
    laptop.presenter.ending.erase()
    laptop.pass_time(4)
    side.disk_full = False
    laptop.pass_time(10)
    assert laptop.shown(NoticePage).title == "Erased"
    assert side.rows["f1"] == {}


def test_where_the_disk_did_not_answer_there_is_no_way_back_to_words_that_may_be_gone(
    side: MediatorsSide, laptop: Laptop
) -> None:
    laptop.presenter.ending.erase()
    laptop.waiting.clear()
    laptop.timers.pass_time(10.5)
    page = laptop.shown(NoticePage)
    assert (page.title, page.lines[0], page.leave) == ("Not erased yet", "The laptop is taking long to erase.", "")
    laptop.presenter.walk.leave()
    laptop.presenter.walk.stay()
    laptop.deliver()
    assert laptop.shown(NoticePage).title == "Erased"
    assert laptop.presenter.sitting.sheet("f1").filling.entry("told").answer.state is State.LEFT_BLANK
