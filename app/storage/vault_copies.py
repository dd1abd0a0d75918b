"""The sealed vault, copied whole to a stick or another folder: the list, every case, the key file, own worksheets.

Nothing is opened there that was not sealed by us, nothing is half: the copy is called `.partial` until all of it is on
the disk. Its folder is named by the day and by nothing else.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.case_backups import NotBackedUp
from app.storage.durable import durable, files_told, folder_durable
from app.storage.index import Index, IndexedCase, check_index
from app.storage.old_cases import MadeByNewerVersion, NotBroughtUpToDate, NotThere
from app.storage.places import Places
from app.storage.restoring import copy_bytes, good_index_copies
from app.storage.troubles import OF_THE_DISK, Damaged
from app.storage.vault import Vault
from app.storage.whole_files import OWNER_FOLDER

_COPIED = "vault copied"
_PARTIAL = ".partial"
_OF_THE_FILE = (Damaged, NotThere, NotBackedUp, MadeByNewerVersion, NotBroughtUpToDate)
"""Where the case file itself cannot be copied, and a backup of it is."""


class NotCopied(Trouble):
    """The disk did not take the copy. The vault's own sentences would speak of the vault, which is well."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The copy could not be written there, so none was made."),
            safe=_("The vault was not changed."),
            do=_("Check that the folder is there, that you may write in it, and that there is room. Then try again."),
        )


class InsideTheVault(Trouble):
    """A copy of the vault inside the vault is none that helps."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This folder is inside the vault itself, so no copy was made."),
            safe=_("The vault was not changed."),
            do=_("Choose a folder on another disk, or a stick."),
        )


@dataclass(frozen=True, slots=True)
class VaultCopy:
    """A copy that was made. `as_backup`: cases whose own file did not stand up, so that their newest good backup is in
    the copy instead; `missing`: those of which there was none either."""

    folder: Path
    cases: int
    as_backup: tuple[IndexedCase, ...]
    missing: tuple[IndexedCase, ...]


CopyCase = Callable[[IndexedCase, Path], object]
"""Makes a verified copy of a case in a folder, named by its id; `Trouble` where its file does not stand up."""
BackupOf = Callable[[IndexedCase], Path | None]
"""The newest good backup of a case."""


def copy_vault(
    vault: Vault, index: Index, to: Path, at: datetime, copy_case: CopyCase, backup_of: BackupOf
) -> VaultCopy:
    """Copy the vault into a new folder in `to`, whole or not at all. When it was done is noted in the index."""
    source = vault.places
    if to.resolve().is_relative_to(source.vault.resolve()):
        raise InsideTheVault
    with _told(), files_told(), _growing(to, at) as (partial, made):
        copy = Places(partial)
        for folder in (copy.cases, copy.backups, copy.index_backups, copy.worksheets):
            folder.mkdir(mode=OWNER_FOLDER)
        for header in (copy.header, copy.header_copy):
            copy_durably(source.header, header)
        cases = index.cases()
        ailing = tuple(case for case in cases if not _is_copied(case, copy, copy_case))
        as_backup = tuple(case for case in ailing if _backup_is_copied(case, copy, backup_of))
        _copy_list(vault, index, copy)
        for sheet in plain_files(source.worksheets):
            copy_durably(sheet, copy.worksheets / sheet.name)
        for folder in (copy.cases, copy.worksheets, copy.index_backups, copy.backups, partial):
            folder_durable(folder)
        partial.replace(made)
        folder_durable(to)
    _note(index, at)
    missing = tuple(case for case in ailing if case not in as_backup)
    return VaultCopy(made, len(cases) - len(ailing), as_backup, missing)


def copied_at(index: Index) -> tuple[str, ...]:
    """When the vault was copied, ISO minutes in UTC, the last copy of each day, oldest first."""
    return tuple(index.setting(_COPIED).split())


def plain_files(folder: Path) -> list[Path]:
    """The files in a folder that are files: no links, pipes or folders."""
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.is_file() and not file.is_symlink())


def copy_durably(file: Path, to: Path) -> None:
    """A copy of a file that is ours, on the disk when this returns. `OSError`."""
    copy_bytes(file, to)
    durable(to)


def _is_copied(case: IndexedCase, copy: Places, copy_case: CopyCase) -> bool:
    try:
        copy_case(case, copy.cases)
    except _OF_THE_FILE:
        return False
    return True


def _backup_is_copied(case: IndexedCase, copy: Places, backup_of: BackupOf) -> bool:
    backup = backup_of(case)
    if backup is None:
        return False
    folder = copy.backups / case.id
    folder.mkdir(mode=OWNER_FOLDER)
    copy_durably(backup, folder / backup.name)
    folder_durable(folder)
    return True


def _copy_list(vault: Vault, index: Index, copy: Places) -> None:
    """Last, so that every case in it is there. By way of a checked copy of its own."""
    index.keep_copy()
    newest = good_index_copies(vault)[0].file
    for file in (copy.index, copy.index_backups / newest.name):
        copy_durably(newest, file)
        check_index(vault, file)


@contextmanager
def _growing(to: Path, at: datetime) -> Iterator[tuple[Path, Path]]:
    """Where the copy grows, and what it is called once it is whole."""
    if not to.is_dir():
        raise NotCopied
    day = f"recess-vault-{at:%Y-%m-%d}"
    names = (day if number == 1 else f"{day}-{number}" for number in range(1, 10_000))
    made = next(to / name for name in names if not (to / name).exists())
    partial = made.with_name(made.name + _PARTIAL)
    # What a copy that was interrupted left. A link of that name is somebody else's.
    if partial.is_dir() and not partial.is_symlink():
        shutil.rmtree(partial)
    partial.mkdir(mode=OWNER_FOLDER)
    try:
        yield partial, made
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(partial)
        raise


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OF_THE_DISK:
        raise NotCopied from None


def _note(index: Index, at: datetime) -> None:
    minute = at.strftime("%Y-%m-%dT%H:%M")
    others = [each for each in copied_at(index) if each[:10] != minute[:10]]
    index.keep_setting(_COPIED, " ".join(sorted([*others, minute])))
