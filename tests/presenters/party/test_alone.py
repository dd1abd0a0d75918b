"""Alone with the laptop: asking for the mediator, hiding, being away, erasing, going."""

from __future__ import annotations

import pytest

from app.domain.answers import State
from app.handover.messages import AlertRaised, Asked, ComeForward, Ending, HandBack, HelperNamed
from app.presenters.party.pages import NoticePage, QuestionPage, Spot, StartPage
from tests.presenters.party.laptop import FIRST, PAUSE_SHEET, Laptop, MediatorsSide

LEVEL, FITS, WORD = Spot("p1", "level"), Spot("p1", "fits"), Spot("p1", "word")


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("p1", PAUSE_SHEET)
    side.add("f1", FIRST)
    return side


def notice(laptop: Laptop) -> NoticePage:
    return laptop.shown(NoticePage)


def test_that_is_not_me_draws_the_curtain_at_once(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    laptop.presenter.ending.not_me()
    assert laptop.is_over()
    assert side.heard[-1] == HandBack(Ending.NOT_ME, everything_saved=True)


def test_the_name_of_a_helper_is_noted_for_every_sheet(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    laptop.presenter.opening.start("  Ana  ")
    assert side.said(HelperNamed) == [HelperNamed("p1", "Ana"), HelperNamed("f1", "Ana")]


def test_asking_the_mediator_is_noted_and_one_tap_goes_on(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(LEVEL, 3)
    presenter.walk.ask_mediator()
    assert notice(laptop).title == "Open the door or raise your hand"
    assert side.said(Asked)
    presenter.walk.stay()
    laptop.shown(QuestionPage)
    assert laptop.shown(QuestionPage).value == 3


def test_an_alarming_answer_raises_its_flag_once_when_the_page_is_left(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(LEVEL, 8)
    laptop.pass_time(1)
    assert not side.said(AlertRaised)
    presenter.walk.go_on()
    presenter.walk.back()
    presenter.walk.go_on()
    assert side.said(AlertRaised) == [AlertRaised("p1", "level", "longer_break")]


def test_a_calm_answer_raises_no_flag(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(LEVEL, 6)
    presenter.walk.go_on()
    assert not side.said(AlertRaised)


def test_yes_now_says_to_call_the_mediator_and_offers_to_hand_back(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    for _times in range(3):
        presenter.walk.go_on()
    presenter.question.answered(WORD, "now")
    presenter.walk.go_on()
    assert notice(laptop).lines == ("Open the door or call the mediator. You can hand the laptop back now.",)
    presenter.walk.leave()
    laptop.deliver()
    assert laptop.is_over()
    assert side.heard[-1] == HandBack(Ending.STOPPED, everything_saved=True)


def test_later_raises_the_flag_and_goes_on(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    for _times in range(3):
        presenter.walk.go_on()
    presenter.question.answered(WORD, "later")
    presenter.walk.go_on()
    assert not isinstance(laptop.view.page, NoticePage)
    assert side.said(AlertRaised) == [AlertRaised("p1", "word", "private_meeting")]


def test_a_nudge_points_to_the_other_question_and_tells_no_one(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.walk.go_on()
    presenter.question.answered(FITS, ("unsafe",))
    laptop.pass_time(1)
    assert laptop.view.pointer is not None
    heard = len(side.heard)
    presenter.walk.go_to(laptop.view.pointer.to)
    laptop.shown(QuestionPage)
    assert laptop.shown(QuestionPage).spot == WORD
    assert [type(message).__name__ for message in side.heard[heard:]] == ["At"]


def test_three_minutes_without_input_hide_and_ten_draw_the_curtain(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(LEVEL, 3)
    laptop.pass_time(170)
    assert not laptop.is_hidden()
    laptop.pass_time(15)
    assert laptop.is_hidden()
    laptop.pass_time(400)
    assert not laptop.is_over()
    laptop.pass_time(20)
    assert laptop.is_over()
    assert side.heard[-1] == HandBack(Ending.TIMED_OUT, everything_saved=True)
    assert side.rows["p1"]["level"].plain == 3


def test_somebody_who_types_is_never_hidden(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    for _times in range(30):
        laptop.pass_time(60)
        presenter.away.acted()
    assert not laptop.is_hidden()


def test_hiding_saves_first_and_the_same_key_comes_back(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(LEVEL, 5)
    presenter.away.key_pressed()
    laptop.deliver()
    assert laptop.is_hidden()
    assert side.rows["p1"]["level"].plain == 5
    presenter.away.key_pressed()
    assert not laptop.is_hidden()


def test_with_a_code_only_the_code_comes_back(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open("otter-77")
    presenter.away.hide()
    presenter.away.key_pressed()
    assert laptop.is_hidden()
    presenter.away.come_back_with("wrong")
    assert laptop.is_hidden()
    assert laptop.view.hidden is not None
    assert laptop.view.hidden.problem
    presenter.away.come_back_with("otter-77")
    assert not laptop.is_hidden()


def test_five_wrong_codes_draw_the_curtain(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open("otter-77")
    presenter.away.hide()
    for _times in range(5):
        presenter.away.come_back_with("wrong")
    assert laptop.is_over()


def test_erasing_asks_once_and_leaves_nothing_here_or_on_the_disk(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(LEVEL, 5)
    presenter.ending.ask_erase()
    presenter.ending.erase()
    laptop.deliver()
    assert notice(laptop).title == "Erased"
    assert side.rows == {"p1": {}, "f1": {}}
    assert presenter.sitting.sheet("p1").filling.entry("level").answer.state is State.LEFT_BLANK
    presenter.walk.stay()
    laptop.pass_time(5)
    assert side.rows == {"p1": {}, "f1": {}}


def test_a_second_start_brings_the_window_forward_and_does_nothing_else(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    laptop.open()
    before = laptop.view.page
    laptop.presenter.receive(ComeForward())
    assert laptop.view.came_forward == 1
    assert laptop.view.page is before


def test_switching_the_language_keeps_page_and_answers(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    laptop.shown(StartPage)
    presenter.walk.go_on()
    presenter.question.answered(LEVEL, 5)
    presenter.use_language("en")
    laptop.shown(QuestionPage)
    assert (laptop.shown(QuestionPage).spot, laptop.shown(QuestionPage).value) == (LEVEL, 5)


def test_the_own_copy_holds_every_sheet_and_the_key_and_nothing_in_the_open_that_is_private(
    side: MediatorsSide,
) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.contents()
    presenter.walk.go_to(Spot("f1", "value"))
    presenter.question.answered(Spot("f1", "value"), "heron-canary")
    presenter.ending.show_done()
    presenter.ending.print_copy()
    (wanted,) = laptop.view.copies
    assert [sheet.filling for sheet in wanted.sheets] == ["p1", "f1"]
    assert wanted.key is not None
    assert "heron-canary" not in repr(wanted.sheets)
