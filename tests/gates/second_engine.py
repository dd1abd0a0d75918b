"""A second engine for the same encrypted files, spoken to like the program's own driver.

`app/storage/cipher_engine.py` opens files with sqlcipher3, whose reads and writes nobody can stand between. SQLite3
Multiple Ciphers reads and writes the very same format (SQLCipher 4), and through `apsw` it lets us bring a file system
of our own (`watched_disk.py`). This is as much of the Python database interface over it as SQLAlchemy and Recess use,
to be put where the driver is: everything above the driver, errors and how they are told too, is the program's own.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import apsw
import pytest
from sqlalchemy import Engine, create_engine
from sqlcipher3 import dbapi2 as products

from app.storage import cipher_engine

paramstyle = "qmark"
sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
sqlite_version = apsw.sqlite_lib_version()

Error = products.Error
DatabaseError = products.DatabaseError
OperationalError = products.OperationalError
IntegrityError = products.IntegrityError
ProgrammingError = products.ProgrammingError
InterfaceError = products.InterfaceError
InternalError = products.InternalError
NotSupportedError = products.NotSupportedError
DataError = products.DataError
"""The errors are those of the product's driver, so that what sorts them is the same too."""

Binary = bytes

_ANSWERED = {"cipher_log_level": "NONE", "cipher_memory_security": "1"}
"""Settings of SQLCipher that say nothing about the format. The other engine does not know them."""
_KINDS: dict[int, type[Error]] = {
    apsw.SQLITE_CONSTRAINT: IntegrityError,
    apsw.SQLITE_CORRUPT: DatabaseError,
    apsw.SQLITE_NOTADB: DatabaseError,
    apsw.SQLITE_MISUSE: InterfaceError,
}
_codes = apsw.mapping_result_codes | apsw.mapping_extended_result_codes
PLAIN = "unix"
"""The file system of the machine itself."""


def use(monkeypatch: pytest.MonkeyPatch, vfs: str) -> None:
    """Have the program open its files with this engine, through this file system."""
    monkeypatch.setattr(cipher_engine, "driver", _driver(vfs))


@cache
def _driver(vfs: str) -> ModuleType:
    this = ModuleType("second_engine")
    this.__dict__.update(globals())
    this.__dict__["connect"] = lambda path, **_options: Connection(path, vfs)
    return this


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        code = int(getattr(error, "extendedresult", 0) or getattr(error, "result", apsw.SQLITE_ERROR))
        kind = _KINDS.get(code & 0xFF, OperationalError)
        told = kind(re.sub(r"^\w+Error: ", "", str(error)))
        told.__dict__["sqlite_errorcode"] = code
        told.__dict__["sqlite_errorname"] = str(_codes.get(code, _codes.get(code & 0xFF, "")))
        raise told from None


class Cursor:
    """Rows are fetched at once: no statement is left half done while another begins."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.description: tuple[tuple[str, None, None, None, None, None, None], ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self._rows: list[tuple[Any, ...]] = []

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Self:
        answered = self.connection.answered(sql)
        if answered is not None:
            self._rows, self.description = answered, (("answered", None, None, None, None, None, None),)
            return self
        raw, described = self.connection.raw.cursor(), list[tuple[str, str]]()

        def look(cursor: apsw.Cursor, _sql: str, _bindings: object) -> bool:
            described[:] = cursor.get_description()
            return True

        raw.exec_trace = look
        with _told():
            before = self.connection.raw.total_changes()
            self._rows = [tuple(row) for row in raw.execute(sql, tuple(parameters))]
            self.rowcount = -1 if described else self.connection.raw.total_changes() - before
        self.description = tuple((name, None, None, None, None, None, None) for name, _kind in described) or None
        self.lastrowid = self.connection.raw.last_insert_rowid()
        return self

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> Self:
        for row in rows:
            self.execute(sql, row)
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[tuple[Any, ...]]:
        taken, self._rows = self._rows[: size or self.arraysize], self._rows[size or self.arraysize :]
        return taken

    def fetchall(self) -> list[tuple[Any, ...]]:
        taken, self._rows = self._rows, []
        return taken

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.fetchall())

    def close(self) -> None:
        self._rows = []


class Connection:
    isolation_level: str | None = None

    def __init__(self, path: str, vfs: str) -> None:
        with _told():
            self.raw = apsw.Connection(str(path), vfs=f"multipleciphers-{vfs}")

    @property
    def in_transaction(self) -> bool:
        return self.raw.in_transaction

    def answered(self, sql: str) -> list[tuple[Any, ...]] | None:
        """What the other engine is not asked; None where it is."""
        named = re.fullmatch(r"PRAGMA (\w+)(?: = .*)?", sql)
        if named is None:
            return None
        if named[1] == "key":
            with _told():
                for pragma in ("cipher = 'sqlcipher'", "legacy = 4"):
                    self.raw.execute(f"PRAGMA {pragma}").fetchall()
        if named[1] == "cipher_integrity_check":
            # The other engine looks at the seal of each page it reads; `integrity_check` reads them.
            return []
        return [(_ANSWERED[named[1]],)] if named[1] in _ANSWERED else None

    def cursor(self) -> Cursor:
        return Cursor(self)

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Cursor:
        return self.cursor().execute(sql, parameters)

    def create_function(
        self, name: str, narg: int, func: Callable[..., Any] | None, /, *, deterministic: bool = False
    ) -> None:
        self.raw.create_scalar_function(name, func, narg, deterministic=deterministic)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        # SQLite closes whatever the disk says, and tells nobody.
        with contextlib.suppress(apsw.Error):
            self.raw.close(True)


def written_by_the_other(path: Path, key: bytes, salt: bytes, sql: str) -> list[tuple[Any, ...]]:
    """What the second engine reads in a file, without the program."""
    connection = Connection(str(path), PLAIN)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def statements_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLAlchemy makes every statement anew for each file that is opened. Where thousands are, the first one's are
    taken for all: the statements are the same, and so is everything below them."""
    made: dict[int, Engine] = {}

    def create(*given: Any, **named: Any) -> Engine:
        engine = create_engine(*given, **named)
        first = made.setdefault(id(engine.dialect.dbapi), engine)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        engine.pool._dialect = engine.dialect
        return engine

    monkeypatch.setattr(cipher_engine, "create_engine", create)
