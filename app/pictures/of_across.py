"""The pictures across both sides, for the mediator only, made from plain numbers: whoever worked them out is not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.pictures.both_sides import BothSides, Side
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Picture
from app.pictures.ten_judges import Judged, TenJudges
from app.pictures.walk_away import Moved, WalkAway


class SideNumbers(Protocol):
    """One side's numbers, as what the first side gets, in minor units; None or empty where one is not there."""

    @property
    def name(self) -> str: ...
    @property
    def judges_before(self) -> int | None: ...
    @property
    def judges_after(self) -> int | None: ...
    @property
    def limit_before(self) -> int | None: ...
    @property
    def limit_after(self) -> int | None: ...
    @property
    def fifty(self) -> tuple[int, ...]: ...


class AcrossNumbers(Protocol):
    """Both sides; `opposite`: whether amounts may stand on one line."""

    @property
    def first(self) -> SideNumbers: ...
    @property
    def second(self) -> SideNumbers: ...
    @property
    def opposite(self) -> bool: ...


def pictures_across(found: AcrossNumbers, words: MoneyWords) -> Mapping[str, Picture]:
    """By name: `judges`, `limits`, `both`. One that has nothing to show is not there."""
    first, second = found.first, found.second
    pictures: dict[str, Picture] = {}
    counts = (first.judges_before, first.judges_after, second.judges_before, second.judges_after)
    if any(count is not None for count in counts):
        pictures["judges"] = TenJudges(
            first.name,
            second.name,
            Judged(first.judges_before, second.judges_before),
            Judged(first.judges_after, second.judges_after),
        )
    limits = (first.limit_before, first.limit_after, second.limit_before, second.limit_after)
    if found.opposite and any(limit is not None for limit in limits):
        pictures["limits"] = WalkAway(_moved(first), _moved(second), words=words)
    if found.opposite and (first.fifty or second.fifty or None not in (first.limit_after, second.limit_after)):
        pictures["both"] = BothSides(_side(first), _side(second), words=words)
    return pictures


def _moved(side: SideNumbers) -> Moved:
    return Moved(side.name, side.limit_before, side.limit_after)


def _side(side: SideNumbers) -> Side:
    return Side(side.name, side.fifty, side.limit_after)
