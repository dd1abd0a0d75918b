"""The names of backups, and which of them stay when a new one is made. Nothing here looks at a clock.

Which backup is newer is told by the number of the last commit in it. Times only ever count against each other: those
in the names of the newest few are what the others are held against. So a clock that jumps, either way, makes more
backups stay and never fewer than it should.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

ENDING = ".case"
NEWEST = 5
"""So many of the newest stay, whatever their times say."""
DAYS = 14
WEEKS = 8
"""Of each of the newest so many days and weeks on which there was a backup, the last one stays."""
ALL_OF = timedelta(hours=48)
"""And all that are not older than this, seen from the newest few."""

_SHAPE = re.compile(r"([0-9]{10})-([0-9]{8}T[0-9]{4})")
_TIME = "%Y%m%dT%H%M"


@dataclass(frozen=True, slots=True, order=True)
class BackupName:
    """What a backup's name tells: the number of the last commit in it, and the minute it was made (UTC)."""

    sequence: int
    at: datetime

    def text(self) -> str:
        """The name, without its ending."""
        return f"{self.sequence:010d}-{self.at.strftime(_TIME)}"


def read_name(name: str) -> BackupName | None:
    """What the name of a file tells, with or without its ending; None where it is no backup's name."""
    found = _SHAPE.fullmatch(name.removesuffix(ENDING))
    if found is None:
        return None
    try:
        at = datetime.strptime(found[2], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    read = BackupName(int(found[1]), at)
    # A year before 1000 is written otherwise, and nothing of ours was made then.
    return read if read.text() == found[0] else None


def needless(names: Iterable[BackupName], made: BackupName | None = None) -> frozenset[BackupName]:
    """Those of the backups of one case that need not stay. The one that was `made` just now stays, with all of the two days
    before it: its name need not be the newest where the clock is behind or an older file was put back.
    """
    newest_first = sorted(names, reverse=True)
    if not newest_first:
        return frozenset()
    kept = set(newest_first[:NEWEST])
    since = min(each.at for each in kept) - ALL_OF
    days: set[object] = set()
    weeks: set[object] = set()
    for each in newest_first:
        if each.at >= since:
            kept.add(each)
        if each.at > newest_first[0].at:
            # Made while the clock was ahead: it takes no other one's place as the last of a day or a week.
            continue
        for slots, most, slot in ((days, DAYS, each.at.date()), (weeks, WEEKS, each.at.isocalendar()[:2])):
            if slot not in slots and len(slots) < most:
                slots.add(slot)
                kept.add(each)
    if made is not None:
        kept |= {each for each in newest_first if made.at - ALL_OF <= each.at <= made.at}
    return frozenset(newest_first) - kept
