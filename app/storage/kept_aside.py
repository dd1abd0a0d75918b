"""Files that were taken out of use and are kept: damaged ones, and those a backup was put in place of.

Their names tell nothing but whose they are and in which order. They hold what the file held, so they count as copies of
it: they go when a party took something back and when a case is destroyed.
"""

from __future__ import annotations

from pathlib import Path

from app.domain.numbers import read_whole
from app.storage.durable import folder_durable, second_name
from app.storage.journals import journal_of

_ENDING = ".aside"
RESTORING = ".restoring"
"""What a copy is called while it gets ready to take a file's place; a kill may leave it."""


def kept_aside(path: Path) -> tuple[Path, ...]:
    """The files kept aside from `path`, in the order they were, without their journals."""
    there = path.parent.glob(f"{path.name}.*{_ENDING}")
    return tuple(sorted(there, key=lambda file: (_number(file), file.name)))


def copies_aside(path: Path) -> tuple[Path, ...]:
    """All that lies beside `path` and has to go where copies of it have to: the files kept aside, their journals, and
    what a kill left of either."""
    return tuple(
        file
        for pattern in (f"{path.name}.*{_ENDING}*", f"{path.name}{RESTORING}*")
        for file in sorted(path.parent.glob(pattern))
    )


class Aside:
    """Puts the file at `path` aside while another one takes its place: `keep`, replace, and `undo` where that failed.

    The file keeps its own name too until it is replaced. Its journal does not: SQLite would play it back into
    whatever stands at the path then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._journal = journal_of(path)
        number = max((_number(file) for file in copies_aside(path)), default=0) + 1
        self.name = path.with_name(f"{path.name}.{number}{_ENDING}")
        self._own_journal = journal_of(self.name)

    def keep(self) -> None:
        """Give what is there its second name; nothing where there is no file. Errors of the file system go through."""
        if self._path.exists():
            second_name(self._path, self.name)
        # An empty one, as every commit leaves it, says that nothing is to be played back.
        if self._journal.exists() and self._journal.stat().st_size:
            self._journal.replace(self._own_journal)
            # On the disk before anything takes the file's place: a power cut must not bring it back beside that.
            folder_durable(self._path.parent)

    def undo(self) -> None:
        """As it was before. Not once the file was replaced."""
        if self._own_journal.exists():
            self._own_journal.replace(self._journal)
        self.name.unlink(missing_ok=True)


def _number(file: Path) -> int:
    number = file.name.partition(_ENDING)[0].rpartition(".")[2]
    return read_whole(number) or 0
