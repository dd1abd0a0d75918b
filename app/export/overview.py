"""The case overview, for the mediator: both parties beside each other, the pictures, the causes, the breaks.

Made from the mediator's view and from nothing else. What the mediator types on the page across both parties is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo

from app.domain.case import FEWEST_PARTIES, Case, Party
from app.domain.days import local_day
from app.domain.diagnosing import Level, causes_found
from app.domain.impasse import Break, Handed
from app.domain.language import _, written_in
from app.domain.reading import CaseRead
from app.domain.template import Diagnosis, Frame
from app.domain.wording import Tongue
from app.export.contents import short_name
from app.export.parts import Contents, Drawn, Grid, Heading, Lines, Paragraph, Part, Voice
from app.export.right_to_left import among
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.of_across import pictures_across
from app.pictures.of_no_deal import pictures_of
from app.reckoning.across import Across, Refusal, across, latest
from app.reckoning.across_said import Row, across_parts, compared_said, reasons_said, refused, room_words
from app.reckoning.no_deal_shown import shown
from app.reckoning.one_side import Look

_OF_ONE_SIDE = ("ways", "dots")
"""The pictures of one side that stand in it."""


def case_overview(read: CaseRead, frame: Frame, diagnosis: Diagnosis, zone: tzinfo | None = None) -> Contents:
    """Everything across the parties that the mediator may read, in one document. `zone`: where days begin; None for the
    laptop's."""
    whole, case = read.case, _with_short_names(read.case)
    read = replace(read, case=case)
    tongue, profile = case.tongue(), frame.profile(case.rules)
    found = across(read, zone)
    parts: list[Part] = [Heading(_("Both parties") if len(case.parties) == FEWEST_PARTIES else _("All parties"), 2)]
    if isinstance(found, Refusal):
        parts += [Paragraph(among(words)) for words in refused(found, read, zone)]
    else:
        parts += _both_sides(found, tongue)
    if compared := compared_said(read):
        parts += [Heading(_("Two limits, compared without anybody seeing them"), 3), Lines(compared)]
    sides = [part for party in case.parties for part in _one_side(read, party, tongue)]
    if sides or not isinstance(found, Refusal):
        parts += [*sides, Paragraph(tongue.say(frame.reckoning_footer), Voice.CLOSE)]
    parts += _breaks(read, diagnosis, tongue, zone)
    return Contents(
        name=_("Case overview"),
        title=case.alias or case.code,
        subtitle=_parties(whole.parties),
        for_whom=_("For the mediator only"),
        page_line=tongue.say(profile.page_line),
        foot=tongue.say(profile.summary_line),
        parts=tuple(parts),
        language=written_in(tongue.language),
        case_code=case.code,
        practice=read.case.practice,
    )


def _parties(parties: tuple[Party, ...]) -> str:
    return " · ".join(among(party.called) for party in parties)


def _with_short_names(case: Case) -> Case:
    """Whole names stand below the title: long ones would fill each picture and column."""
    return replace(case, parties=tuple(replace(party, name=short_name(party)) for party in case.parties))


# ---- the reality check ----------------------------------------------------------------------------------------------


def _both_sides(found: Across, tongue: Tongue) -> Iterator[Part]:
    pictures = pictures_across(found, MoneyWords(tongue, Whose.THEIRS))
    for part in across_parts(found, tongue):
        yield Heading(part.title, 3)
        if part.picture in pictures:
            yield Drawn(pictures[part.picture], words=False)
        if part.lines:
            yield Lines(tuple(among(line) for line in part.lines))
        if part.rows:
            # It may be the first thing on a page.
            yield Paragraph(_("The numbers beside each other"), Voice.LEAD)
            yield _table(part.rows, found)
        for words in part.left_out:
            yield Paragraph(among(words), Voice.QUIET)


def _table(rows: tuple[Row, ...], found: Across) -> Grid:
    heads = ("", found.first.name, found.second.name, room_words())
    body = tuple((row.label, row.first, row.second, row.between) for row in rows)
    return Grid(heads, body, (0.38, 0.22, 0.22, 0.18))


def _one_side(read: CaseRead, party: Party, tongue: Tongue) -> Iterator[Part]:
    """One side's own picture, as far as every answer it uses may be read."""
    filling = latest(read.of(party.id))
    if filling is None:
        return
    look, name = Look.at(filling, tongue), party.called
    numbers = shown(look.given, tongue)
    drawings = pictures_of(numbers, MoneyWords(tongue, Whose.THEIRS)) if numbers is not None else {}
    reasons = {picture: look.against_picture(picture) for picture in _OF_ONE_SIDE}
    allowed = [picture for picture in _OF_ONE_SIDE if picture in drawings and not reasons[picture]]
    yield Heading(_("No deal, by the numbers of {name}").format(name=name), 3)
    for place, picture in enumerate(allowed):
        if place:
            # It may be the first thing on a page, and heard it says of nobody whose it is.
            title = _("{picture}: {name}").format(picture=drawings[picture].name(), name=name)
            yield Paragraph(title, Voice.LEAD)
        yield Drawn(drawings[picture], words=False)
    if not allowed:
        why = frozenset.union(*reasons.values()) or look.why_no_row("no_deal_money")
        for words in reasons_said(name, why):
            yield Paragraph(among(words), Voice.QUIET)


# ---- breaks and causes ----------------------------------------------------------------------------------------------


def _breaks(read: CaseRead, diagnosis: Diagnosis, tongue: Tongue, zone: tzinfo | None) -> Iterator[Part]:
    if not read.breaks:
        return
    yield Heading(_("Breaks"), 2)
    for paused in sorted(read.breaks, key=_number):
        title = _("Break {number}, {day}").format(number=paused.number, day=local_day(paused.called, zone))
        issue = next((issue.title for issue in read.case.issues if issue.id == paused.issue), "")
        yield Heading(title, 3, below=issue)
        told = [*_handed(read, paused), *_causes(read, paused, diagnosis, tongue)]
        yield from told or [Paragraph(_("Handed over to nobody so far."), Voice.QUIET)]


def _number(paused: Break) -> int:
    return paused.number


def _handed(read: CaseRead, paused: Break) -> Iterator[Part]:
    names = {party.id: party.called for party in read.case.parties}
    rows = tuple(
        (
            names.get(handed.party, ""),
            _minutes(handed),
            _ending(handed),
        )
        for handed in paused.handed
    )
    if rows:
        yield Grid((_("Party"), _("Minutes"), _("How it ended")), rows, (0.48, 0.2, 0.32), labelled=True)


def _minutes(handed: Handed) -> str:
    if not handed.back:
        return ""
    return _("{count} min").format(count=handed.minutes) if handed.minutes else _("under 1 min")


def _ending(handed: Handed) -> str:
    if not handed.back:
        return _("not taken back")
    words = {
        "finished": _("finished"),
        "stopped": _("stopped"),
        "not_me": _("not this party"),
        "timed_out": _("left alone"),
    }
    return words.get(handed.ending, _("ended without a word"))


def _causes(read: CaseRead, paused: Break, diagnosis: Diagnosis, tongue: Tongue) -> Iterator[Part]:
    parties = [party.id for party in read.case.parties]
    found = [cause for cause in causes_found(diagnosis, paused.signs, parties) if cause.score]
    if not found:
        return
    levels = {Level.LOW: _("a few signs"), Level.SOME: _("some signs"), Level.HIGH: _("strong signs")}
    rows = tuple(
        (
            tongue.say(cause.cause.name),
            levels[cause.level] if cause.signs else _("chosen by you"),
            " ".join(tongue.say(sign.text) for sign in cause.signs[:2]) or _("no sign was ticked"),
        )
        for cause in found
    )
    yield Paragraph(_("Signs seen in break {number}").format(number=paused.number), Voice.LEAD)
    heads = (_("What may be behind it"), _("How strong"), _("What was seen"))
    yield Grid(heads, rows, (0.3, 0.17, 0.53), labelled=True)
    yield Paragraph(_("A prompt for your own judgment, not a finding about anyone."), Voice.QUIET)
