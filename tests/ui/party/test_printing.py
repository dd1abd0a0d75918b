"""Print my copy now: drawn by a child that lives for it. Printing itself: `tests/ui/parts/test_printing.py`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.handover.own_copy import OwnCopyWanted
from tests.ui.party.conftest import HandOver
from tests.ui.party.one_sheet import read_pdf
from tests.ui.party.walking import to_a_question
from ui.party.printing import OwnCopyDrawn


@pytest.fixture
def wanted(hand_over: HandOver) -> OwnCopyWanted:
    """What a party with one "only me" answer asks to be printed."""
    party = hand_over()
    asked: list[OwnCopyWanted] = []

    def note(copy: object) -> None:
        assert isinstance(copy, OwnCopyWanted)
        asked.append(copy)

    party.window.copy_wanted.connect(note)
    to_a_question(party, "value?")
    party.press("heron on the lake")
    party.press_button("All questions")
    party.press_button("Stop for now")
    party.press_button("Print my copy now")
    return asked[0]


def test_a_child_draws_the_copy_with_what_only_the_party_reads(qtbot: QtBot, wanted: OwnCopyWanted) -> None:
    drawn = OwnCopyDrawn()
    with qtbot.waitSignal(drawn.done, timeout=60_000) as signal:
        drawn.draw(wanted)
    assert signal.args is not None
    words = read_pdf(signal.args[0])
    assert "heron on the lake" in words
    assert "For Marisol only" in words


def test_what_cannot_be_drawn_is_told_as_nothing(qtbot: QtBot, wanted: OwnCopyWanted) -> None:
    drawn = OwnCopyDrawn()
    with qtbot.waitSignal(drawn.done, timeout=60_000) as signal:
        drawn.draw(replace(wanted, paper="no such paper"))
    assert signal.args == [b""]
