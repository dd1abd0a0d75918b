"""Bringing a copy of a vault from a stick or another folder into an empty place: whole, or not at all.

The copy is read and never written to. Its key file goes through the cage and is written anew; nothing else in it is
believed before its seals were checked with the key that the passphrase opened. Only what the list of cases knows is
brought.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.language import _
from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.storage.backup_names import ENDING, read_name
from app.storage.cage import look_at, read_foreign_header
from app.storage.case_keys import CaseKeys
from app.storage.durable import files_told, folder_durable
from app.storage.index import Index, IndexedCase, check_index
from app.storage.index_copies import index_key
from app.storage.places import Places
from app.storage.restoring import is_good, use_up_tries
from app.storage.vault import Vault
from app.storage.vault_copies import copy_durably, plain_files
from app.storage.whole_files import LARGEST, NotWhole, make_folder, read_small, write_whole
from app.storage.worksheet_files import built_in_elsewhere

_PARTIAL = ".partial"


class NoVaultThere(Trouble):
    """The folder that was named holds no copy of a vault."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no copy of a vault in this folder."),
            safe=_("Nothing was changed."),
            do=_("Name the folder that holds vault.json and index.db. It is called recess-vault- and a day."),
        )


class PlaceTaken(Trouble):
    """Something is already where the vault was to be brought."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The place for the vault is not empty, so nothing was brought there."),
            safe=_("Nothing was changed."),
            do=_("Name an empty folder with --vault."),
        )


class ListNotWhole(Trouble):
    """No list of cases in the copy stands up to its check."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The list of cases in this copy is damaged, so nothing was brought."),
            safe=_("Nothing was changed."),
            do=_("Use another copy of the vault."),
        )


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought. `not_whole`: cases whose file in the copy is damaged or missing; their good backups were brought
    where there are any. `sheets_left`: worksheets with faults, which were left where they are."""

    cases: int
    not_whole: tuple[IndexedCase, ...]
    sheets_left: int


def bring_vault(source: Path, to: Path, passphrase: str, clock: Clock, chance: Chance) -> Brought:
    """Bring the copy of a vault in `source` to `to`, which is empty or not there. `Trouble` leaves `to` as it was."""
    copy = Places(source)
    if not (copy.header.is_file() or copy.header_copy.is_file()):
        raise NoVaultThere
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise PlaceTaken
    with files_told(), _growing(to) as partial:
        places = Places(partial)
        for folder in (partial, places.cases, places.backups, places.index_backups, places.worksheets):
            make_folder(folder)
        header = _header(copy)
        write_whole(places.header, header)
        write_whole(places.header_copy, header)
        vault = Vault.open(partial, passphrase, chance)
        try:
            brought = _bring(copy, vault, clock, chance)
        finally:
            vault.forget()
        for folder in (places.cases, places.worksheets, places.backups, partial):
            folder_durable(folder)
        if to.is_dir():
            to.rmdir()
        partial.replace(to)
        folder_durable(to.parent)
    return brought


def _header(copy: Places) -> bytes:
    """The key file of the copy, read in the cage and written in the one way there is; its second one where the first is
    damaged."""
    try:
        return read_foreign_header(copy.header).to_bytes()
    except Trouble:
        if not copy.header_copy.is_file():
            raise
        return read_foreign_header(copy.header_copy).to_bytes()


def _bring(copy: Places, vault: Vault, clock: Clock, chance: Chance) -> Brought:
    _bring_list(copy, vault)
    with closing(Index.open(vault, clock, chance)) as index:
        cases = index.cases()
        not_whole = tuple(case for case in cases if not _bring_case(copy, vault, case))
    return Brought(len(cases) - len(not_whole), not_whole, _bring_sheets(copy, vault.places))


def _bring_list(copy: Places, vault: Vault) -> None:
    """The list, or its newest copy that is good."""
    copies = sorted((file for file in plain_files(copy.index_backups) if file.stem.isdigit()), reverse=True)
    index = vault.places.index
    for file in (copy.index, *copies):
        if not _is_plain(file):
            continue
        try:
            copy_durably(file, index)
            check_index(vault, index)
        except Trouble:
            index.unlink()
            continue
        use_up_tries(index, index_key(vault))
        return
    raise ListNotWhole


def _bring_case(copy: Places, vault: Vault, case: IndexedCase) -> bool:
    """Bring the file of a case if it is good; else its good backups. Whether it was."""
    keys = CaseKeys(vault.unwrap(case.id, case.wrapped_key))
    if _bring_if_good(copy.case(case.id), vault.places.case(case.id), keys):
        return True
    folder = vault.places.backups / case.id
    for backup in plain_files(copy.backups / case.id):
        if backup.name.endswith(ENDING) and read_name(backup.name) is not None:
            make_folder(folder)
            _bring_if_good(backup, folder / backup.name, keys)
    return False


def _bring_if_good(file: Path, to: Path, keys: CaseKeys) -> bool:
    if not _is_plain(file):
        return False
    copy_durably(file, to)
    if is_good(to, keys):
        return True
    to.unlink()
    return False


def _bring_sheets(copy: Places, places: Places) -> int:
    """Bring the worksheets that are without fault; how many are not. They are read in the cage."""
    found, left = {}, 0
    for file in plain_files(copy.worksheets):
        try:
            found[file.name] = read_small(file, LARGEST)
        except NotWhole:
            left += 1
    looked = look_at(found, built_in_elsewhere()) if found else {}
    for name, content in found.items():
        if any(not fault.warning for fault in looked[name].faults):
            left += 1
        else:
            write_whole(places.worksheets / name, content)
    return left


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


@contextmanager
def _growing(to: Path) -> Iterator[Path]:
    partial = to.with_name(to.name + _PARTIAL)
    if partial.is_dir() and not partial.is_symlink():
        # What a kill left of an earlier try.
        shutil.rmtree(partial)
    try:
        yield partial
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(partial)
        raise
