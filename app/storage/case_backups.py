"""Backups of a case: copies, checked before they count (decisions 15 and 42). They are whole but for what parties handed
over for comparing limits, which is in the case file alone (decision 10).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.backup_names import ENDING, BackupName, needless, read_name
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file, connected, told, vacuum_into
from app.storage.commits import is_of_one_piece, last_commit, stamp
from app.storage.digesting import digests
from app.storage.durable import durable, files_told, folder_durable
from app.storage.handed_limits import held, take_out
from app.storage.kept_aside import copies_aside
from app.storage.migrating import old_versions
from app.storage.whole_files import make_folder


class NotBackedUp(Trouble):
    """The copy did not stand up to its check, so it does not count. Older backups stay as they are."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("No backup was made: the copy of this case did not stand up to its check."),
            do=_("Close Recess, start it again, and have the disk looked at if this comes back."),
            safe=_("The case and its older backups are as they were."),
        )


def backups_of(path: Path) -> Path:
    """The folder of the backups of the case file at `path`, in the vault both belong to."""
    return path.parent.parent / "backups" / path.stem


def copy_case(connection: Connection, keys: CaseKeys, folder: Path, name: str) -> Path:
    """Make a checked copy of an open case file in `folder`, which is there: it may be on a stick that keeps no rights. It
    holds nothing that was handed over for comparing limits.
    `Trouble` leaves everything there as it was. `connection` is in no transaction.
    """
    partial = folder / f"{name}.partial"
    made = folder / f"{name}{ENDING}"
    with told(), connection.begin():
        wanted, hands_over = _fingerprint(connection, keys), bool(held(connection))
    with files_told():
        _remove_partial(folder)
        try:
            vacuum_into(connection, partial)
            if hands_over:
                wanted = _without_limits(partial, keys, wanted)
            check_file(partial, *keys.file())
            _compare(partial, keys, wanted)
            durable(partial)
            partial.replace(made)
            folder_durable(folder)
        finally:
            _remove_partial(folder)
    return made


def back_up_first(connection: Connection, keys: CaseKeys, folder: Path, at: datetime) -> None:
    """Make a backup of a file that is about to be brought to a newer schema, none where a part of it is older than the
    rest: that is told once it is open. `Trouble` where the disk does not take it. `connection` is in no transaction."""
    with told(), connection.begin():
        sequence = connection.execute(last_commit).one().sequence
    make_folder(folder)
    with suppress(NotBackedUp):
        copy_case(connection, keys, folder, BackupName(sequence, at).text())


def copies_beside(path: Path) -> tuple[Path, ...]:
    """What lies beside the case file at `path` and holds what it held once: older schemas, and what was kept aside."""
    return (*old_versions(path), *copies_aside(path))


def thin(made: Path, copies_beside: Iterable[Path], *, replace_older: bool) -> None:
    """Delete the backups that the new one, `made`, makes needless; where a party took something back, every other one,
    and `copies_beside` the case file too: files of older schemas and those kept aside."""
    others = [file for file in backups_in(made.parent) if file != made]
    doomed = [*others, *copies_beside] if replace_older else _needless(others, made)
    with files_told():
        delete_durably(doomed)
        folder_durable(made.parent)


def delete_durably(files: Iterable[Path]) -> None:
    """Delete files. No power cut brings one back once this returns, in whichever folders they were. `OSError`."""
    doomed = tuple(files)
    for file in doomed:
        file.unlink(missing_ok=True)
    for folder in sorted({file.parent for file in doomed}):
        folder_durable(folder)


def backups_in(folder: Path) -> tuple[Path, ...]:
    """The backups in a folder, oldest first. What somebody put there under another name comes before all of ours."""
    return tuple(sorted(folder.glob(f"*{ENDING}"), key=_by_name))


def newest_sequence(folder: Path) -> int:
    """The number of the last commit that is in a backup in this folder; -1 where there is none."""
    return max((name.sequence for name in map(_named, backups_in(folder)) if name is not None), default=-1)


def _by_name(file: Path) -> tuple[bool, str]:
    return _named(file) is not None, file.name


def _named(file: Path) -> BackupName | None:
    return read_name(file.name)


def _needless(others: Iterable[Path], made: Path) -> list[Path]:
    by_name = {name: file for file in (*others, made) if (name := _named(file)) is not None}
    return [by_name[name] for name in sorted(needless(by_name, _named(made)))]


def _remove_partial(folder: Path) -> None:
    for stale in folder.glob("*.partial*"):
        stale.unlink()


_Fingerprint = tuple[int, bytes, Mapping[str, bytes]]
"""Number and chain of the last commit, and what every party wrote."""


def _fingerprint(connection: Connection, keys: CaseKeys) -> _Fingerprint:
    # A file of which a part is older than the rest makes no backup that could push a good one out.
    if not is_of_one_piece(connection, keys.chain()):
        raise NotBackedUp
    head = connection.execute(last_commit).one()
    return head.sequence, head.chain, digests(connection, keys)


def _without_limits(copy: Path, keys: CaseKeys, wanted: _Fingerprint) -> _Fingerprint:
    """Take out what the copy of a file is not to hold; the fingerprint that it has then. Its number is one higher: what
    it says is not what that commit left."""
    with connected(copy, keys.file()) as connection, connection.begin():
        if _fingerprint(connection, keys) != wanted:
            raise NotBackedUp
        take_out(connection)
        stamp(connection, keys.chain(), wanted[0] + 1)
        head = connection.execute(last_commit).one()
        return head.sequence, head.chain, wanted[2]


def _compare(copy: Path, keys: CaseKeys, wanted: _Fingerprint) -> None:
    with connected(copy, keys.file()) as connection, connection.begin():
        if _fingerprint(connection, keys) != wanted:
            raise NotBackedUp
