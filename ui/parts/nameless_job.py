"""A print job that is on no disk and, while its pages are drawn, has no name anywhere (Linux).

Qt hands a document to CUPS as a file: libcups makes it in the folder that TMPDIR names, every page is written into it, and
at the end CUPS reads it by its name. Left alone, the whole document would lie open in /tmp meanwhile, and stay there when
the process is killed. Here that folder is one in memory, and the file loses its name as soon as it is made: the system
forgets it with the process, however that ends. It has a name again for as long as CUPS reads it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Callable
from pathlib import Path

_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_ROOM = 64 << 20
"""Bytes that must be free before each page: Qt does not say when a page did not fit."""
_TURNS = 20
_REFUSED = 0x0100
"""From here on the status of IPP is no success."""


def folders_in_memory() -> list[Path]:
    """Where this computer keeps files in memory, best first: the person's own folder, then the one for everybody."""
    own = os.environ.get("XDG_RUNTIME_DIR")
    places = [*([Path(own)] if own else []), Path("/dev", "shm")]
    return [place for place in places if is_in_memory(place) and os.access(place, os.W_OK | os.X_OK)]


def is_in_memory(folder: Path) -> bool:
    """Whether what is written there is on no disk."""
    try:
        device = folder.stat().st_dev
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.splitlines():
        about, _, system = line.partition(" - ")
        if about.split()[2:3] == [wanted]:
            return system.partition(" ")[0] in _IN_MEMORY
    return False


def room_for_a_job() -> Path | None:
    """The first folder in memory with room for a job; None where there is none."""
    return next((each for each in folders_in_memory() if _free(os.statvfs(each)) >= _ROOM), None)


def _free(about: os.statvfs_result) -> int:
    return about.f_bavail * about.f_frsize


class NamelessJob:
    """One job, in a folder of its own in `room`. `begin` it, draw, see that `has_room`, then `send` or `drop` it."""

    def __init__(self, room: Path) -> None:
        self._room = room
        self._folder = room
        self._name = ""
        self._open = -1

    def begin(self, begins: Callable[[], bool]) -> bool:
        """Have Qt make the file, and take its name away. Whether there is one now."""
        if not self._make_folder():
            return False
        before = os.environ.get("TMPDIR")
        # For this moment only: where others look for a socket or a folder must not change.
        os.environ["TMPDIR"] = str(self._folder)
        try:
            self._name = self._written_to() if begins() else ""
            if self._name:
                self._open = os.open(self._folder / self._name, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        finally:
            if before is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = before
            shutil.rmtree(self._folder, ignore_errors=True)
        return self._open >= 0

    def _make_folder(self) -> bool:
        """Made by us and new: the one above may be everybody's, and one of a process that is gone may lie there."""
        for turn in range(_TURNS):
            self._folder = self._room.resolve() / f"recess-{os.getpid()}-{turn}"
            try:
                self._folder.mkdir(0o700)
            except FileExistsError:
                continue
            except OSError:
                return False
            return True
        return False

    def _written_to(self) -> str:
        """The name of the file in the folder that this process holds open; printers' descriptions lie there, too."""
        for each in Path("/proc/self/fd").iterdir():
            try:
                place = each.readlink()
            except OSError:
                continue
            if place.parent == self._folder:
                return place.name
        return ""

    def has_room(self) -> bool:
        """Whether one more page will fit."""
        return _free(os.fstatvfs(self._open)) >= _ROOM

    def send(self, ends: Callable[[], bool]) -> bool:
        """Give it a name for as long as `ends` hands it to CUPS. Whether CUPS took it."""
        try:
            # Made anew by us or not at all: the folder above it may be everybody's.
            self._folder.mkdir(0o700)
            (self._folder / self._name).symlink_to(f"/proc/self/fd/{self._open}")
        except OSError:
            self.drop(ends)
            return False
        try:
            return ends() and _was_taken()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._forget()

    def drop(self, ends: Callable[[], bool]) -> None:
        """`ends` hands it to CUPS by a name that is nothing's: CUPS cancels it."""
        ends()
        self._forget()

    def _forget(self) -> None:
        if self._open >= 0:
            os.close(self._open)
            self._open = -1


def _was_taken() -> bool:
    """What CUPS said of the job. Qt does not ask."""
    try:
        cups = ctypes.CDLL("libcups.so.2")
    except OSError:
        # Whatever printed then was not CUPS.
        return True
    return int(cups.cupsLastError()) < _REFUSED
