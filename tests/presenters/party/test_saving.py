from __future__ import annotations

import pytest

from app.domain.sharing import Lock
from app.handover.messages import HandBack, Save
from app.presenters.party.pages import DonePage, QuestionPage, SaveState, Spot
from app.presenters.party.party_presenter import PartyPresenter
from tests.presenters.party.laptop import FIRST, Laptop, MediatorsSide

VALUE, TOLD = Spot("f1", "value"), Spot("f1", "told")


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return side


def at_told(laptop: Laptop) -> PartyPresenter:
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.walk.go_on()
    return presenter


def saves(side: MediatorsSide) -> list[Save]:
    return [message for message in side.heard if isinstance(message, Save)]


def test_a_pause_of_300_ms_saves_and_then_saved_is_said(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "a")
    laptop.pass_time(0.2)
    presenter.question.answered(TOLD, "ab")
    laptop.pass_time(0.29)
    assert not saves(side)
    assert laptop.saving() is not SaveState.SAVED or laptop.saving() is SaveState.WAITING
    laptop.pass_time(0.02)
    assert side.rows["f1"]["told"].plain == "ab"
    assert laptop.saving() is SaveState.SAVED


def test_of_typing_without_a_pause_no_more_than_seven_tenths_of_a_second_are_unsaved(side: MediatorsSide) -> None:
    """A kill costs at most a second: the rest of it is for the pipe and the disk."""
    laptop = Laptop(side)
    presenter = at_told(laptop)
    for count in range(1, 40):
        presenter.question.answered(TOLD, "x" * count)
        laptop.pass_time(0.1)
        saved = len(side.rows["f1"]["told"].plain) if saves(side) else 0
        assert count - saved <= 7
    assert 4 <= len(saves(side)) <= 6


def test_turning_the_page_saves_at_once(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "at once")
    presenter.walk.go_on()
    assert side.rows["f1"]["told"].plain == "at once"


def test_saved_is_never_said_before_the_disk_has_it(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    side.silent = True
    presenter.question.answered(TOLD, "on its way")
    laptop.timers.pass_time(5)
    assert laptop.saving() is SaveState.WAITING


def test_a_full_disk_is_told_nothing_is_lost_and_it_is_tried_again_after_1_2_5_10_seconds(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    laptop.deliver()
    side.disk_full = True
    presenter.question.answered(TOLD, "first words")
    laptop.pass_time(0.3005)
    assert laptop.saving() is SaveState.TROUBLE
    assert laptop.view.saving.sentences[0] == "The disk is full."
    tries = []
    for wait in (1, 2, 5, 10, 10):
        before = len(saves(side))
        laptop.pass_time(wait - 0.05)
        assert len(saves(side)) == before
        laptop.pass_time(0.05)
        tries.append(len(saves(side)) - before)
    assert tries == [1, 1, 1, 1, 1]
    presenter.question.answered(TOLD, "first words and more")
    side.disk_full = False
    laptop.pass_time(10.1)
    assert side.rows["f1"]["told"].plain == "first words and more"
    assert laptop.saving() is SaveState.SAVED


def test_what_is_over_its_limit_stays_here_and_is_told_while_everything_else_is_saved(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "x" * 5001)
    laptop.pass_time(1)
    assert laptop.saving() is SaveState.TROUBLE
    assert "5,001 characters" in laptop.view.saving.sentences[0]
    presenter.walk.go_on()
    presenter.walk.go_on()
    assert laptop.shown(QuestionPage).spot.question == "wish"
    presenter.question.answered(Spot("f1", "wish"), "this one")
    laptop.pass_time(1)
    assert side.rows["f1"]["wish"].plain == "this one"
    assert "told" not in side.rows["f1"]
    assert laptop.saving() is SaveState.TROUBLE
    presenter.ending.show_done()
    presenter.ending.hand_back()
    laptop.deliver()
    assert laptop.shown(DonePage).unsaved
    assert not laptop.is_over()
    presenter.question.answered(TOLD, "x" * 5000)
    laptop.pass_time(1)
    assert len(side.rows["f1"]["told"].plain) == 5000
    assert laptop.saving() is SaveState.SAVED
    presenter.ending.hand_back()
    laptop.deliver()
    assert laptop.is_over()


def test_what_is_over_its_limit_is_given_up_only_when_the_party_says_so(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "x" * 5001)
    presenter.ending.show_done()
    presenter.ending.try_again()
    laptop.deliver()
    assert not laptop.is_over()
    presenter.ending.hand_back_all_the_same()
    laptop.deliver()
    assert laptop.is_over()


def test_two_saves_of_one_filling_are_never_on_their_way_at_once(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    laptop.deliver()
    presenter.question.answered(TOLD, "one")
    laptop.timers.pass_time(0.4)
    presenter.question.answered(TOLD, "two")
    laptop.timers.pass_time(3)
    assert len(saves(side)) == 1
    laptop.deliver()
    assert [save.answers[0].plain for save in saves(side)] == ["one", "two"]
    assert laptop.saving() is SaveState.SAVED


def test_an_only_me_answer_leaves_this_process_sealed(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(VALUE, "heron-canary")
    presenter.walk.go_on()
    laptop.deliver()
    row = side.rows["f1"]["value"]
    assert row.sealed is not None
    assert row.plain is None
    assert b"heron-canary" not in row.sealed
    assert all("heron-canary" not in repr(message) for message in side.heard)


def test_an_editor_writes_only_where_it_belongs_whatever_page_is_shown(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(VALUE, "late words of the page before")
    presenter.question.answered(TOLD, "words of this page")
    laptop.pass_time(1)
    filling = presenter.sitting.sheet("f1").filling
    assert filling.entry("value").answer.value == "late words of the page before"
    assert filling.entry("told").answer.value == "words of this page"


def test_hand_back_waits_for_the_disk_and_says_so_when_it_does_not_come(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    laptop.deliver()
    side.disk_full = True
    presenter.question.answered(TOLD, "not lost")
    presenter.ending.show_done()
    presenter.ending.hand_back()
    laptop.deliver()
    assert not laptop.is_over()
    presenter.ending.hand_back()
    laptop.shown(DonePage)
    assert laptop.shown(DonePage).unsaved
    side.disk_full = False
    presenter.ending.try_again()
    laptop.deliver()
    assert laptop.is_over()
    assert side.rows["f1"]["told"].plain == "not lost"
    assert side.said(HandBack)


@pytest.mark.parametrize("arrived", [True, False], ids=["which had arrived", "which was lost"])
def test_a_save_that_is_not_answered_is_sent_again_and_accepted(side: MediatorsSide, arrived: bool) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    laptop.deliver()
    side.silent = not arrived
    presenter.question.answered(TOLD, "first words")
    laptop.timers.pass_time(0.4)
    laptop.waiting.clear()
    side.silent = False
    presenter.question.answered(TOLD, "first words and more")
    laptop.pass_time(9.9)
    assert len(saves(side)) == 1
    laptop.pass_time(0.1)
    assert laptop.saving() is SaveState.TROUBLE
    laptop.pass_time(1)
    assert side.rows["f1"]["told"].plain == "first words and more"
    assert laptop.saving() is SaveState.SAVED


def test_an_answer_to_an_earlier_try_says_nothing_about_the_later_one(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    laptop.deliver()
    presenter.question.answered(TOLD, "first words")
    laptop.timers.pass_time(0.4)
    late = laptop.waiting.pop()
    presenter.question.answered(TOLD, "first words and more")
    side.silent = True
    laptop.timers.pass_time(11)
    laptop.presenter.receive(late)
    assert laptop.saving() is not SaveState.SAVED
    assert not presenter.saving.all_saved()


def test_undo_brings_back_what_was_cleared_and_is_saved(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "kept")
    laptop.pass_time(1)
    presenter.question.clear()
    laptop.shown(QuestionPage)
    assert laptop.shown(QuestionPage).value == ""
    presenter.walk.undo()
    assert laptop.shown(QuestionPage).value == "kept"
    laptop.pass_time(1)
    assert side.rows["f1"]["told"].plain == "kept"


def test_undo_of_another_page_goes_there(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "mine")
    presenter.walk.go_on()
    presenter.walk.undo()
    laptop.shown(QuestionPage)
    assert laptop.shown(QuestionPage).spot == TOLD
    assert laptop.shown(QuestionPage).value == ""


def test_i_dont_know_is_an_answer_and_a_second_tap_takes_it_back(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.dont_know()
    laptop.pass_time(1)
    assert side.rows["f1"]["told"].state == "dont_know"
    presenter.question.dont_know()
    laptop.pass_time(1)
    assert side.rows["f1"]["told"].state == "left_blank"


def test_a_lock_is_saved_with_its_answer(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = at_told(laptop)
    presenter.question.answered(TOLD, "to me")
    presenter.question.set_lock(Lock.ONLY_ME)
    laptop.pass_time(1)
    assert side.rows["f1"]["told"].lock is Lock.ONLY_ME
    assert side.rows["f1"]["told"].sealed is not None
