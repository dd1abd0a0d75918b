"""Destroying a case: first its key, in the index and in every copy of it; then every file of it; last, its note.

After the first step nothing opens the case any more, whatever happens next. A note in the index stays until every file
was tried, so that what a power cut interrupts can be ended; what the disk does not let go of is named. No clock ever
starts any of this.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from app.domain.destroyed import Destroyed, Left, NotReached, ToDestroy
from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.case_backups import backups_in
from app.storage.durable import folder_durable
from app.storage.index import Exported, Index
from app.storage.journals import JOURNAL
from app.storage.places import Places

_PDF = b"%PDF-"


class Held(Trouble):
    """A hold stands in the way of destroying."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This case is held, so it was not destroyed."),
            safe=_("Nothing was changed."),
            do=_("If the hold is over, end it first: on the page of the case, Afterwards."),
        )


def to_destroy(places: Places, index: Index, case_id: str, copied: tuple[str, ...]) -> ToDestroy:
    """What would go, of a listed case or of one whose destroying was begun. Nothing of the case is opened, so a
    damaged one can go too. `Held`, KeyError.
    """
    begun = index.destroying().get(case_id)
    if begun is None:
        case = index.case(case_id)
        if case.held:
            raise Held
        begun = case.code, case.practice
    exports = index.exports(case_id)
    there = sum(_is_there(export) for export in exports)
    return ToDestroy(
        code=begun[0],
        backups=len(backups_in(_folder(places, case_id))),
        documents=there,
        moved=len(exports) - there,
        copied=copied,
    )


def destroy(
    places: Places,
    index: Index,
    case_id: str,
    at: str,
    copied: tuple[str, ...],
    called: Callable[[Exported], str],
) -> Destroyed:
    """Destroy a case that is not open, or end what was begun before. `at` is the ISO minute; `called` says what an
    export is called, without a name.

    Files that the disk does not let go of are named, and nobody can open them. `Held`, KeyError; `Trouble` where the
    index could not be changed: before the key is gone then, or so that asking again ends it.
    """
    goes = to_destroy(places, index, case_id, copied)
    practice = index.begin_destroying(case_id)
    left, documents = [], 0
    for export in index.exports(case_id):
        path = Path(export.path)
        if not _is_there(export):
            left.append(NotReached(Left.MOVED_DOCUMENT, called(export), export.at[:10]))
        elif not _removed(path):
            left.append(NotReached(Left.STUCK_DOCUMENT, called(export), export.at[:10]))
        else:
            documents += 1
            _durable((path.parent,))
            # Noted one by one: whoever ends this after a power cut must not take it for one that was moved away.
            index.forget_export(export.id)
    files, folder = _files(places, case_id), _folder(places, case_id)
    stuck = [file for file in files if not _removed(file)]
    folder_stuck = folder.is_dir() and not _tree_removed(folder)
    _durable((places.cases, places.backups))
    index.forget(case_id)
    left += [NotReached(Left.STUCK_FILE)] * (len(stuck) + folder_stuck)
    left += [NotReached(Left.VAULT_COPY, day=day) for day in copied]
    return Destroyed(
        code=goes.code,
        practice=practice,
        at=at,
        files=sum(file not in stuck and not file.name.endswith(JOURNAL) for file in files),
        backups=goes.backups if not folder_stuck else 0,
        documents=documents,
        not_reached=tuple(left),
    )


def _is_there(export: Exported) -> bool:
    """Whether a document still is where it was saved. What another program put there since is not it and stays. (Where
    another document of Recess was saved, the journal forgot this one.)"""
    path = Path(export.path)
    if not path.is_file():
        # Also what is no file at all: opening a pipe would wait for ever.
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_PDF)) == _PDF
    except OSError:
        # What does not let itself be read is tried, and named where it does not go either.
        return True


def _files(places: Places, case_id: str) -> tuple[Path, ...]:
    """The case file and whatever lies beside it under its name: journal, older schemas, damaged ones kept aside.

    Ids are random and of one length, so no other case's file begins with this one's.
    """
    return tuple(sorted(places.cases.glob(f"{case_id}.*")))


def _folder(places: Places, case_id: str) -> Path:
    return places.backups / case_id


def _removed(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _tree_removed(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def _durable(folders: Iterable[Path]) -> None:
    """The names are off the disk; where that cannot be had, the key is gone all the same."""
    for folder in folders:
        try:
            folder_durable(folder)
        except OSError:
            continue
