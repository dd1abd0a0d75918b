"""Case files whose making was cut short: the program was killed before the case was listed.

Their keys are gone with the process that made them, and nobody ever wrote into them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.storage.journals import remove_with_journal

_ENDING = ".case"
_FIRST_PAGE = 4096
"""A file no larger than this never saw the end of its first transaction: the tables alone take many pages."""


def remove_half_made(folder: Path, is_listed: Callable[[str], bool]) -> None:
    """Remove the files that nobody knows and nothing was ever written into. One with anything in it stays, listed or
    not: the list may have been put back from an older copy."""
    small = [file for file in folder.glob(f"*{_ENDING}") if file.stat().st_size <= _FIRST_PAGE]
    for file in small:
        if not is_listed(file.stem):
            remove_case_file(file)


def remove_case_file(file: Path) -> None:
    """Remove a case file that no list knows, and its journal. Where the disk does not let go of it, it stays: it is in
    nobody's way."""
    with suppress(OSError):
        remove_with_journal(file)
