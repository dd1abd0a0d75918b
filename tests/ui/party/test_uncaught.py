"""A mistake of ours in the party's process ends it at once, says nothing, and keeps what was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app.handover.messages import ComeForward, Message, Ready
from tests.presenters.party.laptop import FIRST, MediatorsSide
from tests.ui.party.started import PATIENCE, Started, nothing_but_qt
from ui.party.uncaught import MISTAKE_OF_OURS

BROKEN = """
import sys
from ui.party import __main__ as entry, line, window

WORDS = "heron-canary"

def broken(*_any):
    raise ValueError(WORDS)

def broken_while_put_away(*_any):
    class Put:
        def __del__(self):
            raise ValueError(WORDS)
    Put()

{where}
sys.exit(entry.main())
"""
PLACES = {
    "in a slot": "window.PartyWindow.come_forward = broken",
    "in a thread": "line.Line._read = broken",
    "in what Qt calls": "window.PartyWindow.paintEvent = broken",
    "before the window": "line.Line.start = broken",
}


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return side


@pytest.fixture
def start(side: MediatorsSide) -> Iterator[Callable[[str], Started]]:
    processes: list[Started] = []

    def started(where: str) -> Started:
        processes.append(Started(side, ("-c", BROKEN.format(where=where))))
        return processes[-1]

    yield started
    for process in processes:
        process.over()


@pytest.mark.parametrize("where", PLACES.values(), ids=list(PLACES))
def test_a_mistake_ends_the_process_at_once_and_without_a_word(start: Callable[[str], Started], where: str) -> None:
    party = start(where)
    party.hand_over()
    if "come_forward" in where:
        party.hear(is_ready)
        party.pipe.send(ComeForward())
    party.process.wait(PATIENCE)
    assert party.process.returncode == MISTAKE_OF_OURS
    # The binding names its own method, and cannot know a word of a party.
    assert nothing_but_qt(party.over()).strip() in ("", "Error calling Python override of QWidget::paintEvent():")


def test_what_goes_amiss_while_something_is_put_away_ends_nothing_and_is_not_told(
    start: Callable[[str], Started],
) -> None:
    party = start("window.PartyWindow.come_forward = broken_while_put_away")
    party.hand_over()
    party.hear(is_ready)
    party.pipe.send(ComeForward())
    party.close_pipe()
    party.process.wait(PATIENCE)
    assert party.process.returncode == 0
    assert nothing_but_qt(party.over()) == ""


def is_ready(message: Message) -> bool:
    return isinstance(message, Ready)
