"""Opening a file of an older schema: afterwards there is the old file whole or the new file whole, whatever happens."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import ALL, MEDIATOR, Lock
from app.domain.sources import SeededChance
from app.domain.trouble import Trouble
from app.domain.worksheet import Form
from app.storage import migrating
from app.storage.case_backups import backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.case_tables import NEWEST_VERSION, metadata
from app.storage.migrating import Revisions, upgrade
from app.storage.old_cases import SHIPPED, MadeByNewerVersion, NotBroughtUpToDate, NotThere
from app.storage.restoring import restore_case
from app.storage.troubles import Damaged
from tests.domain.small_sheet import SMALL
from tests.storage.first_schema import FIRST, make_first
from tests.storage.small_case import (
    ANA,
    BO,
    CASE_KEY,
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

LATER = Revisions(SHIPPED.newest + 1, (*SHIPPED.folders, Path(__file__).parent / "later_revisions"))
TOP = Path(__file__).parents[2]


def open_later(folder: Path) -> CaseFile:
    return CaseFile.open(a_place(folder), CASE_KEY, a_clock(), SeededChance(3), revisions=LATER)


def _filled(folder: Path) -> dict[str, bytes]:
    """A file of the newest schema with answers of both parties; their digests."""
    with new_file(folder) as file:
        for party in (ANA, BO):
            writing = begin(file, party, SMALL)
            cleared = entry(f"open {party}", Lock.SHARE, cleared=True)
            save(file, writing, open_word=cleared, why=entry(f"mine {party}", Lock.ONLY_ME))
            file.finish(writing.filling, finished=party == ANA, minutes=3)
            file.keep_only_me(party, OnlyMe(Keeping.WITH_CODE, None, b"coded", b"salt", 1, 1, 1))
        return {party: file.digest(party) for party in (ANA, BO)}


def _version(path: Path) -> str:
    with raw(path) as connection:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(rows[0][0])


def _names(folder: Path) -> list[str]:
    """The files beside the case and the case itself, without its journal, which stays behind empty."""
    journal = a_place(folder).with_name("someid.case-journal")
    assert not journal.exists() or not journal.stat().st_size
    return sorted(file.name for file in journal.parent.iterdir() if file != journal)


# ---- one schema, two ways -----------------------------------------------------------------------------------------------


def test_a_new_file_has_the_schema_that_upgrading_from_empty_gives(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    with raw(a_place(tmp_path)) as connection:
        made = _schema(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall())
        stamped = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    engine = create_engine("sqlite://")
    with engine.begin() as empty:
        upgrade(empty, SHIPPED)
        rows = empty.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        upgraded = _schema([tuple(row) for row in rows])
        assert empty.exec_driver_sql("SELECT version_num FROM alembic_version").fetchall() == stamped
    engine.dispose()
    assert made == upgraded
    assert stamped == [(f"{NEWEST_VERSION:04d}",)]
    assert {name for kind, name, _table, _sql in made if kind == "table"} >= set(metadata.tables)


def _schema(rows: list[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {tuple(" ".join(str(part).split()) for part in row) for row in rows}


def test_a_file_of_the_newest_schema_is_opened_without_loading_alembic(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    script = (
        "import sys; from pathlib import Path; from app.domain.sources import SystemChance, SystemClock;"
        "from app.storage.case_file import CaseFile;"
        "CaseFile.open(Path(sys.argv[1]), bytes(range(32)), SystemClock(), SystemChance()).close();"
        "print([name for name in sys.modules if name.startswith(('alembic', 'mako'))])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(a_place(tmp_path))], capture_output=True, text=True, check=True, cwd=TOP
    )
    assert ran.stdout.strip() == "[]"


# ---- older files --------------------------------------------------------------------------------------------------------


def test_an_older_file_is_brought_up_to_date_with_every_answer(tmp_path: Path) -> None:
    digests = _filled(tmp_path)
    old = a_place(tmp_path).read_bytes()
    with open_later(tmp_path) as file:
        assert {party: file.digest(party) for party in (ANA, BO)} == digests
        for info in file.fillings():
            writing = begin(file, info.party, SMALL)
            assert said(file, writing, "why") == f"mine {info.party}"
        assert len(file.read(ALL).fillings) == len(file.read(MEDIATOR).fillings) == 2
    assert _version(a_place(tmp_path)) == "0003"
    with raw(a_place(tmp_path)) as connection:
        moods = dict(connection.execute("SELECT party, mood FROM filling").fetchall())
    assert moods == {ANA: "steady", BO: "calm"}
    assert _names(tmp_path) == ["someid.case", "someid.case.v2.bak"]
    assert (a_place(tmp_path).parent / "someid.case.v2.bak").read_bytes() == old


def test_a_file_of_the_first_release_opens_with_every_answer_and_takes_paper(tmp_path: Path) -> None:
    digests = _filled(tmp_path)
    make_first(a_place(tmp_path), CASE_KEY)
    old = a_place(tmp_path).read_bytes()
    assert _version(a_place(tmp_path)) == "0001"
    with open_again(tmp_path) as file:
        assert {party: file.digest(party) for party in (ANA, BO)} == digests
        assert file.standing() == file.head()[1]
        assert not any(info.on_paper or info.typed_by for info in file.fillings())
        for info in file.fillings():
            assert said(file, begin(file, info.party, SMALL), "why") == f"mine {info.party}"
        (laptop,) = file.fillings(ANA)
        paper = file.begin_filling(ANA, SMALL, Form.FULL, "", "", laptop.break_id, typed_by="MK")
        assert paper != laptop.id
        assert file.attached(paper) == ()
    assert _version(a_place(tmp_path)) == f"{NEWEST_VERSION:04d}"
    assert (a_place(tmp_path).parent / "someid.case.v1.bak").read_bytes() == old
    with open_again(tmp_path) as file:
        assert len(file.fillings(ANA)) == 2


def test_the_first_release_refuses_a_file_that_takes_paper_by_its_number_and_leaves_it_alone(tmp_path: Path) -> None:
    _filled(tmp_path)
    before = a_place(tmp_path).read_bytes()
    with pytest.raises(MadeByNewerVersion) as refusal:
        CaseFile.open(a_place(tmp_path), CASE_KEY, a_clock(), SeededChance(3), revisions=FIRST)
    assert "(file version 2)" in refusal.value.happened
    assert a_place(tmp_path).read_bytes() == before


def test_a_backup_of_the_first_release_is_put_back_with_every_answer(tmp_path: Path) -> None:
    digests = _filled(tmp_path)
    make_first(a_place(tmp_path), CASE_KEY)
    open_again(tmp_path).close()
    (kept,) = backups_of(a_place(tmp_path)).iterdir()
    a_place(tmp_path).unlink()
    restore_case(a_place(tmp_path), CaseKeys(CASE_KEY), kept)
    assert _version(a_place(tmp_path)) == "0001"
    with open_again(tmp_path) as file:
        assert {party: file.digest(party) for party in (ANA, BO)} == digests


def test_the_second_opening_changes_nothing(tmp_path: Path) -> None:
    _filled(tmp_path)
    open_later(tmp_path).close()
    before = a_place(tmp_path).read_bytes()
    open_later(tmp_path).close()
    assert a_place(tmp_path).read_bytes() == before


def test_where_the_disk_knows_no_second_names_the_old_file_is_kept_as_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_names: object) -> None:
        raise PermissionError

    _filled(tmp_path)
    old = a_place(tmp_path).read_bytes()
    monkeypatch.setattr("os.link", refused)
    open_later(tmp_path).close()
    assert _names(tmp_path) == ["someid.case", "someid.case.v2.bak"]
    assert (a_place(tmp_path).parent / "someid.case.v2.bak").read_bytes() == old


def test_an_old_file_with_the_wrap_of_a_party_at_work_goes_at_the_next_backup(tmp_path: Path) -> None:
    _filled(tmp_path)
    with open_again(tmp_path) as file:
        file.keep_only_me(ANA, replace(file.only_me(ANA), working=b"working wrap"))
    with open_later(tmp_path) as file:
        file.take_back(ANA)
        file.back_up()
    assert _names(tmp_path) == ["someid.case"]


# ---- newer, foreign and missing files -----------------------------------------------------------------------------------


def test_a_newer_file_is_refused_by_its_number_and_left_alone(tmp_path: Path) -> None:
    _filled(tmp_path)
    open_later(tmp_path).close()
    before = {file.name: file.read_bytes() for file in a_place(tmp_path).parent.iterdir()}
    with pytest.raises(MadeByNewerVersion) as refusal:
        open_again(tmp_path)
    assert "3" in refusal.value.happened
    assert {file.name: file.read_bytes() for file in a_place(tmp_path).parent.iterdir()} == before


@pytest.mark.parametrize("stamp", ["UPDATE alembic_version SET version_num = 'abc'", "DELETE FROM alembic_version"])
def test_a_file_with_no_known_stamp_is_told_as_damaged(tmp_path: Path, stamp: str) -> None:
    _filled(tmp_path)
    with raw(a_place(tmp_path)) as connection:
        connection.execute(stamp)
    with pytest.raises(Damaged):
        open_again(tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        open_later(tmp_path)


# ---- when something goes wrong ------------------------------------------------------------------------------------------


def _whole(folder: Path, digests: dict[str, bytes]) -> str:
    """The file is whole and nobody's answers changed, and the next opening works; its version."""
    path = a_place(folder)
    version = _version(path)
    with raw(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    with open_later(folder) as file:
        assert {party: file.digest(party) for party in (ANA, BO)} == digests
    assert _version(path) == "0003"
    assert _names(folder) == ["someid.case", "someid.case.v2.bak"]
    return version


@pytest.mark.parametrize("part", ["check_file", "durable", "second_name", "folder_durable", "upgrade", "vacuum_into"])
def test_a_step_that_fails_leaves_the_old_file_and_the_next_opening_works(
    tmp_path: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise Damaged

    digests = _filled(tmp_path)
    monkeypatch.setattr(migrating, part, fails)
    with pytest.raises(Trouble):
        open_later(tmp_path)
    monkeypatch.undo()
    # Making the names in the folder durable is the last step: the new file is there by then.
    assert _whole(tmp_path, digests) == ("0003" if part == "folder_durable" else "0002")


def test_a_copy_whose_answers_are_not_all_there_never_replaces_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgraded = migrating.upgrade

    def loses_an_answer(connection: Connection, revisions: Revisions) -> None:
        upgraded(connection, revisions)
        connection.exec_driver_sql("DELETE FROM answer WHERE question = 'why'")

    digests = _filled(tmp_path)
    monkeypatch.setattr(migrating, "upgrade", loses_an_answer)
    with pytest.raises(NotBroughtUpToDate):
        open_later(tmp_path)
    monkeypatch.undo()
    assert _whole(tmp_path, digests) == "0002"
