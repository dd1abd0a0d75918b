"""Changing what opens a vault: nobody is ever left without a way in, and nothing from before opens it for longer."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from app.domain.sources import SystemChance
from app.storage.key_slots import FLOOR
from app.storage.troubles import AlreadyOpen
from app.storage.vault import HeaderDamaged, HeaderNotRead, OlderSheet, Vault, WrongPassphrase, WrongSheet
from app.storage.whole_files import write_whole

WORDS, OTHER = "calm river seven lamps", "another seven green boats"
CHANCE = SystemChance()
DAY, LATER = "2026-05-02", "2026-11-03"
FIRST_FORM = Path(__file__).parent / "first_form" / "vault.json"
FIRST_LINES = ("VDSM$", "HA0G5", "PWGVV", "SPJ0V", "ZCXJ~", "52NXM", "XQF61", "GZQQ$")
FIRST_KEY = "60eb83af070b1c27eda974f791ef8ab80b6addcc15d6ce3ebaaa9cf172932a86"
"""A header as Recess wrote it before sheets had numbers, and what its keys derive."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def key(vault: Vault) -> str:
    return vault.derived(32, "index").hex()


def test_the_recovery_sheet_opens_and_with_new_secrets_the_passphrase_before_does_not(folder: Path) -> None:
    vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE, DAY)
    found = Vault.open_with_sheet(folder, lines, CHANCE)
    new_lines = found.new_secrets(OTHER, FLOOR, LATER)
    assert key(Vault.open(folder, OTHER, CHANCE)) == key(Vault.open_with_sheet(folder, new_lines, CHANCE)) == key(vault)
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, WORDS, CHANCE)


def test_the_sheet_before_opens_until_the_new_one_is_kept_and_not_after(folder: Path) -> None:
    vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE, DAY)
    new_lines = vault.new_sheet(LATER)
    for both in (lines, new_lines):
        assert key(Vault.open_with_sheet(folder, both, CHANCE)) == key(vault)
    assert vault.is_sheet(new_lines)
    assert not vault.is_sheet(lines), "only the newest can be confirmed"
    vault.keep_newest_sheet()
    assert key(Vault.open_with_sheet(folder, new_lines, CHANCE)) == key(vault)
    with pytest.raises(OlderSheet):
        Vault.open_with_sheet(folder, lines, CHANCE)


def test_a_new_sheet_that_nobody_kept_gives_way_to_the_next_and_never_the_good_one(folder: Path) -> None:
    vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE, DAY)
    lost = vault.new_sheet(LATER)
    newest = vault.new_sheet(LATER)
    for good in (lines, newest):
        assert key(Vault.open_with_sheet(folder, good, CHANCE)) == key(vault)
    with pytest.raises(OlderSheet):
        Vault.open_with_sheet(folder, lost, CHANCE)


def test_a_waiting_sheet_that_opened_the_vault_stays_and_the_lost_one_before_it_gives_way(folder: Path) -> None:
    """Killed before its lines were typed back, but it was written down: it is the one somebody has."""
    vault, lost = Vault.create(folder, WORDS, FLOOR, CHANCE, DAY)
    in_hand = vault.new_sheet(LATER)
    opened = Vault.open_with_sheet(folder, in_hand, CHANCE)
    opened.settle()
    new_lines = opened.new_secrets(OTHER, FLOOR, LATER)
    for good in (in_hand, new_lines):
        assert key(Vault.open_with_sheet(folder, good, CHANCE)) == key(vault)
    with pytest.raises(OlderSheet):
        Vault.open_with_sheet(folder, lost, CHANCE)
    newest = opened.new_sheet(LATER)
    for good in (in_hand, newest):
        assert key(Vault.open_with_sheet(folder, good, CHANCE)) == key(vault)
    opened.keep_newest_sheet()
    opened.new_sheet(LATER)
    assert key(Vault.open_with_sheet(folder, newest, CHANCE)) == key(vault), "kept, so it is the good one now"
    with pytest.raises(OlderSheet):
        Vault.open_with_sheet(folder, in_hand, CHANCE)


def test_an_old_sheet_is_told_by_its_number_and_day_and_a_foreign_one_by_the_name_of_this_vault(
    folder: Path, tmp_path: Path
) -> None:
    vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE, DAY)
    vault.new_sheet(LATER)
    vault.keep_newest_sheet()
    with pytest.raises(OlderSheet) as old:
        Vault.open_with_sheet(folder, lines, CHANCE)
    assert "sheet 1, made May 2, 2026" in old.value.happened
    assert "sheet 2, made Nov 3, 2026" in old.value.do
    _stranger, foreign = Vault.create(tmp_path / "other", WORDS, FLOOR, CHANCE, DAY)
    for ask in (lambda: Vault.open_with_sheet(folder, foreign, CHANCE), lambda: vault.try_sheet(foreign)):
        with pytest.raises(WrongSheet) as other:
            ask()
        assert vault.name in other.value.do
        assert "sheet 2, made Nov 3, 2026" in other.value.do


def test_a_new_passphrase_leaves_the_sheet_good(folder: Path) -> None:
    vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE)
    vault.change_passphrase(OTHER, FLOOR)
    assert Vault.open(folder, OTHER, CHANCE).is_sheet(lines)
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, WORDS, CHANCE)


def test_other_keys_leave_nothing_of_the_ways_in_before(folder: Path) -> None:
    vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE, DAY)
    waiting = vault.new_sheet(DAY)
    changed, new_lines = vault.with_new_keys(OTHER, FLOOR, LATER)
    assert key(Vault.open(folder, WORDS, CHANCE)) == key(vault), "nothing is written before it begins"
    changed.begin()
    again = Vault.open(folder, OTHER, CHANCE)
    before = again.before()
    assert before is not None
    assert key(before) == key(vault) != key(again)
    again.settle()
    again.forget_before()
    opened = Vault.open_with_sheet(folder, new_lines, CHANCE)
    assert key(opened) == key(again)
    assert opened.before() is None
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, WORDS, CHANCE)
    for old in (lines, waiting):
        with pytest.raises(OlderSheet):
            Vault.open_with_sheet(folder, old, CHANCE)


# ---- a header from before ------------------------------------------------------------------------------------------------


def first_form(folder: Path) -> Path:
    (folder / "backups").mkdir(parents=True)
    for place in ("vault.json", "backups/vault.json"):
        (folder / place).write_bytes(FIRST_FORM.read_bytes())
    return folder


def test_a_header_of_the_first_form_opens_by_both_ways_and_stays_as_it_is(folder: Path) -> None:
    first_form(folder)
    for opened in (Vault.open(folder, WORDS, CHANCE), Vault.open_with_sheet(folder, FIRST_LINES, CHANCE)):
        assert key(opened) == FIRST_KEY
        opened.settle()
        assert opened.newest_sheet() is None
    assert (folder / "vault.json").read_bytes() == FIRST_FORM.read_bytes()


def test_a_header_of_the_first_form_takes_new_secrets_and_its_sheet_stays_good(folder: Path) -> None:
    Vault.open(first_form(folder), WORDS, CHANCE).change_passphrase(OTHER, FLOOR)
    again = Vault.open(folder, OTHER, CHANCE)
    assert key(Vault.open_with_sheet(folder, FIRST_LINES, CHANCE)) == key(again) == FIRST_KEY
    lines = again.new_sheet(LATER)
    assert key(Vault.open_with_sheet(folder, FIRST_LINES, CHANCE)) == FIRST_KEY
    again.keep_newest_sheet()
    assert key(Vault.open_with_sheet(folder, lines, CHANCE)) == FIRST_KEY
    with pytest.raises(WrongSheet):
        Vault.open_with_sheet(folder, FIRST_LINES, CHANCE)


def test_a_slot_of_a_sealed_header_is_not_read_from_one_without_a_seal(folder: Path) -> None:
    Vault.create(folder, WORDS, FLOOR, CHANCE)
    for place in ("vault.json", "backups/vault.json"):
        plain = json.loads((folder / place).read_text())
        kept = {name: plain[name] for name in ("id", "slots")}
        (folder / place).write_text(json.dumps({**kept, "recess_vault": 1}))
    with pytest.raises(HeaderDamaged):
        Vault.open(folder, WORDS, CHANCE)


# ---- its two copies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hurt", ["vault.json", "backups/vault.json"])
def test_a_damaged_copy_of_the_header_is_made_whole_at_the_next_opening(folder: Path, hurt: str) -> None:
    Vault.create(folder, WORDS, FLOOR, CHANCE)
    whole = (folder / hurt).read_bytes()
    (folder / hurt).write_bytes(whole[:100])
    Vault.open(folder, WORDS, CHANCE).settle()
    assert (folder / hurt).read_bytes() == whole


@pytest.mark.parametrize("fault", [errno.EIO, errno.EACCES])
@pytest.mark.parametrize("hurt", ["vault.json", "backups/vault.json"])
def test_a_key_file_that_the_disk_does_not_give_keeps_nobody_out_while_the_other_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, hurt: str, fault: int
) -> None:
    _vault, lines = Vault.create(folder, WORDS, FLOOR, CHANCE)
    not_given(monkeypatch, {folder / hurt}, fault)
    for opened in (Vault.open(folder, WORDS, CHANCE), Vault.open_with_sheet(folder, lines, CHANCE)):
        opened.settle()
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, OTHER, CHANCE)


def test_key_files_that_the_disk_does_not_give_are_told_as_such_and_not_as_damaged_or_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Vault.create(folder, WORDS, FLOOR, CHANCE)
    both = {folder / "vault.json", folder / "backups/vault.json"}
    before = {file: file.read_bytes() for file in both}
    with monkeypatch.context() as disk:
        not_given(disk, both, errno.EIO)
        with pytest.raises(HeaderNotRead):
            Vault.open(folder, WORDS, CHANCE)
    assert {file: file.read_bytes() for file in both} == before
    Vault.open(folder, WORDS, CHANCE)


def test_a_disk_that_stops_giving_the_key_file_while_the_vault_opens_makes_no_other_window_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Vault.create(folder, WORDS, FLOOR, CHANCE)
    opened = Vault.open(folder, WORDS, CHANCE)
    not_given(monkeypatch, {folder / "vault.json"}, errno.EIO)
    with pytest.raises(HeaderNotRead):
        opened.settle()


def not_given(monkeypatch: pytest.MonkeyPatch, files: set[Path], fault: int) -> None:
    """The disk gives these files to nobody from now on."""
    real = os.open

    def failing(path: str | Path, flags: int, *others: int) -> int:
        if Path(path) in files:
            raise OSError(fault, os.strerror(fault))
        return real(path, flags, *others)

    monkeypatch.setattr(os, "open", failing)


def test_who_opens_with_what_a_half_done_change_left_decides_which_of_the_two_stands(folder: Path) -> None:
    """The copy was written, the header was not: both passphrases open, and the one that was used stays."""
    vault, _lines = Vault.create(folder, WORDS, FLOOR, CHANCE)
    old = (folder / "vault.json").read_bytes()
    vault.change_passphrase(OTHER, FLOOR)
    new = (folder / "vault.json").read_bytes()
    for used, unused, stays in ((WORDS, OTHER, old), (OTHER, WORDS, new)):
        write_whole(folder / "vault.json", old)
        write_whole(folder / "backups/vault.json", new)
        Vault.open(folder, used, CHANCE).settle()
        assert (folder / "vault.json").read_bytes() == (folder / "backups/vault.json").read_bytes() == stays
        with pytest.raises(WrongPassphrase):
            Vault.open(folder, unused, CHANCE)


def test_a_header_that_somebody_changed_while_it_was_being_opened_is_left_alone(folder: Path) -> None:
    vault, _lines = Vault.create(folder, WORDS, FLOOR, CHANCE)
    slow = Vault.open(folder, WORDS, CHANCE)
    vault.change_passphrase(OTHER, FLOOR)
    with pytest.raises(AlreadyOpen):
        slow.settle()
    Vault.open(folder, OTHER, CHANCE)
