"""Opening a file of an older schema: copy, change the copy, check it, replace (and never in place).

At every moment there is one whole file at the path: the old one or the new one. A newer file is refused and left
alone. Alembic is loaded only when a file is older.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.case_keys import CaseKeys
from app.storage.case_tables import NEWEST_VERSION, version
from app.storage.cipher_engine import check_file, open_engine, told, vacuum_into
from app.storage.digesting import digests
from app.storage.durable import durable, files_told, folder_durable, second_name
from app.storage.troubles import Damaged

_SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Revisions:
    """The newest schema a program knows, and the folders in which the revisions up to it stand."""

    newest: int
    folders: tuple[Path, ...]


SHIPPED = Revisions(NEWEST_VERSION, (_SCRIPTS / "versions",))


class NotThere(Trouble):
    """There is no file at the path."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The file of this case is not in the vault."),
            do=_("If the vault was moved or copied, bring the file back; or restore the newest backup of this case."),
        )


class MadeByNewerVersion(Trouble):
    """The file has a schema this program does not know. It was not touched."""

    def __init__(self, number: int) -> None:
        super().__init__(
            happened=_("This case was last opened with a newer Recess (file version {number}).").format(number=number),
            do=_("Open it with that version of Recess or a later one."),
            safe=_("The file was left as it is."),
        )


class NotBroughtUpToDate(Trouble):
    """The copy in the newest schema did not stand up to its check. The old file is where it was."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This case comes from an older Recess and could not be brought up to date."),
            do=_("Open it with the older Recess, and keep the file to have it looked at."),
            safe=_("The file was left as it is."),
        )


def bring_up_to_date(path: Path, keys: CaseKeys, revisions: Revisions) -> bool:
    """Bring the file at `path` to the newest schema; whether it was older. The old file is kept beside it."""
    copy = path.with_name(path.name + ".migrating")
    with files_told():
        if not path.is_file():
            raise NotThere
        _remove(copy)
    with _connected(path, keys) as connection:
        number = version_of(connection)
        if number > revisions.newest:
            raise MadeByNewerVersion(number)
        if number == revisions.newest:
            return False
        before = _digests(connection, keys)
        try:
            vacuum_into(connection, copy)
            _upgrade(copy, keys, revisions, before)
        except BaseException:
            _remove(copy)
            raise
    with files_told():
        second_name(path, path.with_name(f"{path.name}.v{number}.bak"))
        copy.replace(path)
        folder_durable(path.parent)
        _remove(copy)
    return True


def version_of(connection: Connection) -> int:
    """The schema version stamped into an open file; `Damaged` where there is none."""
    with told(), connection.begin():
        found = connection.execute(select(version.c.version_num)).scalars().all()
    if len(found) != 1 or not found[0].isdigit():
        raise Damaged
    return int(found[0])


def old_versions(path: Path) -> tuple[Path, ...]:
    """The files kept from older schemas; they count as backups (decision 42)."""
    return tuple(sorted(path.parent.glob(f"{path.name}.v*.bak")))


def _upgrade(copy: Path, keys: CaseKeys, revisions: Revisions, before: Mapping[str, bytes]) -> None:
    with _connected(copy, keys) as connection:
        with told(), connection.begin():
            upgrade(connection, revisions)
        if version_of(connection) != revisions.newest or _digests(connection, keys) != before:
            raise NotBroughtUpToDate
    check_file(copy, *keys.file())
    with files_told():
        durable(copy)


def upgrade(connection: Connection, revisions: Revisions) -> None:
    """Run the revisions a file lacks, within the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _for_config(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(_for_config(folder) for folder in revisions.folders))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{revisions.newest:04d}")


def _for_config(folder: Path) -> str:
    """Alembic's settings take a per cent sign as the start of a name to fill in."""
    return str(folder).replace("%", "%%")


def _digests(connection: Connection, keys: CaseKeys) -> Mapping[str, bytes]:
    with told(), connection.begin():
        return digests(connection, keys)


def _remove(copy: Path) -> None:
    """The copy, if it is there, and its journal."""
    for stale in (copy, copy.with_name(copy.name + "-journal")):
        stale.unlink(missing_ok=True)


@contextmanager
def _connected(path: Path, keys: CaseKeys) -> Iterator[Connection]:
    engine = open_engine(path, *keys.file())
    try:
        with told(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
