"""Backups made during random use give back what they were made of, and no damage replaces or thins a good one (R8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Connection

from app.domain.trouble import Trouble
from app.storage import case_backups, restoring
from app.storage.backup_names import BackupName
from app.storage.case_keys import CaseKeys
from app.storage.commits import last_commit, stamp
from tests.gates.backup_machine import BackupMachine, Count
from tests.goals import Proved, Times

STEPS = 50


def _use(examples: int, *, phases: Collection[Phase] = tuple(Phase)) -> None:
    """That many cases in random use, each for some fifty steps."""
    run_state_machine_as_test(
        BackupMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.gate
@pytest.mark.timeout(1200)
def test_every_backup_gives_back_what_it_was_made_of_and_no_damage_costs_a_good_one(
    times: Times, proved: Proved
) -> None:
    wanted = times(1_000, 10_000, 80)
    Count.backups = Count.restored = Count.refused = 0
    while Count.backups < wanted:
        _use(8)
    assert Count.restored > wanted // 50
    assert Count.refused > wanted // 50
    proved("R8", "backups made in random use restored to the same digest", Count.backups)


# ---- the proof proves itself ------------------------------------------------------------------------------------------


def _thin_the_newest(names: Iterable[BackupName], _made: BackupName | None) -> frozenset[BackupName]:
    """The one before the last, which was the newest until now."""
    return frozenset(sorted(names)[-2:-1])


def _compare_nothing(*_arguments: object) -> None:
    """Whatever came out counts as a backup."""


def _thin_first(copy_case: Callable[..., Path]) -> Callable[..., Path]:
    def thin_then_copy(connection: Connection, keys: CaseKeys, folder: Path, name: str) -> Path:
        for file in case_backups.backups_in(folder)[:-1]:
            file.unlink()
        return copy_case(connection, keys, folder, name)

    return thin_then_copy


def _keep_its_number(connection: Connection, chain_key: bytes, _sequence: int) -> None:
    """A restored case goes on counting where its backup stood."""
    number = connection.execute(last_commit).one().sequence
    stamp(connection, chain_key, number)


FAULTS: dict[str, tuple[object, str, Any]] = {
    "the newest is thinned": (case_backups, "needless", _thin_the_newest),
    "the digest is not compared": (case_backups, "_compare", _compare_nothing),
    "thinned before the copy is checked": (
        "app.storage.case_on_disk",
        "copy_case",
        _thin_first(case_backups.copy_case),
    ),
    "a restored case keeps its number": (restoring, "stamp", _keep_its_number),
    "the file is not checked before it is put back": (restoring, "is_good", lambda *_file: True),
}
IN_CI = ("the newest is thinned", "the digest is not compared")
"""The others take as long again; each was seen to be found."""


@pytest.mark.gate
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(
    "fault", [pytest.param(fault, marks=[] if fault in IN_CI else pytest.mark.full) for fault in FAULTS]
)
def test_a_planted_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, instead = FAULTS[fault]
    if isinstance(where, str):
        monkeypatch.setattr(f"{where}.{name}", instead)
    else:
        monkeypatch.setattr(where, name, instead)
    with pytest.raises((AssertionError, Trouble)):
        _use(200, phases=(Phase.generate,))
