from __future__ import annotations

import pytest

from app.domain.only_me import Keeping
from app.handover.messages import CodeWasRight, KeepPrivate, TryCode
from app.presenters.party.pages import (
    CodePage,
    ContentsPage,
    PrivateChoicePage,
    QuestionPage,
    Spot,
    StartPage,
)
from tests.presenters.party.laptop import FIRST, Laptop, MediatorsSide

VALUE = Spot("f1", "value")


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return side


def write_privately(side: MediatorsSide, words: str, code: str = "") -> Laptop:
    laptop = Laptop(side)
    presenter = laptop.open(code)
    presenter.walk.go_on()
    presenter.question.answered(VALUE, words)
    presenter.walk.go_on()
    laptop.deliver()
    return laptop


def come_again(side: MediatorsSide, **others: object) -> Laptop:
    side.take_back()
    side.sheets["f1"] = type(side.sheets["f1"])("f1", FIRST, side.sheets["f1"].form)
    laptop = Laptop(side, **others)
    laptop.presenter.opening.start()
    laptop.deliver()
    return laptop


def open_value(laptop: Laptop) -> QuestionPage:
    laptop.presenter.walk.go_on()
    shown = laptop.shown(QuestionPage)
    assert shown.spot == VALUE
    return shown


def test_the_wrapped_key_is_on_the_disk_before_anything_sealed_with_it(side: MediatorsSide) -> None:
    write_privately(side, "mine")
    names = [type(message).__name__ for message in side.heard]
    assert names.index("KeepPrivate") < names.index("Save")


def test_the_code_and_the_key_are_never_sent(side: MediatorsSide) -> None:
    laptop = write_privately(side, "mine", code="otter-77")
    assert laptop.presenter.sitting.key is not None
    key = laptop.presenter.sitting.key.raw
    said = repr(side.heard)
    assert "otter-77" not in said
    assert repr(key)[2:-1] not in said
    assert key.hex() not in said


@pytest.mark.parametrize(
    ("code", "again", "part"), [("abc", "abc", "at least 6"), ("abcdef", "abcdeg", "not the same")]
)
def test_a_short_or_mistyped_code_is_explained(side: MediatorsSide, code: str, again: str, part: str) -> None:
    laptop = Laptop(side)
    laptop.presenter.opening.start()
    laptop.presenter.opening.acknowledge()
    laptop.presenter.private.keep_with_code(code, again)
    laptop.shown(PrivateChoicePage)
    assert part in laptop.shown(PrivateChoicePage).problem
    assert not side.said(TryCode)


def test_with_the_code_private_answers_come_back_at_the_next_hand_over(side: MediatorsSide) -> None:
    write_privately(side, "for later", code="otter-77")
    laptop = come_again(side)
    laptop.shown(CodePage)
    laptop.presenter.private.try_code("otter-77")
    laptop.deliver()
    assert open_value(laptop).value == "for later"
    assert side.only_me.tries == 0
    assert side.only_me.working is not None


def test_a_wrong_code_is_counted_before_it_is_looked_at_and_tries_run_out(side: MediatorsSide) -> None:
    write_privately(side, "for later", code="otter-77")
    laptop = come_again(side)
    for left in (4, 3, 2, 1, 0):
        laptop.presenter.private.try_code("wrong one")
        laptop.deliver()
        laptop.shown(CodePage)
        assert laptop.shown(CodePage).tries_left == left
    laptop.presenter.private.try_code("otter-77")
    laptop.deliver()
    laptop.shown(CodePage)
    assert not [message for message in side.said(CodeWasRight) if message is side.heard[-1]]


def test_without_a_code_the_next_hand_over_starts_empty_and_does_not_ask_again(side: MediatorsSide) -> None:
    write_privately(side, "gone at hand-back")
    laptop = come_again(side)
    laptop.shown(StartPage)
    assert open_value(laptop).value == ""


def test_a_crash_loses_nothing_private(side: MediatorsSide) -> None:
    write_privately(side, "still here")
    laptop = Laptop(side, went_on=True)
    laptop.presenter.opening.start()
    laptop.deliver()
    page = laptop.view.page
    assert isinstance(page, QuestionPage)
    laptop.presenter.walk.back()
    laptop.shown(QuestionPage)
    assert laptop.shown(QuestionPage).value == "still here"


def test_going_on_without_the_code_leaves_earlier_answers_closed_and_safe(side: MediatorsSide) -> None:
    write_privately(side, "for later", code="otter-77")
    sealed = side.rows["f1"]["value"]
    laptop = come_again(side)
    laptop.presenter.private.go_on_without()
    page = open_value(laptop)
    assert page.closed
    assert not page.asks
    laptop.presenter.walk.go_on()
    laptop.pass_time(2)
    assert side.rows["f1"]["value"] == sealed
    last = come_again(side)
    last.presenter.private.try_code("otter-77")
    last.deliver()
    assert open_value(last).value == "for later"


def test_the_code_can_be_typed_later_and_opens_old_and_keeps_new(side: MediatorsSide) -> None:
    write_privately(side, "old", code="otter-77")
    laptop = come_again(side)
    presenter = laptop.presenter
    presenter.private.go_on_without()
    presenter.walk.go_on()
    presenter.walk.contents()
    laptop.shown(ContentsPage)
    secret_way = Spot("f1", "secret_way")
    presenter.walk.go_to(secret_way)
    presenter.question.answered(secret_way, "no")
    laptop.pass_time(1)
    presenter.private.ask_code()
    presenter.private.try_code("otter-77")
    laptop.pass_time(1)
    presenter.walk.go_to(VALUE)
    laptop.shown(QuestionPage)
    assert laptop.shown(QuestionPage).value == "old"
    last = come_again(side)
    last.presenter.private.try_code("otter-77")
    last.deliver()
    assert open_value(last).value == "old"
    last.presenter.walk.go_to(secret_way)
    last.shown(QuestionPage)
    assert last.shown(QuestionPage).value == "no"


def test_another_choice_can_be_made_later(side: MediatorsSide) -> None:
    laptop = write_privately(side, "kept after all")
    laptop.presenter.private.choose()
    laptop.presenter.private.keep_with_code("otter-77", "otter-77")
    laptop.pass_time(1)
    assert side.only_me.keeping is Keeping.WITH_CODE
    again = come_again(side)
    again.presenter.private.try_code("otter-77")
    again.deliver()
    assert open_value(again).value == "kept after all"


def test_keeping_goes_out_with_every_wrap_it_needs(side: MediatorsSide) -> None:
    write_privately(side, "mine", code="otter-77")
    last = side.said(KeepPrivate)[-1]
    assert isinstance(last, KeepPrivate)
    assert last.working
    assert last.coded
    assert last.salt
    assert last.memory_kib >= 64 * 1024
    assert (last.passes, last.lanes) == (3, 4)
