from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain import plain as plain_form
from app.domain.kinds.base import Kind, Problem
from app.domain.language import _
from app.domain.wording import Tongue

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class AboutDate:
    """A year, perhaps its month, perhaps the day; `about` where the person is not sure (decision 22)."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False


@dataclass(frozen=True)
class DateKind(Kind[AboutDate | None]):
    """A date, as exactly as a person knows it."""

    name: ClassVar[str] = "date"
    minutes: ClassVar[float] = 0.3

    def blank(self) -> AboutDate | None:
        return None

    def is_blank(self, value: AboutDate | None) -> bool:
        return value is None

    def problems(self, value: AboutDate | None) -> tuple[Problem, ...]:
        if value is None:
            return ()
        if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
            return (Problem(_("Type the year with four digits, like 2026."), "year"),)
        if value.month is None:
            return (
                () if value.day is None else (Problem(_("The month is missing. Add it, or clear the day."), "month"),)
            )
        if not 1 <= value.month <= 12:
            return (Problem(_("A month is a number from 1 to 12."), "month"),)
        days = monthrange(value.year, value.month)[1]
        if value.day is not None and not 1 <= value.day <= days:
            words = _("{month} {year} has {days} days. Change the day.")
            sentence = words.format(month=month_name(value.month), year=value.year, days=days)
            return (Problem(sentence, "day"),)
        return ()

    def say(self, value: AboutDate | None, tongue: Tongue) -> tuple[str, ...]:
        del tongue
        if value is None:
            return ()
        said = said_date(value)
        return (_("about {date}").format(date=said) if value.about else said,)

    def to_plain(self, value: AboutDate | None) -> Any:
        return plain_form.dump(value)

    def from_plain(self, plain: Any) -> AboutDate | None:
        return None if plain is None else plain_form.load(AboutDate, plain)


def month_name(month: int) -> str:
    """The name of a month, 1 to 12; its number for anything else."""
    names = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return names[month - 1] if 1 <= month <= 12 else str(month)


def said_date(date: AboutDate) -> str:
    """The date in words, as exactly as it is known."""
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return _("{month} {year}").format(month=month_name(date.month), year=date.year)
    return _("{month} {day}, {year}").format(month=month_name(date.month), day=date.day, year=date.year)
