"""The journal that SQLite keeps beside a database while it changes it: what its name is, and how both go together."""

from __future__ import annotations

from pathlib import Path

JOURNAL = "-journal"


def journal_of(file: Path) -> Path:
    """Where the journal of this database lies, if there is one."""
    return file.with_name(file.name + JOURNAL)


def remove_with_journal(file: Path) -> None:
    """Delete a database that nobody needs, if it is there, and its journal. Errors of the file system go through."""
    for each in (file, journal_of(file)):
        each.unlink(missing_ok=True)
