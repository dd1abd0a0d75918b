"""A break in the talks: the issue, the cause, the plan, and what a hand-over left behind."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from app.domain.worksheet import Form

USUAL_MINUTES = 20


class Compared(Enum):
    """What comparing two limits that nobody saw said (decision 10). After `ASK_AGAIN` it has not run: a copy could not be
    used."""

    OVERLAP = "overlap"
    NO_OVERLAP = "no overlap"
    ASK_AGAIN = "ask again"


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """One sheet for one party in a break.

    `issue` where the sheet is about one issue; `towards` the other party's id where a two-sided sheet has several
    to choose from; `start_from` the filling whose answers it starts with (decision 20).
    """

    worksheet: str
    form: Form = Form.SHORT
    issue: str = ""
    towards: str = ""
    start_from: str = ""
    switched_off: tuple[str, ...] = ()
    """Questions the mediator left out before handing over."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Minutes for the break and the sheets of each party (party id → sheets in order)."""

    minutes: int = USUAL_MINUTES
    sheets: Mapping[str, tuple[PlannedSheet, ...]] = field(default_factory=dict)
    calm_minute: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What the mediator saw (decision 29): ticks of the fast way, or ratings 0 to 3 per party of the slow way."""

    cause: str = ""
    ticked: tuple[str, ...] = ()
    ratings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Sign id → party id → 0 to 3."""
    stops: tuple[str, ...] = ()
    stops_dealt_with: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    """The mediator's own lines, by question of the diagnosis; the value of the option where one is picked."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One hand-over to one party, as the mediator may know it after take-back.

    Times are ISO date and time in UTC, to the minute. `ending` is how the party's part ended (a value of
    `handover.messages.Ending`), empty while it goes on and where its process ended without a word. `alerts` are
    question id → suggestion.
    """

    party: str
    at: str
    back: str = ""
    minutes: int = 0
    asked_for_mediator: int = 0
    alerts: Mapping[str, str] = field(default_factory=dict)
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """One break of a case. `number` counts from 1; `called` is its ISO date and time in UTC, to the minute."""

    id: str
    number: int
    called: str
    issue: str = ""
    signs: Signs = Signs()
    plan: Plan = Plan()
    handed: tuple[Handed, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    """The mediator's own note per party id."""
    compared: Compared | None = None
    """What comparing two limits that nobody saw said (decision 10); None where they were not compared."""

    @property
    def has_compared(self) -> bool:
        """Whether two limits were compared in this break: it is done once."""
        return self.compared in (Compared.OVERLAP, Compared.NO_OVERLAP)


def planned_in_newest(breaks: Iterable[Break], party: str, known: Container[str]) -> tuple[str, ...]:
    """The ids of the sheets planned for a party in the newest of these breaks, in the order of the plan; one that is about
    several issues, or turned towards several parties, as often as that. A sheet that is not `known` any more is left out."""
    newest = max(breaks, key=lambda each: each.number, default=None)
    planned = newest.plan.sheets.get(party, ()) if newest is not None else ()
    each_once = dict.fromkeys((e.worksheet, e.issue, e.towards) for e in planned)
    return tuple(sheet for sheet, _issue, _towards in each_once if sheet in known)
