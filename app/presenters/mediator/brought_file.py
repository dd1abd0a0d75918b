"""A file that somebody brought, read whole into memory; always in the helper thread."""

from __future__ import annotations

from pathlib import Path

from app.domain.language import _
from app.domain.trouble import Trouble

MOST_BYTES = 60_000_000
"""More than any photo of a page or filled form; what is larger is not read."""


class NotOpened(Trouble):
    """The file that was picked cannot be read, or is far too large."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This file cannot be opened, or it is larger than any page."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("Pick another file, or copy it to this laptop first."),
        )


def read_brought(where: str) -> bytes:
    """All of the file at this place; `Trouble` where it cannot be read."""
    try:
        with Path(where).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise NotOpened from None
    if len(content) > MOST_BYTES:
        raise NotOpened
    return content
