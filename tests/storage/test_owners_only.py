"""What the vault's folder lets others see: nothing, from the first moment; where that cannot be, it is not used."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.domain.sources import SystemChance
from app.storage.cipher_engine import KEY_LENGTH, SALT_LENGTH, open_engine, told
from app.storage.key_slots import FLOOR
from app.storage.troubles import Damaged, OthersMayRead
from app.storage.vault import Vault

WORDS = "calm river seven lamps"
CHANCE = SystemChance()
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")


def test_folders_made_above_the_vault_are_its_owners_too(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Vault.create(tmp_path / "one" / "two" / "vault", WORDS, FLOOR, CHANCE)
    finally:
        os.umask(before)
    for folder in (tmp_path / "one", tmp_path / "one" / "two", tmp_path / "one" / "two" / "vault"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_vault_that_was_left_open_to_others_is_closed_to_them_when_it_is_opened(tmp_path: Path) -> None:
    Vault.create(tmp_path / "vault", WORDS, FLOOR, CHANCE)
    (tmp_path / "vault").chmod(0o755)
    Vault.open(tmp_path / "vault", WORDS, CHANCE)
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700


@pytest.mark.parametrize("says", ["nothing", "no"])
def test_a_folder_that_cannot_be_closed_to_others_is_refused_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    Vault.create(tmp_path / "vault", WORDS, FLOOR, CHANCE)
    (tmp_path / "vault").chmod(0o755)
    (tmp_path / "new").mkdir(0o755)

    def chmod(self: Path, mode: int, *, follow_symlinks: bool = True) -> None:
        if says == "no":
            raise PermissionError

    monkeypatch.setattr(Path, "chmod", chmod)
    before = sorted((tmp_path / "vault").rglob("*"))
    with pytest.raises(OthersMayRead):
        Vault.open(tmp_path / "vault", WORDS, CHANCE)
    with pytest.raises(OthersMayRead):
        Vault.create(tmp_path / "new", WORDS, FLOOR, CHANCE)
    assert sorted((tmp_path / "vault").rglob("*")) == before
    assert list((tmp_path / "new").iterdir()) == []


def test_a_pipe_or_a_giant_in_the_place_of_a_case_is_damage_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "giant").open("wb") as giant:
        giant.truncate(5 << 30)
    for name in ("pipe", "giant"):
        engine = open_engine(tmp_path / name, bytes(KEY_LENGTH), bytes(SALT_LENGTH))
        with pytest.raises(Damaged), told():
            engine.connect()
        engine.dispose()
