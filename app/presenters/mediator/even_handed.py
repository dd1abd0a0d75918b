"""The even-handedness view: which sheets and minutes each party is given, and whether they differ.

The program says that they differ; it never says which party is ahead or that this is a fault. There are good reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.impasse import Break, PlannedSheet
from app.domain.language import _
from app.domain.worksheet import Form, Worksheet
from app.presenters.mediator.words import form_words, listed, minutes_words, names


@dataclass(frozen=True, slots=True)
class PartyShare:
    """What one party is given: sheets in words, and about how many minutes they take."""

    party: str
    name: str
    sheets: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class EvenHanded:
    """Each party's share, and in sentences what differs; `even` when nothing does."""

    shares: tuple[PartyShare, ...]
    even: bool
    sentences: tuple[str, ...]


def sheet_minutes(sheet: Worksheet, form: Form) -> int:
    """About how long a sheet takes, in minutes."""
    return sheet.quick_minutes if form is Form.SHORT else sheet.full_minutes


def even_handed(
    case: Case, planned: Mapping[str, Sequence[PlannedSheet]], sheets: Mapping[str, Worksheet]
) -> EvenHanded:
    """What the plan gives to each party."""
    called = names(case)
    shares = tuple(
        _share(case, party.id, called[party.id], planned.get(party.id, ()), sheets) for party in case.parties
    )
    if not any(share.sheets for share in shares):
        return EvenHanded(shares, even=True, sentences=(_("No sheet is chosen yet."),))
    given = [_given(planned.get(party.id, ())) for party in case.parties]
    if all(each == given[0] for each in given):
        about = minutes_words(shares[0].minutes)
        said = _("Everyone gets the same sheets, about {minutes} each.").format(minutes=about)
        return EvenHanded(shares, even=True, sentences=(said,))
    return EvenHanded(shares, even=False, sentences=tuple(_differences(shares, planned, sheets, case)))


def _given(planned: Sequence[PlannedSheet]) -> frozenset[tuple[str, Form, str]]:
    """What counts as the same: the sheet, its form and its issue. Which party it is turned towards must differ."""
    return frozenset((sheet.worksheet, sheet.form, sheet.issue) for sheet in planned)


def _share(
    case: Case, party: str, name: str, planned: Sequence[PlannedSheet], sheets: Mapping[str, Worksheet]
) -> PartyShare:
    known = [sheet for sheet in planned if sheet.worksheet in sheets]
    said = tuple(
        _("{sheet} ({form})").format(
            sheet=case.tongue().say(sheets[sheet.worksheet].title), form=form_words(sheet.form)
        )
        for sheet in known
    )
    minutes = sum(sheet_minutes(sheets[sheet.worksheet], sheet.form) for sheet in known)
    return PartyShare(party, name, said, minutes)


def _differences(
    shares: Sequence[PartyShare],
    planned: Mapping[str, Sequence[PlannedSheet]],
    sheets: Mapping[str, Worksheet],
    case: Case,
) -> list[str]:
    found: list[str] = []
    for worksheet in sheets:
        having = [share for share in shares if _has(planned, share.party, worksheet)]
        lacking = [share for share in shares if share not in having]
        title = case.tongue().say(sheets[worksheet].title)
        if having and lacking:
            found.append(
                _("{sheet} goes to {some}, not to {others}.").format(
                    sheet=title,
                    some=listed([share.name for share in having]),
                    others=listed([share.name for share in lacking]),
                )
            )
        elif having and len({_given(_of(planned, share.party, worksheet)) for share in having}) > 1:
            found.append(
                _("{sheet} is not in the same form, or not about the same issue, for all.").format(sheet=title)
            )
    if len({share.minutes for share in shares}) > 1:
        times = [
            _("{name} about {minutes}").format(name=share.name, minutes=minutes_words(share.minutes))
            for share in shares
        ]
        found.append(_("Minutes differ: {times}.").format(times=listed(times)))
    return found


def _of(planned: Mapping[str, Sequence[PlannedSheet]], party: str, worksheet: str) -> list[PlannedSheet]:
    return [sheet for sheet in planned.get(party, ()) if sheet.worksheet == worksheet]


def _has(planned: Mapping[str, Sequence[PlannedSheet]], party: str, worksheet: str) -> bool:
    return bool(_of(planned, party, worksheet))


def minutes_so_far(case: Case, breaks: Sequence[Break]) -> str:
    """The minutes each party has had the laptop in all breaks, and whether they differ, in one sentence; "" before
    the first hand-over that took a minute."""
    had = {party.id: 0 for party in case.parties}
    for planned in breaks:
        for handed in planned.handed:
            had[handed.party] = had.get(handed.party, 0) + handed.minutes
    if not any(had.values()):
        return ""
    if len(set(had.values())) == 1:
        return _("At the laptop so far: {minutes} each.").format(minutes=minutes_words(next(iter(had.values()))))
    called = names(case)
    times = [
        _("{name} {minutes}").format(name=called[party.id], minutes=minutes_words(had[party.id]))
        for party in case.parties
    ]
    return _("At the laptop so far, minutes differ: {times}.").format(times=listed(times))
