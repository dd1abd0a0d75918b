"""Making sure that a whole file, and its name in its folder, are on the disk and not only on their way there."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.storage.troubles import CannotReach, DiskFull, FolderReadOnly

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def files_told() -> Iterator[None]:
    """Errors of the file system inside, as the Trouble they are told as; none of it names a path."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from None
        if error.errno in _READ_ONLY:
            raise FolderReadOnly from None
        raise CannotReach from None


def durable(file: Path) -> None:
    """Return once what is in `file` is on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def folder_durable(folder: Path) -> None:
    """Return once the names in `folder` are on the disk. Windows keeps them in order by itself and cannot be asked."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def second_name(file: Path, name: Path) -> None:
    """Give `file` a second name in the same folder, in place of what had that name; the first name stays."""
    waiting = name.with_name(name.name + ".partial")
    waiting.unlink(missing_ok=True)
    try:
        try:
            os.link(file, waiting)
        except OSError:
            # A file system without second names (an exFAT stick): a whole copy does as well.
            shutil.copyfile(file, waiting)
            durable(waiting)
        waiting.replace(name)
    finally:
        # Where both were names of the same file already, replacing does nothing and leaves both.
        waiting.unlink(missing_ok=True)
    folder_durable(name.parent)
