"""Backups of a case: whole copies, checked before they count (decisions 15 and 42)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file, open_engine, told, vacuum_into
from app.storage.commits import is_of_one_piece, last_commit
from app.storage.digesting import digests
from app.storage.durable import durable, files_told, folder_durable

KEPT = 5
"""Backups of one case that stay when nothing was taken back, the newest among them."""
_ENDING = ".case"


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
    """Make a checked copy of an open case file in `folder`. `Trouble` leaves everything there as it was.

    `connection` is in no transaction.
    """
    partial = folder / f"{name}.partial"
    made = folder / f"{name}{_ENDING}"
    wanted = _fingerprint(connection, keys)
    with files_told():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove_partial(folder)
        try:
            vacuum_into(connection, partial)
            check_file(partial, *keys.file())
            _compare(partial, keys, wanted)
            durable(partial)
            partial.replace(made)
            folder_durable(folder)
        finally:
            _remove_partial(folder)
    return made


def thin(made: Path, old_versions: Iterable[Path], *, replace_older: bool) -> None:
    """Delete the backups that the new one, `made`, makes needless: all but the newest few, or every one of them and
    the files kept from older schemas too, where a party took something back. By sequence number, not by clock."""
    older = [file for file in backups_in(made.parent) if file != made]
    doomed = [*older, *old_versions] if replace_older else older[: 1 - KEPT]
    with files_told():
        for file in doomed:
            file.unlink(missing_ok=True)
        folder_durable(made.parent)


def backups_in(folder: Path) -> tuple[Path, ...]:
    """The backups in a folder, oldest first."""
    return tuple(sorted(folder.glob(f"*{_ENDING}")))


def backup_name(sequence: int, at: datetime) -> str:
    """The name of a backup without its ending: the sequence number of the last commit in it, and when it was made."""
    return f"{sequence:010d}-{at:%Y%m%dT%H%M}"


def _remove_partial(folder: Path) -> None:
    for stale in folder.glob("*.partial*"):
        stale.unlink()


def _fingerprint(connection: Connection, keys: CaseKeys) -> tuple[object, ...]:
    with told(), connection.begin():
        # A file of which a part is older than the rest makes no backup that could push a good one out.
        if not is_of_one_piece(connection, keys.chain()):
            raise NotBackedUp
        head = connection.execute(last_commit).one()
        return head.sequence, head.chain, digests(connection, keys)


def _compare(copy: Path, keys: CaseKeys, wanted: tuple[object, ...]) -> None:
    engine = open_engine(copy, *keys.file())
    try:
        with told(), engine.connect() as connection:
            if _fingerprint(connection, keys) != wanted:
                raise NotBackedUp
    finally:
        engine.dispose()
