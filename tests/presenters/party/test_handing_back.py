"""The way to the curtain: what is said of saving on it is so."""

from __future__ import annotations

import pytest

from app.handover.messages import HandBack
from app.presenters.party.pages import ContentsPage, DonePage, Spot
from app.presenters.party.party_presenter import PartyPresenter
from tests.presenters.party.laptop import FIRST, Laptop, MediatorsSide

TOLD = Spot("f1", "told")


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return side


def at_told(laptop: Laptop) -> PartyPresenter:
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.walk.go_on()
    laptop.deliver()
    return presenter


def last_said(side: MediatorsSide) -> HandBack:
    last = side.said(HandBack)[-1]
    assert isinstance(last, HandBack)
    return last


def test_everything_saved_is_said_when_the_disk_has_every_word(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "the last words")
    presenter.ending.hand_back()
    laptop.deliver()
    assert last_said(side).everything_saved


def test_everything_saved_is_not_said_when_it_is_handed_back_all_the_same(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    side.disk_full = True
    presenter.question.answered(TOLD, "the last words")
    presenter.ending.hand_back()
    laptop.deliver()
    presenter.ending.hand_back_all_the_same()
    assert not last_said(side).everything_saved


def test_everything_saved_is_not_said_when_nobody_came_back_and_the_disk_did_not_answer(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    side.silent = True
    presenter.question.answered(TOLD, "the last words")
    laptop.timers.pass_time(700)
    assert not last_said(side).everything_saved


def test_while_the_disk_is_slow_the_page_says_that_it_saves(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "the last words")
    presenter.ending.show_done()
    presenter.ending.hand_back()
    page = laptop.shown(DonePage)
    assert page.saving
    assert not page.unsaved
    laptop.deliver()
    assert laptop.is_over()
    assert last_said(side).everything_saved


def test_when_the_disk_does_not_answer_the_page_says_so_and_offers_both_ways(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    side.silent = True
    presenter.question.answered(TOLD, "the last words")
    presenter.ending.hand_back()
    laptop.pass_time(9.9)
    assert laptop.shown(DonePage).saving
    laptop.pass_time(0.2)
    page = laptop.shown(DonePage)
    assert page.unsaved[0] == "The laptop is taking long to save."
    assert not page.saving
    side.silent = False
    presenter.ending.try_again()
    laptop.deliver()
    assert laptop.is_over()
    assert side.rows["f1"]["told"].plain == "the last words"


def test_whoever_goes_back_to_the_answers_while_it_saves_is_not_handed_back(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "the last words")
    presenter.ending.hand_back()
    presenter.ending.go_back()
    laptop.deliver()
    laptop.shown(ContentsPage)
    assert not laptop.is_over()
