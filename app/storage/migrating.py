"""Opening a file of an older schema: copy, change the copy, check it, replace (and never in place).

At every moment there is one whole file at the path: the old one or the new one. A newer file is refused and left
alone. Alembic is loaded only when a file is older.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, select

from app.domain.trouble import Trouble
from app.storage.cipher_engine import check_file, connected, told, vacuum_into
from app.storage.durable import durable, files_told, folder_durable, second_name
from app.storage.journals import remove_with_journal
from app.storage.troubles import AlreadyOpen, Damaged

_SCRIPTS = Path(__file__).parent / "migrations"
_TRIES = 3
_stamp = Table("alembic_version", MetaData(), Column("version_num", String(32)))


@dataclass(frozen=True, slots=True)
class Revisions:
    """The newest schema a program knows, the folders in which the revisions up to it stand, and with how many digits
    its number is stamped into a file."""

    newest: int
    folders: tuple[Path, ...]
    digits: int = 4

    def stamp(self) -> str:
        """The newest schema as it is stamped."""
        return f"{self.newest:0{self.digits}d}"


def shipped_in(folder: str) -> Path:
    """A folder of revisions that comes with the program."""
    return _SCRIPTS / folder


def _no_mark(_old: Connection) -> Callable[[Connection], None]:
    return lambda _new: None


@dataclass(frozen=True, slots=True)
class OldFile:
    """What has to be known of a kind of file to bring one of them up to date.

    `key` opens it, with its salt; `content` tells everything a newer schema may not change; the next three are what
    is told. `marking` looks at the old file and gives what marks the new one, in the transaction that makes it.
    `keep` keeps the old file in its own way before anything is done.
    """

    key: tuple[bytes, bytes]
    revisions: Revisions
    content: Callable[[Connection], object]
    not_there: Callable[[], Trouble]
    from_newer: Callable[[int], Trouble]
    not_brought: Callable[[], Trouble]
    marking: Callable[[Connection], Callable[[Connection], None]] = _no_mark
    keep: Callable[[Connection], object] = _no_mark


def bring_up_to_date(path: Path, old: OldFile) -> bool:
    """Bring the file at `path` to the newest schema; whether it was older. The old file is kept beside it."""
    copy = path.with_name(path.name + ".migrating")
    with ExitStack() as opened:
        connection = opened.enter_context(_held(path, old))
        # Only now: whoever holds the file may be in the middle of bringing it up to date.
        with files_told():
            remove_with_journal(copy)
        number = version_of(connection)
        if number > old.revisions.newest:
            raise old.from_newer(number)
        if number == old.revisions.newest:
            return False
        old.keep(connection)
        before = _content(connection, old)
        with told(), connection.begin():
            mark = old.marking(connection)
        try:
            vacuum_into(connection, copy)
            _upgrade(copy, old, before, mark)
        except BaseException:
            remove_with_journal(copy)
            raise
        if os.name == "nt":
            # Windows replaces no file that is open. Whoever opens it in between makes the replacing fail.
            opened.close()
        with files_told():
            second_name(path, path.with_name(f"{path.name}.v{number}.bak"))
            copy.replace(path)
            folder_durable(path.parent)
            remove_with_journal(copy)
    return True


def version_of(connection: Connection) -> int:
    """The schema version stamped into an open file; `Damaged` where there is none."""
    with told(), connection.begin():
        # A file with nothing in it is a whole database to SQLite: one that was cut to nothing has no tables.
        if not connection.dialect.has_table(connection, _stamp.name):
            raise Damaged
        found = connection.execute(select(_stamp.c.version_num)).scalars().all()
    if len(found) != 1 or not found[0].isdigit():
        raise Damaged
    return int(found[0])


def old_versions(path: Path) -> tuple[Path, ...]:
    """The files kept from older schemas; they count as backups (decision 42)."""
    return tuple(sorted(path.parent.glob(f"{path.name}.v*.bak")))


def upgrade(connection: Connection, revisions: Revisions) -> None:
    """Run the revisions a file lacks, within the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _for_config(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(_for_config(folder) for folder in revisions.folders))
    config.attributes["connection"] = connection
    command.upgrade(config, revisions.stamp())


def _for_config(folder: Path) -> str:
    """Alembic's settings take a per cent sign as the start of a name to fill in."""
    return str(folder).replace("%", "%%")


def _upgrade(copy: Path, old: OldFile, before: object, mark: Callable[[Connection], None]) -> None:
    with connected(copy, old.key) as connection:
        with told(), connection.begin():
            upgrade(connection, old.revisions)
            mark(connection)
        if version_of(connection) != old.revisions.newest or _content(connection, old) != before:
            raise old.not_brought()
    check_file(copy, *old.key)
    with files_told():
        durable(copy)


def _content(connection: Connection, old: OldFile) -> object:
    with told(), connection.begin():
        return old.content(connection)


@contextmanager
def _held(path: Path, old: OldFile) -> Iterator[Connection]:
    """The file at the path, open and locked. Where another start of the program replaced it between its being opened
    and its being locked, what is locked is no longer what others open: it is opened anew. `AlreadyOpen` where that
    goes on."""
    for _try in range(_TRIES):
        with files_told():
            if not path.is_file():
                raise old.not_there()
            before = path.stat()
        with connected(path, old.key) as connection:
            with files_told():
                is_still_there = os.path.samestat(before, path.stat())
            if is_still_there:
                yield connection
                return
    raise AlreadyOpen
