"""What a screen reader hears of a handout that is keyed in: what stands round the answer, where the keyboard never is."""

from __future__ import annotations

from app.presenters.mediator.key_in import Wanted
from tests.ui.mediator.conftest import Show
from tests.ui.mediator.opened import Desk
from tests.ui.mediator.test_key_in_page import PLACE, page_of


def test_what_was_said_at_the_laptop_is_heard_with_the_question(show: Show, heard: list[str]) -> None:
    desk = Desk()
    desk.case.on_paper.beside = {"br_direction": ("It goes from me",)}
    show(desk.key_in(Wanted(PLACE, "MV")))
    assert [words for words in heard if "At the laptop, in this break" in words and "It goes from me" in words] != []


def test_at_the_end_it_is_heard_how_far_the_handout_is(show: Show, heard: list[str]) -> None:
    page = page_of(Desk(), show)
    for _question in range(60):
        page._presenter.left_blank()
    assert "That was the last question." in heard[-1]
    assert "Left blank: " in heard[-1]
