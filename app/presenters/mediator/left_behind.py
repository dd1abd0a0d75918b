"""Files that were read in and lie where they were, with everything in them: named, and deleted where that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.trouble import Trouble
from app.presenters.mediator.background import Background
from app.presenters.mediator.brought_file import delete_brought
from app.presenters.paper_doors import Brought


class LeftBehind:
    """`tell` shows those that are there still; `failed` what stood in the way of deleting one. In memory only: no list of
    where a party's files lie is kept."""

    def __init__(
        self,
        background: Background,
        tell: Callable[[tuple[Brought, ...]], None],
        failed: Callable[[Trouble], None],
    ) -> None:
        self._background = background
        self._tell = tell
        self._failed = failed
        self._files: tuple[Brought, ...] = ()

    def add(self, file: Brought) -> None:
        """What was in this one is kept in the case now, or nothing of it is wanted."""
        self._files = (*(each for each in self._files if each.where != file.where), file)
        self._tell(self._files)

    def delete(self, file: Brought) -> None:
        """Delete it from the disk."""
        self._background.run(lambda: delete_brought(file), partial(self._gone, file), self._failed)

    def let_lie(self, file: Brought) -> None:
        """It stays where it is, and is named no more."""
        self._files = tuple(each for each in self._files if each != file)
        self._tell(self._files)

    def _gone(self, file: Brought, _nothing: None) -> None:
        self.let_lie(file)
