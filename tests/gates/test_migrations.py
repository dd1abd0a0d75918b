"""Whenever Recess is killed while it brings an older file up to date, there is the old file whole or the new one whole, and
the next start opens it with every answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.storage.old_indexes import SHIPPED as INDEXES
from tests.gates.migration_kills import BROKEN, NEW, OLD
from tests.goals import Proved

TOP = Path(__file__).resolve().parents[2]
_FEWEST_STEPS = {"case": 90, "index": 70}


def _killed(work: Path, databases: int, stride: int, *words: str) -> Mapping[str, Mapping[str, int]]:
    program = [sys.executable, "-m", "tests.gates.migration_kills", str(work), "20261126"]
    ran = subprocess.run(
        [*program, str(databases), str(stride), *words], capture_output=True, text=True, check=False, cwd=TOP
    )
    assert ran.returncode == 0, ran.stderr
    found: Mapping[str, Mapping[str, int]] = json.loads(ran.stdout)
    assert len(found) == INDEXES.newest
    return found


@pytest.mark.gate
@pytest.mark.timeout(36_000)
def test_killed_at_any_statement_or_write_an_older_file_is_whole_and_so_is_what_is_in_it(
    tmp_path: Path, times: Callable[[int, int], int], proved: Proved
) -> None:
    databases, stride = times(20, 200), times(15, 1)
    found = _killed(tmp_path, databases, stride)
    kills = 0
    for kind, counted in found.items():
        assert counted["databases"] == databases
        assert BROKEN not in counted
        assert counted[OLD] > counted[NEW] > 0
        assert counted["killed twice"] > 0
        assert counted["steps"] / databases > _FEWEST_STEPS[kind.split()[0]]
        kills += counted[OLD] + counted[NEW] + counted["killed twice"]
    proved("R6", f"kills at a statement or write, {databases} random files of each of {len(found)} schemas", kills)


@pytest.mark.gate
def test_the_proof_sees_a_program_that_changes_the_only_file_there_is(tmp_path: Path) -> None:
    for counted in _killed(tmp_path, 1, 7, "planted").values():
        assert counted[BROKEN] > 0
