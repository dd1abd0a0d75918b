"""The pages for the time after: how long a case is kept, a hold, and destroying it by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.presenters.mediator.fake_after import CODE, FakeAfter
from tests.presenters.mediator.fakes import disk_full
from tests.ui.mediator.looking import words_of
from tests.ui.mediator.opened import ENDS, Asked, Desk
from ui.mediator.case_page import AFTER
from ui.parts.printed import Printed, told


def test_a_date_and_a_hold_are_kept_as_soon_as_they_are_chosen(qtbot: QtBot) -> None:
    desk = Desk()
    page = desk.one_case(AFTER)
    qtbot.addWidget(page)
    page.after.dates.setCurrentIndex(3)
    page.after.dates.activated.emit(3)
    assert desk.afterwards.kept_until == "2027-11-03"
    page.after.held.click()
    assert desk.afterwards.held
    assert page.kept.text() == "Saved"


def test_a_held_case_offers_no_way_to_destroying_and_says_why(qtbot: QtBot) -> None:
    page = Desk(afterwards=FakeAfter(held=True)).one_case(AFTER)
    qtbot.addWidget(page)
    page.show()
    assert not page.after.go.isEnabled()
    assert page.after._why_not.isVisible()
    page.after.held.click()
    assert page.after.go.isEnabled()


def test_a_hold_that_could_not_be_kept_is_not_shown_as_one(qtbot: QtBot) -> None:
    desk = Desk()
    page = desk.one_case(AFTER)
    qtbot.addWidget(page)
    desk.afterwards.trouble = disk_full()
    page.after.held.click()
    assert not page.after.held.isChecked()
    assert page.after.go.isEnabled()


def test_a_case_is_destroyed_by_keyboard_with_its_code_and_the_certificate_saved(qtbot: QtBot) -> None:
    desk = Desk(asked=Asked(where="/home/m/certificate.pdf"))
    page = desk.destroy()
    qtbot.addWidget(page)
    page.show()
    page.code.setFocus()
    QTest.keyClicks(page.code, "wrong")
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    assert desk.afterwards.destroyed == []
    page.code.selectAll()
    QTest.keyClicks(page.code, CODE)
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    assert desk.afterwards.destroyed == [desk.case.case().id]
    page.save.click()
    assert desk.afterwards.written == ["/home/m/certificate.pdf"]
    assert desk.asked.suggested == ["destruction-certificate_mediator.pdf"]
    page.finish.click()
    assert desk.left == 1


@pytest.mark.parametrize("becomes", ENDS)
def test_what_became_of_a_printed_certificate_is_said(qtbot: QtBot, heard: list[str], becomes: Printed) -> None:
    desk = Desk(asked=Asked(becomes=becomes))
    page = desk.destroy()
    qtbot.addWidget(page)
    page.show()
    QTest.keyClicks(page.code, CODE)
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    page.print.click()
    assert len(desk.asked.printed) == 1
    words = " ".join(filter(None, told(becomes)))
    assert words in words_of(page)
    assert heard[-1] == words


def test_going_back_destroys_nothing(qtbot: QtBot) -> None:
    desk = Desk()
    page = desk.destroy()
    qtbot.addWidget(page)
    page.back.click()
    assert (desk.afterwards.destroyed, desk.left) == ([], 1)
