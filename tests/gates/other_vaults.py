"""Vaults of their own that a process is busy with when it is killed: one that is brought up to date, one in the making.

A file beside them says which, so that the next process looks what became of it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import SystemChance, SystemClock
from app.presenters.doors import VaultState
from app.storage.key_slots import FLOOR
from tests.gates.kill_vault import opened_vault
from tests.old_files.reading import everything

OLD_VAULT = Path(__file__).resolve().parents[1] / "old_files" / "index_1_case_1"
_MARKER = "under-way"


def migrate(folder: Path) -> None:
    """A vault of the first release is opened for the first time."""
    other = folder / "old"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(OLD_VAULT, other)
    (folder / _MARKER).write_text("old")
    everything(other)
    _gone(folder, other)


def first_start(folder: Path) -> None:
    """A vault is made. Its words are known before."""
    other = folder / "new"
    shutil.rmtree(other, ignore_errors=True)
    other.mkdir()
    made = _vault(other)
    passphrase = made.offer_passphrase()
    (other / "passphrase").write_text(passphrase)
    (folder / _MARKER).write_text("new")
    made.create(passphrase)
    made.lock()
    with opened_vault(other):
        _gone(folder, other)


def look_at_the_other(folder: Path) -> None:
    """What became of such a vault: nothing in the old one is lost, and the new one opens or is not there."""
    marker = folder / _MARKER
    if not marker.exists():
        return
    which = marker.read_text()
    other = folder / which
    if which == "old":
        assert everything(other) == json.loads((other / "everything.json").read_text(encoding="utf-8"))
    elif (other / "vault").exists() and _vault(other).state() is not VaultState.NONE:
        with opened_vault(other) as (_open, cases):
            assert not cases.cases()
    _gone(folder, other)


def _vault(other: Path) -> VaultDesk:
    return VaultDesk(other / "vault", SystemClock(), SystemChance(), lambda _clock: FLOOR)


def _gone(folder: Path, other: Path) -> None:
    (folder / _MARKER).unlink()
    shutil.rmtree(other, ignore_errors=True)
