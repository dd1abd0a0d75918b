"""How a mediation ended, as far as a court or a programme may be told, and who was there on which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.days import local
from app.domain.impasse import Break


class Outcome(Enum):
    """All that may be said of it. `HELD` and `ENDED` say nothing about an agreement."""

    HELD = "held"
    ENDED = "ended"
    AGREEMENT = "agreement"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attended:
    """The ISO days on which one party (id or letter) was there; none: it did not come."""

    party: str
    days: tuple[str, ...] = ()


def days_of(breaks: Iterable[Break]) -> tuple[str, ...]:
    """The ISO days here on which these breaks were, each once."""
    return tuple(sorted({local(each.called).date().isoformat() for each in breaks}))


def is_day(text: str) -> bool:
    """Whether this is an ISO day and nothing else."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
