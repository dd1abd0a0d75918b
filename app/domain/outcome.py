"""How a mediation ended, as far as a court or a programme may be told, and who was there on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


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


def is_day(text: str) -> bool:
    """Whether this is an ISO day and nothing else."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
