"""Before the window: unlocking, the recovery sheet and the first start, with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.presenters.doors import VaultState
from app.presenters.mediator.first_start import Begin, Step
from tests.presenters.mediator.fakes import LINES, PASSPHRASE, PIN, FakeVault, Later, disk_full
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import RETURN, SPACE, TAB, here, press, tab_to
from tests.ui.mediator.looking import cut_off, is_in_sight, words_of
from tests.ui.mediator.opened import ENDS, Asked, Desk
from ui import look
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.fields import Secret
from ui.parts.printed import Printed, told


def test_the_passphrase_can_be_typed_at_once_and_return_opens_the_vault(show: Show) -> None:
    desk = Desk()
    show(desk.unlock())
    press(PASSPHRASE, RETURN)
    assert desk.unlocked == 1


def test_a_refused_passphrase_leaves_an_empty_field_with_the_keyboard_and_says_what_to_do(show: Show) -> None:
    desk = Desk()
    page = desk.unlock()
    show(page)
    press("copper lantern", RETURN)
    assert (desk.unlocked, page.passphrase.text()) == (0, "")
    assert here() is page.passphrase.line
    notice = page._entry.notice
    assert notice.isVisible()
    assert "recovery sheet" in notice.accessibleName()
    press(PASSPHRASE, RETURN)
    assert desk.unlocked == 1


def test_what_was_typed_before_cannot_be_brought_back_and_shown(show: Show) -> None:
    page = Desk().unlock()
    show(page)
    press("copper lantern orchard", RETURN)
    page.passphrase._button.click()
    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Normal
    page.passphrase.line.setFocus()
    press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Z), (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y))
    assert page.passphrase.text() == ""


def test_secrets_are_hidden_until_shown_can_be_pasted_and_no_keyboard_learns_them(show: Show) -> None:
    page = Desk().unlock()
    show(page)
    line = page.passphrase.line
    assert line.echoMode() is QLineEdit.EchoMode.Password
    for hint in (Qt.InputMethodHint.ImhSensitiveData, Qt.InputMethodHint.ImhNoPredictiveText):
        assert line.inputMethodHints() & hint
    line.clear()
    line.insert(PASSPHRASE)
    assert page.passphrase.text() == PASSPHRASE


def test_while_the_vault_opens_nothing_can_be_pressed_and_afterwards_the_keyboard_is_where_it_was(show: Show) -> None:
    later = Later()
    desk = Desk(background=later)
    page = desk.unlock()
    show(page)
    press("copper", RETURN)
    assert not page.unlock.isEnabled()
    assert page._entry.busy.isVisible()
    later.do_all()
    assert page.unlock.isEnabled()
    assert here() is page.passphrase.line


def test_the_recovery_sheet_is_asked_for_by_its_link(show: Show) -> None:
    page = Desk().unlock()
    asked: list[bool] = []
    page.recover.connect(lambda: asked.append(True))
    show(page)
    tab_to(page.sheet)
    press(SPACE)
    assert asked == [True]


def test_eight_lines_and_a_new_passphrase_are_typed_with_tab_alone(show: Show) -> None:
    desk = Desk()
    page = desk.recover()
    show(page)
    for line in LINES:
        press(line, TAB)
    press("another long passphrase of mine")
    tab_to(page.again.line)
    press("another long passphrase of mine", RETURN)
    assert desk.vault.state() is VaultState.OPEN
    assert desk.sheets == [tuple(reversed(LINES))]


def test_a_slip_in_a_line_is_said_below_it_as_soon_as_it_is_left_and_its_row_stays_in_line(show: Show) -> None:
    page = Desk().recover()
    show(page)
    press("K7F", TAB)
    settle()
    first, second = page.lines.field(1), page.lines.field(2)
    assert first.accessibleDescription() != ""
    assert first.mapTo(page, first.rect().topLeft()).y() == second.mapTo(page, second.rect().topLeft()).y()
    tab_to(first)
    first.selectAll()
    press(LINES[0], TAB)
    assert first.accessibleDescription() == ""


def test_the_first_start_goes_from_words_to_sample_with_the_keyboard_alone(show: Show) -> None:
    desk = Desk(vault=FakeVault(standing=VaultState.NONE, pin="", confirmed=False))
    page = desk.first_start()
    show(page)
    press(SPACE)
    assert here() is page.again.line
    assert page.passphrase.text() == PASSPHRASE
    press(PASSPHRASE, RETURN)
    assert here() is page.have_sheet
    press(RETURN)
    press(LINES[2], TAB, LINES[6])
    tab_to(page.check)
    press(RETURN)
    assert desk.vault.sheet_is_confirmed()
    press(PIN)
    tab_to(page.pin_again.line)
    press(PIN, RETURN)
    assert desk.vault.pin == PIN
    press(RETURN)
    assert desk.begun == [Begin.SAMPLE]


def test_return_goes_from_line_to_line_and_then_checks_them(show: Show) -> None:
    desk = Desk(vault=FakeVault(confirmed=False))
    page = desk.first_start(LINES)
    show(page)
    press(RETURN)
    press(LINES[2], RETURN)
    assert here() is page.lines.field(7)
    press(LINES[6], RETURN)
    assert desk.vault.sheet_is_confirmed()


def test_the_field_that_has_the_keyboard_at_the_first_start_is_in_sight_in_a_low_window(show: Show) -> None:
    page = Desk(vault=FakeVault(standing=VaultState.NONE, pin="", confirmed=False)).first_start()
    show(page, width=1180, height=560)
    press(SPACE)
    settle()
    assert here() is page.again.line
    assert is_in_sight(page, page.again.line)


def test_a_fault_puts_the_cursor_where_it_is_to_be_mended(show: Show) -> None:
    page = Desk().first_start(LINES)
    show(page)
    press(RETURN)
    press(LINES[2], TAB, "4G2A")
    tab_to(page.check)
    press(RETURN)
    assert here() is page.lines.field(7)


def press_button(page: QWidget, words: str) -> None:
    buttons: list[Button] = page.findChildren(Button)
    next(button for button in buttons if button.text() == words).click()


def test_the_sheet_is_printed_through_the_platforms_dialog(show: Show) -> None:
    desk = Desk()
    page = desk.first_start(LINES)
    show(page)
    press_button(page, "Print the sheet…")
    assert [pdf[:5] for pdf in desk.asked.printed] == [b"%PDF-"]


@pytest.mark.parametrize("becomes", ENDS)
def test_what_became_of_a_printed_sheet_is_said(show: Show, heard: list[str], becomes: Printed) -> None:
    desk = Desk(asked=Asked(becomes=becomes))
    page = desk.first_start(LINES)
    show(page)
    press_button(page, "Print the sheet…")
    title, more = told(becomes)
    assert title in words_of(page)
    assert more in words_of(page)
    assert heard[-1] == f"{title} {more}".strip()


def test_with_a_full_disk_the_first_start_says_so_and_can_be_tried_again(show: Show) -> None:
    desk = Desk(vault=FakeVault(standing=VaultState.NONE, pin="", trouble=disk_full()))
    page = desk.first_start()
    show(page)
    press(SPACE, PASSPHRASE, RETURN)
    assert "The disk is full." in page._entry.notice.accessibleName()
    tab_to(page.make_vault)
    press(RETURN)
    assert desk.vault.state() is VaultState.OPEN


@pytest.mark.parametrize("pin", ["1234", "12"])
def test_a_pin_that_will_not_do_can_be_typed_over_at_once(show: Show, pin: str) -> None:
    desk = Desk(vault=FakeVault(pin=""))
    page = desk.set_pin()
    show(page)
    press(pin)
    tab_to(page.again.line)
    press(pin, RETURN)
    assert page._entry.notice.isVisible()
    assert desk.vault.pin == ""


def test_however_low_the_window_is_the_buttons_stay_in_sight_and_the_rest_scrolls(show: Show) -> None:
    page = Desk().recover()
    show(page, height=420)
    assert page.height() == 420
    assert is_in_sight(page, page.open)
    assert page._entry.area.verticalScrollBar().maximum() > 0


def test_a_secret_can_be_shown_and_hidden_and_says_which_one_it_is(show: Show) -> None:
    secret = Secret("Session PIN")
    show(secret, height=60)
    assert secret._button.accessibleName() == "Show: Session PIN"
    secret._button.click()
    assert secret._button.accessibleName() == "Hide: Session PIN"


@pytest.mark.parametrize("height", [480, 768, 1000])
@pytest.mark.parametrize("step", list(Step))
def test_at_twice_the_text_size_no_step_that_comes_while_the_page_stands_is_cut_off(
    show: Show, dressed: QApplication, step: Step, height: int
) -> None:
    look.dress(dressed, look.Theme.LIGHT, 2.0)
    page = Desk(vault=FakeVault(pin="")).first_start()
    show(page, height=height)
    page.show_step(step)
    if step is Step.SHEET:
        page.show_sheet(LINES, "Vault K7F42M, sheet 2, made Nov 3, 2026")
    if step is Step.TYPE_BACK:
        page.ask_lines((3, 7))
    settle()
    assert page.height() == height
    assert cut_off(page) == []


def test_at_twice_the_text_size_what_went_wrong_is_in_sight_wherever_the_keyboard_is(
    show: Show, dressed: QApplication
) -> None:
    look.dress(dressed, look.Theme.LIGHT, 2.0)
    page = Desk().check_sheet()
    show(page, height=600)
    for number, line in enumerate((*LINES[:7], "AAAAA"), 1):
        page.lines.field(number).setText(line)
    page.lines.field(8).setFocus()
    settle()
    page.check.click()
    settle()
    notice = page._entry.notice
    assert not notice.visibleRegion().isEmpty()
    assert notice.visibleRegion().boundingRect().height() > notice.height() // 2


def test_a_hand_scanner_fills_all_lines_from_the_code_on_the_sheet(show: Show) -> None:
    page = Desk().check_sheet()
    show(page)
    page.lines.field(1).setFocus()
    press(" ".join(LINES))
    assert tuple(page.lines.typed().values()) == LINES
