"""Putting a hand-over together: the sheets planned for one party, what it wrote before, what others cleared for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.commands.desk.surroundings import SettledFor, limits_text, settled_sheet
from app.domain.answers import State
from app.domain.blind import asks
from app.domain.case import Case, Party
from app.domain.impasse import Break, PlannedSheet
from app.domain.reading import CaseRead
from app.domain.sharing import ALL
from app.domain.template import Frame, Template
from app.domain.visibility import kind_of
from app.domain.worksheet import Shows, Worksheet
from app.handover.package import HandedSheet, HandOver, PrivateKeys
from app.storage.case_file import CaseFile, FillingInfo


@dataclass(frozen=True, slots=True)
class Library:
    """Everything read from files that sheets are made ready with."""

    worksheets: Mapping[str, Worksheet]
    templates: Mapping[str, Template]
    frame: Frame


def hand_over_for(file: CaseFile, library: Library, planned: Break, party: Party, back_at: str) -> HandOver:
    """Begin (or go on with) the fillings planned for `party` in this break, and put its hand-over together."""
    case = file.case()
    shared = file.read(ALL)
    sheets = tuple(
        _handed(file, library, case, planned, party, sheet, shared) for sheet in planned.plan.sheets.get(party.id, ())
    )
    now = {sheet.filling for sheet in sheets}
    # What was keyed in from paper is not told of at the laptop: a party that sees it there would take it for what it has
    # written there itself, and whoever else looks on learns that there is paper.
    earlier = tuple(
        _earlier(file, info) for info in file.fillings(party.id) if info.id not in now and not info.on_paper
    )
    return HandOver(
        case=case.id,
        party=party.id,
        letter=party.letter,
        name=party.name,
        case_code=case.code,
        others=tuple(other.name for other in case.parties if other.id != party.id),
        language=party.language or case.language,
        numbers=case.numbers,
        currency=case.currency,
        back_at=back_at,
        sheets=sheets,
        keys=PrivateKeys(
            file.only_me(party.id),
            file.working_wrap(party.id),
            file.limit_key(party.id) if any(asks(sheet.worksheet) for sheet in sheets) else b"",
        ),
        limits_text=limits_text(library.frame, case, party.language or case.language),
        earlier=earlier,
        acknowledged=file.acknowledged(party.id),
        calm_minute=planned.plan.calm_minute,
        hide_after=case.hide_after,
        curtain_after=case.curtain_after,
        practice=case.practice,
    )


def settled_as_handout(library: Library, case: Case, worksheet: str, party: Party) -> Worksheet:
    """A sheet as it stands on a party's handout: about no issue yet and turned towards nobody in particular."""
    template = library.templates.get(case.template) or library.templates["blank"]
    return settled_sheet(library.worksheets[worksheet], case, template, library.frame, SettledFor(party))


def _handed(
    file: CaseFile,
    library: Library,
    case: Case,
    planned: Break,
    party: Party,
    sheet: PlannedSheet,
    shared: CaseRead,
) -> HandedSheet:
    template = library.templates.get(case.template) or library.templates["blank"]
    about = issue_of(sheet, planned, library)
    wanted = SettledFor(party, about, sheet.towards, sheet.switched_off)
    worksheet = settled_sheet(library.worksheets[sheet.worksheet], case, template, library.frame, wanted)
    about = about if worksheet.repeat_per == "issue" else ""
    filling = file.begin_filling(
        party.id, worksheet, sheet.form, about, sheet.towards, planned.id, start_from=sheet.start_from
    )
    info = next(known for known in file.fillings(party.id) if known.id == filling)
    return HandedSheet(
        filling=filling,
        worksheet=worksheet,
        form=info.form,
        issue_title=case.issue(about).title if about else "",
        answers=file.written(filling),
        place=info.place,
        finished=info.finished,
        shown=_shown(worksheet, case, party, shared, sheet.towards),
        minutes_used=info.minutes_used,
    )


def _earlier(file: CaseFile, info: FillingInfo) -> HandedSheet:
    title = file.case().issue(info.issue).title if info.issue else ""
    return HandedSheet(
        filling=info.id,
        worksheet=file.sheet(info.id),
        form=info.form,
        issue_title=title,
        answers=file.written(info.id),
        place=info.place,
        finished=info.finished,
    )


def issue_of(sheet: PlannedSheet, planned: Break, library: Library) -> str:
    """Which issue comes first in a planned sheet: that of the plan where a filling is about one issue ("": the party
    chooses), else the one the break is about."""
    per_issue = library.worksheets[sheet.worksheet].repeat_per == "issue"
    return sheet.issue if per_issue else sheet.issue or planned.issue


def _shown(
    worksheet: Worksheet, case: Case, party: Party, shared: CaseRead, towards: str
) -> dict[str, tuple[str, ...]]:
    """What others cleared, by the question it stands above (decision 11). Only cleared words can be in `shared`."""
    found: dict[str, tuple[str, ...]] = {}
    for question in worksheet.questions():
        if question.shows is not None:
            lines = cleared_lines(question.shows, case, party, shared, towards)
            if lines:
                found[question.id] = lines
    return found


def cleared_lines(wanted: Shows, case: Case, party: Party, shared: CaseRead, towards: str = "") -> tuple[str, ...]:
    """The other parties' cleared words for one question of one sheet, in words: those of `towards`, or of all where
    that is "". What was written about somebody else is not among them."""
    tongue = case.tongue(party.language)
    said: list[str] = []
    for filling in shared.fillings:
        theirs = filling.party != party.id and towards in ("", filling.party)
        about_it = filling.worksheet.id == wanted.worksheet and filling.towards in ("", party.id)
        entry = filling.entries.get(wanted.question) if theirs and about_it else None
        if entry is not None and entry.answer.state is State.GIVEN:
            said.extend(kind_of(filling.worksheet, wanted.question).say(entry.answer.value, tongue))
    return tuple(said)


def both_cleared(wanted: Shows, case: Case, one: Party, other: Party, shared: CaseRead) -> bool:
    """Whether each of two parties cleared its words for the other (decision 11)."""
    return bool(
        cleared_lines(wanted, case, one, shared, other.id) and cleared_lines(wanted, case, other, shared, one.id)
    )
