"""Why a folder is a risky place for a vault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Risk(Enum):
    """What may happen to a vault there; the gravest first."""

    READ_ONLY = "read only"
    SYNCED = "synced"
    NETWORK = "network"
    OPEN_TO_ALL = "open to all"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class Risky:
    """A risk, and for a folder that is kept in step which program does it. Never a path."""

    risk: Risk
    by: str = ""

    def may_be_made(self) -> bool:
        """Whether a new vault may be made there all the same."""
        return self.risk is Risk.REMOVABLE

    def may_be_opened(self) -> bool:
        """Whether a vault that is there may be opened all the same."""
        return self.risk is not Risk.READ_ONLY
