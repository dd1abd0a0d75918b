"""Leaving a question that is keyed in, or its page: nothing goes that nobody has seen. The helper thread answers later."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.answers import LEFT_BLANK, Answer, State, given
from app.domain.money import Money
from app.presenters.mediator.key_in import Wanted
from tests.presenters.mediator.fakes import Later, disk_full
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.opened import Desk
from tests.ui.mediator.test_key_in_page import ALT, FORM, PLACE, RETURN, on_disk, page_of, press, told
from ui.mediator.key_in import KeyInPage
from ui.mediator.pieces.buttons import Link


def at_work(show: Show, *pages: int) -> tuple[Desk, Later, KeyInPage]:
    """A page whose disk answers when it is told to, with pictures of these pages."""
    later = Later()
    desk = Desk(background=later)
    door = desk.case.paper()
    desk.case.on_paper.begin(PLACE, "")
    for number in pages:
        door.attach(next(iter(desk.case.on_paper.begun)), number, b"a photo")
    page = desk.key_in(Wanted(PLACE, "MV"))
    show(page)
    later.do_all()
    settle()
    return desk, later, page


def left(page: KeyInPage) -> list[str]:
    gone: list[str] = []
    page.leave.connect(lambda: gone.append("another"))
    page.done.connect(lambda: gone.append("case"))
    return gone


# ---- a picture that may show what is marked M -------------------------------------------------------------------------


def open_and_keep(page: KeyInPage, later: Later) -> None:
    page._presenter.open("br_offer_terms")
    settle()
    press((ALT, Qt.Key.Key_K))
    later.do_all()
    settle()


def test_that_a_picture_may_show_what_is_marked_m_outlives_the_save_that_goes_with_it(show: Show) -> None:
    desk, later, page = at_work(show, 2)
    open_and_keep(page, later)
    assert on_disk(desk)["br_offer_terms"].answer == LEFT_BLANK
    assert page.kept.text() == "Saved"
    notice = page.told.beside_m
    assert notice.isVisible()
    assert "page 2" in notice.accessibleName()
    press((ALT, Qt.Key.Key_R))
    later.do_all()
    assert notice.isVisible()
    assert (page.is_busy(), page.asks_before_end()) == (True, True)
    page.say_why_it_stays()
    assert QApplication.focusWidget() is notice.first
    notice.first.click()
    here = QApplication.focusWidget()
    assert isinstance(here, Link)
    assert page.pictures.isAncestorOf(here)


def test_it_goes_with_its_picture_which_is_deleted_once_that_was_asked(show: Show) -> None:
    desk, later, page = at_work(show, 2)
    open_and_keep(page, later)
    _look, delete = page.pictures.findChildren(Link)
    delete.setFocus()
    delete.click()
    later.do_all()
    assert desk.case.on_paper.pictures
    assert desk.asked.questions == ["Delete the picture of page 2?"]
    desk.asked.yes = True
    delete.click()
    later.do_all()
    settle()
    assert not desk.case.on_paper.pictures
    assert not page.told.beside_m.isVisible()
    assert QApplication.focusWidget() is page.pictures.begin
    assert not page.is_busy()


def test_it_goes_once_somebody_has_looked_and_the_keyboard_is_back_at_the_answer(show: Show) -> None:
    _desk, later, page = at_work(show, 2)
    open_and_keep(page, later)
    page.told.beside_m.second.click()
    assert not page.told.beside_m.isVisible()
    assert not page.is_busy()
    here = QApplication.focusWidget()
    assert here is not None
    assert page.answer.isAncestorOf(here)


# ---- what the disk refuses ---------------------------------------------------------------------------------------------


def refuse(desk: Desk, later: Later, page: KeyInPage) -> None:
    desk.case.on_paper.trouble = disk_full()
    press("2", RETURN)
    later.do_all()
    assert page.told.refused.isVisible()


def test_the_page_stays_while_the_disk_refuses_and_goes_once_it_has_taken_what_was_typed(show: Show) -> None:
    desk, later, page = at_work(show)
    refuse(desk, later, page)
    assert (page.is_busy(), page.asks_before_end()) == (True, True)
    page.say_why_it_stays()
    assert QApplication.focusWidget() is page.told.refused.first
    desk.case.on_paper.trouble = disk_full()
    page.told.refused.first.click()
    later.do_all()
    assert page.is_busy()
    page.told.refused.first.click()
    later.do_all()
    assert (page.is_busy(), page.told.refused.isVisible(), page.kept.text()) == (False, False, "Saved")
    assert on_disk(desk)["br_direction"].answer == given("pay")


def test_whoever_goes_without_what_was_refused_says_so(show: Show) -> None:
    desk, later, page = at_work(show)
    gone = left(page)
    refuse(desk, later, page)
    page.told.refused.second.click()
    assert (gone, page.is_busy()) == (["another"], False)
    page.keep_again()
    later.do_all()
    assert "br_direction" not in on_disk(desk)


def test_a_way_out_waits_until_the_disk_has_what_was_typed_last(show: Show) -> None:
    desk, later, page = at_work(show)
    gone = left(page)
    press("2")
    page.back.click()
    assert gone == []
    later.do_all()
    assert gone == ["another"]
    assert on_disk(desk)["br_direction"].answer == given("pay")


def test_a_way_out_tells_a_disk_that_refuses_before_the_page_is_gone(show: Show) -> None:
    desk, later, page = at_work(show)
    press("2")
    page.back.click()
    desk.case.on_paper.trouble = disk_full()
    later.do_all()
    # Whoever is asked to go now looks whether the page is busy first.
    assert page.is_busy()
    assert page.told.refused.isVisible()


def test_a_picture_that_could_not_be_attached_is_told_until_one_is_whatever_is_saved_meanwhile(show: Show) -> None:
    desk, later, page = at_work(show)
    desk.asked.which = "/nowhere/at/all"
    page.pictures.begin.click()
    page.pictures.no.click()
    later.do_all()
    page._presenter.left_blank()
    later.do_all()
    assert (page.told.trouble.isVisible(), page.kept.text()) == (True, "Saved")
    desk.asked.which = __file__
    page.pictures.begin.click()
    page.pictures.no.click()
    later.do_all()
    assert not page.told.trouble.isVisible()
    assert page.pictures.said.accessibleName() == "The picture is kept here."


# ---- what cannot be read -----------------------------------------------------------------------------------------------

WAYS: dict[str, Callable[[KeyInPage], object]] = {
    "the list": lambda page: page.list.opened.emit("br_offer_terms"),
    "Alt+Down": lambda page: press((ALT, Qt.Key.Key_Down)),
    "Alt+Up": lambda page: press((ALT, Qt.Key.Key_Up)),
    "another handout": lambda page: page.back.click(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_cannot_be_read_is_told_before_its_question_is_left(show: Show, way: str) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer")
    gone = left(page)
    press("about 12 or 15 thousand")
    assert page.kept.text() == ""
    WAYS[way](page)
    settle()
    assert (page._presenter.here, gone) == ("br_offer", [])
    assert "Cannot be read" in told(page)
    assert (page.is_busy(), page.asks_before_end()) == (True, True)
    press((ALT, Qt.Key.Key_R))
    assert on_disk(desk)["br_offer"].answer == Answer(State.UNREADABLE)
    assert not page.is_busy()


def test_an_amount_that_was_saved_is_not_left_under_words_that_cannot_be_read(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer")
    press("-12500", RETURN)
    page._presenter.open("br_offer")
    settle()
    press("x")
    page._open("br_offer_terms")
    assert page._presenter.here == "br_offer"
    assert on_disk(desk)["br_offer"].answer == given(Money(-1_250_000, "USD"))


def test_answers_of_a_form_are_not_accepted_over_words_that_cannot_be_read(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer", form=FORM)
    press("a heap of money")
    page.form.accept.click()
    assert page._presenter.here == "br_offer"
    assert "Cannot be read" in told(page)
    assert page._presenter.waits


def test_of_a_page_that_is_busy_what_cannot_be_read_is_said_first(show: Show) -> None:
    page = page_of(Desk(), show, "br_offer", form=FORM)
    press("a heap of money")
    page.say_why_it_stays()
    assert "Cannot be read" in told(page)
    page._presenter.left_blank()
    page.say_why_it_stays()
    assert page.form.go_without.isVisible()
