"""Checked copies of the index: the newest two stay (decision 42)."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, select

from app.domain.numbers import read_whole
from app.storage.cipher_engine import KEY_LENGTH, SALT_LENGTH, check_file, open_engine, told, vacuum_into
from app.storage.durable import durable, files_told, folder_durable
from app.storage.index_tables import listed_case, metadata, session_pin
from app.storage.journals import remove_with_journal
from app.storage.kept_aside import copies_aside
from app.storage.migrating import old_versions
from app.storage.places import Places
from app.storage.vault import Vault
from app.storage.whole_files import make_folder

_KEPT = 2


def index_key(vault: Vault) -> tuple[bytes, bytes]:
    """The key and the salt of the index and of its copies."""
    both = vault.derived(KEY_LENGTH + SALT_LENGTH, "index file")
    return both[:KEY_LENGTH], both[KEY_LENGTH:]


def check_index(vault: Vault, file: Path) -> None:
    """Read a whole copy of the index; `Damaged` if anything is not whole."""
    check_file(file, *index_key(vault))


def keep_copy(connection: Connection, vault: Vault) -> None:
    """Keep a checked copy of the open index; the newest two stay."""
    folder = vault.places.index_backups
    make_folder(folder)
    made = folder / f"{max((number for number, _file in copies_in(folder)), default=0) + 1:08d}.db"
    partial = made.with_suffix(".partial")
    with files_told():
        partial.unlink(missing_ok=True)
        try:
            vacuum_into(connection, partial)
            check_index(vault, partial)
            partial.chmod(0o600)
            durable(partial)
            partial.replace(made)
        finally:
            partial.unlink(missing_ok=True)
        for _number, older in copies_in(folder)[:-_KEPT]:
            older.unlink()
        folder_durable(folder)


def was_never_made(places: Places) -> bool:
    """Whether the power went, or the program was killed, while this vault was being made: the first copy of the index
    is the last thing that is made, and every case comes after it. Nothing can have been kept in such a vault."""
    with files_told():
        return not any(places.index_backups.glob("*.db")) and not any(places.cases.glob("*"))


def remove_half_made_index(places: Places) -> None:
    """Delete what there is of an index that was never made."""
    with files_told():
        remove_with_journal(places.index)


def copies_in(folder: Path) -> list[tuple[int, Path]]:
    """The copies with their numbers, the newest last. By number, not by clock: one that was set back must not make an
    old copy the newest. A file with another name is none of ours and takes no copy's place.
    """
    named = [(read_whole(file.stem), file) for file in folder.glob("*.db")]
    return sorted((number, file) for number, file in named if number is not None)


def rewrite_copies(connection: Connection, vault: Vault) -> None:
    """Replace every copy of the index, files of older schemas and those kept aside too: what was deleted from the index
    is in none of them afterwards. The new ones are whole before the last old one goes."""
    for _copy in range(_KEPT):
        keep_copy(connection, vault)
    places = vault.places
    with files_told():
        old = (*old_versions(places.index), *copies_aside(places.index), *_left_half_made(places))
        for file in (*old, *_by_other_names(places)):
            file.unlink()
        folder_durable(places.vault)
        folder_durable(places.index_backups)


def _left_half_made(places: Places) -> tuple[Path, ...]:
    """What a kill can have left of a copy."""
    return (*places.index_backups.glob("*.partial*"), *places.vault.glob(f"{places.index.name}.v*.partial"))


def _by_other_names(places: Places) -> tuple[Path, ...]:
    """Copies of the index that somebody renamed, or put there."""
    return tuple(file for file in places.index_backups.glob("*.db") if read_whole(file.stem) is None)


def write_under(connection: Connection, file: Path, vault: Vault, other: Vault) -> None:
    """All of an open index at `file`, encrypted for the same vault with other keys, its cases' keys wrapped anew. The
    session PIN stays behind: it is checked against a secret of the keys before, so it has to be chosen anew."""
    engine = open_engine(file, *index_key(other))
    try:
        with told(), engine.begin() as fresh:
            metadata.create_all(fresh)
            for table in metadata.sorted_tables:
                rows = [dict(row) for row in connection.execute(select(table)).mappings()]
                if table is listed_case:
                    for row in rows:
                        row["wrapped_key"] = other.wrap(row["id"], vault.unwrap(row["id"], row["wrapped_key"]))
                if rows and table is not session_pin:
                    fresh.execute(insert(table), rows)
    finally:
        engine.dispose()
