"""The one way to an encrypted SQLite file: SQLCipher under SQLAlchemy Core.

Every setting is read back after it was set, and the program refuses to go on with a file whose settings did not take
(design/keys-and-storage.md). The key is raw bytes made by us, never text a person typed. Errors of the driver are
sorted here, in one place, into Trouble that can be told.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from app.domain.trouble import Trouble
from app.storage.troubles import AlreadyOpen, CannotReach, Damaged, DiskFull, FolderReadOnly

KEY_LENGTH = 32
SALT_LENGTH = 16
LARGEST_FILE = 4 << 30
"""Bytes. A case with every sheet at every limit is a thousandth of it."""

_BEFORE_KEY = (("cipher_log_level", "NONE", "none"), ("cipher_memory_security", "ON", "1"))
"""Pragma, what it is set to, what it must read back as. The key alone cannot be read back: SQLCipher never shows it.
That it took is seen by the first page, which no other key opens."""

_AFTER_KEY = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", "3"),
    ("fullfsync", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
)

_OTHERS_LET_GO = 2_000
"""Milliseconds for which who is first to lock a file waits for those who were not."""


class SettingRefused(Exception):
    """A setting the file's safety rests on did not take. A mistake of ours or a driver that is not ours."""


_TOLD: dict[str, Callable[[], Trouble]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_BUSY": AlreadyOpen,
    "SQLITE_LOCKED": AlreadyOpen,
    "SQLITE_READONLY": FolderReadOnly,
    "SQLITE_CANTOPEN": FolderReadOnly,
    "SQLITE_PERM": FolderReadOnly,
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_IOERR": CannotReach,
}
"""The first two words of SQLite's error names, by what they are told as."""

_BY_WORDS: tuple[tuple[str, Callable[[], Trouble]], ...] = (
    ("disk is full", DiskFull),
    ("is locked", AlreadyOpen),
    ("readonly", FolderReadOnly),
    ("unable to open", FolderReadOnly),
    ("malformed", Damaged),
    ("not a database", Damaged),
    ("disk i/o error", CannotReach),
)
"""Where a driver gives no error name: its own words, by what they are told as."""

_BY_ERRNO: dict[int, Callable[[], Trouble]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: FolderReadOnly,
    errno.EACCES: FolderReadOnly,
    errno.EPERM: FolderReadOnly,
}


def open_engine(path: Path, key: bytes, salt: bytes) -> Engine:
    """An engine on the file at `path`, made if it is not there. It keeps its one connection, and with it the kernel's
    lock on the file, until `dispose`. Nothing is read before the first use.
    """
    if len(key) != KEY_LENGTH or len(salt) != SALT_LENGTH:
        raise ValueError("a file has a key of 32 and a salt of 16 bytes")

    def connect() -> Any:
        return _connect(path, key, salt)

    # Without `module=` the driver's own errors come through raw; without `creator=` the key would stand in a URL.
    engine = create_engine(
        "sqlite://", creator=connect, module=driver, poolclass=StaticPool, hide_parameters=True, echo=False
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


@contextmanager
def connected(path: Path, key: tuple[bytes, bytes]) -> Iterator[Connection]:
    """The file at `path`, open and locked until the end; what goes wrong within is told as `Trouble`."""
    engine = open_engine(path, *key)
    try:
        with told(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _begin_immediate(connection: Connection) -> None:
    # The driver is in autocommit (`isolation_level=None`); this makes DDL transactional too.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _owners_only(path: Path) -> None:
    """Make an empty file that only its owner may read, so that SQLite never makes one with wider rights."""
    with suppress(FileExistsError, FileNotFoundError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _is_a_file(path: Path) -> None:
    """`Damaged` where something else lies in its place, which SQLite would wait for, or where it is of no size that a
    file of ours has. What is in it needs no other look: each page proves itself before SQLite reads it.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_FILE:
        raise Damaged


def _connect(path: Path, key: bytes, salt: bytes) -> Any:
    _owners_only(path)
    with suppress(FileNotFoundError):
        _is_a_file(path)
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=0)
    try:
        for name, value, expected in _BEFORE_KEY:
            _set(connection, name, value, expected)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        for name, value, expected in _AFTER_KEY:
            _set(connection, name, value, expected)
        # The lock of `locking_mode=EXCLUSIVE` is taken by the first write; an empty one takes it now. Of several starts
        # at once one gets past BEGIN. The others let go as soon as they are refused, and for that one waits: without it
        # all of them could be refused.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA busy_timeout = {_OTHERS_LET_GO}").fetchall()
        connection.execute("COMMIT")
        connection.execute("PRAGMA busy_timeout = 0").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _set(connection: Any, name: str, value: str, expected: str) -> None:
    connection.execute(f"PRAGMA {name} = {value}").fetchall()
    row = connection.execute(f"PRAGMA {name}").fetchone()
    if row is None or str(row[0]).lower() != expected:
        raise SettingRefused(name)


@contextmanager
def told() -> Iterator[None]:
    """Errors of the driver and of the file system inside, as the Trouble they are told as; mistakes go through."""
    try:
        yield
    except OSError as error:
        reason = _BY_ERRNO.get(error.errno or 0, CannotReach)
        raise reason() from None
    except DBAPIError as error:
        trouble = _trouble(error.orig)
        if trouble is None:
            raise
        raise trouble() from None
    except driver.Error as error:
        trouble = _trouble(error)
        if trouble is None:
            raise
        raise trouble() from None


def _trouble(error: BaseException | None) -> Callable[[], Trouble] | None:
    name = "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
    if name in _TOLD:
        return _TOLD[name]
    words = str(error).lower()
    return next((trouble for part, trouble in _BY_WORDS if part in words), None)


def vacuum_into(connection: Connection, path: Path) -> None:
    """A copy of the open file at `path` (which must not exist), encrypted with the same key. Not inside a
    transaction.
    """
    raw = connection.connection.driver_connection
    if raw is None:
        raise ValueError("the connection is closed")
    _owners_only(path)
    with told():
        raw.execute("VACUUM INTO ?", (str(path),))


def check_tables(connection: Connection) -> None:
    """`Damaged` where tables, their pages and their indexes do not fit together, as where an old page of the list of
    free pages was put back. Within a transaction; pages in use alone are read."""
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise Damaged


def check_file(path: Path, key: bytes, salt: bytes) -> None:
    """Read the whole file: pages, their seals, foreign keys. `Damaged` if anything is not whole, if it is not there, or
    empty: that is whole to SQLite."""
    with told():
        if not path.is_file() or not path.stat().st_size:
            raise Damaged
        connection = _connect(path, key, salt)
        try:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            tied = connection.execute("PRAGMA foreign_key_check").fetchall() == []
        finally:
            connection.close()
    if not (whole and sealed and tied):
        raise Damaged
