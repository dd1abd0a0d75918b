"""The way to the curtain: what is said of saving on it is so."""

from __future__ import annotations

import pytest

from app.handover.messages import HandBack
from app.presenters.party.pages import Spot
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
    last = side.heard[-1]
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
