"""The one helper thread: work in order, told in the window's thread, nothing lost in silence."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.trouble import Trouble
from tests.journeys.keyboard import pause, until
from ui.background import Background

FULL = Trouble("The disk is full.", "Make room.", "Nothing is lost.")


class Ears:
    """What was told, and in which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[Trouble] = []
        self.threads: set[int] = set()

    def was_done(self, what: object) -> None:
        self.done.append(what)
        self.threads.add(threading.get_ident())

    def has_failed(self, trouble: Trouble) -> None:
        self.failed.append(trouble)
        self.threads.add(threading.get_ident())


@pytest.fixture
def crashes() -> list[BaseException]:
    return []


@pytest.fixture
def background(qapp: QApplication, crashes: list[BaseException]) -> Iterator[Background]:
    made = Background(crashes.append)
    yield made
    made.close()


def full() -> None:
    raise FULL


def test_work_is_done_in_the_order_it_was_given_and_told_in_the_windows_thread(background: Background) -> None:
    ears, order = Ears(), []

    def work(number: int) -> int:
        order.append((number, threading.get_ident()))
        return number

    for number in range(20):
        background.run(partial(work, number), ears.was_done, ears.has_failed)
    until(lambda: len(ears.done) == 20, "all of it")
    assert ears.done == [number for number, _thread in order] == list(range(20))
    assert len({thread for _number, thread in order}) == 1
    assert ears.threads == {threading.get_ident()}


def test_trouble_is_told_to_whoever_asked(background: Background, crashes: list[BaseException]) -> None:
    ears = Ears()
    background.run(full, ears.was_done, ears.has_failed)
    until(lambda: ears.failed, "the trouble")
    assert ears.failed == [FULL]
    assert not crashes


def test_a_mistake_of_ours_goes_to_the_crash_notice_and_the_page_stops_waiting(
    background: Background, crashes: list[BaseException]
) -> None:
    ears = Ears()

    def wrong() -> None:
        raise ValueError("somebody's words")

    background.run(wrong, ears.was_done, ears.has_failed)
    until(lambda: ears.failed, "that it did not work")
    assert isinstance(crashes[0], ValueError)
    assert "somebody's words" not in " ".join(ears.failed[0].sentences())


def test_a_page_that_is_gone_is_told_nothing_but_its_last_work_is_done(background: Background) -> None:
    ears, page_gone = Ears(), Ears()
    worked: list[bool] = []
    part = background.part(page_gone.has_failed)
    part.run(lambda: worked.append(True), ears.was_done, ears.has_failed)
    part.run(full, ears.was_done, ears.has_failed)
    part.close()
    until(lambda: page_gone.failed, "the trouble of a page that was left")
    pause()
    assert worked == [True]
    assert not ears.done
    assert not ears.failed
    assert page_gone.failed == [FULL], "a change that was not kept is never lost in silence"


def test_closing_waits_for_all_work(qapp: QApplication) -> None:
    background, ears = Background(_not_told), Ears()
    worked: list[int] = []
    for number in range(5):
        background.run(partial(worked.append, number), ears.was_done, ears.has_failed)
    background.close()
    assert worked == list(range(5))


def _not_told(_error: BaseException) -> None:
    raise AssertionError


def test_it_is_busy_until_what_was_given_is_told(background: Background) -> None:
    ears, go_on = Ears(), threading.Event()
    assert not background.is_busy()
    background.run(go_on.wait, ears.was_done, ears.has_failed)
    background.run(full, ears.was_done, ears.has_failed)
    pause()
    assert background.is_busy()
    go_on.set()
    until(lambda: ears.failed, "both")
    assert not background.is_busy()
