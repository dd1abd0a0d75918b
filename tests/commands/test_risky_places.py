"""The command line at a risky place: a new vault is refused, one that is there opens with a warning."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.commands.running import Demo, recess


def test_a_vault_in_a_synchronised_folder_opens_with_a_warning_and_no_path_in_it(demo: Demo, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive - Practice"
    shutil.copytree(demo.vault, synced / "vault")
    words = (synced / "vault" / "passphrase.txt").read_text(encoding="utf-8")
    ran = recess("cases", given={"RECESS_VAULT": str(synced / "vault"), "RECESS_PASSPHRASE": words.strip()})
    assert ran.status == 0, ran.err
    assert ran.out
    assert ran.err.startswith("recess: OneDrive copies this folder")
    assert str(tmp_path) not in ran.err


def test_no_vault_is_made_in_a_synchronised_folder(tmp_path: Path) -> None:
    (tmp_path / "kept" / ".stfolder").mkdir(parents=True)
    ran = recess("demo", "--out", tmp_path / "out", "--keep-vault", tmp_path / "kept" / "vault")
    assert ran.status == 1
    assert "No vault was made here. Syncthing copies this folder" in ran.err
    assert str(tmp_path) not in ran.err
    assert not (tmp_path / "kept" / "vault").exists()


def test_no_copy_of_a_vault_is_brought_to_a_synchronised_folder(demo: Demo, tmp_path: Path) -> None:
    words = (demo.vault / "passphrase.txt").read_text(encoding="utf-8")
    (tmp_path / "pCloudDrive").mkdir()
    given = {"RECESS_VAULT": str(tmp_path / "pCloudDrive" / "vault"), "RECESS_PASSPHRASE": words.strip()}
    ran = recess("restore", "--from", demo.vault, given=given)
    assert ran.status == 1
    assert "No vault was made here. pCloud copies this folder" in ran.err
    assert not (tmp_path / "pCloudDrive" / "vault").exists()
