"""The outcome note, for a court or a programme: whether it was held, how it ended, who was there. No free text at all.

Made from the case alone: no answer can be in it, and nobody who makes it can put a word of their own into it.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.case import Case, Party
from app.domain.days import day_words
from app.domain.language import _, written_in
from app.domain.outcome import Attended, Outcome
from app.export.by_hand import signed
from app.export.parts import Contents, Grid, Heading, Paragraph, Part, Voice
from app.export.right_to_left import among


def outcome_note(case: Case, outcome: Outcome, attended: Sequence[Attended] = ()) -> Contents:
    """Parties by name, for a programme needs them; the case by its code, never by its alias. Without `attended` there is
    room to write by hand."""
    days = {case.party(each.party).id: each.days for each in attended}
    rows = tuple((_named(party), _days(days.get(party.id, ())) if days else "") for party in case.parties)
    parts: list[Part] = [
        Grid((), ((_("Case"), case.code), (_("Outcome"), _OUTCOMES[outcome]())), (0.24, 0.76), large=True),
        Heading(_("Who was there"), 3),
        Grid((_("Party"), _("Days")), rows, (0.62, 0.38), room=0.0 if days else 26.0, labelled=True),
        *signed(),
        Paragraph(_("Nothing that was said or written in the mediation is in this note."), Voice.CLOSE),
    ]
    return Contents(
        name=_("Outcome note"),
        title=_("Outcome of the mediation"),
        subtitle=_("How it ended and who was there. Nothing else."),
        for_whom=_("For the court or programme"),
        page_line=_("Holds no answer and nothing of what was said."),
        parts=tuple(parts),
        language=written_in(case.language),
        case_code=case.code,
        practice=case.practice,
    )


def _named(party: Party) -> str:
    name = party.called
    return f"{among(name)}, {among(party.role)}" if party.role else name


def _days(days: tuple[str, ...]) -> str:
    each = (day_words(day).replace(" ", "\u00a0") for day in sorted(set(days)))
    # At the end of a line a semicolon stands by itself no less than within it.
    return "; ".join(each) or _("not there")


def _held() -> str:
    return _("The mediation was held.")


def _ended() -> str:
    return _("The mediation has ended.")


def _agreement() -> str:
    return _("The parties reached an agreement.")


def _partial() -> str:
    return _("The parties reached an agreement in part.")


def _none() -> str:
    return _("The parties did not reach an agreement.")


_OUTCOMES = {
    Outcome.HELD: _held,
    Outcome.ENDED: _ended,
    Outcome.AGREEMENT: _agreement,
    Outcome.PARTIAL: _partial,
    Outcome.NONE: _none,
}
