from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain import plain as plain_form
from app.domain.kinds.base import Kind, Problem
from app.domain.kinds.money_range import said_span
from app.domain.language import _, ngettext
from app.domain.wording import Tongue

LONGEST = 100_000
"""Units a duration may not go over; nothing in a mediation lasts that long."""

UNITS: Mapping[str, Callable[[int], str]] = {
    "minutes": lambda count: ngettext("{count} minute", "{count} minutes", count),
    "hours": lambda count: ngettext("{count} hour", "{count} hours", count),
    "days": lambda count: ngettext("{count} day", "{count} days", count),
    "weeks": lambda count: ngettext("{count} week", "{count} weeks", count),
    "months": lambda count: ngettext("{count} month", "{count} months", count),
    "years": lambda count: ngettext("{count} year", "{count} years", count),
}
"""The units a worksheet may ask in, each with its words for a count."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole `unit`s: one `amount`, or a `low` and a `high`. What was not given is None."""

    unit: str
    amount: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class DurationKind(Kind[Duration]):
    """How long something takes, in `unit`. `ranged`: a shortest and a longest time.

    `usual` is what most people need, told beside the box and never filled in; outside `low` to `high` a person is
    asked whether that is right.
    """

    name: ClassVar[str] = "duration"
    minutes: ClassVar[float] = 0.25

    unit: str = "months"
    ranged: bool = False
    usual: int | None = None
    low: int | None = None
    high: int | None = None

    def blank(self) -> Duration:
        return Duration(self.unit)

    def is_blank(self, value: Duration) -> bool:
        return value.amount is None and value.low is None and value.high is None

    def problems(self, value: Duration) -> tuple[Problem, ...]:
        found: list[Problem] = []
        for where, count in (("", value.amount), ("low", value.low), ("high", value.high)):
            if count is not None:
                found += self._unlikely(count, value.unit, where)
        if value.low is not None and value.high is not None and value.low > value.high:
            found.append(Problem(_("“Shortest” is longer than “Longest”. Change one of them."), "low"))
        return tuple(found)

    def say(self, value: Duration, tongue: Tongue) -> tuple[str, ...]:
        del tongue
        if value.amount is not None:
            return (said_duration(value.amount, value.unit),)
        low = "" if value.low is None else said_duration(value.low, value.unit)
        high = "" if value.high is None else said_duration(value.high, value.unit)
        return said_span(low, high)

    def to_plain(self, value: Duration) -> Any:
        return plain_form.dump(value)

    def from_plain(self, plain: Any) -> Duration:
        return plain_form.load(Duration, plain)

    def _unlikely(self, count: int, unit: str, where: str) -> tuple[Problem, ...]:
        if not 0 <= count <= LONGEST:
            return (Problem(_("This cannot be a length of time. Type a smaller number."), where),)
        too_short = self.low is not None and count < self.low
        too_long = self.high is not None and count > self.high
        if unit != self.unit or not (too_short or too_long):
            return ()
        words = _("This is {given}. Is that what you mean?")
        return (Problem(words.format(given=said_duration(count, unit)), where, firm=False),)


def unit_name(unit: str) -> str:
    """How a unit is called behind a number field; one this program does not know as it stands."""
    names = {
        "minutes": _("minutes"),
        "hours": _("hours"),
        "days": _("days"),
        "weeks": _("weeks"),
        "months": _("months"),
        "years": _("years"),
    }
    return names.get(unit, unit)


def said_duration(count: int, unit: str) -> str:
    """`count` units in words; a unit this program does not know is said as it stands."""
    words = UNITS.get(unit)
    return words(count).format(count=count) if words is not None else f"{count} {unit}"
