"""How the mediator's window says times, counts, states and locks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from app.domain.answers import State
from app.domain.case import Case, IssueType
from app.domain.days import day_words
from app.domain.kinds.parts import unreadable_words
from app.domain.language import _, ngettext
from app.domain.sharing import Lock
from app.domain.sources import Clock
from app.domain.worksheet import Form
from app.presenters.doors import KnownSheet


def clock_words(at: datetime) -> str:
    """A clock time, as it stands on the party's cover."""
    return at.strftime("%H:%M")


def back_at(clock: Clock, minutes: int, zone: tzinfo | None = None) -> str:
    """The clock time here in `minutes` from now."""
    return clock_words((clock.now() + timedelta(minutes=minutes)).astimezone(zone))


def minutes_words(minutes: int) -> str:
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def form_words(form: Form) -> str:
    return {Form.SHORT: _("short"), Form.FULL: _("full")}[form]


def lock_words(lock: Lock) -> str:
    """What a lock is called."""
    return {Lock.ONLY_ME: _("Only me"), Lock.MEDIATOR: _("Me and the mediator"), Lock.SHARE: _("OK to share")}[lock]


def state_words(state: State) -> str:
    """What stands where a question has no answer in words."""
    return {
        State.GIVEN: "",
        State.DONT_KNOW: _("“I don't know”"),
        State.RATHER_NOT: _("“I'd rather not say”"),
        State.LEFT_BLANK: _("Left blank"),
        State.UNREADABLE: unreadable_words(),
    }[state]


def issue_type_words(kind: IssueType) -> str:
    return {
        IssueType.MONEY: _("Money"),
        IssueType.MIXED: _("Money and other things"),
        IssueType.TIME: _("Time and dates"),
        IssueType.CONDUCT: _("How people act"),
        IssueType.PARENTING: _("Children"),
        IssueType.PROPERTY: _("Things and property"),
        IssueType.WORDS: _("Words and records"),
    }[kind]


def listed(words: Sequence[str]) -> str:
    """Several names in a row: "Marisol", "Marisol and Denis", "Ana, Ben and Cho"."""
    if len(words) < 2:
        return "".join(words)
    return _("{many} and {last}").format(many=", ".join(words[:-1]), last=words[-1])


def names(case: Case) -> dict[str, str]:
    """What to call each party, by id; its letter while it has no name."""
    return {party.id: party.called for party in case.parties}


def sheet_title(sheet: KnownSheet) -> str:
    """Which recovery sheet it is, as it stands under its heading."""
    if not sheet.number:
        return _("Vault {vault}").format(vault=sheet.vault)
    if not sheet.day:
        return _("Vault {vault}, sheet {number}").format(vault=sheet.vault, number=sheet.number)
    made = _("Vault {vault}, sheet {number}, made {day}")
    return made.format(vault=sheet.vault, number=sheet.number, day=day_words(sheet.day))
