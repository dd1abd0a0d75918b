"""Whichever window is killed while a party types: what was marked "Saved" is there, and of the rest at most one second of
typing is gone; the page on the screen is never lost as a whole.

What is killed and how is in `window_killer.py`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gates.beat import covered
from tests.gates.typed_log import TypedLog, note_kill
from tests.gates.window_killer import PAGE, TYPING, killed_often
from tests.goals import Proved, Times

_WANTED = (TYPING, TYPING, PAGE)


@pytest.mark.gate
@pytest.mark.timeout(14_400)
def test_a_kill_costs_at_most_one_second_of_typing_and_nothing_that_was_saved(
    tmp_path: Path, times: Times, artefacts: Path, proved: Proved
) -> None:
    wanted = times(50, 1_000, 18)
    killer = killed_often(tmp_path, _WANTED, wanted, seed=20261127)
    (artefacts / "kills.txt").write_text(killer.told(), encoding="utf-8")
    assert killer.gone, "nobody was ever killed in the middle of a word"
    most = f"{killer.most_gone():.2f} s of typing gone at most"
    proved("R11", f"kills while typing, each compared with what was typed a second before: {most}", wanted)
    proved("R1", "SIGKILL of the real windows, typing and turning pages", wanted)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_time_in_which_both_processes_stand_still_is_forgiven_once(pairs: list[tuple[int, int]]) -> None:
    spans = [(float(min(pair)), float(max(pair))) for pair in pairs]
    assert covered(spans) == len({second for begun, ended in spans for second in range(int(begun), int(ended))})


def test_the_gate_sees_typing_that_is_gone_for_longer_than_a_second(tmp_path: Path) -> None:
    log = tmp_path / "log"
    spot = ["filling", "question"]
    typed = [["typed", *spot, [100 + letter / 10, "x" * (letter + 1)]] for letter in range(30)]
    lines = [["begin", *spot, None], *typed, ["killed", "", "", [103.0, 0.0]]]
    log.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    for letters, is_near in ((30, True), (21, True), (20, False), (0, False)):
        assert (TypedLog(log).faults(lambda *_spot, n=letters: ["given", "", "x" * n]) == []) is is_near
    note_kill(log, 104.0, 0.0)
    assert TypedLog(log).faults(lambda *_spot: ["given", "", "x" * 20])
