"""A part of the file that is older than the rest is noticed, and what the program writes itself never is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.case import Party
from app.domain.impasse import Break
from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.storage.case_backups import NotBackedUp
from app.storage.case_file import CaseFile
from app.storage.migrating import Revisions
from app.storage.old_cases import SHIPPED
from app.storage.troubles import DiskFull
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import (
    ANA,
    BO,
    CASE,
    CASE_KEY,
    a_clock,
    a_place,
    begin,
    entry,
    new_file,
    open_again,
    raw,
    save,
)

CODED = OnlyMe(Keeping.WITH_CODE, b"working", b"coded", b"salt", 1, 1, 1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        yield opened


def of_one_piece(file: CaseFile) -> bool:
    return file.head()[1] == file.standing()


def test_after_every_change_the_chain_is_that_of_what_stands_and_still_is_when_it_is_read_again(
    file: CaseFile, tmp_path: Path
) -> None:
    assert of_one_piece(file)
    ana = begin(file, ANA, SMALL)
    changes: tuple[Callable[[], object], ...] = (
        lambda: save(file, ana, open_word=entry("one", Lock.SHARE, cleared=True)),
        lambda: save(file, ana, open_word=entry("two", Lock.SHARE, 2, cleared=True), why=entry("x", Lock.ONLY_ME)),
        lambda: file.mark_passed_on(ana.filling, "open_word"),
        lambda: file.set_place(ana.filling, "why"),
        lambda: file.finish(ana.filling, True, 4),
        lambda: file.keep_break(Break("b1", 1, "2026-11-03T14:00")),
        lambda: file.keep_break(Break("b1", 1, "2026-11-03T14:00", notes={ANA: "calm"})),
        lambda: file.change_case(replace(CASE, alias="x", parties=(*CASE.parties, Party("dee_id", "C", "Dee")))),
        lambda: file.change_case(replace(CASE, alias="y")),
        lambda: file.acknowledge(ANA),
        lambda: file.keep_only_me(ANA, CODED),
        lambda: file.count_try(ANA),
        lambda: file.forget_code(ANA, {}),
        lambda: begin(file, ANA, replace(SMALL, title={"en": "Settled again"})),
        lambda: begin(file, BO, SMALL),
        lambda: file.begin_filling(ANA, SMALL, file.fillings()[0].form, "", "", "b2", start_from=ana.filling),
        file.back_up,
        lambda: file.take_back(ANA),
        lambda: file.erase(ANA),
    )
    for number, change in enumerate(changes):
        change()
        assert of_one_piece(file), number
    file.close()
    with open_again(tmp_path) as again:
        assert of_one_piece(again)


def test_a_change_that_failed_half_way_leaves_the_chain_as_it_was(file: CaseFile) -> None:
    begin(file, ANA, SMALL)
    head = file.head()

    def half_way() -> None:
        with file._commits.change() as changing:
            changing.connection.exec_driver_sql("DELETE FROM filling")
            raise DiskFull

    with pytest.raises(DiskFull):
        half_way()
    assert file.head() == head
    assert of_one_piece(file)
    file.acknowledge(ANA)
    assert of_one_piece(file)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE private SET tries = 0",
        "DELETE FROM answer WHERE question = 'why'",
        "UPDATE filling SET place = ''",
        "UPDATE pause SET sealed = x'00'",
        "UPDATE sheet SET content = x'00'",
        "DELETE FROM compartment WHERE name = 'joint'",
        "UPDATE the_case SET took_back = 1",
        "UPDATE alembic_version SET version_num = '02'",
    ],
)
def test_no_row_of_any_table_can_be_changed_without_the_chain_telling(
    file: CaseFile, tmp_path: Path, change: str
) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("one"), why=entry("two"))
    file.keep_only_me(ANA, CODED)
    file.count_try(ANA)
    file.keep_break(Break("b1", 1, "2026-11-03T14:00"))
    file.set_place(ana.filling, "why")
    file.close()
    with raw(a_place(tmp_path)) as connection:
        assert connection.execute(change).rowcount == 1
    with open_again(tmp_path) as again:
        assert not of_one_piece(again)


def test_a_file_of_which_a_part_is_older_makes_no_backup_that_pushes_a_good_one_out(
    file: CaseFile, tmp_path: Path
) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("one"))
    file.acknowledge(ANA)
    good = file.back_up()
    file.close()
    with raw(a_place(tmp_path)) as connection:
        connection.execute("DELETE FROM answer")
    with open_again(tmp_path) as again:
        with pytest.raises(NotBackedUp):
            again.back_up(replace_older=True)
        assert good.exists()
        again.acknowledge(BO)
        assert of_one_piece(again), "what the mediator goes on with, having been told, is the file from now on"


@pytest.mark.parametrize("part_is_older", [False, True])
def test_what_was_of_one_piece_still_is_in_a_newer_schema_and_what_was_not_is_not(
    file: CaseFile, tmp_path: Path, part_is_older: bool
) -> None:
    save(file, begin(file, ANA, SMALL), open_word=entry("one"), why=entry("two"))
    file.acknowledge(ANA)
    sequence = file.head()[0]
    file.close()
    if part_is_older:
        with raw(a_place(tmp_path)) as connection:
            connection.execute("DELETE FROM answer WHERE question = 'why'")
    later = Revisions(SHIPPED.newest + 1, (*SHIPPED.folders, Path(__file__).parent / "later_revisions"))
    with CaseFile.open(a_place(tmp_path), CASE_KEY, a_clock(), SeededChance(3), revisions=later) as newer:
        assert of_one_piece(newer) != part_is_older
        assert newer.head()[0] >= sequence
