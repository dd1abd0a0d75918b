"""Locking by itself: nobody there, sleep, screen lock, the end of the session; what was typed last is kept."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.idle import USUAL
from app.domain.trouble import Trouble
from tests.gates.kill_vault import make, opened
from tests.journeys.keyboard import pause, press, press_button, type_into, until
from tests.ui import ended_by_signal
from tests.ui.desktop import Desktop
from tests.ui.program_at_work import AtWork, Start, is_locked, press_lock, wait_locked
from ui.mediator.case_page import OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.hand_over import HandOverPage
from ui.mediator.pieces.sheet_lines import SheetShown
from ui.mediator.plan_break import PlanBreakPage
from ui.mediator.unlock import UnlockPage

TOP = Path(__file__).resolve().parents[2]


def name_of_a_party_typed(at_work: AtWork, words: str) -> None:
    at_work.unlock()
    at_work.hands.open_first_case()
    page = at_work.hands.page(OneCasePage)
    until(page.title.text, "the case")
    page._tabs.picked.emit("parties")
    until(page._parts["parties"].isVisible, "the parties")
    type_into("Name of party A", words)


def minutes_in_menu(at_work: AtWork) -> dict[str, bool]:
    menus = at_work.hands.window.findChildren(QMenu)
    (menu,) = (menu for menu in menus if menu.title().replace("&", "") == "Lock by itself")
    return {action.text(): action.isChecked() for action in menu.actions()}


def choose_minutes(at_work: AtWork, words: str) -> None:
    menus = at_work.hands.window.findChildren(QMenu)
    next(action for menu in menus for action in menu.actions() if action.text() == words).trigger()


# ---- nobody there -----------------------------------------------------------------------------------------------------


def test_after_so_many_minutes_without_input_the_window_is_another_one_and_the_typed_words_are_kept(
    start: Start, tmp_path: Path
) -> None:
    at_work = start()
    name_of_a_party_typed(at_work, "Rosa of the harbour")
    window = at_work.hands.window
    at_work.clock.move(USUAL * 60 - 1)
    at_work.program.locking.idle.look()
    assert at_work.hands.window is window
    at_work.clock.move(2)
    at_work.program.locking.idle.look()
    assert at_work.program.window is not window
    wait_locked(at_work)
    with opened(tmp_path) as desk:
        assert desk.case().party("A").name == "Rosa of the harbour"


def test_the_minutes_are_chosen_in_the_menu_and_kept_in_the_vault(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    until(lambda: any(minutes_in_menu(at_work).values()), "the minutes that are kept")
    assert minutes_in_menu(at_work)["After 10 minutes"]
    choose_minutes(at_work, "After 5 minutes")
    pause(50)
    at_work.clock.move(301)
    at_work.program.locking.idle.look()
    wait_locked(at_work)
    at_work.unlock()
    until(lambda: minutes_in_menu(at_work)["After 5 minutes"], "the minutes that are kept")
    assert at_work.program.locking.idle.minutes == 5


def test_a_key_keeps_it_open_and_a_laptop_that_slept_is_locked_whatever_is_pressed_first(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    for _time in range(3):
        at_work.clock.move(500)
        press(Qt.Key.Key_Shift)
        at_work.program.locking.idle.look()
    assert not is_locked(at_work)
    at_work.clock.at += timedelta(hours=8)
    press(Qt.Key.Key_Shift)
    at_work.program.locking.idle.look()
    wait_locked(at_work)


def test_nothing_comes_up_again_while_it_is_locked_and_nobody_is_there(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.program.lock()
    window = at_work.hands.window
    for _hour in range(3):
        at_work.clock.move(3600)
        at_work.program.locking.idle.look()
        at_work.program.lock()
    assert at_work.hands.window is window
    press("half a passphrase")
    at_work.clock.move(3600)
    at_work.program.locking.idle.look()
    assert at_work.hands.window is not window, "what was typed half into the field is gone after a while"


# ---- sleep, screen lock, the end of the session -----------------------------------------------------------------------


def test_sleep_locks_and_is_held_up_until_the_keys_are_gone(start: Start, around: Desktop, tmp_path: Path) -> None:
    at_work = start()
    at_work.program.locking.hear_session()
    name_of_a_party_typed(at_work, "Rosa of the mill")
    until(lambda: around.logind.holds, "that sleep waits for us")
    release = threading.Event()
    at_work.program._background.run(release.wait, _nothing, _nothing)
    around.sleep()
    at_work.hands.page(UnlockPage)
    pause(100)
    assert around.logind.holds_up_sleep()
    release.set()
    until(lambda: not around.logind.holds_up_sleep(), "that sleep may come")
    assert is_locked(at_work)
    with opened(tmp_path) as desk:
        assert desk.case().party("A").name == "Rosa of the mill"


def test_a_vault_that_was_locked_by_hand_before_still_holds_up_sleep(start: Start, around: Desktop) -> None:
    at_work = start()
    at_work.program.locking.hear_session()
    at_work.unlock()
    until(lambda: around.logind.holds, "that sleep waits for us")
    at_work.program.lock()
    wait_locked(at_work)
    pause(50)
    assert around.logind.holds_up_sleep()
    at_work.unlock()
    release = threading.Event()
    at_work.program._background.run(release.wait, _nothing, _nothing)
    around.sleep()
    at_work.hands.page(UnlockPage)
    pause(100)
    assert around.logind.holds_up_sleep()
    release.set()
    until(lambda: not around.logind.holds_up_sleep(), "that sleep may come")
    assert is_locked(at_work)
    around.sleep(begins=False)
    until(around.logind.holds_up_sleep, "that the next sleep waits, too")


def test_a_locked_screen_locks_the_vault(start: Start, around: Desktop) -> None:
    at_work = start()
    at_work.program.locking.hear_session()
    at_work.unlock()
    around.lock_screen("org.gnome.ScreenSaver")
    wait_locked(at_work)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "SIGINT", "quit of Qt", "a dialog, then SIGTERM"])
def test_told_to_end_it_keeps_what_was_typed_last_and_ends_in_good_order(tmp_path: Path, how: str) -> None:
    make(tmp_path)
    (tmp_path / "how").write_text(how)
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.ended_by_signal", str(tmp_path)],
        cwd=TOP,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    with opened(tmp_path) as desk:
        assert desk.case().party("A").name == ended_by_signal.TYPED


def test_the_end_of_the_desktop_session_waits_until_what_was_typed_is_kept(start: Start, tmp_path: Path) -> None:
    from ui.heeding import Heeding

    at_work = start()
    name_of_a_party_typed(at_work, "Rosa of the ferry")
    program = at_work.program
    heeding = Heeding.__new__(Heeding)
    heeding._background, heeding._lock = program._background, program.lock
    Heeding._session_ends(heeding)
    assert is_locked(at_work)
    with opened(tmp_path) as desk:
        assert desk.case().party("A").name == "Rosa of the ferry"


# ---- what was being done ----------------------------------------------------------------------------------------------


def test_the_neutral_picture_does_not_wait_for_work_that_is_under_way_and_the_keys_go_when_it_is_done(
    start: Start,
) -> None:
    at_work = start()
    at_work.unlock()
    release = threading.Event()
    at_work.program._background.run(release.wait, _nothing, _nothing)
    at_work.program.lock()
    page = at_work.hands.page(UnlockPage)
    assert page.isVisible()
    assert not is_locked(at_work)
    assert at_work.program.locking.deadline.isActive()
    release.set()
    until(lambda: is_locked(at_work), "the vault closed")
    until(lambda: not at_work.program.locking.deadline.isActive(), "that nothing is owed any more")


def test_a_disk_that_does_not_answer_keeps_no_program_without_a_window_for_ever(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    answers = threading.Event()
    at_work.program._background.run(lambda: answers.wait(30), _nothing, _nothing)
    at_work.program.quit()
    until(lambda: at_work.program.window is None, "the window gone")
    assert at_work.program.locking.deadline.isActive()
    answers.set()
    until(lambda: not at_work.program.locking.deadline.isActive(), "that nothing is owed any more")


@pytest.mark.parametrize("then", ["nothing more is done", "the page is left", "it is locked"])
def test_what_was_typed_on_a_full_disk_is_kept_once_there_is_room(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hands.open_first_case()
    going = at_work.program.going
    assert going is not None
    tried: list[bool] = []

    def refused(_self: object, _case: object) -> None:
        tried.append(True)
        raise Trouble("The disk is full.", "Make room, then it is saved by itself.", "All that was saved is safe.")

    with monkeypatch.context() as full:
        full.setattr(type(going._open()), "change", refused)
        page = at_work.hands.page(OneCasePage)
        until(page.title.text, "the case")
        page._tabs.picked.emit("parties")
        until(page._parts["parties"].isVisible, "the parties")
        type_into("Name of party A", "Rosa of the weir")
        at_work.hands.window.settle()
        until(lambda: page._troubled, "that it is not kept")
        at_work.program._background.wait(5)
    tried.clear()
    if then == "nothing more is done":
        at_work.hands.window._again.timeout.emit()
        until(lambda: not page._troubled, "that it is kept")
    elif then == "the page is left":
        going.cases()
    at_work.program.lock()
    wait_locked(at_work)
    assert tried == []
    with opened(tmp_path) as desk:
        assert desk.case().party("A").name == "Rosa of the weir"


def test_a_new_sheet_that_comes_after_the_case_was_left_leads_to_the_list_and_can_be_locked_away(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hands.open_first_case()
    at_work.hands.open_break()
    going = at_work.program.going
    assert going is not None
    going.hand_over(at_work.hands.page(PlanBreakPage)._presenter._planned, "A")
    asks = at_work.hands.page(HandOverPage)
    asks.confirm_sheet.emit()
    going.cases()
    at_work.hands.page(FirstStartPage)._presenter.later()
    at_work.hands.page(CasesPage)
    going.vault.replace_sheet()
    at_work.hands.page(FirstStartPage)
    actions = [each for menu in at_work.hands.window.findChildren(QMenu) for each in menu.actions()]
    (lock,) = (each for each in actions if each.shortcut().toString() == "Ctrl+L")
    assert lock.isEnabled()
    lock.trigger()
    wait_locked(at_work)


def test_ctrl_l_locks_above_a_dialog_and_above_an_open_menu(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    actions = at_work.hands.window.findChildren(QAction)
    next(each for each in actions if each.text().replace("&", "") == "About Recess").trigger()
    until(QApplication.activeModalWidget, "the dialog")
    press_lock(shown(QApplication.activeModalWidget()))
    wait_locked(at_work)
    at_work.unlock()
    menu = at_work.hands.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.popup(at_work.hands.window.mapToGlobal(at_work.hands.window.rect().center()))
    press_lock(shown(QApplication.activePopupWidget()))
    wait_locked(at_work)
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None


def shown(widget: QWidget | None) -> QWidget:
    assert widget is not None
    return widget


def test_ctrl_l_locks_a_vault_that_was_just_made_and_takes_nothing_away_before_that(
    qapp: QApplication, tmp_path: Path
) -> None:
    at_work = AtWork(qapp, tmp_path / "other")
    try:
        page = at_work.hands.page(FirstStartPage)
        until(page._choice._offer.text, "six words")
        words = page._choice._offer.text()
        type_into("Passphrase", words)
        press_lock(page)
        pause(50)
        assert at_work.hands.page(FirstStartPage) is page
        type_into("Passphrase again", words)
        press_button("Make the vault")
        until(lambda: page.findChildren(SheetShown), "the recovery sheet")
        press_lock(page)
        at_work.hands.page(UnlockPage)
        wait_locked(at_work)
    finally:
        at_work.end()


def test_what_could_not_be_kept_at_the_lock_is_told_on_the_page_that_follows(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    going = at_work.program.going
    assert going is not None

    def refused() -> None:
        raise Trouble("The disk is full.", "Make room, then type it again.", "All that was saved is safe.")

    shown = going._stage.shown
    assert shown is not None
    shown.part.run(refused, _nothing, _nothing)
    at_work.program.lock()
    page = at_work.hands.page(UnlockPage)
    until(lambda: is_locked(at_work), "the vault closed")
    until(lambda: "The disk is full." in said(page), "what did not work")


def said(page: UnlockPage) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in page.findChildren(QLabel))


_COPIES = """
from PySide6.QtWidgets import QApplication
from ui.parts.put_away import take_back_from_clipboard
app = QApplication([])
app.clipboard().setText("kanarienvogel")
app.processEvents()
assert app.clipboard().text() == "kanarienvogel"
take_back_from_clipboard()
app.processEvents()
assert app.clipboard().text() == "", "it is still there"
"""


def test_what_was_copied_from_a_page_is_not_on_the_clipboard_any_more(real_screen: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COPIES], cwd=TOP, env=real_screen, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _nothing(_what: object) -> None:
    """Nobody waits to be told."""
