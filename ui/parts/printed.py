"""What became of a printing, and the sentences for it: the same in both windows, seen and heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.language import _, ngettext
from app.domain.trouble import Trouble


class Became(Enum):
    """How a printing ended."""

    SENT = "sent"
    CHANGED_MIND = "changed their mind"
    NOT_TAKEN = "not taken"
    STOPPED = "stopped"
    NO_ROOM = "no room"
    """There is no folder in memory that the job could pass through, and on the disk it would lie open."""


@dataclass(frozen=True, slots=True)
class Printed:
    """How it ended; `went` of `pages` pages are, or may be, at the printer."""

    became: Became
    went: int = 0
    pages: int = 0


def told(printed: Printed) -> tuple[str, str]:
    """To the mediator: what happened, and more."""
    if printed.became is Became.SENT:
        return _("The pages are on their way to the printer."), _("Take them from there yourself.")
    if printed.became is Became.NOT_TAKEN:
        more = _("Nothing is lost. Look whether the printer is on and has paper, then print again.")
        return _("The printer did not take the pages."), more
    if printed.became is Became.STOPPED:
        return _("Printing was stopped."), _went(printed)
    if printed.became is Became.NO_ROOM:
        more = _("This computer has no folder in memory for a print job, and on the disk it would lie open.")
        return _("Nothing was printed."), more
    return _("Nothing was printed."), ""


def told_of_copy(printed: Printed) -> str:
    """To a party that prints its own copy."""
    if printed.became is Became.SENT:
        return _("Your copy is on its way to the printer. Take it from there yourself.")
    if printed.became is Became.NOT_TAKEN:
        return _("The printer did not take your copy. Your answers are safe. Ask the mediator for help.")
    if printed.became is Became.STOPPED:
        return " ".join((_("Printing was stopped."), _went(printed), _("Your answers are safe.")))
    if printed.became is Became.NO_ROOM:
        return _(
            "Nothing was printed: on this laptop your copy would lie open on the disk. Your answers are safe. Ask the "
            "mediator for help."
        )
    return _("Nothing was printed.")


def ended_by_lock(printed: Printed) -> Trouble:
    """The page that printed is gone: it is told on the next one."""
    return Trouble(
        _("Printing was stopped when Recess was locked."), _("Open the vault and print again."), _went(printed)
    )


def _went(printed: Printed) -> str:
    if not printed.went:
        return _("Nothing went to the printer.")
    words = ngettext(
        "{count} of {all} pages may be at the printer.", "{count} of {all} pages may be at the printer.", printed.went
    )
    return words.format(count=printed.went, all=printed.pages)
