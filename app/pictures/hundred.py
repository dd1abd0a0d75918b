"""A hundred figures in reading order: how many of 100 cases like this one end in which way (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.language import _
from app.pictures.counting import HUNDRED, of_hundred
from app.pictures.money_words import Whose
from app.pictures.shapes import Drawing, Room


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that end alike. `words` go on after "In about 47 of 100" ("you pay about $28,000"). `tiny` is a chance that
    is there but rounds to no case at all."""

    words: str
    cases: int
    tiny: bool = False


@dataclass(frozen=True, slots=True)
class HundredFigures:
    """At most six groups whose whole numbers of cases total 100, in the order they are read."""

    groups: tuple[Group, ...]
    whose: Whose = Whose.YOURS

    def __post_init__(self) -> None:
        if sum(group.cases for group in self.groups) != HUNDRED or any(group.cases < 0 for group in self.groups):
            raise ValueError("the groups of a picture of a hundred must total 100")

    def name(self) -> str:
        return _("100 cases like this one")

    def said(self) -> tuple[str, ...]:
        lead = (
            _("Picture 100 cases exactly like the one you described.")
            if self.whose is Whose.YOURS
            else _("Picture 100 cases exactly like the one that was described.")
        )
        return (lead, *(_sentence(group) for group in self.groups))

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError


def _sentence(group: Group) -> str:
    return _("In {count}, {words}.").format(count=of_hundred(group.cases, tiny=group.tiny), words=group.words)
