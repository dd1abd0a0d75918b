"""A file that somebody brought, read whole into memory, and deleted where it was when that is wanted; always in the
helper thread.

Recess reads it and leaves it where it is, with everything in it: also what its party marked M.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from app.domain.language import _
from app.domain.on_paper import LARGEST_FORM, LARGEST_PICTURE
from app.domain.trouble import Trouble
from app.presenters.paper_doors import Brought


class NotOpened(Trouble):
    """The file that was picked cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This file cannot be opened."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("Pick another file, or copy it to this laptop first."),
        )


class BroughtTooLarge(Trouble):
    """The file that was picked has more than `most` bytes."""

    def __init__(self, most: int) -> None:
        happened = _("This file is too large: Recess reads up to {count} megabytes here.")
        super().__init__(
            happened=happened.format(count=most >> 20),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("Pick another file, or scan the page again in a lower resolution.")
            if most >= LARGEST_PICTURE
            else _("Look whether it is the right file. Or print the form and key it in."),
        )


class NotThere(Trouble):
    """The file that was read is not where it was any more."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This file is not where it was any more. Recess deleted nothing."),
            do=_("If it was moved, delete it where it is now."),
        )


class AnotherFile(Trouble):
    """What lies there now is not what was read."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The file that lies there now is not the one that was read. Recess did not delete it."),
            do=_("Look at it, and delete it yourself if it is not needed."),
        )


class NotDeleted(Trouble):
    """The disk does not let go of it."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This file could not be deleted. It is still there."),
            do=_("Close it in other programs and try again, or delete it yourself."),
        )


def brought(where: str, content: bytes) -> Brought:
    """The file at this place, in which this was read."""
    return Brought(where, sha256(content).digest())


def delete_brought(file: Brought) -> None:
    """Delete it from the disk, if it is what was read. Behind a link lies the file itself: that goes, and the link with it."""
    path = Path(file.where)
    try:
        place = path.resolve(strict=True)
        if not place.is_file():
            # Opening a pipe would wait for ever.
            raise NotDeleted
        with place.open("rb") as opened:
            content = opened.read(max(LARGEST_FORM, LARGEST_PICTURE) + 1)
    except FileNotFoundError:
        raise NotThere from None
    except (OSError, RuntimeError):
        raise NotDeleted from None
    if sha256(content).digest() != file.sum_of_it:
        raise AnotherFile
    try:
        place.unlink()
        if place != path:
            path.unlink(missing_ok=True)
    except OSError:
        raise NotDeleted from None
    _off_the_disk(place.parent)


def _off_the_disk(folder: Path) -> None:
    """No power cut brings the name back; where a folder cannot be asked for that (Windows), the system sees to it soon."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def read_brought(where: str, most: int) -> bytes:
    """All of the file at this place, of at most so many bytes; `Trouble` where it cannot be read or has more."""
    try:
        with Path(where).open("rb") as file:
            content = file.read(most + 1)
    except OSError:
        raise NotOpened from None
    if len(content) > most:
        raise BroughtTooLarge(most)
    return content
