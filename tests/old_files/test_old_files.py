"""Whatever Recess a vault was last used with, the present one opens it and every answer is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import SystemChance, SystemClock
from app.storage import case_tables, index_tables
from app.storage.cipher_engine import open_engine
from app.storage.index import Index
from app.storage.index_copies import index_key
from app.storage.key_slots import FLOOR
from app.storage.migrating import Revisions, upgrade
from app.storage.old_indexes import SHIPPED, IndexFromNewer
from app.storage.restoring import restore_index
from app.storage.troubles import AlreadyOpen
from app.storage.vault import Vault
from tests.old_files.reading import PASSPHRASE, everything

HERE = Path(__file__).parent
RELEASED = sorted(folder.name for folder in HERE.iterdir() if (folder / "everything.json").exists())
OLDER = [name for name in RELEASED if not name.startswith(f"index_{index_tables.NEWEST_VERSION}_")]
EARLIER_INDEX = Revisions(1, SHIPPED.folders, digits=1)
OPENED, REFUSED = 11, 12
CLOCK, CHANCE = SystemClock(), SystemChance()


@pytest.fixture(params=RELEASED)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a released vault, with the rights it had where it was made."""
    return _copied(request.param, tmp_path)


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one whose list of cases is of an older schema."""
    return _copied(request.param, tmp_path)


def _copied(name: str, tmp_path: Path) -> Path:
    folder = tmp_path / name
    shutil.copytree(HERE / name, folder)
    for file in (folder / "vault").rglob("*"):
        file.chmod(0o700 if file.is_dir() else 0o600)
    return folder


def _index(folder: Path) -> tuple[Vault, Path]:
    words = (folder / PASSPHRASE).read_text(encoding="utf-8").strip()
    return Vault.open(folder / "vault", words, CHANCE), folder / "vault" / "index.db"


def test_there_is_a_vault_of_every_schema_up_to_the_present_one() -> None:
    numbers = [tuple(map(int, re.findall(r"\d+", name))) for name in RELEASED]
    assert {index for index, _case in numbers} == set(range(1, index_tables.NEWEST_VERSION + 1))
    assert {case for _index, case in numbers} == set(range(1, case_tables.NEWEST_VERSION + 1))


def test_a_vault_with_paper_has_what_was_keyed_in_and_its_pictures() -> None:
    for name in RELEASED:
        told = json.loads((HERE / name / "everything.json").read_text(encoding="utf-8"))
        paper = [case["paper"] for case in told["cases"].values() if "paper" in case]
        assert bool(paper) == (not name.endswith("case_1"))
        assert all(typed_by and questions and pictures for ((_a, _b, typed_by, questions, pictures),) in paper)


def test_a_released_vault_opens_and_every_answer_is_there(released: Path) -> None:
    before = json.loads((released / "everything.json").read_text(encoding="utf-8"))
    assert sum(len(answers) for case in before["cases"].values() for answers in case["answers"].values()) > 100
    assert everything(released) == before
    assert everything(released) == before


def test_the_old_list_of_cases_is_kept_beside_the_new_one(older: Path) -> None:
    vault, index = _index(older)
    old = index.read_bytes()
    opened = Index.open(vault, CLOCK, CHANCE)
    assert {(case.keep_until, case.held) for case in opened.cases()} == {("", False)}
    opened.close()
    number = older.name.split("_")[1]
    assert index.with_name(f"index.db.v{number}.bak").read_bytes() == old
    assert not index.with_name("index.db.migrating").exists()


def test_a_copy_left_by_a_kill_is_gone_after_the_next_start(released: Path) -> None:
    stale = released / "vault" / "index.db.migrating"
    for _start in range(2):
        stale.write_bytes(b"half a copy")
        stale.with_name(f"{stale.name}-journal").write_bytes(b"half a journal")
        everything(released)
        assert [file.name for file in stale.parent.glob("*.migrating*")] == []


def test_a_copy_of_an_old_list_is_put_back_and_opens(released: Path) -> None:
    before = json.loads((released / "everything.json").read_text(encoding="utf-8"))
    vault, index = _index(released)
    (copy,) = vault.places.index_backups.iterdir()
    index.unlink()
    restore_index(vault, copy)
    found = everything(released)
    assert found["cases"] == before["cases"]
    assert found["listed"] == before["listed"]


def test_of_several_starts_at_once_one_brings_the_list_up_to_date_and_the_others_are_refused(older: Path) -> None:
    vault, index = _index(older)
    old = index.read_bytes()
    for _race in range(10):
        index.write_bytes(old)
        go, start = os.pipe()
        children = [_opening(vault, go, start) for _start in range(4)]
        os.close(start)
        statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        os.close(go)
        assert sorted(statuses) == [OPENED, REFUSED, REFUSED, REFUSED]
        Index.open(vault, CLOCK, CHANCE).close()


def _opening(vault: Vault, go: int, start: int) -> int:
    """A child that opens the list once the other end of `go` is closed, and keeps it long enough."""
    child = os.fork()
    if child:
        return child
    ended = 1
    try:
        os.close(start)
        os.read(go, 1)
        try:
            Index.open(vault, CLOCK, CHANCE)
            time.sleep(0.5)
            ended = OPENED
        except AlreadyOpen:
            ended = REFUSED
    finally:
        os._exit(ended)


def test_an_earlier_program_refuses_a_newer_list_and_leaves_it_alone(released: Path) -> None:
    everything(released)
    vault, index = _index(released)
    before = index.read_bytes()
    with pytest.raises(IndexFromNewer):
        Index.open(vault, CLOCK, CHANCE, revisions=EARLIER_INDEX)
    assert index.read_bytes() == before


def test_a_new_list_has_the_columns_that_upgrading_from_empty_gives(tmp_path: Path) -> None:
    vault = VaultDesk(tmp_path, CLOCK, CHANCE, lambda _clock: FLOOR)
    vault.create(vault.offer_passphrase())
    key = index_key(vault.vault)
    vault.lock()
    made = open_engine(tmp_path / "index.db", *key)
    upgraded = create_engine("sqlite://")
    question = (
        "SELECT t.name, c.* FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY 1, 2"
    )
    with made.connect() as new, upgraded.begin() as empty:
        upgrade(empty, SHIPPED)
        assert new.exec_driver_sql(question).fetchall() == empty.exec_driver_sql(question).fetchall()
        stamps = [one.exec_driver_sql("SELECT version_num FROM alembic_version").fetchall() for one in (new, empty)]
    made.dispose()
    upgraded.dispose()
    assert stamps == [[(str(index_tables.NEWEST_VERSION),)]] * 2
