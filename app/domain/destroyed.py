"""What happened when a case was destroyed. It holds the case's code and counts; no name, no place, no content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Left(Enum):
    """What may still be somewhere, because no program on this laptop can reach it."""

    MOVED_DOCUMENT = "moved document"
    """A document that is not where it was saved any more."""
    STUCK_DOCUMENT = "stuck document"
    """A document that lies where it was saved and that the disk did not let go of. It can be read."""
    STUCK_FILE = "stuck file"
    """A file that the disk did not let go of; nothing opens it without the key."""
    VAULT_COPY = "vault copy"
    """A copy of the whole vault, which still holds the case and its key."""


@dataclass(frozen=True, slots=True)
class NotReached:
    """One thing that was not reached: `what` it was called ("Own copy"), `day` when it was made (ISO), each "" if not
    known or not to be said."""

    why: Left
    what: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """`at` is an ISO date and time in UTC, to the minute; `files` counts the case file and what lay beside it."""

    code: str
    practice: bool
    at: str
    files: int
    backups: int
    documents: int
    not_reached: tuple[NotReached, ...] = ()


@dataclass(frozen=True, slots=True)
class ToDestroy:
    """What would go, counted before anybody decides; `moved` documents are not where they were saved."""

    code: str
    backups: int
    documents: int
    moved: int
    copied: tuple[str, ...] = ()
    """ISO days on which the whole vault was copied elsewhere; a copy may hold the case."""
