"""One program for one vault: who is the first, what a second start can do, and what a killed one leaves behind."""

from __future__ import annotations

import socket
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication

from tests.journeys.keyboard import until
from ui.single_start import SingleStart


def test_a_second_start_learns_nothing_and_can_say_nothing(qapp: QApplication, tmp_path: Path) -> None:
    first, second = SingleStart(str(tmp_path)), SingleStart(str(tmp_path))
    assert not second.another_is_running()
    first.listen()
    asked: list[bool] = []
    first.come_forward.connect(lambda: asked.append(True))
    assert second.another_is_running()
    until(lambda: asked, "the first to be told")
    assert not SingleStart(str(tmp_path / "another")).another_is_running()


def test_of_two_starts_in_the_same_moment_one_stays_and_a_third_finds_it(qapp: QApplication, tmp_path: Path) -> None:
    first, second, third = (SingleStart(str(tmp_path)) for _start in range(3))
    assert not first.another_is_running()
    assert not second.another_is_running()
    assert first.listen()
    asked: list[bool] = []
    first.come_forward.connect(lambda: asked.append(True))
    assert not second.listen()
    assert third.another_is_running()
    until(lambda: len(asked) == 2, "the first to be told twice")


def test_a_start_after_a_kill_takes_the_place_of_the_one_that_was_killed(qapp: QApplication, tmp_path: Path) -> None:
    name = SingleStart(str(tmp_path))._name
    left_behind = socket.socket(socket.AF_UNIX)
    left_behind.bind(str(Path(QDir.tempPath(), name)))
    left_behind.close()
    after = SingleStart(str(tmp_path))
    assert not after.another_is_running()
    assert after.listen()
    assert SingleStart(str(tmp_path)).another_is_running()
