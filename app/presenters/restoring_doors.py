"""The door to backups: what can be put in place of a file that is not as it was, and copies of the whole vault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from app.domain.trouble import Trouble

if TYPE_CHECKING:  # the unlock page is painted before anything else is imported
    from app.presenters.doors import OpenCase

THE_LIST = ""
"""In place of a case's id: the list of cases itself."""


class Ailment(Enum):
    """What is amiss with a file of the vault."""

    DAMAGED = "damaged"
    MISSING = "missing"
    OLDER = "older"
    MIXED = "mixed"


class Ailing(Trouble):
    """A file of the vault is not as it was last seen. A backup may be put in its place; nothing was touched.

    `case` is the id of the case, or `THE_LIST`.
    """

    def __init__(self, case: str, ailment: Ailment, happened: str, safe: str, do: str) -> None:
        super().__init__(happened=happened, safe=safe, do=do)
        self.case = case
        self.ailment = ailment


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that stood up to its check a moment ago. `at`: when it was made, an ISO minute in UTC."""

    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be put back: of which case, and its good backups, the newest first. `can_open`: the file itself can be
    opened as it is."""

    alias: str
    backups: tuple[Backup, ...]
    can_open: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    """How well the vault is kept. `last_copied` is an ISO minute in UTC, "" for never; `not_backed_up` are the cases of
    which the last backup could not be made, by alias; `unknown_files`: so many case files are there that no line of the list knows."""

    last_copied: str
    not_backed_up: tuple[str, ...] = ()
    unknown_files: int = 0


@dataclass(frozen=True, slots=True)
class VaultCopied:
    """A copy of the vault that was made: the name of its folder, and the cases that are in it as a backup only, or not
    at all, because their own file did not stand up to its check: by alias and code."""

    folder: str
    cases: int
    as_backup: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()


class RestoringDoor(Protocol):
    """Backups, and copies of the vault."""

    def offer(self, case: str) -> Offer:
        """The good backups of a case, or copies of the list; each is checked now."""

    def restore(self, case: str, name: str) -> OpenCase:
        """Put this backup of a case in place of its file, which is kept aside, and open the case."""

    def restore_list(self, name: str) -> None:
        """Put this copy in place of the list, which is kept aside, and open the vault whose passphrase was typed."""

    def care(self) -> Care: ...
    def copy_vault(self, folder: str) -> VaultCopied:
        """Copy the sealed vault into a new folder in this one: whole, or not at all."""
