"""Small files written whole or not at all, and read up to a size. Readable by their owner only, from the first moment."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from app.storage.durable import files_told, folder_durable
from app.storage.troubles import OthersMayRead

OWNER_FILE = 0o600
OWNER_FOLDER = 0o700
_OTHERS = 0o077
LARGEST = 1 << 20
"""Bytes of a small file that are read."""


class NotWhole(ValueError):
    """What was found is no file of the sort and size it has to be. The text never holds what was found."""


def make_folder(folder: Path) -> None:
    """Make a folder (and those missing above it) that only its owner may enter, from the first moment and whatever the
    umask is; one that is there already is closed to others. `OthersMayRead` where that cannot be done.
    """
    with files_told():
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            # `parents=True` would make these as wide as the umask lets it.
            each.mkdir(mode=OWNER_FOLDER, exist_ok=True)
            with suppress(PermissionError):
                # A file is only as safe as the name of the folder it is in.
                folder_durable(each.parent)
    close_to_others(folder)


def close_to_others(folder: Path) -> None:
    """Let only its owner into a folder; `OthersMayRead` where that cannot be done (a stick that keeps no rights, a
    folder of somebody else).
    """
    if os.name == "nt":
        return
    with files_told():
        if not stat.S_IMODE(folder.stat().st_mode) & _OTHERS:
            return
        with suppress(OSError):
            folder.chmod(OWNER_FOLDER)
        # Asked again: a file system without rights says that it did it.
        if stat.S_IMODE(folder.stat().st_mode) & _OTHERS:
            raise OthersMayRead


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`: after a crash there is the old file or the new one. `Trouble` leaves the old one."""
    waiting = path.with_name(path.name + ".partial")
    with files_told():
        waiting.unlink(missing_ok=True)
        handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_FILE)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            waiting.replace(path)
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise
        folder_durable(path.parent)


def read_small(path: Path, largest: int) -> bytes:
    """The content of a file of at most `largest` bytes; `NotWhole` where it is larger, or is no file: a pipe that nobody
    writes to, a device without end. `OSError` where it cannot be read.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    # Asked of what is open, so that nothing can be put in its place in between.
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotWhole("not a file")
    with os.fdopen(handle, "rb") as opened:
        content = opened.read(largest + 1)
    if len(content) > largest:
        raise NotWhole("too large")
    return content
