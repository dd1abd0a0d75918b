"""The curtain as a window: nothing gets past it but the PIN or the passphrase."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.presenters.mediator.curtain import Standing
from tests.presenters.mediator.fakes import PIN, FakeVault, disk_full
from tests.ui.mediator.conftest import Show
from tests.ui.mediator.keys import ESCAPE, RETURN, here, press, tab_to
from tests.ui.mediator.opened import Desk

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_the_mediator_types_the_pin_and_return_takes_the_laptop_back(show: Show) -> None:
    desk = Desk()
    show(desk.curtain())
    press(PIN, RETURN)
    assert desk.taken_back == 1


@pytest.mark.parametrize("standing", list(Standing))
def test_neither_escape_nor_closing_nor_any_shortcut_takes_it_away(show: Show, standing: Standing) -> None:
    desk = Desk()
    curtain = desk.curtain(standing)
    show(curtain)
    press(ESCAPE, (ALT, Qt.Key.Key_F4), (CONTROL, Qt.Key.Key_Q), (CONTROL, Qt.Key.Key_W), ESCAPE)
    curtain.close()
    assert curtain.isVisible()
    assert (desk.taken_back, desk.went_on) == (0, 0)


def test_a_refused_pin_is_gone_from_the_field_and_cannot_be_brought_back(show: Show) -> None:
    desk = Desk()
    curtain = desk.curtain()
    show(curtain)
    press("4829", RETURN)
    assert curtain.secret.text() == ""
    assert "4 more times" in curtain.notice.accessibleName()
    curtain.secret._button.click()
    curtain.secret.line.setFocus()
    press((CONTROL, Qt.Key.Key_Z))
    assert curtain.secret.text() == ""


def test_while_it_waits_nothing_is_taken_and_then_the_keyboard_is_in_the_field_again(show: Show) -> None:
    desk = Desk(vault=FakeVault(wait=2.0))
    curtain = desk.curtain()
    show(curtain)
    assert not curtain.secret.isEnabled()
    assert not curtain.take_back.isEnabled()
    assert curtain._busy.text() == "Next try in 2 s"
    curtain._count_down()
    assert curtain._busy.text() == "Next try in 1 s"
    desk.vault.wait = 0.0
    curtain._count_down()
    assert curtain._busy.text() == ""
    assert here() is curtain.secret.line
    press(PIN, RETURN)
    assert desk.taken_back == 1


def test_while_a_party_works_it_leads_back_to_the_sheet_and_nothing_points_at_a_way_out(show: Show) -> None:
    desk = Desk()
    curtain = desk.curtain(Standing.WITH_PARTY)
    show(curtain)
    assert not curtain.mediator.hasFocus()
    assert not curtain._card.isVisible()
    assert not curtain.go_on.isVisible()
    curtain.mediator.click()
    curtain.sheet.click()
    assert not curtain._card.isVisible()
    assert (desk.went_on, desk.taken_back) == (1, 0)


def test_the_mediator_can_ask_for_the_field_while_a_party_works_or_after_a_crash(show: Show) -> None:
    desk = Desk()
    curtain = desk.curtain(Standing.CRASHED)
    show(curtain)
    tab_to(curtain.mediator)
    press(RETURN)
    press(PIN, RETURN)
    assert desk.taken_back == 1


def test_after_a_crash_return_goes_on_where_the_party_was(show: Show) -> None:
    desk = Desk()
    curtain = desk.curtain(Standing.CRASHED)
    show(curtain)
    assert here() is curtain.go_on
    press(RETURN)
    assert (desk.went_on, desk.taken_back) == (1, 0)


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_when_the_party_is_done_what_was_typed_and_said_before_is_gone(show: Show) -> None:
    curtain = Desk().curtain()
    show(curtain)
    press("111", RETURN, "22")
    curtain.stand(Standing.BACK)
    assert curtain.secret.text() == ""
    assert not curtain.notice.isVisible()


def test_trouble_with_the_disk_is_told_and_the_field_still_takes_the_pin(show: Show) -> None:
    desk = Desk()
    curtain = desk.curtain()
    show(curtain)
    desk.vault.trouble = disk_full()
    press(PIN, RETURN)
    assert "The disk is full." in curtain.notice.accessibleName()
    assert desk.taken_back == 0
    curtain.secret.line.selectAll()
    press(PIN, RETURN)
    assert desk.taken_back == 1


def test_it_says_that_everything_is_saved_only_where_that_is_so(show: Show) -> None:
    curtain = Desk().curtain(Standing.BACK)
    show(curtain)
    assert "Everything is saved" in curtain.words.text()
    curtain.show_standing(Standing.BACK_UNSAVED)
    assert "could not be saved" in curtain.words.text()
    assert "Everything" not in curtain.words.text()
