"""Whatever a party was doing when the mediator's process is killed: no acknowledged answer is lost, no file is damaged, no
answer lies under another party, and no change is done by halves.

Each kill hits a process of its own (`desk_killer.py`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.desk_deeds import PARTYS_DEEDS
from tests.gates.desk_killer import kill_often
from tests.gates.promises import Ledger, Promised
from tests.goals import Proved, Times


@pytest.mark.gate
@pytest.mark.timeout(14_400)
def test_no_acknowledged_answer_is_lost_whatever_a_party_did_when_the_desk_was_killed(
    tmp_path: Path, times: Times, artefacts: Path, proved: Proved
) -> None:
    wanted = times(450, 10_000, 50)
    kills, acknowledged = kill_often(tmp_path, ("opening", *PARTYS_DEEDS), wanted, seed=20261126)
    (artefacts / "kills.txt").write_text(f"changes acknowledged: {acknowledged}\n{dict(kills)}\n")
    proved("R1", "SIGKILL at the desk while a party works", wanted)


def test_the_gate_sees_an_answer_that_is_gone_one_that_is_older_and_half_a_change(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, 1, {"one": 1, "two": 2})
    ledger.begin({"one": 3})
    ledger.kept()
    ledger.begin({"two": 4, "three": 5})
    promised = Promised(tmp_path)
    for whole in ({"one": 3, "two": 2}, {"one": 3, "two": 4, "three": 5}):
        assert promised.faults(whole) == ()
    for broken in (
        {"two": 2},
        {"one": 1, "two": 2},
        {"one": 3, "two": 4},
        {"one": 3, "two": 2, "three": 5},
        {"one": 3, "two": 2, "other": 1},
    ):
        assert promised.faults(broken)
