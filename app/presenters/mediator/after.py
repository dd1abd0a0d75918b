"""How long a case is kept and whether it is held: what the mediator decides once the mediation is over.

Nothing is ever destroyed by a date. A date only makes the list of cases say that it has passed. Setting one closes the
case for comparing limits: a copy of a limit that waits for it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Protocol

from app.domain.case import Case
from app.domain.days import day_words
from app.domain.language import _
from app.domain.sources import Clock
from app.domain.trouble import Trouble
from app.presenters.after_doors import AfterDoor, Retention
from app.presenters.mediator.background import Background

NO_DATE = ""
_LAST_DAY_OF_FEBRUARY = 28


@dataclass(frozen=True, slots=True)
class KeptCase:
    """`dates` are ISO days (or "") with their words, to choose from; `chosen` is one of them."""

    dates: tuple[tuple[str, str], ...]
    chosen: str
    passed: bool
    held: bool


class AfterView(Protocol):
    """Where it is decided how long a case is kept."""

    def show_retention(self, kept: KeptCase) -> None: ...
    def show_kept(self) -> None:
        """The last change is on the disk."""

    def show_trouble(self, trouble: Trouble) -> None: ...


class After:
    """`case` gives the case it is about; `zone` is the mediator's time zone, None for the laptop's."""

    def __init__(
        self,
        view: AfterView,
        door: AfterDoor,
        background: Background,
        clock: Clock,
        case: Callable[[], Case],
        zone: tzinfo | None = None,
    ) -> None:
        self._view = view
        self._door = door
        self._background = background
        self._clock = clock
        self._case = case
        self._zone = zone

    def start(self) -> None:
        self._background.run(lambda: self._door.retention(self._case().id), self._show, self._view.show_trouble)

    def keep_until(self, day: str) -> None:
        """Keep the case until this ISO day; "" for no date."""

        def change() -> Retention:
            self._door.keep_until(self._case().id, day)
            return self._door.retention(self._case().id)

        self._background.run(change, self._changed, self._failed)

    def hold(self, held: bool) -> None:
        """Hold the case, or end the hold."""

        def change() -> Retention:
            self._door.hold(self._case().id, held)
            return self._door.retention(self._case().id)

        self._background.run(change, self._changed, self._failed)

    def _changed(self, retention: Retention) -> None:
        self._show(retention)
        self._view.show_kept()

    def _failed(self, trouble: Trouble) -> None:
        """The page goes back to what is on the disk."""
        self._view.show_trouble(trouble)
        self.start()

    def _show(self, retention: Retention) -> None:
        today = self._clock.now().astimezone(self._zone).date()
        dates = dict(_offered(today))
        if retention.keep_until not in dates:
            dates = {retention.keep_until: day_words(retention.keep_until), **dates}
        self._view.show_retention(
            KeptCase(
                tuple(dates.items()), retention.keep_until, has_passed(retention.keep_until, today), held=retention.held
            )
        )


def has_passed(day: str, today: date) -> bool:
    """Whether an ISO day lies before today; no date never passes."""
    return bool(day) and date.fromisoformat(day) < today


def _offered(today: date) -> tuple[tuple[str, str], ...]:
    spans = (
        (3, _("3 months")),
        (6, _("6 months")),
        (12, _("1 year")),
        (24, _("2 years")),
        (36, _("3 years")),
        (60, _("5 years")),
        (84, _("7 years")),
        (120, _("10 years")),
    )
    dated = [(_in_months(today, months).isoformat(), words) for months, words in spans]
    return (
        (NO_DATE, _("No date yet")),
        *((day, _("{span}, until {day}").format(span=words, day=day_words(day))) for day, words in dated),
    )


def _in_months(today: date, months: int) -> date:
    """The same day `months` later; the 28th where the month may be too short for it."""
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, min(today.day, _LAST_DAY_OF_FEBRUARY))
