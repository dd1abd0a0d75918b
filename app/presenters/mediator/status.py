"""How far parties are, in words that tell nothing about what they wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.impasse import Break
from app.domain.language import _, ngettext
from app.domain.wording import Tongue
from app.domain.worksheet import Worksheet
from app.presenters.doors import SheetStatus
from app.presenters.mediator.words import minutes_words


def sheet_title(status: SheetStatus, sheets: Mapping[str, Worksheet], tongue: Tongue) -> str:
    """The sheet's plain title, with the issue it is about."""
    sheet = sheets.get(status.worksheet)
    title = tongue.say(sheet.title) if sheet is not None else status.worksheet
    if status.issue_title:
        return _("{sheet}: {issue}").format(sheet=title, issue=status.issue_title)
    return title


def sheet_words(status: SheetStatus) -> str:
    """How far one sheet is: finished, stopped after 7 of 12, not begun."""
    if status.finished:
        return _("finished")
    if not status.begun:
        return _("not begun")
    if status.asked and status.reached:
        return _("stopped after {reached} of {asked}").format(reached=status.reached, asked=status.asked)
    return _("begun")


def party_words(
    statuses: Sequence[SheetStatus], sheets: Mapping[str, Worksheet], tongue: Tongue, *, handed_over: bool
) -> str:
    """One party's break in one line. A party that had the laptop may have begun nothing: it was not the one, say."""
    if not statuses:
        return _("no sheet planned")
    if not any(status.begun or status.finished for status in statuses):
        return _("handed over, nothing begun") if handed_over else _("not handed over yet")
    if all(status.finished for status in statuses):
        return _("finished")
    open_ones = [status for status in statuses if not status.finished]
    if len(open_ones) == 1:
        return _("{how}, {sheet}").format(
            how=sheet_words(open_ones[0]), sheet=sheet_title(open_ones[0], sheets, tongue)
        )
    done = sum(status.finished for status in statuses)
    return ngettext("finished {done} of {count} sheet", "finished {done} of {count} sheets", len(statuses)).format(
        done=done, count=len(statuses)
    )


def was_handed_over(planned: Break, party: str) -> bool:
    return any(handed.party == party for handed in planned.handed)


def minutes_used(planned: Break, party: str) -> str:
    """All minutes this party had the laptop in this break, or "" if it never had."""
    handed = [each for each in planned.handed if each.party == party]
    return minutes_words(sum(each.minutes for each in handed)) if handed else ""
