"""For the mediator only: how many of ten judges each side counts on, before and after, and how many are counted twice."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.language import _
from app.pictures.shapes import Drawing, Room

JUDGES = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """How many of ten each side counts on at one moment; None where it may not be read or was not given."""

    first: int | None
    second: int | None

    @property
    def gap(self) -> int | None:
        """How many are counted by both (+) or by nobody (−): the optimism gap in judges (note §1.18)."""
        return None if self.first is None or self.second is None else self.first + self.second - JUDGES


@dataclass(frozen=True, slots=True)
class TenJudges:
    """Both sides, before and after."""

    first_name: str
    second_name: str
    before: Judged
    after: Judged

    def name(self) -> str:
        return _("Ten judges, before and after")

    def said(self) -> tuple[str, ...]:
        raise NotImplementedError

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError
