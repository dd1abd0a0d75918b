"""Putting a backup back: what is in it afterwards, what is kept aside, and that no failure leaves anything half."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.trouble import Trouble
from app.storage import kept_aside, restoring
from app.storage.case_backups import backups_in, backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.index import Index
from app.storage.key_slots import FLOOR
from app.storage.restoring import (
    NoGoodBackup,
    good_backups,
    good_index_copies,
    is_good,
    restore_case,
    restore_index,
)
from app.storage.session_pin import MOST_TRIES, SECRET_LENGTH, SessionPin
from app.storage.vault import Vault
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import (
    ANA,
    CASE_KEY,
    Writing,
    a_clock,
    a_place,
    begin,
    entry,
    new_file,
    open_again,
    raw,
    said,
    save,
)

KEYS = CaseKeys(CASE_KEY)
WORDS = "calm river seven lamps"


def _two_backups(folder: Path) -> tuple[Writing, list[Path]]:
    """A case with "first" and "second" in its two backups, and "third" in its file."""
    with new_file(folder) as file:
        ana = begin(file, ANA, SMALL)
        made = []
        for revision, word in enumerate(("first", "second"), 1):
            save(file, ana, open_word=entry(word, revision=revision))
            made.append(file.back_up())
        save(file, ana, open_word=entry("third", revision=3))
    return ana, made


def _spoil(path: Path, page: int = 0) -> bytes:
    content = bytearray(path.read_bytes())
    content[page * 4096 + 1000] ^= 0xFF
    path.write_bytes(content)
    return bytes(content)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_newest_backup_opens_as_the_case_it_was_made_of_and_the_damaged_file_is_kept(tmp_path: Path) -> None:
    ana, made = _two_backups(tmp_path)
    damaged = _spoil(a_place(tmp_path))
    newest = good_backups(a_place(tmp_path), KEYS)[0]
    assert (newest.file, newest.at) == (made[1], datetime(2026, 11, 3, 14, 0, tzinfo=UTC))
    head = restore_case(a_place(tmp_path), KEYS, newest.file)
    with open_again(tmp_path) as again:
        assert said(again, ana, "open_word") == "second"
        assert again.head() == head
        assert again.standing() == head[1]
    (aside,) = kept_aside.kept_aside(a_place(tmp_path))
    assert aside.name == "someid.case.1.aside"
    assert aside.read_bytes() == damaged
    assert _names(a_place(tmp_path).parent) == ["someid.case", "someid.case-journal", "someid.case.1.aside"]
    assert a_place(tmp_path).with_name("someid.case-journal").stat().st_size == 0
    assert (a_place(tmp_path).stat().st_mode & 0o777, aside.stat().st_mode & 0o777) == (0o600, 0o600)


def test_a_file_that_is_gone_comes_back_also_where_its_folder_is_gone(tmp_path: Path) -> None:
    ana, made = _two_backups(tmp_path)
    shutil.rmtree(tmp_path / "cases")
    restore_case(tmp_path / "cases" / "someid.case", KEYS, made[1])
    with open_again(tmp_path) as again:
        assert said(again, ana, "open_word") == "second"
    assert kept_aside.kept_aside(a_place(tmp_path)) == ()


def test_what_is_written_after_an_older_one_was_put_back_is_newer_than_every_backup(tmp_path: Path) -> None:
    ana, made = _two_backups(tmp_path)
    head = restore_case(a_place(tmp_path), KEYS, made[0], seen=40)
    assert head[0] == 41
    with open_again(tmp_path) as again:
        save(again, ana, open_word=entry("other", revision=2))
        newest = again.back_up()
    assert backups_in(backups_of(a_place(tmp_path)))[-1] == newest
    assert good_backups(a_place(tmp_path), KEYS)[0].file == newest


def test_each_file_that_is_replaced_is_kept_aside_under_a_number_of_its_own(tmp_path: Path) -> None:
    _ana, made = _two_backups(tmp_path)
    for _time in range(11):
        restore_case(a_place(tmp_path), KEYS, made[0])
    names = [file.name for file in kept_aside.kept_aside(a_place(tmp_path))]
    assert names == [f"someid.case.{number}.aside" for number in range(1, 12)]


def test_damaged_backups_are_not_offered_and_not_put_back(tmp_path: Path) -> None:
    _ana, made = _two_backups(tmp_path)
    before = a_place(tmp_path).read_bytes()
    _spoil(made[1], page=3)
    stranger = made[0].with_name("copy.case")
    stranger.write_bytes(made[0].read_bytes())
    assert [each.file for each in good_backups(a_place(tmp_path), KEYS)] == [made[0]]
    for backup in (made[1], made[0].with_name("0000000009-20261103T1400.case")):
        with pytest.raises(NoGoodBackup):
            restore_case(a_place(tmp_path), KEYS, backup)
    assert a_place(tmp_path).read_bytes() == before
    assert _names(a_place(tmp_path).parent) == ["someid.case", "someid.case-journal"]


def test_a_backup_with_an_old_page_in_it_is_no_good_one(tmp_path: Path) -> None:
    ana, made = _two_backups(tmp_path)
    with open_again(tmp_path) as file:
        file.finish(ana.filling, finished=True, minutes=3)
        made[1] = file.back_up()
    old, new = made[0].read_bytes(), made[1].read_bytes()
    good = []
    for page in range(0, min(len(old), len(new)), 4096):
        mixed = bytearray(new)
        mixed[page : page + 4096] = old[page : page + 4096]
        made[1].write_bytes(mixed)
        good.append(is_good(made[1], KEYS))
    # Most pages say the same in both; each is sealed on its own, so an old one is not told from that.
    assert not all(good)


def test_a_journal_of_the_damaged_file_is_not_played_back_into_the_backup(tmp_path: Path) -> None:
    """A kill in the middle of a commit leaves one. Beside another file SQLite would put its old pages there."""
    ana, made = _two_backups(tmp_path)
    path = a_place(tmp_path)
    with raw(path) as half:
        half.execute("PRAGMA cache_size = 1").fetchall()
        half.execute("PRAGMA journal_mode = TRUNCATE").fetchall()
        half.execute("BEGIN IMMEDIATE")
        half.execute("CREATE TABLE filler (words TEXT)")
        half.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 300)
        half.execute("UPDATE answer SET sealed = zeroblob(3000)")
        journal = path.with_name(path.name + "-journal").read_bytes()
        damaged = path.read_bytes()
        half.execute("ROLLBACK")
    assert journal[:8] != b"\0" * 8
    path.write_bytes(damaged)
    path.with_name(path.name + "-journal").write_bytes(journal)
    restore_case(path, KEYS, made[1])
    assert is_good(path, KEYS)
    with open_again(tmp_path) as again:
        assert said(again, ana, "open_word") == "second"
    # With its journal beside it the file that was kept aside is what it was before that commit.
    (aside,) = kept_aside.kept_aside(path)
    with closing(driver.connect(str(aside), isolation_level=None)) as opened:
        key, salt = KEYS.file()
        opened.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        assert opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'filler'").fetchone() == (0,)


def test_what_a_party_took_back_before_the_backup_does_not_stay_in_older_ones(tmp_path: Path) -> None:
    """The program was killed between making that backup and deleting the older ones."""
    with new_file(tmp_path) as file:
        ana = begin(file, ANA, SMALL)
        save(file, ana, open_word=entry("canary"))
        older = file.back_up()
        kept = older.read_bytes()
        save(file, ana, open_word=entry("canary", Lock.ONLY_ME, revision=2))
        newer = file.back_up()
        older.write_bytes(kept)
    restore_case(a_place(tmp_path), KEYS, newer)
    assert not older.exists()
    with open_again(tmp_path) as again:
        again.back_up()
        assert newer.exists()


FAULTS: dict[str, tuple[object, str]] = {
    "copying": (shutil, "copyfile"),
    "the disk": (restoring, "durable"),
    "keeping aside": (kept_aside, "second_name"),
    "replacing": (Path, "replace"),
    "checking": (restoring, "check_file"),
    "marking": (restoring, "stamp"),
}


@pytest.mark.parametrize("where", FAULTS)
def test_a_restore_that_fails_leaves_everything_as_it_was_and_the_next_one_works(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, made = _two_backups(tmp_path)
    path = a_place(tmp_path)
    damaged = _spoil(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"a journal")
    there = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    def fails(*_arguments: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(*FAULTS[where], fails)
    with pytest.raises(Trouble):
        restore_case(path, KEYS, made[1])
    monkeypatch.undo()
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == there
    assert path.read_bytes() == damaged
    restore_case(path, KEYS, made[1])
    with open_again(tmp_path) as again:
        assert said(again, ana, "open_word") == "second"


def test_where_the_folder_cannot_be_made_durable_the_file_that_was_there_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ana, made = _two_backups(tmp_path)
    damaged = _spoil(a_place(tmp_path))
    calls: list[Path] = []

    def fails(folder: Path) -> None:
        calls.append(folder)
        raise OSError(5, "no")

    monkeypatch.setattr(restoring, "folder_durable", fails)
    with pytest.raises(Trouble):
        restore_case(a_place(tmp_path), KEYS, made[1])
    assert calls
    (aside,) = kept_aside.kept_aside(a_place(tmp_path))
    assert aside.read_bytes() == damaged
    assert is_good(a_place(tmp_path), KEYS)


def test_on_a_file_system_without_second_names_a_copy_is_kept_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ana, made = _two_backups(tmp_path)
    damaged = _spoil(a_place(tmp_path))

    def refuses(*_names: object) -> None:
        raise OSError(1, "no second names here")

    monkeypatch.setattr(os, "link", refuses)
    restore_case(a_place(tmp_path), KEYS, made[1])
    (aside,) = kept_aside.kept_aside(a_place(tmp_path))
    assert aside.read_bytes() == damaged


# ---- the index and the key file ---------------------------------------------------------------------------------------


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    made, _lines = Vault.create(tmp_path / "vault", WORDS, FLOOR, SeededChance(1))
    return made


def _with_pin(vault: Vault) -> None:
    with closing(Index.create(vault, a_clock(), SeededChance(2))) as index:
        pin = _pin(vault, index)
        pin.set("482915")
        index.keep_setting("told", "before")


def _pin(vault: Vault, index: Index) -> SessionPin:
    return SessionPin(index, vault.derived(SECRET_LENGTH, "session pin"), a_clock(), SeededChance(3))


@pytest.mark.parametrize("how", ["damaged", "gone"])
def test_a_copy_of_the_index_is_put_back_and_no_pin_can_be_tried_on_it(vault: Vault, how: str) -> None:
    _with_pin(vault)
    path = vault.places.index
    damaged = _spoil(path) if how == "damaged" else b""
    if not damaged:
        path.unlink()
    copies = good_index_copies(vault)
    assert copies[0].sequence > copies[-1].sequence
    restore_index(vault, copies[0].file)
    with closing(Index.open(vault, a_clock(), SeededChance(4))) as index:
        assert index.setting("told") == "before"
        state = index.pin_state()
        assert state is not None
        assert state.tries == MOST_TRIES
        assert not _pin(vault, index).is_right("482915")
    assert [file.read_bytes() for file in kept_aside.kept_aside(path)] == ([damaged] if damaged else [])


def test_a_damaged_copy_of_the_index_is_neither_offered_nor_put_back(vault: Vault) -> None:
    _with_pin(vault)
    newest, older = (copy.file for copy in good_index_copies(vault))
    _spoil(newest, page=2)
    damaged = _spoil(vault.places.index)
    assert [copy.file for copy in good_index_copies(vault)] == [older]
    with pytest.raises(NoGoodBackup):
        restore_index(vault, newest)
    assert vault.places.index.read_bytes() == damaged
    assert kept_aside.kept_aside(vault.places.index) == ()


def test_a_case_file_stays_in_use_of_nobody_after_a_restore(tmp_path: Path) -> None:
    _ana, made = _two_backups(tmp_path)
    restore_case(a_place(tmp_path), KEYS, made[0])
    with CaseFile.open(a_place(tmp_path), CASE_KEY, a_clock(), SeededChance(1)) as file:
        file.back_up()


# ---- what has to be on the disk first, and what may go only then -------------------------------------------------------


def test_a_restore_that_cannot_be_done_takes_no_older_backup_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newer = _taken_back_between(tmp_path)

    def fails(*_names: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(Trouble):
        restore_case(a_place(tmp_path), KEYS, newer)
    assert older.exists()


def test_where_older_backups_cannot_be_deleted_after_a_restore_the_next_backup_sees_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newer = _taken_back_between(tmp_path)

    def fails(*_names: object) -> None:
        raise OSError(5, "no")

    monkeypatch.setattr(restoring, "delete_durably", fails)
    head = restore_case(a_place(tmp_path), KEYS, newer)
    assert older.exists()
    with open_again(tmp_path) as again:
        assert again.head() == head
        again.back_up()
    assert not older.exists()


def _taken_back_between(folder: Path) -> tuple[Path, Path]:
    """Two backups. What is in the first was taken back before the second, and the kill came before it was deleted."""
    with new_file(folder) as file:
        ana = begin(file, ANA, SMALL)
        save(file, ana, open_word=entry("canary"))
        older = file.back_up()
        kept = older.read_bytes()
        file.erase(ANA)
        newer = file.back_up()
        older.write_bytes(kept)
    return older, newer


def test_what_a_restore_takes_away_is_not_the_file_it_kept_aside(tmp_path: Path) -> None:
    older, newer = _taken_back_between(tmp_path)
    head = restore_case(a_place(tmp_path), KEYS, newer)
    assert not older.exists()
    assert len(kept_aside.kept_aside(a_place(tmp_path))) == 1
    with open_again(tmp_path) as again:
        assert again.head() == head
        assert again.standing() == head[1]


def test_the_journal_is_out_of_the_way_on_the_disk_before_another_file_takes_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, journal = tmp_path / "someid.case", tmp_path / "someid.case-journal"
    path.write_bytes(b"a file")
    journal.write_bytes(b"a journal")
    there: list[bool] = []
    monkeypatch.setattr(kept_aside, "folder_durable", lambda _folder: there.append(journal.exists()))
    kept_aside.Aside(path).keep()
    assert there == [False]


def test_a_file_that_somebody_put_beside_the_copies_of_the_list_is_passed_over(vault: Vault) -> None:
    _with_pin(vault)
    copies = good_index_copies(vault)
    for name in ("²", "copy", ""):
        (vault.places.index_backups / f"{name}.db").write_bytes(copies[0].file.read_bytes())
    assert good_index_copies(vault) == copies
