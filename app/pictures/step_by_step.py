"""From what comes in to what is left, cost by cost, each with its moment (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Drawing, Room


@dataclass(frozen=True, slots=True)
class Step:
    """What a step is called, what it does to the amount (minor units, a cost is negative), and when, in words
    ("after about 6 months"), or "" where nobody said."""

    words: str
    amount: int
    when: str = ""


@dataclass(frozen=True, slots=True)
class StepByStep:
    """`start` is what an ending brings before costs; `net` is what is left as it is shown elsewhere. Where rounding makes
    the steps miss it, the picture says so."""

    start: Step
    steps: tuple[Step, ...]
    net: Step
    words: MoneyWords = field(kw_only=True)

    def name(self) -> str:
        return _("Step by step to what is left")

    def said(self) -> tuple[str, ...]:
        raise NotImplementedError

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError
