"""After ten thousand edits and two hundred hand-overs the program is what it was: memory, open files, the size of a case
file, and how long saving takes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import commit
from tests.gates.kill_hands import QUESTIONS
from tests.gates.kill_vault import make
from tests.gates.kill_windows import HELD
from tests.gates.warm import TOP
from tests.gates.window_killer import Windows
from tests.goals import Proved, Times

_MOST_GROWTH = 10.0
"""Mebibytes."""
_MOST_OF_CONTENT = 1.5
_SETTLED = 2
"""Hand-overs in windows until everything that is loaded once is loaded."""


@pytest.mark.gate
@pytest.mark.timeout(7200)
@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows what a process holds as files")
def test_after_thousands_of_edits_and_hundreds_of_hand_overs_nothing_has_grown(
    tmp_path: Path, times: Times, artefacts: Path, proved: Proved
) -> None:
    edits, handovers = times(10_000, 100_000, 2_000), times(200, 2_000, 50)
    (tmp_path / "day").mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.gates.long_use", str(tmp_path / "day"), str(edits), str(handovers)],
        cwd=TOP,
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    (tmp_path / "floor").mkdir()
    floor = commit.measure(tmp_path / "floor", times(100, 1_000))
    told = [f"{name}: {value:.2f}" for name, value in found.items()]
    # Beside a commit on bare sqlcipher3 in the same run; nothing is asserted on a time.
    (artefacts / "long-use.txt").write_text("\n".join([*told, *(figure.told() for figure in floor)]) + "\n")
    assert (found["edits"], found["handovers"]) == (edits, handovers)
    assert found["grown"] < _MOST_GROWTH
    assert found["descriptors"] == 0
    assert found["ratio"] <= _MOST_OF_CONTENT
    memory = f"{found['grown']:+.1f} MiB held, file {found['ratio']:.2f} times its content"
    saving = f"saving {found['first tenth']:.1f} ms at first, {found['last tenth']:.1f} ms at last"
    proved("R9", f"edits ({memory}; {saving})", edits)
    proved("R9", "hand-overs", handovers)


@pytest.mark.gate
@pytest.mark.timeout(3600)
@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows what a process holds as files")
def test_after_hand_overs_in_real_windows_the_mediators_process_is_what_it_was(
    tmp_path: Path, times: Callable[[int, int], int], artefacts: Path, proved: Proved
) -> None:
    handovers = times(6, 60)
    make(tmp_path)
    (tmp_path / QUESTIONS).write_text("1")
    windows = Windows(tmp_path)
    try:
        status = windows.warm.ended(windows.warm.born("long_use", handovers))
        windows.see_that_nothing_broke()
    finally:
        windows.close()
    assert status == 0
    lines = [line.split() for line in (tmp_path / HELD).read_text().splitlines()]
    (artefacts / "windows.txt").write_text("megabytes and open files after each hand-over\n" + str(lines) + "\n")
    assert len(lines) == handovers
    settled, last = lines[_SETTLED - 1], lines[-1]
    assert float(last[0]) - float(settled[0]) < _MOST_GROWTH
    assert int(last[1]) <= int(settled[1])
    proved("R9", "hand-overs in real windows, without a warning of Qt", handovers)
