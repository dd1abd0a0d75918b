"""Both sides of a case of two parties beside each other, for the mediator alone (decisions 7, 30 and 39).

Made from the mediator's view. Which filling is looked at and which day it is of rests on what the mediator sees of the
break anyway; which side is first, on what both sides openly say of the way of the money; a number, on its own answers
(`one_side`). So nothing here rests on an answer that may be kept. Amounts are what the first side gets from the second,
in minor units. notes/decision-analysis.md §1.17, §1.18 and §1.20.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from enum import Enum

from app.domain.days import local
from app.domain.reading import CaseRead, FillingRead
from app.reckoning.one_side import Look, OneSide, Reasons, Subject, Way, side_of_case

SHEET = "batna_check"
TWO = 2
_NOT_ME = "not_me"
"""How a hand-over ends that reached somebody else."""


class Refusal(Enum):
    """Why nothing can be put side by side."""

    MORE_PARTIES = "more parties"
    NO_SHEET = "no sheet"
    DAYS = "days"
    NO_DAY = "no day"


@dataclass(frozen=True, slots=True)
class Across:
    """Both sides; `first` is the one that money comes to. `opposite`: one sheet says that money comes to its side and the
    other that it goes from its own. Where they do not, amounts are not put side by side, and are not here."""

    first: OneSide
    second: OneSide
    opposite: bool = False

    def sides(self) -> tuple[OneSide, OneSide]:
        return self.first, self.second


def across(read: CaseRead, zone: tzinfo | None = None) -> Across | Refusal:
    """Both sides as the mediator may read them, or why they are not put side by side. `zone`: where days begin; None for
    the laptop's."""
    if len(read.case.parties) != TWO:
        return Refusal.MORE_PARTIES
    fillings = [latest(read.of(party.id)) for party in read.case.parties]
    found = [filling for filling in fillings if filling is not None]
    if not found:
        return Refusal.NO_SHEET
    if len(found) == TWO:
        days = [days_of(read, filling, zone) for filling in found]
        if not all(days):
            return Refusal.NO_DAY
        if len({day for each in days for day in each}) > 1:
            return Refusal.DAYS
    tongue = read.case.tongue()
    one, other = (
        side_of_case(party.id, party.called, filling, tongue)
        for party, filling in zip(read.case.parties, fillings, strict=True)
    )
    if {one.way, other.way} == {Way.GET, Way.PAY}:
        first, second = (one, other) if one.way is Way.GET else (other, one)
        return Across(first, _seen_from_the_first(second), opposite=True)
    no_ways = [Look.at(filling, tongue).no_way() for filling in found]
    by_party = {filling.party: reasons for filling, reasons in zip(found, no_ways, strict=True)}
    return Across(_without_amounts(one, by_party), _without_amounts(other, by_party))


def latest(fillings: Sequence[FillingRead]) -> FillingRead | None:
    """The latest filling of the sheet that its party began, whatever is in it and whoever may read that."""
    begun = [filling for filling in fillings if filling.worksheet.id == SHEET and filling.begun]
    return begun[-1] if begun else None


def days_of(read: CaseRead, filling: FillingRead, zone: tzinfo | None = None) -> tuple[date, ...]:
    """The days on which its party had the laptop in the break of the filling, or the day of that break where it was written
    on paper; none where that is not known."""
    if filling.from_paper:
        called = next((known.called for known in read.breaks if known.id == filling.break_id), "")
        return (local(called, zone).date(),) if called else ()
    handed = next((known.handed for known in read.breaks if known.id == filling.break_id), ())
    times = (each.at for each in handed if each.party == filling.party and each.ending != _NOT_ME)
    return tuple(sorted({local(time, zone).date() for time in times if time}))


def _seen_from_the_first(side: OneSide) -> OneSide:
    """What the second side would pay is what the first gets."""

    def turned(amount: int | None) -> int | None:
        return None if amount is None else -amount

    return replace(
        side,
        limit_before=turned(side.limit_before),
        limit_after=turned(side.limit_after),
        money=turned(side.money),
        all_in=turned(side.all_in),
        low=turned(side.high),
        high=turned(side.low),
        fifty=tuple(-amount for amount in reversed(side.fifty)),
    )


def _without_amounts(side: OneSide, no_ways: Mapping[str, Reasons]) -> OneSide:
    """Without what cannot be put side by side. That the way is not there to read stands for all amounts."""
    left_out = dict(side.left_out)
    for subject in (Subject.LIMITS, Subject.NO_DEAL):
        left_out.pop(subject, None)
    if side.way is Way.UNREAD:
        # Of a side without a sheet what it left out says why already.
        left_out[Subject.LIMITS] = no_ways.get(side.party) or side.left_out[Subject.LIMITS]
    return OneSide(
        side.party,
        side.name,
        side.way,
        side.judges_before,
        side.judges_after,
        costs=side.costs,
        left_out=left_out,
    )
