"""The mediator's program as a whole: coming in, going out, and what nobody gets past while a party has the laptop."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.only_me import Keeping, OnlyMe
from app.presenters.doors import VaultState
from tests.gates.kill_vault import NAMES, PIN, make, opened
from tests.journeys.keyboard import pause, press, press_button, type_into, until
from tests.ui.program_at_work import AtWork
from ui import look
from ui.kept_look import KeptLook
from ui.mediator.case_page import OneCasePage
from ui.mediator.curtain import CurtainWindow
from ui.mediator.party_process import PartyProcess
from ui.mediator.taken_back import TakenBackPage
from ui.mediator.unlock import UnlockPage

TOP = Path(__file__).resolve().parents[2]
CTRL = Qt.KeyboardModifier.ControlModifier
Start = Callable[[], AtWork]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start the program on a vault with one case and a planned break."""
    make(tmp_path)
    look.load_fonts()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    # The offscreen screen is small; nothing is looked at here.
    running: list[AtWork] = []

    def started() -> AtWork:
        running.append(AtWork(qapp, tmp_path))
        return running[-1]

    yield started
    for each in running:
        each.end()
    gc.collect()


def windows() -> list[QWidget]:
    """Every window of this process but open menus."""
    return [window for window in QApplication.topLevelWidgets() if not isinstance(window, QMenu)]


def titles() -> set[str]:
    return {window.windowTitle() for window in windows() if window.isVisible()}


# ---- coming in and going out ------------------------------------------------------------------------------------------


def test_a_vault_that_is_there_asks_for_its_passphrase_and_opens_with_it(start: Start) -> None:
    at_work = start()
    assert at_work.started
    at_work.unlock()
    assert at_work.program._desk.vault().state() is VaultState.OPEN
    assert titles() == {"Recess"}


def test_locking_shows_the_unlock_page_and_forgets_every_key(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hands.open_first_case()
    press((CTRL, Qt.Key.Key_L))
    at_work.hands.page(UnlockPage)
    until(lambda: at_work.program._desk.vault().state() is VaultState.LOCKED, "the vault closed")
    at_work.unlock()
    at_work.hands.open_first_case()


def test_what_was_typed_last_is_kept_when_the_window_is_closed_at_once(start: Start, tmp_path: Path) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hands.open_first_case()
    page = at_work.hands.page(OneCasePage)
    until(page.title.text, "the case")
    tabs = page._tabs
    tabs.picked.emit("parties")
    until(page._parts["parties"].isVisible, "the parties")
    type_into("Name of party A", "Rosa Maria Lindqvist")
    at_work.hands.window.close()
    until(lambda: at_work.program.window is None, "the window gone")
    until(lambda: at_work.program._desk.vault().state() is VaultState.LOCKED, "the vault closed")
    with opened(tmp_path) as desk:
        assert desk.case().party("A").name == "Rosa Maria Lindqvist"


def test_a_second_start_brings_the_first_one_forward_and_ends(start: Start, tmp_path: Path) -> None:
    at_work = start()
    forward: list[bool] = []
    at_work.program._single.come_forward.connect(lambda: forward.append(True))
    second = subprocess.Popen(
        [sys.executable, "-m", "ui"], cwd=TOP, env={**os.environ, "RECESS_VAULT": str(tmp_path / "vault")}
    )
    until(lambda: second.poll() is not None, "the second start to end")
    assert second.returncode == 0
    assert forward


# ---- the menus, and how it looks ----------------------------------------------------------------------------------------


def test_menus_offer_only_what_can_be_done_now(start: Start) -> None:
    at_work = start()

    def can() -> set[str]:
        menus = [
            found for entry in at_work.hands.window.menuBar().actions() if isinstance(found := entry.menu(), QMenu)
        ]
        return {
            action.text().replace("&", "")
            for menu in menus
            for action in menu.actions()
            if action.isEnabled() and action.text()
        }

    at_work.hands.page(UnlockPage)
    assert "New case" not in can()
    assert "Quit Recess" in can()
    at_work.unlock()
    assert "New case" in can()
    assert "Call a break" not in can()
    at_work.hands.open_first_case()
    assert {"Call a break", "Documents", "Back"} <= can()
    assert "Print…" not in can()
    assert not any("save" in words.lower() and "pdf" not in words.lower() for words in can()), "there is no Save"


def test_text_size_and_colors_are_kept_for_the_next_start(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    before = look.em()
    press((CTRL, Qt.Key.Key_Equal), (CTRL, Qt.Key.Key_Equal))
    pause()
    assert look.em() > before
    assert KeptLook().size() == look.SIZES[2]
    at_work.program._dressing.choose(look.Theme.DARK)
    assert KeptLook().theme() is look.Theme.DARK
    press((CTRL, Qt.Key.Key_0))
    assert KeptLook().size() == 1.0
    at_work.program._dressing.choose(look.Theme.SYSTEM)


# ---- while a party has the laptop ------------------------------------------------------------------------------------------


def _windows_and_their_pages() -> list[object]:
    gc.collect()
    return [each for each in gc.get_objects() if type(each).__name__ in ("MediatorWindow", "HandOverPage")]


def test_at_hand_over_the_mediators_window_is_destroyed_and_only_the_curtain_is_left(start: Start) -> None:
    # Those that a test before this one still holds on to are no business of this hand-over.
    others = list(map(weakref.ref, _windows_and_their_pages()))
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    pause(50)
    assert [type(window) for window in windows() if window.isVisible()] == [CurtainWindow]
    # What the helper thread still has to tell may name a page that is gone.
    theirs = {id(other) for ref in others if (other := ref()) is not None}
    until(lambda: {id(each) for each in _windows_and_their_pages()} <= theirs, "the window and its page gone")
    assert titles() == {"Recess"}


def test_the_curtain_is_not_closed_by_anything_but_the_pin_or_the_passphrase(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    curtain = at_work.handing.curtain
    curtain.activateWindow()
    curtain.close()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F4):
        press(key)
    at_work.program.come_forward()
    QApplication.closeAllWindows()
    assert curtain.isVisible()
    press_button("I am the mediator")
    press("1111", Qt.Key.Key_Return)
    until(curtain.notice.isVisible, "that this was not it")
    assert curtain.isVisible()
    press(PIN, Qt.Key.Key_Return)
    at_work.hands.page(TakenBackPage)
    assert at_work.program.handing is None
    assert not [window for window in windows() if isinstance(window, CurtainWindow) and window.isVisible()]


def test_a_party_process_that_is_killed_can_go_on_where_its_answers_are(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    process = at_work.handing.process
    assert process is not None
    os.kill(process._process.processId(), signal.SIGKILL)
    curtain = at_work.handing.curtain
    until(curtain.go_on.isVisible, "the offer to go on")
    until(lambda: at_work.handing.process is None, "the dead process let go")
    curtain.go_on.click()
    until(lambda: at_work.handing.process is not None, "another process")
    again = at_work.handing.process
    assert again is not None
    painted: list[bool] = []
    again.ready.connect(lambda: painted.append(True))
    until(lambda: painted, "the party's cover")


_BROKEN_PARTY = """
import sys
from ui.party import __main__ as entry, window

def broken(self):
    raise ValueError("a mistake of ours")

window.PartyWindow.come_forward = broken
sys.exit(entry.main())
"""


def test_a_mistake_of_ours_in_a_partys_process_leaves_no_half_dead_screen_but_the_offer_to_go_on(start: Start) -> None:
    at_work = start()
    at_work.program.warm.program = (sys.executable, "-c", _BROKEN_PARTY)
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    at_work.program.come_forward()
    until(at_work.handing.curtain.go_on.isVisible, "the offer to go on")
    assert at_work.handing.process is None


def test_from_the_curtain_a_party_that_works_is_brought_in_front_again_not_started_anew(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    process = at_work.handing.process
    at_work.handing.curtain.sheet.click()
    pause(100)
    assert at_work.handing.process is process


def test_going_on_pressed_twice_starts_the_partys_screen_once(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    process = at_work.handing.process
    assert process is not None
    os.kill(process._process.processId(), signal.SIGKILL)
    curtain = at_work.handing.curtain
    until(curtain.go_on.isVisible, "the offer to go on")
    started: list[object] = []
    made = at_work.handing._new_process

    def counted() -> PartyProcess:
        started.append(None)
        return made()

    at_work.handing._new_process = counted
    curtain.go_on.click()
    curtain.sheet.click()
    until(lambda: at_work.handing.process is not None, "another process")
    pause(300)
    assert len(started) == 1


def test_nothing_is_started_any_more_once_the_mediator_is_back(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    handing, process = at_work.handing, at_work.handing.process
    assert process is not None
    os.kill(process._process.processId(), signal.SIGKILL)
    curtain = handing.curtain
    until(curtain.go_on.isVisible, "the offer to go on")
    curtain.mediator.click()
    press(PIN, Qt.Key.Key_Return)
    assert not curtain.go_on.isEnabled(), "while the PIN is checked nobody goes on"
    handing._go_on()
    at_work.hands.page(TakenBackPage)
    pause(300)
    assert handing.process is None


def test_when_the_mediator_takes_back_early_the_partys_process_is_gone(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    process = at_work.handing.process
    assert process is not None
    pid = process._process.processId()
    curtain = at_work.handing.curtain
    curtain.mediator.click()
    press(PIN, Qt.Key.Key_Return)
    at_work.hands.page(TakenBackPage)
    assert not Path(f"/proc/{pid}").exists()


def test_no_crash_window_comes_up_over_a_party(start: Start) -> None:
    at_work = start()
    at_work.unlock()
    at_work.hand_over(NAMES[0])
    at_work.program._notice.told(ValueError("words of a party"))
    pause(100)
    assert [type(window) for window in windows() if window.isVisible()] == [CurtainWindow]
    curtain = at_work.handing.curtain
    curtain.mediator.click()
    press(PIN, Qt.Key.Key_Return)
    at_work.hands.page(TakenBackPage)
    shown = at_work.program._notice._shown
    assert shown is not None
    assert "words of a party" not in shown._details
    shown.close()


def test_after_the_program_was_killed_the_case_says_from_whom_the_laptop_was_not_taken_back(start: Start) -> None:
    at_work = start()
    with opened(at_work.folder) as desk:
        rosa = desk.case().party("A").id
        desk.file.keep_only_me(rosa, OnlyMe(Keeping.ERASE, b"a wrap of the time she works"))
    at_work.unlock()
    at_work.hands.open_first_case()
    page = at_work.hands.page(OneCasePage)
    until(lambda: page.take_back, "the notice")
    press_button(f"Take the laptop back from {NAMES[0]}")
    until(lambda: not page.take_back, "the notice gone")
    at_work.close_vault()
    with opened(at_work.folder) as desk:
        assert not desk.left_at_work()


# ---- starting fast ---------------------------------------------------------------------------------------------------------

_FIRST_PAINT = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QDir, QTimer
from PySide6.QtWidgets import QApplication
from ui import assembly, look
app = QApplication([])
program = assembly.Program(app, Path(sys.argv[1]))
program.start()
app.processEvents()
heavy = ("sqlalchemy", "sqlcipher3", "pydantic", "reportlab", "pikepdf", "alembic", "cryptography", "ruamel", "babel")
print([name for name in heavy if name in sys.modules], flush=True)
os._exit(0)
"""


def test_nothing_heavy_is_imported_before_the_unlock_page_is_painted(tmp_path: Path) -> None:
    make(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path / "vault")],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert ran.stdout.strip() == "[]"


def test_a_passphrase_in_the_environment_is_gone_before_any_child_could_see_it(tmp_path: Path) -> None:
    script = (
        "import os\nfrom unittest import mock\nfrom ui import assembly, running\n"
        "assembly.Program.start = lambda self: False\n"
        "running.run_window()\nprint('RECESS_PASSPHRASE' in os.environ)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=TOP,
        env={**os.environ, "RECESS_PASSPHRASE": "six secret words", "RECESS_VAULT": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "False"
