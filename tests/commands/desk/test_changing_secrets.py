"""The passphrase, the sheet and the keys of a vault on the desk, changed: whole, or as they were before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import KeysNotMoved, VaultDesk
from app.domain.sources import SeededChance
from app.storage import changing_keys
from app.storage.cipher_engine import check_file
from app.storage.index import Index
from app.storage.index_copies import index_key
from app.storage.troubles import Damaged, DiskFull
from app.storage.vault import OlderSheet, WrongPassphrase
from app.storage.vault_troubles import Locked, SecretsNotChanged
from tests.commands.desk.practice import WORDS, Practice, a_case, floor, no_room

PIN = "250811"
OTHER = "another seven green boats"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Practice]:
    """A practice of this test alone."""
    made = Practice(tmp_path / "vault")
    yield made
    made.vault.lock()


def another(own: Practice) -> VaultDesk:
    """The same vault for somebody who starts the program."""
    return VaultDesk(own.folder, own.clock, SeededChance(2), floor)


def test_changing_the_passphrase_asks_for_the_present_one_and_leaves_the_sheet_good(own: Practice) -> None:
    with pytest.raises(WrongPassphrase):
        own.vault.change_passphrase("not the present one", OTHER)
    own.vault.change_passphrase(WORDS, OTHER)
    own.vault.check_sheet(own.lines)
    own.vault.lock()
    with pytest.raises(WrongPassphrase):
        own.vault.unlock(WORDS)
    own.vault.unlock(OTHER)


def test_other_keys_open_every_case_and_no_secret_copy_or_pin_from_before_opens_anything(own: Practice) -> None:
    ids = [own.cases.create(a_case(code=f"CASE-{n}")) for n in range(3)]
    own.cases.open(ids[0])
    own.vault.set_pin(PIN)
    own.vault.vault.places.index.with_name("index.db.v1.bak").write_bytes(own.vault.vault.places.index.read_bytes())
    before = own.vault.vault
    old_key = index_key(before)
    with pytest.raises(WrongPassphrase):
        own.vault.change_keys("not the present one", OTHER)
    lines = own.vault.change_keys(WORDS, OTHER)
    assert not own.vault.has_pin()
    assert not own.vault.sheet_is_confirmed()
    assert {own.cases.open(each).case().code for each in ids} == {"CASE-0", "CASE-1", "CASE-2"}
    own.vault.lock()
    for file in [own.folder / "index.db", *(own.folder / "backups" / "index").iterdir()]:
        with pytest.raises(Damaged):
            check_file(file, *old_key)
    assert not list(own.folder.glob("index.db.*"))
    with pytest.raises(WrongPassphrase):
        own.vault.unlock(WORDS)
    with pytest.raises(OlderSheet):
        own.vault.unlock_with_sheet(own.lines, WORDS)
    again = another(own)
    again.unlock(OTHER)
    assert again.check_sheet(lines).number == 2
    assert CasesDesk(again, own.clock, own.chance).open(ids[1]).case().code == "CASE-1"
    again.lock()


def test_keys_that_could_not_be_changed_leave_everything_as_it_was(own: Practice) -> None:
    made = own.cases.create(a_case())
    own.vault.set_pin(PIN)
    with no_room(), pytest.raises(SecretsNotChanged):
        own.vault.change_keys(WORDS, OTHER)
    assert own.vault.has_pin()
    assert own.cases.open(made).case().alias == "The yard"
    own.vault.lock()
    assert not list(own.folder.glob("index.db.*"))
    own.vault.unlock(WORDS)
    own.vault.check_sheet(own.lines)


def test_after_keys_whose_list_could_not_be_moved_the_vault_is_locked_and_opens_as_it_was_told(
    own: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = own.cases.create(a_case())

    def failing(*_asked: object) -> Index:
        raise DiskFull

    with monkeypatch.context() as disk:
        disk.setattr(changing_keys, "finish", failing)
        with pytest.raises(KeysNotMoved) as told:
            own.vault.change_keys(WORDS, OTHER)
    assert "no recovery sheet does" in told.value.safe
    with pytest.raises(Locked):
        own.cases.cases()
    with pytest.raises(WrongPassphrase):
        own.vault.unlock(WORDS)
    with pytest.raises(OlderSheet):
        own.vault.unlock_with_sheet(own.lines, WORDS)
    own.vault.unlock(OTHER)
    assert own.cases.open(made).case().alias == "The yard"
    assert not own.vault.sheet_is_confirmed(), "so that a new sheet is asked for"


def test_secrets_that_the_disk_does_not_take_are_told_as_unchanged_and_not_as_tried_again(own: Practice) -> None:
    def told(deed: Callable[[], object]) -> None:
        with no_room(), pytest.raises(SecretsNotChanged) as trouble:
            deed()
        assert "keeps trying" not in str(trouble.value)
        assert "typed" not in str(trouble.value)

    told(lambda: own.vault.change_passphrase(WORDS, OTHER))
    told(own.vault.new_sheet)
    own.vault.lock()
    told(lambda: own.vault.unlock_with_sheet(own.lines, OTHER))
    with pytest.raises(WrongPassphrase):
        own.vault.unlock(OTHER)
    own.vault.unlock(WORDS)
    own.vault.check_sheet(own.lines)
