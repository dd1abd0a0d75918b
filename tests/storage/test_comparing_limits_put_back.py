"""What parties handed over to be compared is in no copy of a case file, and in none that is put back (decision 10)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import blind
from app.domain.money import Money
from app.domain.only_me import Keeping
from app.domain.sharing import MEDIATOR
from app.storage.backup_names import BackupName
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.restoring import is_good
from tests.storage.small_case import ANA, BO, CASE_KEY, a_clock, a_place, new_file, open_again
from tests.storage.two_limits import ALLOWED, FIRST, Saying, held_in, put_back, say, seals_of, word_of

PAYS_27 = Saying(Money(-2_700_000, "USD"))
WANTS_25 = Saying(Money(2_500_000, "USD"))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path, ALLOWED) as opened:
        opened.keep_break(FIRST)
        yield opened


def in_vault(folder: Path, name: str) -> Path:
    """A backup in the vault that holds what the closed case file holds, as one of before copies were left out."""
    made = folder / "backups" / "someid" / f"{name}.case"
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(a_place(folder), made)
    return made


@pytest.mark.parametrize("made", ["backup", "copy elsewhere"])
def test_a_copy_of_the_file_is_whole_but_for_what_was_handed_over(file: CaseFile, tmp_path: Path, made: str) -> None:
    say(file, ANA, PAYS_27, keeping=Keeping.WITH_CODE)
    say(file, BO, replace(WANTS_25, says="no"), keeping=Keeping.WITH_CODE)
    digest, head = {party: file.digest(party) for party in (ANA, BO)}, file.head()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    copy = file.back_up() if made == "backup" else file.copy_into(elsewhere, "copy")
    # The file itself keeps what its party handed over.
    assert [read.party for read in file.read(MEDIATOR).fillings if read.limit_held] == [ANA]
    file.close()
    assert (len(held_in(copy)), len(seals_of(copy, blind.ASKED)), len(seals_of(copy, blind.LIMIT))) == (0, 1, 2)
    assert is_good(copy, CaseKeys(CASE_KEY))
    put_back(tmp_path, copy)
    with open_again(tmp_path) as again:
        assert {party: again.digest(party) for party in (ANA, BO)} == digest
        assert again.head() > head
        assert [read.party for read in again.read(MEDIATOR).fillings if read.limit_held] == []


def test_whoever_puts_a_backup_back_learns_no_second_word(file: CaseFile, tmp_path: Path) -> None:
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    backup = file.back_up()
    file.close()
    kept = tmp_path / "kept.case"
    shutil.copy(backup, kept)
    for turn, wants in enumerate((25_000, 28_000)):
        put_back(tmp_path, kept)
        with open_again(tmp_path, seed=10 + turn) as again:
            say(again, BO, Saying(Money(wants * 100, "USD")))
            again.take_back(BO)
            assert word_of(again) is None


def test_what_an_older_backup_still_holds_is_not_put_back(file: CaseFile, tmp_path: Path) -> None:
    say(file, ANA, PAYS_27)
    file.close()
    backup = in_vault(tmp_path, BackupName(99, a_clock().now()).text())
    assert len(held_in(backup)) == 1
    put_back(tmp_path, backup)
    assert (held_in(a_place(tmp_path)), seals_of(a_place(tmp_path), blind.ASKED)) == ([], [])
    with open_again(tmp_path) as again:
        assert again.standing() == again.head()[1]


def test_an_older_file_that_is_taken_as_it_is_holds_no_copy_any_more(file: CaseFile) -> None:
    say(file, ANA, PAYS_27)
    file.number_above(1_000)
    assert [read.party for read in file.read(MEDIATOR).fillings if read.limit_held] == []
