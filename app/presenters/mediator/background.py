"""The one helper thread, as presenters know it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:  # the unlock page is painted before anything else is imported
    from app.domain.trouble import Trouble

T = TypeVar("T")


class Background(Protocol):
    """Runs work away from the window, one piece after the other, in the order it was given.

    Every call through a door of `app.presenters.doors` that may touch the disk goes through here, so that one thread
    alone ever holds the files. `done` and `failed` are called back in the window's thread, and not at all once the
    window that asked is gone; the work itself is always done.
    """

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Trouble], None]) -> None:
        """Do `work`, then call `done` with what it gave, or `failed` with the trouble it raised."""
