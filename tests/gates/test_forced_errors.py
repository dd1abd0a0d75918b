"""Whatever fails, wherever: nothing that is said of it holds a word of anybody.

Three hundred errors that quote an answer and a name are forced at the functions that a hand-over, reading, documents,
backups and locking go through, in Qt's slots and threads, and in real child processes.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from app.presenters.mediator.reading import party_read, side_by_side
from app.storage import key_slots, session_pin
from tests.commands.desk.practice import WORDS, Practice, host_for, infos, let_work, plan, save, shared, written
from tests.gates.forced import (
    CANARY,
    ERRORS,
    NAME,
    REACHED,
    Spot,
    as_python_tells,
    by_turns,
    functions_of,
    plant,
    raise_it,
    said_of,
)
from tests.gates.hands import Act
from tests.goals import Proved, Times
from tests.reading_code import TOP
from ui.background import Background
from ui.crash_notice import CrashNotice
from ui.crash_window import CrashWindow

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: no processes are forked here"),
]


class AsItWas:
    """The files of a folder, put back as they were: what a child did to them must not meet what its parent remembers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = {file: file.read_bytes() for file in self._all()}

    def _all(self) -> list[Path]:
        return [file for file in self._folder.rglob("*") if file.is_file()]

    def put_back(self) -> None:
        for file in self._all():
            if file not in self._files:
                file.unlink()
        for file, content in self._files.items():
            if not file.exists() or file.read_bytes() != content:
                # In place: it is open.
                file.write_bytes(content)


class Laptop:
    """A practice with a case in which somebody said something, and the pieces of work that are done there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.practice = Practice(folder / "vault")
        self.desk = self.practice.new()
        self._case = self.desk.case().id
        self.planned = plan(self.desk, {"A": ["perspective_swap", "listening_back"], "B": ["listening_back"]})
        self._hand_over()

    def works(self) -> Mapping[str, Callable[[], object]]:
        """By name."""
        return {
            "hand over": self._hand_over,
            "save": self._save,
            "read": self._read,
            "documents": self._documents,
            "export": self._export,
            "back up": self._back_up,
            "lock and unlock": self._lock,
            "a new case": self._new_case,
        }

    def _hand_over(self) -> None:
        acts: dict[str, dict[str, Act]] = {
            "perspective_swap": {"ps_value": Act(plain=f"{CANARY} one"), "ps_statement": shared(f"{CANARY} two")}
        }
        let_work(self.practice, self.desk, self.planned, "A", acts, code=f"{CANARY}9", helper=NAME)

    def _save(self) -> None:
        host = host_for(self.desk, self.planned, "A")
        given = host.given(went_on=False)
        for sheet in given.hand_over.sheets[:1]:
            answers = {row.question: row.revision for row in sheet.answers}
            answer = written("ps_value", f"{CANARY} three", revision=answers.get("ps_value", 0) + 1)
            for message in save(host, sheet.filling, answer):
                sys.stderr.write(str(getattr(message, "sentences", "")))
        assert infos(self.desk, "A")

    def _read(self) -> None:
        read = self.desk.read()
        for party in read.parties:
            party_read(read, party.id, lambda _filling, _question, _tongue: ())
        side_by_side(self.desk.read_shared())

    def _documents(self) -> None:
        assert self.desk.document(self.desk.documents()[0]).pdf

    def _export(self) -> None:
        made = self.desk.document(self.desk.documents()[0])
        self.desk.export(made, str(self.folder / "out.pdf"), False)
        for export in self.desk.unlocked_exports()[:1]:
            self.desk.lock_export(export.id)

    def _back_up(self) -> None:
        self.desk.file.back_up()
        self.practice.vault.index.keep_copy()

    def _lock(self) -> None:
        self.practice.vault.lock()
        self.practice.vault.unlock(WORDS)
        self.practice.vault.is_mediator("0000")
        self.practice.cases.cases()
        self._open_again()

    def _open_again(self) -> None:
        self.desk = self.practice.cases.open(self._case)

    def _new_case(self) -> None:
        self.practice.new(3)
        self._open_again()


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    # The same passphrase is stretched many times here; once is enough to know what comes of it.
    with pytest.MonkeyPatch.context() as patched:
        for module in (key_slots, session_pin):
            patched.setattr(module, "hash_secret_raw", cache(module.hash_secret_raw))
        made = Laptop(tmp_path_factory.mktemp("laptop"))
        yield made
        made.practice.vault.lock()


def _told(said: str) -> list[str]:
    return [word for word in (CANARY, NAME) if word in said]


def test_an_error_at_any_function_says_nothing_of_what_was_said(
    laptop: Laptop, tmp_path: Path, times: Times, proved: Proved
) -> None:
    count = times(240, 3_000, 60)
    works = laptop.works()
    spots: list[Spot] = []
    for name, work in works.items():
        seen = {(spot.file, spot.name) for spot in spots}
        spots += [spot for spot in functions_of(name, work) if (spot.file, spot.name) not in seen]
    files = {spot.file for spot in spots}
    assert len(files) > 60, "the work hardly touches the program"
    planted, loud, reached = 0, 0, set()
    before = AsItWas(laptop.folder)
    for spot, error in by_turns(spots, count * 3):
        if planted == count:
            break
        said = said_of(spot, error, works[spot.work], tmp_path / "said")
        before.put_back()
        if REACHED not in said:
            continue
        planted += 1
        reached.add(spot.file)
        loud += "nothing came of it" not in said
        assert _told(said) == [], f"{spot}: {error()!r}\n{said[-3000:]}"
    assert planted == count
    assert loud > count // 2, "most of them have to be noticed"
    assert len(reached) > min(60, count * 3 // 4)
    proved("S8", "errors forced at functions of every room", planted)


# ---- the window --------------------------------------------------------------------------------------------------------


@pytest.fixture
def notice(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashNotice]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashNotice(lambda: True)
    made.listen()
    yield made
    for window in QApplication.topLevelWidgets():
        if isinstance(window, CrashWindow):
            window.close()
    made.deleteLater()


def _words_of(window: QWidget) -> str:
    found = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        for reading in ("text", "toPlainText", "toolTip", "accessibleName", "accessibleDescription"):
            read = getattr(widget, reading, None)
            if callable(read):
                found.append(str(read()))
    return "\n".join(found)


def test_the_crash_window_says_nothing_of_it_from_slots_threads_and_the_helper_thread(
    notice: CrashNotice, qtbot: Any, capfd: pytest.CaptureFixture[str], proved: Proved
) -> None:
    background = Background(notice.told)
    count = 0
    for turn in range(45):
        error = ERRORS[turn % len(ERRORS)]

        def slot(error: Callable[[], BaseException] = error) -> None:
            raise_it(error)

        if turn % 3 == 0:
            QTimer.singleShot(0, slot)
        elif turn % 3 == 1:
            thread = threading.Thread(target=slot)
            thread.start()
            thread.join()
        else:
            background.run(slot, lambda _done: None, lambda _trouble: None)
        qtbot.waitUntil(lambda: bool(_crash_windows()), timeout=20_000)
        for window in _crash_windows():
            assert window.findChildren(QPlainTextEdit)
            assert window.findChildren(QLabel)
            assert _told(_words_of(window)) == []
            window.accept()
        qtbot.waitUntil(lambda: not _crash_windows(), timeout=20_000)
        count += 1
    background.close()
    out, err = capfd.readouterr()
    assert _told(out + err) == []
    proved("S8", "errors in slots, threads and the helper thread, told in the crash window", count)


def _crash_windows() -> list[CrashWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashWindow) and each.isVisible()]


# ---- other processes ----------------------------------------------------------------------------------------------------

ENTRIES = {
    "ui.party": ("app.handover.pipe", "BlockingPipe", "ui.party.__main__", "take_pipe"),
    "app.presenters.party": ("app.handover.pipe", "BlockingPipe", "", ""),
    "app.commands.demo_party": ("app.handover.pipe", "BlockingPipe", "", ""),
    "app.commands.own_copy_child": ("app.handover.drawing_child", "take_wanted", "", ""),
    "app.commands.caged_child": ("app.storage.foreign", "load_readers", "", ""),
}
RAISING = """
import runpy, sys, threading
import {module} as module
from tests.gates.forced import ERRORS, CANARY, NAME

def fail(*_any, **_others):
    def late():
        raise ERRORS[{turn}]()
    thread = threading.Thread(target=late)
    thread.start()
    thread.join()

    class Unraisable:
        def __del__(self):
            raise ERRORS[{turn}]()
    del_now = Unraisable()
    del del_now
    raise ERRORS[{turn}]()

module.{name} = fail
sys.argv[1:] = ["A", "1"]
runpy.run_module({entry!r}, run_name="__main__")
"""


@pytest.mark.parametrize("entry", list(ENTRIES))
def test_a_child_or_a_partys_process_that_breaks_says_nothing_of_it(entry: str, proved: Proved) -> None:
    module, name, *_rest = ENTRIES[entry]
    for turn in (0, 5, 8):
        ran = subprocess.run(
            [sys.executable, "-c", RAISING.format(module=module, name=name, entry=entry, turn=turn)],
            cwd=TOP,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert ran.returncode != 0
        assert _told(ran.stdout + ran.stderr) == [], ran.stderr
        assert not list(TOP.glob("core*"))
    proved("S8", f"errors in a process of its own: {entry}", 3)


# ---- the gate itself -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", ERRORS)
def test_a_careless_program_would_be_caught(error: Callable[[], BaseException]) -> None:
    with pytest.raises(type(error())) as found:
        raise_it(error)
    assert _told(as_python_tells(found.value))


def test_a_planted_error_really_stands_in_the_way(laptop: Laptop, tmp_path: Path) -> None:
    before = AsItWas(laptop.folder)
    spot = Spot("read", "app/presenters/mediator/reading.py", "side_by_side")
    said = said_of(spot, ERRORS[0], laptop.works()["read"], tmp_path / "said")
    before.put_back()
    assert "crash: " in said
    assert "ValueError" in said
    assert not plant(Spot("", "app/presenters/mediator/reading.py", "nowhere"), ERRORS[0])
