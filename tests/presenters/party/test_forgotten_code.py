"""The code of private answers: nobody gets round it, and nothing is lost with it unless the party says so."""

from __future__ import annotations

import pytest

from app.domain.only_me import Keeping
from app.handover.messages import CodeWasRight, ForgetCode, KeepPrivate, TryCode
from app.presenters.party.pages import CodePage, NoticePage, PrivateChoicePage, QuestionPage, Spot, StartPage
from tests.presenters.party.laptop import FIRST, Laptop, MediatorsSide

VALUE, SECRET_WAY = Spot("f1", "value"), Spot("f1", "secret_way")
CODE = "otter-77"


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    laptop = Laptop(side)
    presenter = laptop.open(CODE)
    presenter.walk.go_on()
    presenter.question.answered(VALUE, "for later")
    presenter.walk.go_on()
    laptop.deliver()
    return side


def come_again(side: MediatorsSide) -> Laptop:
    side.take_back()
    return started(side)


def started(side: MediatorsSide) -> Laptop:
    laptop = Laptop(side)
    laptop.presenter.opening.start()
    laptop.deliver()
    return laptop


def opened(side: MediatorsSide, code: str = CODE) -> object:
    """What stands under the code at the next hand-over."""
    laptop = come_again(side)
    laptop.presenter.private.try_code(code)
    laptop.deliver()
    laptop.presenter.walk.go_to(VALUE)
    return laptop.shown(QuestionPage).value


def test_choosing_again_asks_for_the_code_there_is(side: MediatorsSide) -> None:
    laptop = come_again(side)
    private = laptop.presenter.private
    private.go_on_without()
    heard = len(side.heard)
    for act in (
        private.choose,
        private.erase_at_hand_back,
        lambda: private.keep_with_code("new-code", "new-code"),
    ):
        act()
        laptop.deliver()
        assert laptop.shown(CodePage).choosing
    assert not [message for message in side.heard[heard:] if isinstance(message, CodeWasRight | KeepPrivate)]
    private.try_code(CODE)
    laptop.deliver()
    laptop.shown(PrivateChoicePage)
    private.keep_with_code("new-code", "new-code")
    laptop.pass_time(1)
    assert opened(side, "new-code") == "for later"


def test_choosing_a_code_counts_nothing_and_starts_nothing_again(side: MediatorsSide) -> None:
    assert not side.said(TryCode)
    assert not side.said(CodeWasRight)
    laptop = come_again(side)
    for _times in range(4):
        laptop.presenter.private.try_code("wrong one")
        laptop.deliver()
    laptop.presenter.private.go_on_without()
    laptop.presenter.private.choose()
    laptop.presenter.private.keep_with_code("new-code", "new-code")
    laptop.pass_time(1)
    assert side.only_me.tries == 4


def test_a_forgotten_code_is_said_to_be_final_before_anything_is_erased(side: MediatorsSide) -> None:
    laptop = come_again(side)
    laptop.presenter.private.forgot()
    page = laptop.shown(NoticePage)
    assert page.lines[0].startswith("Nobody can open the private answers")
    assert page.stay == "Leave them closed"
    laptop.presenter.walk.stay()
    laptop.shown(CodePage)
    assert not side.said(ForgetCode)
    laptop.presenter.private.try_code(CODE)
    laptop.deliver()
    laptop.shown(QuestionPage)


def test_giving_up_a_forgotten_code_erases_what_it_closed_and_keeps_what_was_written_since(side: MediatorsSide) -> None:
    laptop = come_again(side)
    presenter = laptop.presenter
    presenter.private.go_on_without()
    presenter.walk.go_on()
    presenter.walk.go_to(SECRET_WAY)
    presenter.question.answered(SECRET_WAY, "no")
    presenter.private.forgot()
    presenter.walk.leave()
    laptop.deliver()
    laptop.shown(PrivateChoicePage)
    assert set(side.rows["f1"]) == {"secret_way"}
    assert side.only_me.coded is None
    presenter.private.keep_with_code("new-code", "new-code")
    laptop.pass_time(1)
    presenter.walk.go_to(VALUE)
    assert laptop.shown(QuestionPage).asks
    presenter.question.answered(VALUE, "written anew")
    laptop.pass_time(1)
    assert opened(side, "new-code") == "written anew"
    assert set(side.rows["f1"]) == {"value", "secret_way"}, "what was written before the new code is kept with it"


def test_what_was_written_without_the_code_goes_at_hand_back_and_what_the_code_closes_stays(
    side: MediatorsSide,
) -> None:
    laptop = come_again(side)
    presenter = laptop.presenter
    presenter.private.go_on_without()
    presenter.walk.go_on()
    presenter.walk.go_to(SECRET_WAY)
    presenter.question.answered(SECRET_WAY, "no")
    laptop.pass_time(1)
    assert set(side.rows["f1"]) == {"value", "secret_way"}
    assert opened(side) == "for later"
    assert set(side.rows["f1"]) == {"value"}


def test_what_was_written_before_the_code_was_typed_after_all_is_kept_with_it(side: MediatorsSide) -> None:
    laptop = come_again(side)
    presenter = laptop.presenter
    presenter.private.go_on_without()
    presenter.walk.go_on()
    presenter.walk.go_to(SECRET_WAY)
    presenter.question.answered(SECRET_WAY, "no")
    laptop.pass_time(1)
    presenter.private.ask_code()
    presenter.private.try_code(CODE)
    laptop.pass_time(1)
    assert opened(side) == "for later"
    assert set(side.rows["f1"]) == {"value", "secret_way"}


def test_after_a_crash_what_was_written_without_the_code_still_goes_at_hand_back(side: MediatorsSide) -> None:
    laptop = come_again(side)
    laptop.presenter.private.go_on_without()
    laptop.presenter.walk.go_on()
    again = started(side)
    again.presenter.walk.go_to(SECRET_WAY)
    again.presenter.question.answered(SECRET_WAY, "no")
    again.pass_time(1)
    assert set(side.rows["f1"]) == {"value", "secret_way"}
    assert opened(side) == "for later"
    assert set(side.rows["f1"]) == {"value"}


def test_a_full_disk_keeps_the_forgotten_code_until_it_can_be_erased_or_is_kept(side: MediatorsSide) -> None:
    laptop = come_again(side)
    side.disk_full = True
    laptop.presenter.private.forgot()
    laptop.presenter.walk.leave()
    laptop.pass_time(0.5)
    page = laptop.shown(NoticePage)
    assert (page.title, page.lines[0], page.stay) == ("Not erased yet", "The disk is full.", "Try again")
    laptop.presenter.walk.leave()
    laptop.pass_time(30)
    laptop.shown(CodePage)
    assert side.rows["f1"]
    laptop.presenter.private.forgot()
    laptop.presenter.walk.leave()
    laptop.pass_time(0.5)
    side.disk_full = False
    laptop.presenter.walk.stay()
    laptop.pass_time(1)
    laptop.shown(PrivateChoicePage)
    assert side.only_me.coded is None
    assert side.rows["f1"] == {}


def test_after_a_crash_a_hidden_screen_still_asks_for_the_code(side: MediatorsSide) -> None:
    laptop = started(side)
    away = laptop.presenter.away
    away.hide()
    away.key_pressed()
    assert laptop.is_hidden()
    away.come_back_with("wrong one")
    laptop.deliver()
    assert laptop.view.hidden is not None
    assert laptop.view.hidden.problem
    assert side.only_me.tries == 1
    away.come_back_with(CODE)
    laptop.deliver()
    assert not laptop.is_hidden()
    assert side.only_me.tries == 0


def test_who_went_on_without_the_code_is_not_asked_for_it_also_after_a_crash(side: MediatorsSide) -> None:
    come_again(side).presenter.private.go_on_without()
    laptop = started(side)
    laptop.presenter.away.hide()
    laptop.presenter.away.key_pressed()
    assert not laptop.is_hidden()


def test_wrong_codes_at_a_hidden_screen_count_at_the_next_hand_over_too(side: MediatorsSide) -> None:
    laptop = come_again(side)
    laptop.presenter.private.try_code(CODE)
    laptop.deliver()
    laptop.presenter.away.hide()
    for _times in range(3):
        laptop.presenter.away.come_back_with("wrong one")
    laptop.deliver()
    assert side.only_me.tries == 3
    laptop.presenter.away.come_back_with(CODE)
    assert not laptop.is_hidden()
    assert side.only_me.tries == 0


@pytest.mark.parametrize("silent", [False, True], ids=["a full disk", "no answer"])
def test_a_code_that_could_not_be_looked_at_is_said_and_can_be_tried_again(side: MediatorsSide, silent: bool) -> None:
    laptop = come_again(side)
    side.disk_full, side.silent = not silent, silent
    laptop.presenter.private.try_code(CODE)
    laptop.pass_time(10)
    page = laptop.shown(CodePage)
    assert page.problem
    assert page.tries_left is None
    side.disk_full = side.silent = False
    laptop.presenter.private.try_code(CODE)
    laptop.deliver()
    laptop.shown(QuestionPage)


@pytest.mark.parametrize("silent", [False, True], ids=["a full disk", "no answer"])
def test_a_code_that_could_not_be_set_is_said_and_can_be_set_again(silent: bool) -> None:
    side = MediatorsSide()
    side.add("f1", FIRST)
    laptop = Laptop(side)
    laptop.presenter.opening.start()
    laptop.presenter.opening.acknowledge()
    laptop.deliver()
    side.disk_full, side.silent = not silent, silent
    laptop.presenter.private.keep_with_code(CODE, CODE)
    laptop.pass_time(10)
    assert laptop.shown(PrivateChoicePage).problem
    side.disk_full = side.silent = False
    laptop.presenter.private.keep_with_code(CODE, CODE)
    laptop.pass_time(30)
    laptop.shown(StartPage)
    assert side.only_me.keeping is Keeping.WITH_CODE


def test_a_crash_while_new_answers_move_under_the_old_code_loses_none(side: MediatorsSide) -> None:
    laptop = come_again(side)
    presenter = laptop.presenter
    presenter.private.go_on_without()
    presenter.walk.go_on()
    presenter.walk.go_to(SECRET_WAY)
    presenter.question.answered(SECRET_WAY, "no")
    laptop.pass_time(1)
    presenter.private.ask_code()
    presenter.private.try_code(CODE)
    # One message more reaches the disk after the code was right, then the process is gone.
    presenter.receive(laptop.waiting.pop(0))
    again = started(side)
    again.presenter.private.try_code(CODE)
    again.deliver()
    again.presenter.walk.go_to(SECRET_WAY)
    assert again.shown(QuestionPage).value == "no"


def test_with_no_try_left_the_page_says_so_and_who_can_help(side: MediatorsSide) -> None:
    laptop = come_again(side)
    for _times in range(5):
        laptop.presenter.private.try_code("wrong one")
        laptop.deliver()
    assert "The mediator can allow more tries" in laptop.shown(CodePage).problem
    again = come_again(side)
    assert again.shown(CodePage).tries_left == 0
    assert "The mediator can allow more tries" in again.shown(CodePage).problem


@pytest.mark.parametrize("asks", [True, False], ids=["asking for the mediator", "forgetting the code"])
def test_before_the_code_no_way_leads_to_the_questions(side: MediatorsSide, asks: bool) -> None:
    laptop = come_again(side)
    if asks:
        laptop.presenter.ask_mediator()
    else:
        laptop.presenter.private.forgot()
    laptop.presenter.walk.contents()
    assert isinstance(laptop.view.page, CodePage | NoticePage)
