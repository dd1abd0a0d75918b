"""A file that somebody brought, read whole into memory; always in the helper thread."""

from __future__ import annotations

from pathlib import Path

from app.domain.language import _
from app.domain.on_paper import LARGEST_PICTURE
from app.domain.trouble import Trouble


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
