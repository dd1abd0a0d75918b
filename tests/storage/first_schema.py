"""A case file as the first release made it: the schema of then, with what a file of today holds of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Table, insert, select

from app.storage.case_keys import CaseKeys
from app.storage.case_tables import answer, compartment, filling, pause, private, sheet, the_case
from app.storage.cipher_engine import connected, open_engine, told
from app.storage.commits import last_commit, stamp
from app.storage.migrating import Revisions, upgrade
from app.storage.old_cases import SHIPPED

FIRST = Revisions(1, SHIPPED.folders)
_TABLES: tuple[Table, ...] = (the_case, compartment, sheet, filling, answer, private, pause)


def make_first(path: Path, case_key: bytes) -> None:
    """Put a file of the first schema in place of the one at `path`, which nobody has open and nothing came to on paper."""
    keys = CaseKeys(case_key)
    older = path.with_name(f"{path.name}.older")
    engine = open_engine(older, *keys.file())
    try:
        with told(), connected(path, keys.file()) as newer, newer.begin(), engine.begin() as made:
            upgrade(made, FIRST)
            for table in _TABLES:
                there = made.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table.name}')").scalars().all()
                for row in newer.execute(select(table)).mappings():
                    known = {name: value for name, value in row.items() if name in there}
                    made.execute(insert(table).values(**known).inline())
            stamp(made, keys.chain(), newer.execute(last_commit).one().sequence + 1)
    finally:
        engine.dispose()
    for journal in (path, older):
        journal.with_name(f"{journal.name}-journal").unlink(missing_ok=True)
    older.replace(path)
