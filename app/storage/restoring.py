"""Putting a backup back in place of a case file, or a copy in place of the index: one function for each deed.

At every moment there is one whole file at the path, or what was there before. What was there is kept aside. Every
deed ends well or raises `Trouble` and leaves what was there where it was.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.backup_names import BackupName, read_name
from app.storage.case_backups import backups_in, backups_of, copies_beside, delete_durably
from app.storage.case_keys import CaseKeys
from app.storage.case_tables import NEWEST_VERSION, NOTHING, TAKEN_BACK, WRAPS, private, the_case
from app.storage.cipher_engine import check_file, connected, told
from app.storage.commits import is_of_one_piece, last_commit, stamp
from app.storage.digesting import digests
from app.storage.durable import durable, files_told, folder_durable
from app.storage.handed_limits import take_out
from app.storage.index_copies import check_index, copies_in, index_key
from app.storage.index_tables import session_pin
from app.storage.journals import remove_with_journal
from app.storage.kept_aside import RESTORING, Aside
from app.storage.migrating import version_of
from app.storage.session_pin import MOST_TRIES
from app.storage.troubles import OF_THE_DISK, Damaged
from app.storage.vault import Vault
from app.storage.whole_files import make_folder


class NoGoodBackup(Trouble):
    """There is no backup with this name, or it did not stand up to its check."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This backup is not there, or it is damaged, so it was not put back."),
            safe=_("Nothing was changed."),
            do=_("Choose another backup."),
        )


@dataclass(frozen=True, slots=True)
class GoodBackup:
    """A backup that stood up to its check. `at` is when it was made, in UTC."""

    file: Path
    sequence: int
    at: datetime


# ---- a case -----------------------------------------------------------------------------------------------------------


def good_backups(path: Path, keys: CaseKeys) -> tuple[GoodBackup, ...]:
    """The backups of the case file at `path` that stand up to their check now, the newest first."""
    found = []
    for file in reversed(backups_in(backups_of(path))):
        name = read_name(file.name)
        if name is not None and is_good(file, keys):
            found.append(GoodBackup(file, name.sequence, name.at))
    return tuple(found)


def is_good(file: Path, keys: CaseKeys) -> bool:
    """Whether a case file or a backup of one is whole: its pages, its tables, every answer in it, and nothing in it
    older than the rest."""
    try:
        _check_case(file, keys)
    except Trouble:
        return False
    return True


def restore_case(path: Path, keys: CaseKeys, backup: Path, seen: int = 0) -> tuple[int, bytes]:
    """Put a checked copy of `backup` in place of the case file at `path`, which is kept aside; the pair the index is
    to note. Its number is higher than any before, `seen` included, so that what is written from now on is newer than
    every older backup. What parties handed over for comparing limits is in no backup, nor in what is put back.
    """
    if not backup.is_file():
        raise NoGoodBackup
    highest = max([seen, *(name.sequence for name in map(_name, backups_in(backups_of(path))) if name is not None)])
    with files_told():
        make_folder(path.parent)
        with _waiting(path) as waiting:
            copy_bytes(backup, waiting)
            head, held = _checked_and_marked(waiting, keys, highest + 1)
            durable(waiting)
            doomed = _older_copies(backup, path) if held == TAKEN_BACK else ()
            _put_in_place(waiting, path)
            return _forgotten(doomed, path, keys, head) if held == TAKEN_BACK else head


def _name(file: Path) -> BackupName | None:
    return read_name(file.name)


def _check_case(file: Path, keys: CaseKeys) -> None:
    """`Trouble` where the file is not whole or is of a schema we do not know."""
    check_file(file, *keys.file())
    with connected(file, keys.file()) as connection:
        _content(connection, keys)


def _content(connection: Connection, keys: CaseKeys) -> object:
    """What parties wrote, as digests. `Trouble` where it is not of one piece or of a schema we do not know."""
    if version_of(connection) > NEWEST_VERSION:
        raise Damaged
    with told(), connection.begin():
        if not is_of_one_piece(connection, keys.chain()):
            raise Damaged
        return digests(connection, keys)


def _checked_and_marked(file: Path, keys: CaseKeys, sequence: int) -> tuple[tuple[int, bytes], int]:
    """Give a copy this number, or a higher one than it has, and check that it is whole and says what it said; its head,
    and what backups older than it hold that is to go."""
    try:
        with connected(file, keys.file()) as connection:
            content = _content(connection, keys)
            marked = _mark(connection, keys, sequence)
        check_file(file, *keys.file())
        with connected(file, keys.file()) as connection:
            if _content(connection, keys) != content:
                raise Damaged
    except OF_THE_DISK:
        raise
    except Trouble:
        raise NoGoodBackup from None
    return marked


def _mark(connection: Connection, keys: CaseKeys, sequence: int) -> tuple[tuple[int, bytes], int]:
    with told(), connection.begin():
        held, left = connection.execute(select(the_case.c.took_back)).scalar_one(), _held_by(connection)
        if held != TAKEN_BACK:
            # The backup itself stays, with the wrap of a party that was at work when it was made.
            held = TAKEN_BACK if held and not left else left
        connection.execute(update(the_case).values(took_back=held))
        # Backups of before this was left out of them may hold it.
        take_out(connection)
        own = connection.execute(last_commit).one().sequence
        stamp(connection, keys.chain(), max(sequence, own + 1))
        head = connection.execute(last_commit).one()
        return (head.sequence, head.chain), held


def _held_by(connection: Connection) -> int:
    """What a backup of this file holds that is to go once the laptop is taken back."""
    at_work = connection.execute(select(private.c.party).where(private.c.working.is_not(None)).limit(1)).first()
    return NOTHING if at_work is None else WRAPS


def _older_copies(backup: Path, path: Path) -> tuple[Path, ...]:
    """The backup was made because a party took something back. What is older was to go then (decision 15)."""
    older = backups_in(backup.parent)
    beside = (file for file in copies_beside(path) if not file.name.startswith(path.name + RESTORING))
    return (*older[: older.index(backup)], *beside)


def _forgotten(doomed: Iterable[Path], path: Path, keys: CaseKeys, head: tuple[int, bytes]) -> tuple[int, bytes]:
    """Delete what was to go, then note in the file that was put in place that it went; the file's head. Until then the
    file says that something is to go, and the next backup sees to it: where the disk fails here, the restore is done."""
    try:
        delete_durably(doomed)
        with connected(path, keys.file()) as connection, told(), connection.begin():
            connection.execute(update(the_case).values(took_back=_held_by(connection)))
            stamp(connection, keys.chain(), head[0] + 1)
            noted = connection.execute(last_commit).one()
            return noted.sequence, noted.chain
    except (OSError, *OF_THE_DISK):
        return head


# ---- the index --------------------------------------------------------------------------------------------------------


def good_index_copies(vault: Vault) -> tuple[GoodBackup, ...]:
    """The copies of the index that stand up to their check now, the newest first."""
    found = []
    for number, file in reversed(copies_in(vault.places.index_backups)):
        if is_good_index(vault, file):
            made = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            found.append(GoodBackup(file, number, made))
    return tuple(found)


def is_good_index(vault: Vault, file: Path) -> bool:
    """Whether the index or a copy of it is whole, under the vault's keys or those that were being changed."""
    return _opened_by(vault, file) is not None


def restore_index(vault: Vault, copy: Path) -> None:
    """Put a checked copy in place of the index, which is kept aside. Nobody has the vault open. Tries of the session
    PIN count as used up, whatever the copy says, until somebody proves to be the mediator."""
    if not copy.is_file():
        raise NoGoodBackup
    path = vault.places.index
    with files_told(), _waiting(path) as waiting:
        copy_bytes(copy, waiting)
        by = _opened_by(vault, waiting)
        if by is None:
            raise NoGoodBackup
        use_up_tries(waiting, index_key(by))
        durable(waiting)
        _put_in_place(waiting, path)


def _opened_by(vault: Vault, file: Path) -> Vault | None:
    """The vault as it is, or under the keys before where a change of them was interrupted: whichever opens this file."""
    for by in filter(None, (vault, vault.before())):
        try:
            check_index(by, file)
        except Trouble:
            continue
        return by
    return None


def use_up_tries(index: Path, key: tuple[bytes, bytes]) -> None:
    """Let no PIN be tried on this index before the passphrase was typed: the count in it may be from any time."""
    with connected(index, key) as connection, told(), connection.begin():
        connection.execute(update(session_pin).values(tries=MOST_TRIES))


# ---- putting one file in place of another ------------------------------------------------------------------------------


@contextmanager
def _waiting(path: Path) -> Iterator[Path]:
    """Where the copy gets ready, beside the file whose place it takes. Nothing of it stays where that fails."""
    waiting = path.with_name(path.name + RESTORING)
    remove_with_journal(waiting)
    try:
        yield waiting
    finally:
        remove_with_journal(waiting)


def copy_bytes(file: Path, to: Path) -> None:
    """Not by way of the database: the copy is checked, and a backup is one file."""
    to.touch(mode=0o600, exist_ok=False)
    shutil.copyfile(file, to)


def _put_in_place(waiting: Path, path: Path) -> None:
    aside = Aside(path)
    try:
        aside.keep()
        waiting.replace(path)
    except OSError:
        aside.undo()
        raise
    folder_durable(path.parent)
