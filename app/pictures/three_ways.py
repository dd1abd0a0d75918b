"""Best, most likely, worst: how often, how long, and what is left in the end (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.domain.language import _
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Drawing, Room


class Which(Enum):
    """The rows of the table. With a tie two rows are `LIKELY`."""

    BEST = "best"
    LIKELY = "likely"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class Way:
    """One row: `cases` of 100 (None: not known), `time` in words ("9 to 18 months", "" for not known), `pocket` after
    fees and costs in minor units, `tiny` for a chance that rounds to no case."""

    which: Which
    pocket: int
    cases: int | None = None
    time: str = ""
    tiny: bool = False


@dataclass(frozen=True, slots=True)
class ThreeWays:
    """The rows in the order they are shown."""

    ways: tuple[Way, ...]
    words: MoneyWords = field(kw_only=True)

    def name(self) -> str:
        return _("Best, most likely, worst")

    def said(self) -> tuple[str, ...]:
        raise NotImplementedError

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError
