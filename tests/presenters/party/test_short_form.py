"""A question beyond the short form that was answered once stays where it is, whatever its answer becomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.answers import State
from app.presenters.party.pages import QuestionPage, Spot
from app.presenters.party.question_presenter import QuestionPresenter
from tests.presenters.party.laptop import FIRST, Laptop, MediatorsSide

MORE = Spot("f1", "more")


def come_again() -> Laptop:
    """The second hand-over of a sheet in its short form, in which "More questions" was pressed the first time."""
    side = MediatorsSide()
    side.add("f1", FIRST)
    first = Laptop(side).open()
    first.walk.more_questions("f1")
    first.walk.go_to(MORE)
    first.question.answered(MORE, "beyond")
    first.walk.go_on()
    side.take_back()
    laptop = Laptop(side)
    laptop.open().walk.go_to(MORE)
    return laptop


def type_nothing(question: QuestionPresenter) -> None:
    question.answered(MORE, "")
    question.settle()


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (QuestionPresenter.dont_know, State.DONT_KNOW),
        (QuestionPresenter.rather_not, State.RATHER_NOT),
        (QuestionPresenter.clear, State.LEFT_BLANK),
        (type_nothing, State.LEFT_BLANK),
    ],
)
def test_its_page_stays_and_the_way_goes_on_from_there(act: Callable[[QuestionPresenter], None], state: State) -> None:
    laptop = come_again()
    assert laptop.shown(QuestionPage).value == "beyond"
    act(laptop.presenter.question)
    laptop.presenter.walk.go_on()
    laptop.presenter.walk.back()
    page = laptop.shown(QuestionPage)
    assert (page.spot, page.state) == (MORE, state)
    laptop.pass_time(2)
    assert laptop.answered("f1", "more").state == state.value
