"""Backups are whole before they count, the last good one always stays, and what was taken back is in none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.answers import LEFT_BLANK
from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.trouble import Trouble
from app.storage import case_backups
from app.storage import durable as durably
from app.storage.backup_names import DAYS, NEWEST, WEEKS, BackupName
from app.storage.case_backups import backups_in, backups_of, thin
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.migrating import Revisions
from app.storage.old_cases import SHIPPED
from app.storage.restoring import restore_case
from app.storage.troubles import Damaged
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import (
    ANA,
    BO,
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


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        yield opened


LATER = Revisions(SHIPPED.newest + 1, (*SHIPPED.folders, Path(__file__).parent / "later_revisions"))


def _there(folder: Path) -> list[str]:
    return sorted(file.name for file in backups_of(a_place(folder)).iterdir())


def test_a_backup_opens_as_the_case_it_was_made_of(file: CaseFile, tmp_path: Path) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("words"), why=entry("mine", Lock.ONLY_ME))
    made = file.back_up()
    assert made.parent == tmp_path / "backups" / "someid"
    save(file, ana, open_word=entry("newer", revision=2))
    head, digests = file.head(), {party: file.digest(party) for party in (ANA, BO)}
    a_copy = tmp_path / "restored" / "cases" / "someid.case"
    a_copy.parent.mkdir(parents=True)
    a_copy.write_bytes(made.read_bytes())
    with open_again(tmp_path / "restored") as restored:
        assert said(restored, ana, "open_word") == "words"
        assert said(restored, ana, "why") == "mine"
        assert restored.head()[0] == head[0] - 1
        assert restored.digest(ANA) != digests[ANA]
        assert restored.digest(BO) == digests[BO]
        save(restored, ana, open_word=entry("newer", revision=2))
        assert restored.digest(ANA) == digests[ANA]


def test_the_newest_few_are_kept_whatever_the_clock_says(tmp_path: Path) -> None:
    clock = a_clock()
    new_file(tmp_path).close()
    made = []
    with CaseFile.open(a_place(tmp_path), CASE_KEY, clock, SeededChance(3)) as file:
        for number in range(NEWEST + 3):
            clock.move(-86_400 * number)
            file.set_place(begin(file, ANA, SMALL).filling, f"q{number}")
            made.append(file.back_up().name)
    assert set(made[-NEWEST:]) <= set(_there(tmp_path))


def test_backups_of_months_ago_are_thinned_once_newer_ones_are_there(tmp_path: Path) -> None:
    clock = a_clock()
    new_file(tmp_path).close()
    with CaseFile.open(a_place(tmp_path), CASE_KEY, clock, SeededChance(3)) as file:
        for number in range(60):
            clock.move(86_400)
            file.set_place(begin(file, ANA, SMALL).filling, f"q{number}")
            file.back_up()
    # Three of the eight weeks have days among the fourteen.
    assert len(_there(tmp_path)) == DAYS + WEEKS - 3


def test_a_case_is_backed_up_when_it_was_changed_and_not_again_when_not(file: CaseFile, tmp_path: Path) -> None:
    assert file.back_up_if_changed()
    assert not file.back_up_if_changed()
    save(file, begin(file, ANA, SMALL), open_word=entry("words"))
    assert file.back_up_if_changed()
    assert not file.back_up_if_changed()
    assert len(_there(tmp_path)) == 2


def test_an_older_file_is_backed_up_before_it_is_brought_to_a_newer_schema(file: CaseFile, tmp_path: Path) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("words"))
    sequence = file.head()[0]
    file.close()
    with CaseFile.open(a_place(tmp_path), CASE_KEY, a_clock(), SeededChance(3), revisions=LATER):
        pass
    assert _there(tmp_path) == [f"{sequence:010d}-20261103T1400.case"]
    with raw(backups_of(a_place(tmp_path)) / _there(tmp_path)[0]) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]


def test_a_second_backup_of_the_same_state_replaces_the_first(file: CaseFile, tmp_path: Path) -> None:
    assert file.back_up() == file.back_up()
    assert len(_there(tmp_path)) == 1


ACTS: dict[str, Callable[[CaseFile, Writing], None]] = {
    "erased": lambda file, ana: file.erase(ANA, ana.filling),
    "erased all": lambda file, ana: file.erase(ANA),
    "left blank again": lambda file, ana: save(file, ana, open_word=entry(LEFT_BLANK, revision=2)),
    "tightened": lambda file, ana: save(file, ana, open_word=entry("canary", Lock.ONLY_ME, 2)),
    "private answers not kept": lambda file, ana: file.take_back(ANA),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_what_a_party_took_back_is_in_no_older_backup_even_after_a_restart(
    file: CaseFile, tmp_path: Path, act: Callable[[CaseFile, Writing], None]
) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("canary"), why=entry("mine", Lock.ONLY_ME))
    file.keep_only_me(ANA, OnlyMe(Keeping.ERASE, b"wrap"))
    old = [file.back_up()]
    save(file, ana, court_when=entry("more"))
    old.append(file.back_up())
    older_version = a_place(tmp_path).with_name("someid.case.v0.bak")
    aside = [a_place(tmp_path).with_name(f"someid.case.1.aside{more}") for more in ("", "-journal", ".partial")]
    aside.append(a_place(tmp_path).with_name("someid.case.restoring"))
    for copy in (older_version, *aside):
        copy.write_bytes(b"what the case was once")
    act(file, ana)
    file.close()
    with open_again(tmp_path) as again:
        new = again.back_up()
        assert not any(file.exists() for file in (*old, older_version, *aside))
        assert _there(tmp_path) == [new.name]
        save(again, ana, open_word=entry("else", revision=3))
        again.back_up()
    assert len(_there(tmp_path)) == 2


def test_saving_and_sharing_more_leaves_older_backups(file: CaseFile, tmp_path: Path) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("words"))
    file.back_up()
    file.keep_only_me(ANA, OnlyMe(Keeping.WITH_CODE, b"wrap", b"coded", b"salt", 1, 1, 1))
    save(file, ana, open_word=entry("other words", Lock.SHARE, 2, cleared=True), why=entry("x", Lock.ONLY_ME))
    file.take_back(ANA)
    file.back_up()
    assert len(_there(tmp_path)) == 2
    file.back_up(replace_older=True)
    assert len(_there(tmp_path)) == 1


def test_no_backup_of_a_damaged_file_counts_and_the_good_one_stays(file: CaseFile, tmp_path: Path) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("words"))
    good = file.back_up().read_bytes()
    save(file, ana, ideas=entry(()), open_word=entry("x" * 5000, revision=2))
    file.erase(BO)
    file.close()
    damaged = bytearray(a_place(tmp_path).read_bytes())
    for page in range(4096, len(damaged), 4096):
        if page // 4096 > 12:
            damaged[page + 100] ^= 1
    a_place(tmp_path).write_bytes(damaged)
    with pytest.raises(Trouble), open_again(tmp_path) as again:
        again.back_up(replace_older=True)
    (kept,) = backups_in(backups_of(a_place(tmp_path)))
    assert kept.read_bytes() == good


@pytest.mark.parametrize("part", ["check_file", "_compare", "durable", "folder_durable", "vacuum_into"])
def test_a_backup_that_fails_at_any_step_leaves_the_older_ones_and_nothing_half(
    file: CaseFile, tmp_path: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("words"))
    good = file.back_up()

    def fails(*_arguments: object) -> None:
        raise Damaged

    save(file, ana, open_word=entry("more", revision=2))
    monkeypatch.setattr(case_backups, part, fails)
    with pytest.raises(Damaged):
        file.back_up(replace_older=True)
    assert good.exists()
    assert not [name for name in _there(tmp_path) if not name.endswith(".case")]
    monkeypatch.undo()
    file.back_up(replace_older=True)
    assert len(_there(tmp_path)) == 1
    assert not good.exists()


def test_a_half_backup_of_a_program_that_was_killed_is_cleared_away(file: CaseFile, tmp_path: Path) -> None:
    folder = backups_of(a_place(tmp_path))
    folder.mkdir(parents=True)
    for name in ("0000000009-20261103T1400.partial", "0000000009-20261103T1400.partial-journal"):
        (folder / name).write_bytes(b"half")
    made = file.back_up()
    assert _there(tmp_path) == [made.name]


def test_where_there_is_no_place_for_backups_it_is_told(file: CaseFile, tmp_path: Path) -> None:
    (tmp_path / "backups").write_bytes(b"a file where a folder should be")
    with pytest.raises(Trouble):
        file.back_up()
    save(file, begin(file, ANA, SMALL), open_word=entry("still saved"))


def test_a_backup_that_was_just_made_stays_though_its_number_and_its_clock_are_behind_all_others(
    tmp_path: Path,
) -> None:
    """As where somebody put an older case file back by hand, on a laptop whose clock lost its battery."""
    for number in range(100, 400):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
        (tmp_path / f"{BackupName(number, at).text()}.case").touch()
    made = tmp_path / f"{BackupName(7, datetime(2016, 1, 1, tzinfo=UTC)).text()}.case"
    made.touch()
    thin(made, (), replace_older=False)
    assert made.exists()
    assert len(backups_in(tmp_path)) < 40


# ---- while a party is at work -----------------------------------------------------------------------------------------

CODED = OnlyMe(Keeping.WITH_CODE, b"the working wrap", b"coded", b"salt", 1, 1, 1)


def _holds_the_wrap(backup: Path) -> bool:
    with raw(backup) as opened:
        return (CODED.working,) in opened.execute("SELECT working FROM private").fetchall()


def _close_and_open(folder: Path, file: CaseFile) -> CaseFile:
    """As the desk does when it closes a case."""
    file.back_up_if_changed()
    file.close()
    return open_again(folder)


def test_the_wrap_of_a_party_that_was_at_work_when_the_program_ended_is_in_no_backup_once_the_laptop_is_back(
    file: CaseFile, tmp_path: Path
) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("words"))
    before = file.back_up()
    save(file, ana, why=entry("mine", Lock.ONLY_ME))
    file.keep_only_me(ANA, CODED)
    again = _close_and_open(tmp_path, file)
    there = _there(tmp_path)
    assert len(there) == 2
    assert before.name in there, "nothing was taken back yet"
    assert _holds_the_wrap(backups_in(before.parent)[-1])
    again = _close_and_open(tmp_path, again)
    assert _there(tmp_path) == there, "nothing was changed since"
    again.take_back(ANA)
    again = _close_and_open(tmp_path, again)
    assert not any(_holds_the_wrap(backup) for backup in backups_in(before.parent))
    assert said(again, ana, "why") == "mine", "it is closed with the code, and stays"
    again = _close_and_open(tmp_path, again)
    there = _there(tmp_path)
    again = _close_and_open(tmp_path, again)
    assert _there(tmp_path) == there
    again.close()


def test_of_two_parties_at_work_each_wrap_goes_with_the_laptop_of_its_own_party(file: CaseFile, tmp_path: Path) -> None:
    file.keep_only_me(ANA, CODED)
    file.back_up()
    file.keep_only_me(BO, OnlyMe(Keeping.WITH_CODE, b"another wrap", b"coded", b"salt", 1, 1, 1))
    file.take_back(ANA)
    file.back_up()
    assert not any(_holds_the_wrap(backup) for backup in backups_in(backups_of(a_place(tmp_path))))
    file.take_back(BO)
    made = file.back_up()
    assert _there(tmp_path) == [made.name]


def test_a_backup_with_a_wrap_that_was_put_back_goes_when_the_laptop_is_back(file: CaseFile, tmp_path: Path) -> None:
    file.keep_only_me(ANA, CODED)
    before = file.back_up()
    file.close()
    restore_case(a_place(tmp_path), CaseKeys(CASE_KEY), before)
    with open_again(tmp_path) as again:
        again.back_up()
        assert before.exists(), "a restore takes no backup away"
        again.take_back(ANA)
        again.back_up()
    assert not before.exists()
    assert not any(_holds_the_wrap(backup) for backup in backups_in(before.parent))


def test_what_was_taken_back_is_gone_for_good_also_beside_the_case_file(
    file: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the file says that nothing is to go any more: a power cut must not bring back what nobody erases then."""
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("canary"))
    file.erase(ANA)
    aside = a_place(tmp_path).with_name("someid.case.1.aside")
    aside.write_bytes(b"what the case was once")
    gone: list[tuple[Path, bool]] = []

    def on_the_disk(folder: Path) -> None:
        gone.append((folder, aside.exists()))
        durably.folder_durable(folder)

    monkeypatch.setattr(case_backups, "folder_durable", on_the_disk)
    file.back_up()
    assert (aside.parent, False) in gone
