"""The vault on the desk: made, opened, locked; the session PIN and the recovery sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.desk.ailing import ListDamaged
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import SeededChance, SystemChance
from app.domain.trouble import Trouble
from app.presenters.doors import KnownSheet, VaultState
from app.storage.key_slots import FLOOR
from app.storage.troubles import AlreadyOpen
from app.storage.vault import NoVault, OlderSheet, Vault, VaultExists, WrongPassphrase, WrongSheet
from app.storage.vault_troubles import Locked
from tests.commands.desk.practice import WORDS, Practice, a_case, floor, given, host_for, no_room, plan

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


# ---- making and opening -----------------------------------------------------------------------------------------------------


def test_a_place_is_empty_then_open_then_locked_then_open_again(tmp_path: Path) -> None:
    practice = Practice(tmp_path / "vault")
    vault = practice.vault
    assert VaultDesk(tmp_path / "nothing", practice.clock, practice.chance).state() is VaultState.NONE
    assert vault.state() is VaultState.OPEN
    assert len(practice.lines) == 8
    vault.lock()
    assert vault.state() is VaultState.LOCKED
    vault.unlock(WORDS)
    assert vault.state() is VaultState.OPEN
    vault.lock()


def test_a_wrong_passphrase_is_told_and_opens_nothing(own: Practice) -> None:
    own.vault.lock()
    with pytest.raises(WrongPassphrase):
        own.vault.unlock("calm river seven lamp")
    assert own.vault.state() is VaultState.LOCKED
    with pytest.raises(NoVault):
        own.cases.cases()


def test_only_where_there_is_no_vault_the_desk_says_so(own: Practice, tmp_path: Path) -> None:
    nothing = VaultDesk(tmp_path / "nothing", own.clock, own.chance, floor)
    with pytest.raises(NoVault) as told:
        nothing.new_sheet()
    assert not isinstance(told.value, Locked)


def test_a_vault_is_never_made_over_another(own: Practice) -> None:
    with pytest.raises(VaultExists):
        another(own).create("another passphrase altogether")
    own.vault.lock()
    own.vault.unlock(WORDS)


def test_a_second_start_is_told_that_the_vault_is_open(own: Practice) -> None:
    second = another(own)
    with pytest.raises(AlreadyOpen):
        second.unlock(WORDS)
    assert second.state() is VaultState.LOCKED


def test_a_vault_that_could_not_be_made_is_not_in_the_way_of_the_next_try(tmp_path: Path) -> None:
    """The folder for the copies of the list cannot be written to."""
    practice = Practice(tmp_path / "elsewhere")
    practice.vault.lock()
    folder = tmp_path / "vault"
    (folder / "backups").mkdir(parents=True)
    (folder / "backups" / "index").mkdir()
    (folder / "backups" / "index" / "00000001.partial").mkdir()
    vault = VaultDesk(folder, practice.clock, practice.chance, floor)
    with pytest.raises(Trouble):
        vault.create(WORDS)
    assert vault.state() is VaultState.NONE
    (folder / "backups" / "index" / "00000001.partial").rmdir()
    assert len(vault.create(WORDS)) == 8
    vault.lock()
    vault.unlock(WORDS)
    vault.lock()


def test_the_offered_passphrase_will_do_and_a_weak_one_is_told_why(own: Practice) -> None:
    assert len(own.vault.offer_passphrase().split()) == 6
    assert own.vault.passphrase_faults(own.vault.offer_passphrase()) == ()
    assert own.vault.passphrase_faults("aaaaaaaaaaaaaaa")


# ---- locking ----------------------------------------------------------------------------------------------------------------


def test_locking_closes_the_case_the_list_and_the_keys(own: Practice) -> None:
    desk = own.new()
    vault, case_id = own.vault.vault, desk.case().id
    own.vault.lock()
    assert vault._master == b""
    for use in (own.cases.cases, own.vault.new_sheet, lambda: own.vault.index, lambda: own.vault.set_pin(PIN)):
        with pytest.raises(Locked) as told:
            use()
        assert told.value.sentences() == ("The vault is locked.", "Nothing is lost.", "Type the passphrase again.")
    assert not own.vault.has_pin()
    assert not own.vault.is_mediator(WORDS)
    second = another(own)
    second.unlock(WORDS)
    assert CasesDesk(second, own.clock, own.chance).open(case_id).case().alias == "The yard"
    second.lock()


def test_locking_locks_whatever_the_disk_says(own: Practice) -> None:
    """Neither the note of where the case stands nor the copy of the list can be written."""
    desk = own.new()
    host = host_for(desk, plan(desk, {"A": ["break_plan"]}), "A")
    given(host)
    vault = own.vault.vault
    with no_room():
        own.vault.lock()
    assert vault._master == b""
    assert own.vault.state() is VaultState.LOCKED
    own.vault.unlock(WORDS)
    assert own.cases.open(desk_id(own)).breaks()[0].number == 1


def desk_id(own: Practice) -> str:
    (case,) = own.cases.cases()
    return case.id


def test_locking_twice_is_locking_once(own: Practice) -> None:
    own.vault.lock()
    own.vault.lock()
    assert own.vault.state() is VaultState.LOCKED


# ---- the session PIN --------------------------------------------------------------------------------------------------------


def test_before_a_pin_is_set_only_the_passphrase_is_the_mediator(own: Practice) -> None:
    assert not own.vault.has_pin()
    assert own.vault.pin_tries_left() == 0
    assert own.vault.is_mediator(WORDS)
    assert not own.vault.is_mediator(PIN)


def test_tries_are_counted_and_waiting_grows_until_only_the_passphrase_is_taken(own: Practice) -> None:
    vault, clock = own.vault, own.clock
    vault.set_pin(PIN)
    waits, left = [], []
    for _try in range(5):
        assert not vault.is_mediator("111112")
        left.append(vault.pin_tries_left())
        waits.append(round(vault.wait_seconds()))
        clock.move(60)
    assert left == [4, 3, 2, 1, 0]
    assert waits == [0, 2, 10, 30, 0]
    assert not vault.is_mediator(PIN)
    assert vault.is_mediator(WORDS)
    assert vault.pin_tries_left() == 5
    assert vault.is_mediator(PIN)


def test_a_try_within_the_wait_is_no_and_costs_none(own: Practice) -> None:
    own.vault.set_pin(PIN)
    for _try in range(2):
        own.vault.is_mediator("111112")
    assert not own.vault.is_mediator(PIN)
    assert own.vault.pin_tries_left() == 3
    own.clock.move(2)
    assert own.vault.is_mediator(PIN)


def test_the_passphrase_takes_the_laptop_back_while_the_disk_takes_nothing_and_a_pin_does_not(own: Practice) -> None:
    own.vault.set_pin(PIN)
    with no_room():
        with pytest.raises(Trouble):
            own.vault.is_mediator(PIN)
        assert own.vault.is_mediator(WORDS)
    assert own.vault.is_mediator(PIN)


def test_a_passphrase_with_a_slip_costs_no_try_of_the_pin(own: Practice) -> None:
    own.vault.set_pin(PIN)
    assert not own.vault.is_mediator(WORDS + "x")
    assert own.vault.pin_tries_left() == 5


def test_the_count_outlives_the_program_and_the_passphrase_starts_it_again(own: Practice) -> None:
    own.vault.set_pin(PIN)
    for _try in range(2):
        own.vault.is_mediator("111112")
    state = own.vault.index.pin_state()
    assert state is not None
    assert state.tries == 2
    own.vault.lock()
    own.vault.unlock(WORDS)
    assert own.vault.has_pin()
    assert own.vault.pin_tries_left() == 5


# ---- the recovery sheet -----------------------------------------------------------------------------------------------------


def test_the_sheet_is_confirmed_by_two_of_its_own_lines_and_by_nothing_less(own: Practice) -> None:
    vault, lines = own.vault, own.lines
    first, second = vault.lines_to_type_back()
    assert 1 <= first < second <= 8
    typed = {first: lines[first - 1].lower(), second: lines[second - 1]}
    other = vault.recovery_sheet_pdf(lines)
    assert other.startswith(b"%PDF-")
    assert not vault.confirm_sheet({first: lines[first - 1]}, lines)
    assert not vault.confirm_sheet({first: lines[second - 1], second: lines[first - 1]}, lines)
    assert not vault.sheet_is_confirmed()
    assert vault.confirm_sheet(typed, lines)
    assert vault.sheet_is_confirmed()
    assert vault.sheet_line_fault(first, lines[first - 1]) == ""
    assert vault.sheet_line_fault(first, "XXXXX")


def test_a_new_sheet_has_to_be_confirmed_and_until_then_the_one_before_opens_as_well(own: Practice) -> None:
    vault, old = own.vault, own.lines
    assert vault.confirm_sheet({1: old[0], 2: old[1]}, old)
    new = vault.new_sheet()
    assert not vault.sheet_is_confirmed()
    assert not vault.confirm_sheet({1: old[0], 2: old[1]}, old)
    assert vault.check_sheet(old) == KnownSheet(vault.vault.name, 1, "2026-11-03", is_newest=False)
    assert vault.confirm_sheet({1: new[0], 2: new[1]}, new)
    vault.lock()
    with pytest.raises(OlderSheet):
        vault.unlock_with_sheet(old, OTHER)
    vault.unlock_with_sheet(new, OTHER)


def test_the_sheet_opens_the_vault_sets_a_passphrase_and_gives_a_new_sheet_to_confirm(own: Practice) -> None:
    made = own.cases.create(a_case())
    assert own.vault.confirm_sheet({3: own.lines[2], 8: own.lines[7]}, own.lines)
    own.vault.lock()
    new = own.vault.unlock_with_sheet(own.lines, OTHER)
    assert not own.vault.sheet_is_confirmed()
    assert own.cases.open(made).case().alias == "The yard"
    own.vault.lock()
    with pytest.raises(WrongPassphrase):
        own.vault.unlock(WORDS)
    own.vault.unlock(OTHER)
    assert own.vault.vault.is_sheet(new)


def test_a_sheet_that_was_used_opens_once_more_where_nobody_saw_the_new_one(own: Practice) -> None:
    """The program was killed before the new lines were on paper, and the new passphrase is forgotten, too."""
    own.vault.lock()
    lost = own.vault.unlock_with_sheet(own.lines, OTHER)
    own.vault.lock()
    own.vault.unlock_with_sheet(own.lines, WORDS)
    own.vault.lock()
    own.vault.unlock(WORDS)
    with pytest.raises(OlderSheet):
        own.vault.check_sheet(lost)


def test_the_sheet_changes_no_secret_of_a_vault_that_is_open_elsewhere_or_whose_list_is_damaged(own: Practice) -> None:
    before = (own.folder / "vault.json").read_bytes()
    with pytest.raises(AlreadyOpen):
        another(own).unlock_with_sheet(own.lines, OTHER)
    own.vault.lock()
    (own.folder / "index.db").write_bytes(b"no list of cases" * 512)
    with pytest.raises(ListDamaged):
        own.vault.unlock_with_sheet(own.lines, OTHER)
    assert (own.folder / "vault.json").read_bytes() == before


def test_checking_the_sheet_confirms_the_newest_and_opens_nothing(own: Practice) -> None:
    vault = own.vault
    assert vault.check_sheet(own.lines) == KnownSheet(vault.vault.name, 1, "2026-11-03")
    assert vault.sheet_is_confirmed()
    _other, foreign = Vault.create(own.folder.parent / "other", WORDS, FLOOR, SystemChance())
    with pytest.raises(WrongSheet):
        vault.check_sheet(foreign)


def test_a_year_after_it_was_last_looked_at_the_sheet_is_due_and_checking_it_ends_that(own: Practice) -> None:
    vault, day = own.vault, 24 * 60 * 60.0
    assert not vault.sheet_is_due(), "it is not even confirmed, and that is said instead"
    vault.check_sheet(own.lines)
    for days, due in ((364, False), (1, True), (-400, False), (500, True)):
        own.clock.move(days * day)
        assert vault.sheet_is_due() is due
    vault.check_sheet(own.lines)
    assert not vault.sheet_is_due()


def test_the_printed_sheet_names_no_case_and_no_party(own: Practice) -> None:
    own.new()
    text = own.vault.recovery_sheet_pdf(own.lines)
    assert own.vault.recovery_sheet_pdf(own.lines) == text
    for hidden in (b"The yard", b"Ana Ruiz"):
        assert hidden not in text
