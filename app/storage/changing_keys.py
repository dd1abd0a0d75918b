"""Another master key for a vault, because somebody may have its passphrase or its recovery sheet.

The index is written anew under the new key, the header says that this is under way, the new file takes the old one's
place, and only then the key before is forgotten. Killed at any moment, the vault opens with the secrets before or with
the new ones; `finish` does what is left. Never `PRAGMA rekey`: that changes the one file there is.

Case files keep their keys. What a party closed with its own code is bound to the case key, and only that party could
bind it to another one. So a copy of the vault from before, opened with a secret from before, still gives the keys of
the cases that are in it: the program says so.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.storage.durable import durable, files_told, folder_durable
from app.storage.index import Index
from app.storage.index_copies import check_index
from app.storage.journals import journal_of, remove_with_journal
from app.storage.vault import Vault


def begin(index: Index, vault: Vault, changed: Vault) -> None:
    """Make the secrets of `changed` those of the vault, and let `index` go; `finish` opens it again. `Trouble` leaves
    all as it was."""
    try:
        _write(index, changed, _waiting(vault))
        changed.begin()
    except BaseException:
        tidy(vault)
        raise
    index.let_go()


def finish(vault: Vault, clock: Clock, chance: Chance) -> Index:
    """Open the index of a vault whose keys were being changed, and do what is left of that."""
    before = vault.before()
    if before is None:
        return _settled(vault, Index.open(vault, clock, chance))
    if not _is_under(vault, vault.places.index):
        # Opened, not only read: the vault's lock is held while both copies of the header are made to say the same.
        older = _settled(vault, Index.open(before, clock, chance))
        try:
            _write(older, vault, _waiting(vault))
        finally:
            older.let_go()
        with files_told():
            _waiting(vault).replace(vault.places.index)
            folder_durable(vault.places.vault)
    opened = _settled(vault, Index.open(vault, clock, chance))
    try:
        # No copy that the secrets before still open stays in the vault.
        opened.rewrite_copies()
        vault.forget_before()
    except BaseException:
        opened.let_go()
        raise
    return opened


def _settled(vault: Vault, opened: Index) -> Index:
    try:
        vault.settle()
    except BaseException:
        opened.let_go()
        raise
    return opened


def tidy(vault: Vault) -> None:
    """A file that was left by a change of keys that never began."""
    with suppress(Trouble):
        _remove(_waiting(vault))


def _write(index: Index, vault: Vault, waiting: Path) -> None:
    _remove(waiting)
    index.write_under(vault, waiting)
    check_index(vault, waiting)
    with files_told():
        journal_of(waiting).unlink(missing_ok=True)
        durable(waiting)


def _is_under(vault: Vault, file: Path) -> bool:
    try:
        check_index(vault, file)
    except Trouble:
        return False
    return True


def _waiting(vault: Vault) -> Path:
    return vault.places.index.with_name(f"{vault.places.index.name}.new")


def _remove(file: Path) -> None:
    with files_told():
        remove_with_journal(file)
