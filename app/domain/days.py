"""How days are said."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from app.domain.language import _


def day_words(iso: str) -> str:
    """An ISO day, or day and time, as "Nov 3, 2026"; "" for none."""
    if not iso:
        return ""
    day = date.fromisoformat(iso[:10])
    months = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    return _("{month} {day}, {year}").format(month=months[day.month - 1], day=day.day, year=day.year)


def local(iso: str, zone: tzinfo | None = None) -> datetime:
    """An ISO date and time in UTC as the time it was here; `zone` None: where this laptop says that it is."""
    return datetime.fromisoformat(iso).replace(tzinfo=UTC).astimezone(zone)


def local_day(iso: str, zone: tzinfo | None = None) -> str:
    """An ISO date and time in UTC as the day it was here."""
    return day_words(local(iso, zone).date().isoformat()) if len(iso) > 10 else day_words(iso)
