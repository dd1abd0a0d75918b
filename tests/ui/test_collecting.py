"""Garbage that holds running timers is found and destroyed in the window's thread, whatever other threads make."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from ui.collecting import Collecting

_OTHER_THREAD_MAKES_GARBAGE = """
import gc, sys, threading
import ui
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from ui.collecting import Collecting

app = QCoreApplication([])
around = QObject()
collecting = Collecting(around)
if sys.argv[1] == "ours":
    collecting.start()
gone = []

class Cycle:
    def __init__(self):
        self.itself = self
        self.timer = QTimer()
        self.timer.start(1)
    def __del__(self):
        gone.append(threading.current_thread() is threading.main_thread())

def make_garbage():
    kept = [[] for _ in range(20_000)]

gc.set_threshold(300, 3, 3)
for _ in range(40):
    for _ in range(20):
        Cycle()
    helper = threading.Thread(target=make_garbage)
    helper.start()
    while helper.is_alive():
        app.processEvents()
    helper.join()
    collecting.look()
    app.processEvents()
print(all(gone), len(gone) > 400)
"""


def _run(whose: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _OTHER_THREAD_MAKES_GARBAGE, whose],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_timer_that_nobody_needs_any_more_ends_in_the_windows_thread() -> None:
    done = _run("ours")
    assert (done.returncode, done.stdout.strip()) == (0, "True True"), done.stderr[-300:]


def test_without_it_another_thread_destroys_the_windows_timers() -> None:
    """The proof's own proof: with Python's own search this ends the process, or warns that it might have."""
    done = _run("Python's")
    assert done.returncode != 0 or "another thread" in done.stderr


@pytest.mark.usefixtures("qtbot")
def test_what_is_due_is_found_and_what_is_kept_stays() -> None:
    around = QObject()
    collecting = Collecting(around)
    collecting.start()
    assert not gc.isenabled()

    class Cycle:
        def __init__(self) -> None:
            self.itself = self

    kept, lost = Cycle(), weakref.ref(Cycle())
    made: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    collecting.look()
    assert lost() is None
    assert kept.itself is kept
    assert made


@pytest.mark.usefixtures("qtbot")
def test_while_the_helper_thread_works_nothing_is_searched_and_soon_after_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    around, works = QObject(), [True]
    collecting = Collecting(around, lambda: works[0])
    collecting.start()

    class Cycle:
        def __init__(self) -> None:
            self.itself = self

    def garbage() -> weakref.ref[Cycle]:
        return weakref.ref(Cycle())

    lost = garbage()
    made: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    collecting.look()
    assert lost() is not None
    works[0] = False
    collecting.look()
    assert lost() is None
    # Work without an end does not put it off for ever.
    works[0], lost = True, garbage()
    made += [[] for _ in range(2 * gc.get_threshold()[0])]
    monkeypatch.setattr("ui.collecting._LATEST", 0.0)
    collecting.look()
    assert lost() is None
    assert made


def test_once_it_is_gone_python_searches_by_itself_again(qtbot: QtBot) -> None:
    around = QObject()
    Collecting(around).start()
    around.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gc.isenabled()
    assert threading.current_thread() is threading.main_thread()
