"""A party's process seen from the mediator's: what it is told when something goes wrong, and when nobody is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.domain.impasse import Handed
from app.handover.messages import ComeForward, Ending, HandBack, Message, Saved
from tests.journeys.keyboard import pause, until
from ui.background import Background
from ui.mediator.party_process import PartyProcess

_PARTY = """
import os, sys
from pathlib import Path
from app.handover.messages import Ending, HandBack, Save
from app.handover.wire import Inbox, pack
inbox = Inbox()
inbox.feed(os.read(0, 1 << 20))
os.write(1, pack(Save(7, "filling", ())))
answers = ()
while not answers:
    answers = inbox.feed(os.read(0, 1 << 20))
Path(sys.argv[1]).write_text(f"{type(answers[0]).__name__} {answers[0].number}")
os.write(1, pack(HandBack(Ending.STOPPED, everything_saved=False)))
"""
"""A party's process without a window: it saves once, notes what it is answered, and hands back."""


class Broken:
    """A host with a mistake of ours in it."""

    def given(self, went_on: bool = False) -> Message:
        return ComeForward()

    def answer(self, message: Message) -> tuple[Message, ...]:
        raise ValueError("words of a party")

    def take_back(self, ending: Ending | None) -> Handed:
        raise NotImplementedError


@pytest.fixture
def crashes() -> list[BaseException]:
    return []


@pytest.fixture
def background(qapp: QApplication, crashes: list[BaseException]) -> Iterator[Background]:
    made = Background(crashes.append)
    yield made
    made.close()


def test_a_party_is_told_that_its_answer_was_not_saved_whatever_went_wrong_with_us(
    background: Background, crashes: list[BaseException], tmp_path: Path
) -> None:
    told = tmp_path / "told"
    process = PartyProcess(background, (sys.executable, "-c", _PARTY, str(told)))
    ended: list[object] = []
    process.ended.connect(ended.append)
    process.start()
    process.begin(Broken(), ComeForward())
    until(lambda: ended, "the end of the process")
    assert told.read_text() == "NotSaved 7"
    assert ended == [HandBack(Ending.STOPPED, everything_saved=False)]
    assert [type(error) for error in crashes] == [ValueError]


def test_an_answer_that_comes_after_the_process_was_ended_goes_nowhere(background: Background) -> None:
    process = PartyProcess(background, (sys.executable, "-c", "import time; time.sleep(60)"))
    ended: list[object] = []
    process.ended.connect(ended.append)
    process.start()
    until(process.is_running, "the process")
    process.stop()
    process.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    process._reply((Saved(1),))
    pause()
    assert not ended
