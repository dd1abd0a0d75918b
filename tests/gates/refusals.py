"""A disk that refuses what it is asked to do, operation after operation, error after error, under one deed."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pytest
from argon2.low_level import hash_secret_raw

from app.domain.trouble import Trouble
from app.storage import key_slots, session_pin
from tests.gates import second_engine
from tests.gates.failing_disk import Deed, started
from tests.gates.watched_disk import Asked, Disk, in_memory, watched

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EMFILE)
_hash_once = lru_cache(hash_secret_raw)


class Failing:
    """Refuses the operation with this number, and all that follow where it is to be for ever."""

    def __init__(self, number: int = 0, error: int = 0, *, for_ever: bool = False) -> None:
        self._number, self._error, self._for_ever = number, error, for_ever
        self.asked: list[Asked] = []

    def __call__(self, asked: Asked) -> OSError | None:
        self.asked.append(asked)
        now = len(self.asked)
        if now == self._number or (self._for_ever and 0 < self._number < now):
            return OSError(self._error, "the disk refuses")
        return None


class Trial:
    """One deed, tried again and again from the same beginning."""

    def __init__(self, deed: Deed, disk: Disk) -> None:
        self._deed, self._disk = deed, disk
        self._made, self._folder = disk.root / "made", disk.root / "tried"
        deed.make(self._made)

    def asked(self) -> Sequence[Asked]:
        """What is asked of a disk that refuses nothing."""
        failing = Failing()
        self._begin()
        with started(self._folder) as run:
            do = self._deed.ready(run)
            self._disk.refuse = failing
            do()
            self._disk.refuse = Failing()
        self._holds()
        return failing.asked

    def tried(self, number: int, error: int, *, for_ever: bool) -> None:
        self._begin()
        told = True
        with started(self._folder) as run:
            do = self._deed.ready(run)
            self._disk.refuse = Failing(number, error, for_ever=for_ever)
            # Everything that is no `Trouble` would have ended the program.
            with suppress(Trouble):
                do()
                told = False
            if for_ever:
                # The program ends while the disk still refuses everything.
                run.end()
            self._disk.refuse = Failing()
            if told and not for_ever:
                do()
                told = False
        if told:
            with started(self._folder) as run:
                self._deed.never(run)
                self._deed.ready(run)()
        self._holds()

    def _begin(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._made, self._folder)
        self._disk.done.clear()

    def _holds(self) -> None:
        with started(self._folder) as run:
            self._deed.holds(run)
            self._deed.never(run)


def points(asked: Sequence[Asked], *, all_of_them: bool) -> Iterator[int]:
    """The operations to refuse. Of one that follows itself on the same file, page after page, the short form takes the
    first two and the last."""
    for number, now in enumerate(asked, 1):
        repeats = number > 2 and asked[number - 2] == now == asked[number - 3]
        goes_on = number < len(asked) and asked[number] == now
        if all_of_them or not (repeats and goes_on):
            yield number


def refusals(now: Asked, *, all_of_them: bool) -> Iterator[tuple[int, bool]]:
    """The errors with which this operation is refused, and whether for ever. SQLite tells a full disk from every other
    error of a write, and at the rest of what it does no error from another: the short form leaves out what is the same.
    What is refused for ever is refused there with one error for each thing that can be told.
    """
    for error in ERRORS:
        if all_of_them or now.by != "SQLite" or error == errno.EIO or (error, now.what) == (errno.ENOSPC, "write"):
            yield error, False
            if all_of_them or error == errno.EIO or (now.by != "SQLite" and error in (errno.ENOSPC, errno.EROFS)):
                yield error, True


def all_refused(deed: Deed, otherwise: Path, *, all_of_them: bool, one_of: int = 1) -> tuple[int, int]:
    """Refuse everything this deed asks of the disk, once and for ever: how many operations it asks for, and how often
    it was tried. `one_of` so many of these tries is made."""
    with pytest.MonkeyPatch.context() as monkeypatch, in_memory(otherwise) as folder, watched(folder) as disk:
        # Neither keys nor statements are made twice: they are not what is proved here.
        second_engine.statements_are_made_once(monkeypatch)
        for module in (key_slots, session_pin):
            monkeypatch.setattr(module, "hash_secret_raw", _hash_once)
        trial = Trial(deed, disk)
        asked = trial.asked()
        ways = [
            (number, error, for_ever)
            for number in points(asked, all_of_them=all_of_them)
            for error, for_ever in refusals(asked[number - 1], all_of_them=all_of_them)
        ][::one_of]
        for number, error, for_ever in ways:
            try:
                trial.tried(number, error, for_ever=for_ever)
            except BaseException as fault:
                fault.add_note(f"{number}: {asked[number - 1]}, {errno.errorcode[error]}, for ever: {for_ever}")
                raise
            finally:
                disk.refuse = Failing()
    return len(asked), len(ways)
