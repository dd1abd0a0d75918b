"""Autosave: the newest value of one thing goes to the disk, never two at a time, never an older one after a newer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from app.domain.trouble import Trouble
from app.presenters.mediator.background import Background

T = TypeVar("T")


class Kept(Generic[T]):
    """One thing that is kept on the disk whenever it changes.

    `keep` writes a value and gives it back as it now stands (a new one has got its id). `joined` puts what the disk
    gave (id, number, time) into a newer value of the window. Values that come in while one is being written wait;
    only the newest of them is written. Nothing is lost when the window goes: what was given here is already queued.
    Where the disk refuses it, it is owed: `again` tries once more, whenever the page is settled and every few seconds.
    `written`: what already stands on the disk, if anything does.
    """

    def __init__(
        self,
        background: Background,
        keep: Callable[[T], T],
        joined: Callable[[T, T], T],
        kept: Callable[[T], None],
        failed: Callable[[Trouble], None],
        written: T | None = None,
    ) -> None:
        self._background = background
        self._keep = keep
        self._joined = joined
        self._kept = kept
        self._failed = failed
        self._newest: T | None = None
        self._landed: T | None = None
        """The newest value of the window that is on the disk. Like the next one touched in the helper thread alone."""
        self._written = written
        """What the disk last gave back."""
        self._waiting = False
        self._owed = False

    def changed(self, value: T) -> None:
        """`value` is what should stand on the disk from now on."""
        self._newest = value
        if not self._waiting:
            self._waiting = True
            self._background.run(self._write, self._landed_now, self._refused)

    @property
    def is_owed(self) -> bool:
        """Whether the disk refused what was given last."""
        return self._owed

    def again(self, *, quietly: bool = False) -> None:
        """Write once more what the disk has refused. `quietly`: where that fails again it is not told again; what was
        told before still holds."""
        if self._newest is not self._landed and not self._waiting:
            self._waiting = True
            self._background.run(
                self._owed_written, self._landed_now, self._refused_again if quietly else self._refused
            )

    def _owed_written(self) -> T:
        self._waiting = False
        return self._as_written()

    def _landed_now(self, value: T) -> None:
        self._owed = False
        self._kept(value)

    def _refused(self, trouble: Trouble) -> None:
        self._owed = True
        self._failed(trouble)

    def _refused_again(self, trouble: Trouble) -> None:
        if not self._owed:
            self._refused(trouble)

    def when_kept(self, then: Callable[[T], None]) -> None:
        """Call `then` with the thing as it stands on the disk, once everything given so far is there.

        What could not be written before is tried again here; `then` never gets anything older.
        """

        def landed(value: T) -> None:
            self._owed = False
            then(value)

        self._background.run(self._as_written, landed, self._refused)

    def _as_written(self) -> T:
        if self._newest is not self._landed:
            return self._write()
        assert self._written is not None, "asked for before anything was given"
        return self._written

    def _write(self) -> T:
        # First the flag, then the value: a change that comes in between is written twice rather than never.
        self._waiting = False
        newest = self._newest
        assert newest is not None
        value = newest if self._written is None else self._joined(self._written, newest)
        self._written = self._keep(value)
        self._landed = newest
        return self._written
