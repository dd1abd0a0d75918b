"""How days are said."""

from __future__ import annotations

from datetime import date

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
