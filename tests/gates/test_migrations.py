"""Whenever Recess is killed while it brings an older file up to date, there is the old file whole or the new one whole, and
the next start opens it with every answer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.storage.old_cases import SHIPPED as CASES
from app.storage.old_indexes import SHIPPED as INDEXES
from tests.gates.migration_kills import BROKEN, KILLS, NEW, OLD, STARTS, TWICE
from tests.goals import Proved, Times

TOP = Path(__file__).resolve().parents[2]
_IN_MEMORY = Path("/dev/shm")
_FEWEST_MOMENTS = {"case": 200, "index": 70}


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is room: what a kill leaves does not hang on when the disk has it."""
    if not _IN_MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="recess-migrations-", dir=_IN_MEMORY) as folder:
        yield Path(folder)


def _found(work: Path, databases: int, each: int, *words: str) -> Mapping[str, Mapping[str, int]]:
    program = [sys.executable, "-m", "tests.gates.migration_kills", str(work), "20261126", str(databases), str(each)]
    ran = subprocess.run([*program, *words], capture_output=True, text=True, check=False, cwd=TOP)
    assert ran.returncode == 0, ran.stderr
    found: Mapping[str, Mapping[str, int]] = json.loads(ran.stdout)
    assert len(found) == CASES.newest + INDEXES.newest - 1
    return found


@pytest.mark.gate
@pytest.mark.timeout(36_000)
def test_killed_at_any_statement_or_write_an_older_file_is_whole_and_so_is_what_is_in_it(
    work: Path, times: Times, proved: Proved
) -> None:
    databases, each = times(16, 200, 8), times(10, 1)
    found = _found(work, databases, each)
    moments = 0
    for kind, counted in found.items():
        assert counted["databases"] == databases
        assert BROKEN not in counted
        assert counted[OLD] > counted[NEW] > 0
        assert counted[STARTS] > 2 * databases
        assert counted[KILLS] == databases
        assert counted[TWICE] > 0
        assert min(counted[f"{step}s"] for step in ("statement", "write", "name")) > databases
        assert counted[OLD] + counted[NEW] > _FEWEST_MOMENTS[kind.split()[0]] * databases
        moments += counted[OLD] + counted[NEW]
    starts = sum(counted[STARTS] + counted[KILLS] for counted in found.values())
    what = f"every statement, write and name, {databases} random files of each of {len(found)} schemas, {starts} second starts"
    proved("R6", what, moments)


@pytest.mark.gate
def test_the_proof_sees_a_program_that_changes_the_only_file_there_is(work: Path) -> None:
    for counted in _found(work, 1, 7, "planted").values():
        assert counted[BROKEN] > 0
