"""What the desktop says is heard: on a real bus, from services that stand for the system's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.keyboard import pause, until
from tests.ui.desktop import OTHER, Desktop, desktop
from ui.session_linux import SCREEN_LOCKS, LinuxSession
from ui.session_watch import SessionWatch
from ui.session_windows import means_left


@pytest.fixture
def around(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    with desktop(tmp_path, monkeypatch) as made:
        yield made


class Heard:
    """Listens, and counts."""

    def __init__(self) -> None:
        self.times = 0
        self.session = LinuxSession(self._left)
        self.session.listen()

    def _left(self) -> None:
        self.times += 1


@pytest.fixture
def heard(around: Desktop) -> Heard:
    listening = Heard()
    until(lambda: around.logind.holds and listening.session._ours, "that logind was asked")
    return listening


SAYS: dict[str, Callable[[Desktop], None]] = {
    "sleep": Desktop.sleep,
    "told to lock": Desktop.lock_session,
    "locked hint": partial(Desktop.change, name="LockedHint", value=True),
    "another user": partial(Desktop.change, name="Active", value=False),
    **{name: partial(Desktop.lock_screen, interface=name) for name in SCREEN_LOCKS},
}


@pytest.mark.parametrize("what", SAYS)
def test_each_way_in_which_a_desktop_says_that_nobody_looks_is_heard(around: Desktop, heard: Heard, what: str) -> None:
    SAYS[what](around)
    until(lambda: heard.times == 1, what)


def test_what_says_that_somebody_is_back_or_is_about_another_session_changes_nothing(
    around: Desktop, heard: Heard
) -> None:
    around.sleep(begins=False)
    around.lock_screen(SCREEN_LOCKS[0], is_locked=False)
    around.lock_session(OTHER)
    around.change("LockedHint", value=True, path=OTHER)
    around.change("LockedHint", value=False)
    around.change("Active", value=True)
    pause(150)
    assert heard.times == 0
    # Everything before it has arrived by now.
    around.sleep()
    until(lambda: heard.times == 1, "sleep")


def test_sleep_waits_until_we_let_it_and_the_next_one_waits_again(around: Desktop, heard: Heard) -> None:
    around.sleep()
    until(lambda: heard.times == 1, "sleep")
    assert around.logind.holds_up_sleep()
    heard.session.let_sleep()
    until(lambda: not around.logind.holds_up_sleep(), "that sleep may come")
    around.sleep(begins=False)
    until(around.logind.holds_up_sleep, "that the next one waits, too")
    heard.session.let_sleep()


def test_without_a_bus_nothing_is_heard_and_nothing_said(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    watch = SessionWatch()
    watch.listen()
    pause(50)
    watch.let_sleep()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("number", "first", "left"),
    [
        (0x0218, 0x4, True),
        (0x0218, 0x7, False),
        (0x02B1, 0x7, True),
        (0x02B1, 0x2, True),
        (0x02B1, 0x8, False),
        (0x02B1, 0x1, False),
        (0x0100, 0x4, False),
    ],
)
def test_what_windows_says_is_understood(number: int, first: int, left: bool) -> None:
    """Suspend, lock and another user; not resume and unlock, nor a key."""
    assert means_left(number, first) == left
