"""Keying in a handout: where the keyboard is, and what a code that a person types leads to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.domain.answers import Answer, State
from app.domain.kinds import TableKind
from app.domain.kinds.base import DONT_KNOW
from app.domain.money import Money
from app.domain.sharing import Lock
from app.presenters.mediator.key_in import Wanted
from app.presenters.paper_doors import Attached, PaperPlace
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.opened import Desk
from tests.ui.mediator.test_find_handout import scan
from tests.ui.mediator.test_key_in_page import ALT, PLACE, RETURN, on_disk, page_of, press
from ui.editors.dont_know_tick import DontKnowTick
from ui.mediator.key_in import KeyInPage
from ui.mediator.pieces.buttons import Link


def test_a_letter_of_the_party_alone_picks_the_party_and_asks_for_the_sheet(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    scan(page, "bake-42 b")
    assert desk.keyed == []
    assert not page.notice.isVisible()
    assert page.party.chosen() == "b"
    assert page._which.isVisible()
    assert page.sheet.hasFocus()
    press(Qt.Key.Key_Down)
    assert not page._which.isVisible()
    assert page.sheet.hasFocus()
    wanted = page.sheet.chosen()
    page.go.click()
    assert (desk.keyed[0].place.party, desk.keyed[0].place.worksheet) == ("b", wanted)


def test_a_code_typed_as_it_stands_on_the_paper_leads_to_its_handout(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    scan(page, "bake-42 b batna_check 1")
    assert desk.keyed == [Wanted(PaperPlace("b", "batna_check"), "MV")]


def test_return_in_typed_by_keys_the_handout_in_and_a_code_that_waits_goes_before_the_lists(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    page.by.setFocus()
    press(RETURN)
    assert len(desk.keyed) == 1
    desk.keyed.clear()
    page.code.setText("recess:BAKE-42:B:batna_check:1")
    press(RETURN)
    assert desk.keyed == [Wanted(PaperPlace("b", "batna_check"), "MV")]


# ---- where the keyboard is ------------------------------------------------------------------------------------------


def test_enter_while_a_page_is_asked_for_touches_no_answer(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer_terms")
    before = on_disk(desk)
    page.pictures.begin.click()
    settle()
    assert page.pictures.page.hasFocus()
    press("3", RETURN)
    assert page._presenter.here == "br_offer_terms"
    assert page.pictures.page.chosen() == "3"
    assert page.pictures.yes.hasFocus()
    press("2", (Qt.KeyboardModifier.ControlModifier, RETURN))
    assert page._presenter.here == "br_offer_terms"
    press(RETURN)
    assert page.pictures.said.isVisible()
    assert on_disk(desk) == before
    assert page._presenter.here == "br_offer_terms"


def test_what_is_asked_of_a_page_is_over_once_another_question_is_shown(show: Show) -> None:
    page = page_of(Desk(), show, "br_offer_terms")
    page.pictures.begin.click()
    press((ALT, Qt.Key.Key_L))
    settle()
    assert not page.pictures.asks.isVisible()
    page.pictures.begin.click()
    press(Qt.Key.Key_Escape)
    assert not page.pictures.asks.isVisible()
    assert page.pictures.begin.hasFocus()


def test_the_question_that_is_typed_is_in_view_in_the_list_from_the_start(show: Show) -> None:
    desk = Desk()
    page = desk.key_in(Wanted(PLACE))
    last = [line.id for line in page._presenter._lines() if line.id in page._presenter._walk()][-1]
    page._presenter.open(last)
    show(page)
    settle()
    assert page.list.viewport().rect().contains(page.list.visualRect(page.list.currentIndex()))


def test_in_a_table_the_keyboard_begins_at_the_first_cell_without_a_word(show: Show) -> None:
    desk = Desk()
    page = desk.key_in(Wanted(PLACE))
    show(page)
    tables = [name for name in page._presenter._walk() if isinstance(_kind(page, name), TableKind)]
    found: list[str] = []
    for name in tables:
        page._presenter.open(name)
        settle()
        cell = QApplication.focusWidget()
        if isinstance(cell, QLineEdit | QPlainTextEdit):
            found.append(cell.text() if isinstance(cell, QLineEdit) else cell.toPlainText())
    assert found
    assert not any(found)


def _kind(page: KeyInPage, question: str) -> object:
    assert page._presenter._opened is not None
    return page._presenter._opened.sheet.question(question).kind


def test_a_picture_comes_into_view_and_can_be_hidden(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer_terms")
    page._presenter.pictures.attach(1, __file__)
    page._presenter.pictures.look_at(Attached(next(iter(desk.case.on_paper.pictures)), 1))
    settle()
    picture, hide = page.pictures.pictured
    assert not picture.visibleRegion().isEmpty()
    assert not hide.visibleRegion().isEmpty()
    assert isinstance(hide, Link)
    hide.click()
    assert page.pictures.pictured == ()


# ---- cells, and what is not known ---------------------------------------------------------------------------------------


def test_return_goes_from_cell_to_cell_past_what_stands_there_and_after_the_last_to_the_next_question(
    show: Show,
) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_endings")
    press("it ends well", RETURN, "900", RETURN, "so so", RETURN)
    press((ALT, Qt.Key.Key_D))
    press(RETURN, "badly", RETURN, "0")
    assert page._presenter.here == "br_endings"
    press(RETURN)
    assert page._presenter.here != "br_endings"
    saved = on_disk(desk)["br_endings"].answer.value
    assert isinstance(saved, tuple)
    assert [(row.cells["story"], row.cells["amount"]) for row in saved] == [
        ("it ends well", Money(90_000, "USD")),
        ("so so", DONT_KNOW),
        ("badly", Money(0, "USD")),
    ]


def test_tab_never_stops_at_a_tick_that_has_a_key_of_its_own(show: Show) -> None:
    page = page_of(Desk(), show, "br_costs")
    stops = []
    for _step in range(40):
        press(Qt.Key.Key_Tab)
        stops.append(type(QApplication.focusWidget()))
    assert page.answer.editor is not None
    assert page.answer.editor.findChildren(DontKnowTick)
    assert DontKnowTick not in stops


def test_what_a_party_wrote_as_not_known_is_kept_as_that_with_its_mark(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer")
    press((ALT, Qt.Key.Key_B), (ALT, Qt.Key.Key_D))
    entry = on_disk(desk)["br_offer"]
    assert (entry.answer, entry.lock) == (Answer(State.DONT_KNOW), Lock.MEDIATOR)
    assert page._presenter.here == "br_offer_terms"
    assert {line.id: line.state() for line in page._presenter._lines()}["br_offer"] == "“I don't know”"
