"""Which handout came back: by its code, by a form, from the lists. Nothing of another party is shown unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.answers import Entry, given
from app.domain.case import Issue
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.mediator.find_handout import TypedBy
from app.presenters.mediator.key_in import Wanted
from app.presenters.paper_doors import FormRead, PaperPlace
from tests.ui.mediator.conftest import Show
from tests.ui.mediator.opened import Desk, with_parties
from tests.ui.mediator.test_key_in_page import RETURN, press
from ui.mediator.find_handout import FindHandoutPage


def reading_a_form(show: Show, folder: Path, worksheet: str, *more: Issue) -> tuple[Desk, FindHandoutPage]:
    filled = folder / "filled.pdf"
    filled.write_bytes(b"%PDF")
    desk = Desk()
    desk.case.now = replace(desk.case.now, issues=(*desk.case.now.issues, *more))
    desk.case.on_paper.read = FormRead(HandoutCode("BAKE-42", "B", worksheet, 1), {})
    desk.asked.which = str(filled)
    page = desk.find_handout()
    show(page)
    return desk, page


def scan(page: FindHandoutPage, code: str) -> None:
    page.code.setFocus()
    QTest.keyClicks(page.code, code)
    QTest.keyClick(page.code, RETURN)


def test_a_scanned_code_leads_to_its_handout_and_says_who_types(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    scan(page, "recess:BAKE-42:B:batna_check:1:3")
    assert desk.keyed == [Wanted(PaperPlace("b", "batna_check"), "MV", page=3)]


def test_a_filled_form_leads_to_its_handout_with_what_it_says(show: Show, tmp_path: Path) -> None:
    filled = tmp_path / "filled.pdf"
    filled.write_bytes(b"%PDF")
    form = FormRead(HandoutCode("BAKE-42", "B", "batna_check", 1), {"br_direction": Entry(given("pay"), Lock.MEDIATOR)})
    desk = Desk()
    desk.case.on_paper.read = form
    desk.asked.which = str(filled)
    page = desk.find_handout()
    show(page)
    page.form.click()
    assert desk.keyed == [], "whose it is stands there before anything of it is shown"
    assert page._which.text().startswith("A form of Denis Laurent was read.")
    assert (page.party.chosen(), page.sheet.chosen()) == ("b", "batna_check")
    press(RETURN)
    (keyed,) = desk.keyed
    assert keyed.form is not None
    assert keyed == Wanted(PaperPlace("b", "batna_check"), "MV", form=keyed.form)
    assert replace(keyed.form, file=None) == form
    # The page can say later where the file still lies.
    assert keyed.form.file is not None
    assert keyed.form.file.name == "filled.pdf"


def test_a_form_that_needs_its_issue_says_so_where_that_is_picked(show: Show, tmp_path: Path) -> None:
    desk, page = reading_a_form(show, tmp_path, "objective_criteria", Issue("i_more", "Something else"))
    page.form.click()
    assert page._which.text() == "A form of Denis Laurent was read. Pick its issue, then key it in."
    assert page.issue.hasFocus()
    page.go.click()
    (keyed,) = desk.keyed
    assert keyed.form is not None
    assert (replace(keyed.form, file=None), keyed.place.party) == (desk.case.on_paper.read, "b")


def test_the_issue_that_a_form_says_it_is_about_is_the_one_that_is_offered(show: Show, tmp_path: Path) -> None:
    desk, page = reading_a_form(show, tmp_path, "objective_criteria", Issue("i_more", "Something else"))
    picked = {
        "oc_issue": Entry(given("i_more"), Lock.MEDIATOR),
        "oc_why": Entry(given("i_floor and more"), Lock.MEDIATOR),
    }
    desk.case.on_paper.read = FormRead(HandoutCode("BAKE-42", "B", "objective_criteria", 1), picked)
    page.form.click()
    assert page._which.text() == "A form of Denis Laurent was read. Check its issue, then key it in."
    assert page.issue.chosen() == "i_more"
    page.go.click()
    assert desk.keyed[0].place.issue == "i_more"


@pytest.mark.parametrize("instead", ["a list", "a code"])
def test_a_form_that_was_read_is_never_put_aside_in_silence(show: Show, tmp_path: Path, instead: str) -> None:
    desk, page = reading_a_form(show, tmp_path, "batna_check")
    page.form.click()
    if instead == "a list":
        page.sheet.setFocus()
        press(Qt.Key.Key_Down)
        assert page.sheet.hasFocus()
    else:
        scan(page, "recess:BAKE-42:A:batna_check:1")
    assert "The form of Denis Laurent is put aside." in page._which.text()
    assert desk.keyed == []
    page.go.click()
    assert desk.keyed[0].form is None


def test_a_code_of_another_party_than_was_picked_by_hand_is_told_before_its_handout_is_shown(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    page.party.setFocus()
    press(Qt.Key.Key_Down)
    assert page.party.chosen() == "b"
    scan(page, "recess:BAKE-42:A:batna_check:1")
    assert desk.keyed == []
    assert page._which.text() == "This is a handout of Marisol Vega. You had picked Denis Laurent."
    assert page.party.chosen() == "a"
    press(RETURN)
    assert desk.keyed == [Wanted(PaperPlace("a", "batna_check"), "MV")]


def test_a_code_of_the_party_that_was_picked_by_hand_leads_on_at_once(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    page.party.setFocus()
    press(Qt.Key.Key_Down)
    scan(page, "recess:BAKE-42:B:batna_check:1")
    assert len(desk.keyed) == 1


def test_a_sheet_that_is_about_no_issue_is_the_same_handout_by_its_code_and_from_the_lists(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    scan(page, "recess:BAKE-42:A:batna_check:1")
    page._presenter.pick("a", "batna_check")
    page.go.click()
    assert desk.keyed == [Wanted(PaperPlace("a", "batna_check"), "MV")] * 2


def test_a_foreign_code_is_told_in_a_sentence_and_goes_nowhere(show: Show) -> None:
    desk = Desk()
    page = desk.find_handout()
    show(page)
    scan(page, "recess:OTHER-1:B:batna_check:1")
    assert page.notice.isVisible()
    assert desk.keyed == []


def test_a_sheet_for_each_issue_asks_which_one_and_offers_that_of_the_break(show: Show) -> None:
    desk = Desk()
    more = Issue("i_more", "Something else")
    desk.case.now = replace(desk.case.now, issues=(*desk.case.now.issues, more))
    page = desk.find_handout()
    show(page)
    scan(page, "recess:BAKE-42:A:objective_criteria:1")
    assert desk.keyed == []
    assert page.issue.isVisible()
    assert page.issue.chosen() == desk.case.all_breaks[-1].issue
    page.go.click()
    assert desk.keyed[0].place.issue == desk.case.all_breaks[-1].issue


def test_among_three_parties_a_two_sided_sheet_asks_towards_whom(show: Show) -> None:
    desk = with_parties(Desk(), 3)
    page = desk.find_handout()
    show(page)
    scan(page, "recess:BAKE-42:B:batna_check:1")
    assert page.towards.isVisible()
    offered = {page.towards.itemData(place) for place in range(page.towards.count())}
    assert offered == {"a", "c"}
    page.go.click()
    assert desk.keyed[0].place.towards in offered


def test_who_types_is_remembered_for_the_next_handout(show: Show) -> None:
    by = TypedBy()
    desk = Desk()
    page = FindHandoutPage(desk.case, desk.cases, desk.background, desk.asked, by, desk.keyed.append)
    page.start()
    show(page)
    QTest.keyClicks(page.by, "Ana")
    page.by.settle()
    again = FindHandoutPage(desk.case, desk.cases, desk.background, desk.asked, by, desk.keyed.append)
    assert again.by.text() == "Ana"
    again.deleteLater()
