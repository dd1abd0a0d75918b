"""Whichever window is killed, and whatever it is at: no answer whose "Saved" was shown is lost, no file is damaged, no
answer lies under another party.

What is killed and how is in `window_killer.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.window_killer import DESTROY, EXPORT, HAND_OVER, TAKE_BACK, killed_often
from tests.goals import Proved, Times

_WANTED = (HAND_OVER, TAKE_BACK, EXPORT, DESTROY, HAND_OVER, TAKE_BACK)


@pytest.mark.gate
@pytest.mark.timeout(14_400)
def test_no_saved_answer_is_lost_whichever_window_is_killed_at_hand_over_taking_back_export_or_destroying(
    tmp_path: Path, times: Times, artefacts: Path, proved: Proved
) -> None:
    wanted = times(50, 1_000, 12)
    killer = killed_often(tmp_path, _WANTED, wanted, seed=20261126)
    (artefacts / "kills.txt").write_text(killer.told(), encoding="utf-8")
    proved("R1", "SIGKILL of the real windows, hand-over to destroying", wanted)
