"""Sleep, a locked screen and a closed lid while a party has the laptop."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from app.presenters.mediator.curtain import Standing
from tests.gates.kill_vault import NAMES, PIN
from tests.journeys.keyboard import pause, press, until
from tests.ui.desktop import Desktop
from tests.ui.program_at_work import Start, is_locked, wait_locked
from ui.mediator.taken_back import TakenBackPage


def test_while_a_party_has_the_laptop_sleep_draws_the_curtain_and_the_mediator_lets_it_go_on(
    start: Start, around: Desktop
) -> None:
    at_work = start()
    at_work.program.locking.hear_session()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    process = at_work.handing.process
    assert process is not None
    until(lambda: around.logind.holds, "that sleep waits for us")
    around.sleep()
    curtain = at_work.handing.curtain
    until(curtain.let_go_on.isVisible, "the question for the mediator")
    assert not curtain.sheet.isVisible()
    assert not is_locked(at_work)
    until(lambda: not around.logind.holds_up_sleep(), "that sleep may come")
    # Neither a second start nor the button that needs no proof gets past it.
    at_work.program.come_forward()
    curtain._presenter.go_on()
    assert curtain._presenter.standing is Standing.PAUSED
    curtain.activateWindow()
    curtain.secret.line.setFocus()
    press("1111", Qt.Key.Key_Return)
    until(curtain.notice.isVisible, "that this was not it")
    assert curtain._presenter.standing is Standing.PAUSED
    press(PIN, Qt.Key.Key_Return)
    until(lambda: curtain._presenter.standing is Standing.WITH_PARTY, "that the party goes on")
    assert at_work.handing.process is process
    assert process.is_running()
    curtain.stand(Standing.WITH_PARTY)


def test_from_a_paused_part_the_mediator_can_take_the_laptop_back(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    at_work.program.lock()
    curtain = at_work.handing.curtain
    curtain.activateWindow()
    curtain.secret.line.setText(PIN)
    until(curtain.end_part.isEnabled, "that it may be tried")
    curtain.end_part.click()
    at_work.hands.page(TakenBackPage)


def test_a_party_process_that_is_killed_while_it_is_paused_still_needs_the_mediator(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    process = at_work.handing.process
    assert process is not None
    at_work.program.lock()
    process._process.kill()
    until(lambda: at_work.handing.process is None, "the dead process let go")
    curtain = at_work.handing.curtain
    assert curtain._presenter.standing is Standing.PAUSED
    assert not curtain.go_on.isVisible()
    curtain.activateWindow()
    curtain.secret.line.setFocus()
    press(PIN, Qt.Key.Key_Return)
    until(lambda: at_work.handing.process is not None, "another process")
    curtain.stand(Standing.WITH_PARTY)


def test_a_lid_closed_while_a_crashed_screen_comes_up_again_leaves_nothing_above_the_curtain(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    handing, curtain = at_work.handing, at_work.handing.curtain
    process = handing.process
    assert process is not None
    process._process.kill()
    until(lambda: curtain._presenter.standing is Standing.CRASHED, "the crash")
    release = threading.Event()
    at_work.program._background.run(release.wait, _nothing, _nothing)
    curtain.go_on.click()
    at_work.program.lock()
    release.set()
    until(lambda: not handing._starting, "what the party would be given")
    pause(50)
    assert handing.process is None
    assert curtain._presenter.standing is Standing.PAUSED
    assert not curtain.go_on.isVisible()
    curtain.activateWindow()
    curtain.secret.line.setFocus()
    press(PIN, Qt.Key.Key_Return)
    until(lambda: handing.process is not None, "the party's screen")
    assert not curtain.asks_for_mediator()


@pytest.mark.parametrize("button", ["let_go_on", "end_part"])
def test_a_pin_that_was_being_checked_when_the_lid_was_closed_lets_nobody_past(start: Start, button: str) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    handing, curtain = at_work.handing, at_work.handing.curtain
    at_work.program.lock()
    until(getattr(curtain, button).isEnabled, "that it may be tried")
    release = threading.Event()
    at_work.program._background.run(release.wait, _nothing, _nothing)
    curtain.secret.line.setText(PIN)
    getattr(curtain, button).click()
    at_work.program.lock()
    release.set()
    until(lambda: not curtain._presenter._trying, "the end of the check")
    pause(100)
    assert at_work.program.handing is handing
    assert curtain._presenter.standing is Standing.PAUSED
    curtain.secret.line.setText(PIN)
    until(curtain.end_part.isEnabled, "that it may be tried")
    curtain.end_part.click()
    at_work.hands.page(TakenBackPage)


def test_a_lid_closed_while_the_laptop_is_taken_back_opens_on_a_locked_window(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    release = threading.Event()
    at_work.program._background.run(release.wait, _nothing, _nothing)
    at_work.handing._mediator_is_back()
    at_work.program.lock()
    release.set()
    until(lambda: at_work.program.handing is None, "the end of the hand-over")
    wait_locked(at_work)
    at_work.unlock()


def _nothing(_what: object) -> None:
    """Nobody waits to be told."""
