"""Backups on the desk: made when a case is closed, told where they cannot be, put back with the list told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.desk.after_desk import AfterDesk
from app.commands.desk.ailing import CaseDamaged, CaseMissing, ListDamaged, OlderFile
from app.commands.desk.restoring_desk import RestoringDesk
from app.domain.trouble import Trouble
from app.presenters.doors import VaultState
from app.presenters.restoring_doors import THE_LIST, Ailing
from app.storage import whole_files
from app.storage.kept_aside import kept_aside
from app.storage.restoring import NoGoodBackup
from app.storage.troubles import OthersMayRead
from tests.commands.desk.practice import WORDS, Practice, no_room


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Practice]:
    """A practice of this test alone."""
    made = Practice(tmp_path / "vault")
    yield made
    made.vault.lock()


def _door(own: Practice) -> RestoringDesk:
    return RestoringDesk(own.vault, own.cases, own.clock, own.chance)


def _named(own: Practice, *aliases: str) -> tuple[str, Path]:
    """A case that was called these one after the other, a backup of each; closed. Its id and file."""
    desk = own.new()
    case_id, path = desk.case().id, own.path(desk)
    for alias in aliases:
        own.clock.move(60)
        desk = own.cases.open(case_id)
        desk.change(replace(desk.case(), alias=alias))
    own.cases.close()
    return case_id, path


def _spoil(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[1000] ^= 0xFF
    path.write_bytes(content)
    return bytes(content)


def _aliases(own: Practice, case_id: str) -> tuple[str, str]:
    return own.cases.open(case_id).case().alias, own.vault.index.case(case_id).alias


def test_a_case_is_backed_up_when_it_is_closed_if_it_was_changed(own: Practice) -> None:
    desk = own.new()
    own.cases.close()
    assert len(own.backups(desk)) == 1
    own.cases.open(desk.case().id)
    own.cases.close()
    assert len(own.backups(desk)) == 1
    desk = own.cases.open(desk.case().id)
    desk.change(replace(desk.case(), alias="changed"))
    own.vault.lock()
    own.vault.unlock(WORDS)
    assert len(own.backups(desk)) == 2


def test_a_backup_that_cannot_be_made_keeps_nobody_from_closing_and_is_told_until_one_is(own: Practice) -> None:
    desk = own.new()
    case_id = desk.case().id
    folder = own.vault.vault.places.backups / case_id
    folder.write_bytes(b"a file where the folder of its backups should be")
    own.cases.close()
    assert _door(own).care().not_backed_up == ("The yard",)
    own.new()
    folder.unlink()
    own.cases.open(case_id)
    own.cases.close()
    assert _door(own).care().not_backed_up == ()


@pytest.mark.parametrize("ailment", [CaseDamaged, CaseMissing, OlderFile])
def test_a_backup_is_put_back_the_case_opens_and_nothing_is_told_of_it_again(
    own: Practice, ailment: type[Ailing]
) -> None:
    case_id, path = _named(own, "first", "second")
    if ailment is CaseDamaged:
        _spoil(path)
    elif ailment is CaseMissing:
        path.unlink()
    else:
        path.write_bytes(own.backups(own.cases.open(case_id))[0].read_bytes())
    with pytest.raises(ailment) as told:
        own.cases.open(case_id)
    assert told.value.case == case_id
    offer = _door(own).offer(case_id)
    assert offer.backups[0].at == "2026-11-03T14:02"
    assert offer.can_open == (ailment is OlderFile)
    opened = _door(own).restore(case_id, offer.backups[0].name)
    assert opened.case().alias == "second"
    own.cases.close()
    assert _aliases(own, case_id)[0] == "second"
    assert len(kept_aside(path)) == (ailment is not CaseMissing)


def test_an_older_backup_may_be_chosen_and_the_next_one_is_the_newest_again(own: Practice) -> None:
    case_id, _path = _named(own, "first", "second", "third")
    door = _door(own)
    desk = door.restore(case_id, door.offer(case_id).backups[-2].name)
    assert desk.case().alias == "first"
    desk.change(replace(desk.case(), alias="fourth"))
    own.cases.close()
    newest = door.offer(case_id).backups[0]
    assert own.backups(own.cases.open(case_id))[-1].name == newest.name
    own.cases.close()
    assert door.restore(case_id, newest.name).case().alias == "fourth"


def test_a_name_that_leads_out_of_the_folder_is_no_backup(own: Practice) -> None:
    case_id, path = _named(own, "first")
    before = path.read_bytes()
    for name in ("../../vault.json", "/etc/passwd", "", ".."):
        with pytest.raises(NoGoodBackup):
            _door(own).restore(case_id, name)
    assert path.read_bytes() == before


def test_the_list_is_put_back_once_the_passphrase_was_typed_and_never_before(own: Practice) -> None:
    _case_id, _path = _named(own, "first")
    own.vault.lock()
    index = own.folder / "index.db"
    damaged = _spoil(index)
    door = _door(own)
    with pytest.raises(Trouble):
        door.offer(THE_LIST)
    with pytest.raises(ListDamaged):
        own.vault.unlock(WORDS)
    assert own.vault.state() is VaultState.LOCKED
    assert index.read_bytes() == damaged
    door.restore_list(door.offer(THE_LIST).backups[0].name)
    assert own.vault.state() is VaultState.OPEN
    assert [case.alias for case in own.cases.cases()] == ["first"]
    assert own.vault.pin_tries_left() in (0, 5)


def test_pins_cannot_be_tried_more_often_by_putting_back_a_list(own: Practice) -> None:
    own.vault.set_pin("482915")
    own.vault.lock()
    own.vault.unlock(WORDS)
    for _try in range(5):
        own.clock.move(60)
        own.vault.is_mediator("111111")
    assert own.vault.pin_tries_left() == 0
    own.vault.lock()
    _spoil(own.folder / "index.db")
    with pytest.raises(ListDamaged):
        own.vault.unlock(WORDS)
    own.vault.lock()
    with pytest.raises(Trouble):
        _door(own).offer(THE_LIST)
    with pytest.raises(ListDamaged):
        own.vault.unlock(WORDS)
    _door(own).put_newest_list_back()
    assert own.vault.pin_tries_left() == 5, "the passphrase was typed"


def test_a_list_that_ails_is_put_back_also_with_the_recovery_sheet_which_is_then_typed_again(own: Practice) -> None:
    _named(own, "first")
    own.vault.lock()
    _spoil(own.folder / "index.db")
    with pytest.raises(ListDamaged):
        own.vault.unlock_with_sheet(own.lines, "another passphrase of mine")
    _door(own).put_newest_list_back()
    assert own.vault.state() is VaultState.LOCKED
    own.vault.unlock_with_sheet(own.lines, "another passphrase of mine")
    assert [case.alias for case in own.cases.cases()] == ["first"]


def test_case_files_that_the_list_does_not_know_are_counted(own: Practice) -> None:
    case_id, _path = _named(own, "first")
    assert _door(own).care().unknown_files == 0
    index = own.vault.index
    known = index.case(case_id)
    index.forget(case_id)
    assert _door(own).care().unknown_files == 1
    index.add(known)
    assert _door(own).care().unknown_files == 0


def test_a_copy_of_the_vault_is_made_while_a_case_is_open_and_is_named_when_that_is_destroyed(
    own: Practice, tmp_path: Path
) -> None:
    case_id, _path = _named(own, "first")
    desk = own.cases.open(case_id)
    desk.change(replace(desk.case(), alias="second"))
    stick = tmp_path / "stick"
    stick.mkdir()
    made = _door(own).copy_vault(str(stick))
    assert (made.cases, made.as_backup, made.missing) == (1, (), ())
    assert desk.case().alias == "second", "it is still open"
    assert _door(own).care().last_copied == own.clock.now().strftime("%Y-%m-%dT%H:%M")
    assert AfterDesk(own.vault, own.cases, own.clock).to_destroy(case_id).copied == ("2026-11-03",)


def test_a_copy_that_the_disk_does_not_take_leaves_nothing_and_is_not_noted(own: Practice, tmp_path: Path) -> None:
    _named(own, "first")
    stick = tmp_path / "stick"
    stick.mkdir()
    with no_room(), pytest.raises(Trouble):
        _door(own).copy_vault(str(stick))
    assert list(stick.iterdir()) == []
    assert _door(own).care().last_copied == ""


def test_what_is_kept_aside_goes_with_the_case_and_with_the_list(own: Practice) -> None:
    case_id, path = _named(own, "first")
    _spoil(path)
    with pytest.raises(CaseDamaged):
        own.cases.open(case_id)
    _door(own).restore(case_id, _door(own).offer(case_id).backups[0].name)
    own.vault.lock()
    index = own.folder / "index.db"
    _spoil(index)
    with pytest.raises(ListDamaged):
        own.vault.unlock(WORDS)
    _door(own).put_newest_list_back()
    assert kept_aside(path)
    assert kept_aside(index)
    AfterDesk(own.vault, own.cases, own.clock).destroy(case_id)
    assert (kept_aside(path), kept_aside(index)) == ((), ())


def test_a_stick_that_keeps_no_rights_takes_a_copy_of_the_vault(
    own: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT and exFAT: every folder is open to everybody, and nothing changes that."""
    case_id, _path = _named(own, "first")
    stick = tmp_path / "stick"
    stick.mkdir()
    ours = whole_files.close_to_others

    def cannot(folder: Path) -> None:
        if folder.is_relative_to(stick):
            raise OthersMayRead
        ours(folder)

    monkeypatch.setattr(whole_files, "close_to_others", cannot)
    made = _door(own).copy_vault(str(stick))
    assert (made.cases, made.as_backup, made.missing) == (1, (), ())
    assert (stick / made.folder / "cases" / f"{case_id}.case").is_file()


def test_a_damaged_case_is_copied_as_its_newest_backup(own: Practice, tmp_path: Path) -> None:
    case_id, path = _named(own, "first")
    code = own.vault.index.case(case_id).code
    _spoil(path)
    stick = tmp_path / "stick"
    stick.mkdir()
    made = _door(own).copy_vault(str(stick))
    assert (made.cases, [each for _alias, each in made.as_backup], made.missing) == (0, [code], ())


def test_work_in_an_older_file_that_was_taken_as_it_is_is_newer_than_every_backup(own: Practice) -> None:
    case_id, path = _named(own, "first")
    older = path.read_bytes()
    for alias in ("second", "third"):
        desk = own.cases.open(case_id)
        desk.change(replace(desk.case(), alias=alias))
        own.cases.close()
    path.write_bytes(older)
    with pytest.raises(OlderFile):
        own.cases.open(case_id)
    desk = own.cases.open(case_id)
    desk.change(replace(desk.case(), alias="fourth"))
    own.cases.close()
    door = _door(own)
    assert door.restore(case_id, door.offer(case_id).backups[0].name).case().alias == "fourth"


def test_an_older_file_that_was_taken_as_it_is_and_left_unchanged_is_the_newest_backup_too(own: Practice) -> None:
    case_id, path = _named(own, "first")
    older = path.read_bytes()
    desk = own.cases.open(case_id)
    desk.change(replace(desk.case(), alias="second"))
    own.cases.close()
    path.write_bytes(older)
    with pytest.raises(OlderFile):
        own.cases.open(case_id)
    own.cases.open(case_id)
    own.cases.close()
    door = _door(own)
    count = len(door.offer(case_id).backups)
    own.cases.open(case_id)
    own.cases.close()
    offered = door.offer(case_id).backups
    assert len(offered) == count, "it is not backed up again and again"
    assert door.restore(case_id, offered[0].name).case().alias == "first"
