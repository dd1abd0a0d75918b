"""Whatever the mediator was doing when its process is killed: nothing that was acknowledged is lost, no file is damaged,
and what was begun (a new case, an upgrade, a first start, destroying) can be ended afterwards.

Each kill hits a process of its own (`desk_killer.py`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.desk_deeds import MEDIATORS_DEEDS
from tests.gates.desk_killer import kill_often
from tests.goals import Proved, Times


@pytest.mark.gate
@pytest.mark.timeout(14_400)
def test_nothing_acknowledged_is_lost_whatever_the_mediator_did_when_the_desk_was_killed(
    tmp_path: Path, times: Times, artefacts: Path, proved: Proved
) -> None:
    wanted = times(450, 10_000, 80)
    kills, acknowledged = kill_often(tmp_path, MEDIATORS_DEEDS, wanted, seed=20261127)
    (artefacts / "kills.txt").write_text(f"changes acknowledged: {acknowledged}\n{dict(kills)}\n")
    proved("R1", "SIGKILL at the desk while the mediator works", wanted)
