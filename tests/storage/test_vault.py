"""Opening the vault: the right secret opens it, every wrong one gets its own sentence."""

from __future__ import annotations

import contextlib
import json
import math
import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.sources import SeededChance, SystemChance
from app.domain.trouble import Trouble
from app.storage import recovery_sheet, vault_header
from app.storage.key_slots import FLOOR
from app.storage.passphrases import OFFERED_WORDS, faults, offered, words
from app.storage.troubles import Damaged
from app.storage.vault import HeaderDamaged, HeaderFromNewer, NoVault, Vault, VaultExists, WrongPassphrase

WORDS = "calm river seven lamps"
CHANCE = SystemChance()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    folder = tmp_path_factory.mktemp("vaults") / "vault"
    vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE)
    vault.forget()
    return folder, lines


def test_the_passphrase_opens_it_and_gives_the_same_keys(made: tuple[Path, tuple[str, ...]]) -> None:
    first, second = (Vault.open(made[0], typed, CHANCE) for typed in (WORDS, "  calm river  seven lamps "))
    assert first.derived(32, "index") == second.derived(32, "index")
    assert first.derived(32, "index") != first.derived(32, "case keys")


def test_a_wrong_passphrase_is_told_as_one(made: tuple[Path, tuple[str, ...]]) -> None:
    with pytest.raises(WrongPassphrase):
        Vault.open(made[0], "calm river seven lamp", CHANCE)


def test_no_vault_and_a_vault_already_there_are_told(made: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    with pytest.raises(NoVault):
        Vault.open(tmp_path / "nothing", WORDS, CHANCE)
    with pytest.raises(VaultExists):
        Vault.create(made[0], WORDS, FLOOR, CHANCE)


def copied(made: tuple[Path, tuple[str, ...]], to: Path) -> Path:
    (to / "backups").mkdir(parents=True)
    for name in ("vault.json", "backups/vault.json"):
        (to / name).write_bytes((made[0] / name).read_bytes())
    return to


def test_a_damaged_header_opens_from_its_copy(made: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    folder = copied(made, tmp_path / "v")
    (folder / "vault.json").write_bytes(b"{")
    assert Vault.open(folder, WORDS, CHANCE).id == Vault.open(made[0], WORDS, CHANCE).id


def test_two_damaged_headers_are_told_as_damage_and_never_as_a_wrong_passphrase(
    made: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    folder = copied(made, tmp_path / "v")
    (folder / "vault.json").write_bytes(b"{")
    (folder / "backups/vault.json").write_bytes(b"")
    with pytest.raises(HeaderDamaged):
        Vault.open(folder, WORDS, CHANCE)


def test_a_header_from_a_newer_recess_is_refused_by_name(made: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    folder = copied(made, tmp_path / "v")
    header = json.loads((folder / "vault.json").read_text())
    newer = {**header, "recess_vault": 99}
    (folder / "vault.json").write_text(json.dumps(newer))
    Vault.open(folder, WORDS, CHANCE)  # a number that its sum does not bear out is damage, and there is a copy
    del newer["sum"]
    (folder / "vault.json").write_text(json.dumps({**newer, "sum": vault_header._sum(newer)}))
    with pytest.raises(HeaderFromNewer):
        Vault.open(folder, WORDS, CHANCE)


def test_lowered_parameters_do_not_open(made: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    folder = copied(made, tmp_path / "v")
    for name in ("vault.json", "backups/vault.json"):
        header = json.loads((folder / name).read_text())
        header["slots"][0]["argon2id"] = [8192, 1, 1]
        (folder / name).write_text(json.dumps(header))
    with pytest.raises(HeaderDamaged):
        Vault.open(folder, WORDS, CHANCE)


def test_flipped_bytes_never_open_to_another_key(made: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    folder = copied(made, tmp_path / "v")
    whole = (made[0] / "vault.json").read_bytes()
    wanted = Vault.open(made[0], WORDS, CHANCE).derived(32, "index")
    choose = random.Random(7)
    for _round in range(40):
        place = choose.randrange(len(whole))
        hurt = bytearray(whole)
        hurt[place] ^= 1 << choose.randrange(8)
        for name in ("vault.json", "backups/vault.json"):
            (folder / name).write_bytes(hurt)
        with contextlib.suppress(Trouble):
            assert Vault.open(folder, WORDS, CHANCE).derived(32, "index") == wanted


def test_case_keys_open_for_their_case_only(made: tuple[Path, tuple[str, ...]]) -> None:
    vault = Vault.open(made[0], WORDS, CHANCE)
    key = vault.new_case_key()
    wrapped = vault.wrap("one", key)
    assert vault.unwrap("one", wrapped) == key
    with pytest.raises(Damaged):
        vault.unwrap("two", wrapped)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_files_and_folders_are_their_owners_from_the_first_moment(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Vault.create(tmp_path / "v", WORDS, FLOOR, CHANCE)
    finally:
        os.umask(before)
    for path in [tmp_path / "v", *(tmp_path / "v").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_opening_the_vault_loads_no_database_and_no_worksheet_reader() -> None:
    program = "import sys, app.storage.vault; print(sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    for heavy in ("sqlalchemy", "alembic", "pydantic", "reportlab", "PySide6"):
        assert f"'{heavy}'" not in loaded


def test_six_offered_words_come_from_a_list_where_four_letters_tell_each_apart() -> None:
    assert OFFERED_WORDS == 6
    assert OFFERED_WORDS * math.log2(len(words())) > 70
    assert len({word[:4] for word in words()}) == len(words())
    assert len(offered(SystemChance()).split()) == 6
    assert not faults(offered(SeededChance(1)))


def test_no_offered_word_is_about_bodies_violence_death_illness_drugs_belief_or_an_insult() -> None:
    never = """abort abuse agony ambush bastard beggar bible bitten bloody bosom bullet cancer church coffin corpse crotch
    damn deacon death devil drug drunk dumb enemy farce fatal fetid fiend funeral gallows ghetto girl gore gospel groin
    harem harlot heroin horny idiot idol insane kill lame lesion lewd maim morgue mosque murder naked napalm nipple nude
    opium orphan ovary pagan pimp pistol poison priest psalm puke rabbi rape rifle semen sermon sex sissy slain slut sodomy
    suicide syphilis testes thigh torture tumor urine uterus venom victim virgin vomit vulgar whore womb wrath xviii"""
    assert [word for word in never.split() if word in words()] == []


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaaaaaa", "abcabcabcabcabc", "123456789012345"])
def test_a_weak_passphrase_is_told_why(weak: str) -> None:
    assert faults(weak)


secrets = st.binary(min_size=20, max_size=20)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"


@given(secrets)
@settings(max_examples=1000, deadline=None)
def test_every_recovery_sheet_reads_back_what_it_holds(secret: bytes) -> None:
    lines = recovery_sheet.lines_of(secret)
    assert recovery_sheet.secret_of(lines) == secret
    forgiving = [line.lower().replace("0", "o").replace("1", "l") for line in lines]
    assert recovery_sheet.secret_of(forgiving) == secret


@given(secrets, st.integers(1, 8), st.integers(0, 4), st.sampled_from(LETTERS))
@settings(max_examples=600, deadline=None)
def test_every_wrong_letter_is_found_on_its_line(secret: bytes, number: int, place: int, letter: str) -> None:
    line = recovery_sheet.lines_of(secret)[number - 1]
    wrong = line[:place] + letter + line[place + 1 :]
    assert bool(recovery_sheet.line_fault(number, wrong)) == (wrong != line)


@given(secrets, st.integers(1, 8), st.integers(0, 3))
@settings(max_examples=600, deadline=None)
def test_every_swap_of_neighbours_is_found_on_its_line(secret: bytes, number: int, place: int) -> None:
    line = recovery_sheet.lines_of(secret)[number - 1]
    swapped = line[:place] + line[place + 1] + line[place] + line[place + 2 :]
    assert bool(recovery_sheet.line_fault(number, swapped)) == (swapped != line)


@given(secrets, st.integers(1, 8), st.integers(1, 8))
@settings(max_examples=300, deadline=None)
def test_a_line_in_another_lines_place_is_found(secret: bytes, one: int, other: int) -> None:
    line = recovery_sheet.lines_of(secret)[one - 1]
    assert bool(recovery_sheet.line_fault(other, line)) == (one != other)
