"""What one audience may read of a case: the only reading door (decisions 6, 7, 14, 16).

Every row passes `sharing.may_read`. For all and for another party nothing in the result may depend on what was not
cleared: no counts, no times, no revisions, no order in which things were begun.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.answers import LEFT_BLANK, Entry, State
from app.domain.case import Case, Issue, Party
from app.domain.conditions import holds, questions_in
from app.domain.impasse import Break
from app.domain.items import ASK_FIRST, CREDIT, NO_NAME, is_copy
from app.domain.plain import Misread
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import Audience, AudienceKind, may_read, up_to
from app.domain.visibility import ceiling_of, lock_of
from app.domain.worksheet import Form, Worksheet
from app.domain.written import WrittenAnswer, read_back
from app.storage.accepting import question_for
from app.storage.answer_rows import AnswerRows, opened_row, place_of
from app.storage.case_keys import MEDIATOR, Compartments
from app.storage.filling_rows import FillingInfo, FillingRows
from app.storage.seals import Refused
from app.storage.troubles import Damaged


@dataclass(frozen=True, slots=True)
class CaseParts:
    """The parts of an open case that reading needs. `breaks` opens them with the mediator's key;
    `held` are the fillings with a copy of their limit (decision 10)."""

    case: Case
    compartments: Compartments
    fillings: FillingRows
    answers: AnswerRows
    breaks: Callable[[bytes], tuple[Break, ...]]
    held: Collection[str] = ()


def read_case(parts: CaseParts, audience: Audience) -> CaseRead:
    """The case as `audience` may read it. Its keys are unwrapped for this call and kept by nothing."""
    return _READERS[audience.kind](parts, audience)


def _for_mediator(parts: CaseParts, audience: Audience) -> CaseRead:
    fillings = []
    for info in parts.fillings.all():
        sheet = parts.fillings.sheet(info.id)
        rows = parts.answers.of(info, parts.compartments.party_key(info.party))
        entries = _as_it_stands(parts, info, _entries(parts.case, info, sheet, rows, audience))
        read = _own(parts.case, info, sheet, entries)
        kept, is_held = _kept(info, sheet, rows, audience), info.id in parts.held
        begun = info.has_answers if info.on_paper else bool(info.place) or info.finished
        if info.on_paper:
            kept |= _blank(sheet, entries) | {row.question for row in rows if row.state == State.LEFT_BLANK.value}
        fillings.append(replace(read, kept=kept, begun=begun, limit_held=is_held))
    breaks = parts.breaks(parts.compartments.key(MEDIATOR))
    return CaseRead(audience, parts.case, parts.case.parties, tuple(fillings), breaks)


def _for_party(parts: CaseParts, audience: Audience) -> CaseRead:
    party = parts.case.party(audience.party)
    audience = replace(audience, party=party.id)
    key = parts.compartments.party_key(party.id)
    fillings = []
    for info in parts.fillings.all():
        if info.party == party.id:
            sheet = parts.fillings.sheet(info.id)
            entries = _entries(parts.case, info, sheet, parts.answers.of(info, key), audience)
            entries = _as_it_stands(parts, info, entries)
            fillings.append(replace(_own(parts.case, info, sheet, entries), without_private=True))
    others = tuple(
        known if known.id == party.id else Party(known.id, known.letter, known.name) for known in parts.case.parties
    )
    return CaseRead(audience, replace(_told(parts.case), parties=others), (party,), tuple(fillings))


def _for_all(parts: CaseParts, audience: Audience) -> CaseRead:
    opened: dict[str, list[WrittenAnswer]] = {}
    known = {info.id: info for info in parts.fillings.all()}
    for row in parts.answers.cleared():
        if row["filling"] not in known:
            raise Refused
        info = known[row["filling"]]
        key = parts.compartments.party_key(info.party)
        opened.setdefault(info.id, []).append(opened_row(parts.case.id, info, row, key))
    found: list[tuple[tuple[Any, ...], FillingRead]] = []
    for filling_id, all_rows in opened.items():
        info = known[filling_id]
        withdrawn = withdrawn_from_paper(parts.fillings, parts.answers, info)
        rows = [row for row in all_rows if row.question not in withdrawn]
        sheet = parts.fillings.sheet(filling_id)
        entries = {
            question: Entry(entry.answer, entry.lock, cleared=True)
            for question, entry in _entries(parts.case, info, sheet, rows, audience).items()
        }
        credit = _credit(parts, info) if any(is_copy(name) for name in entries) else ""
        if credit == ASK_FIRST:
            # "Ask me first, one by one" clears nothing (decision 9).
            entries = {name: entry for name, entry in entries.items() if not is_copy(name)}
        if entries:
            # The form is that of the last hand-over, and how often there was one is no business of all.
            read = FillingRead("", info.party, sheet, Form.FULL, _issue(parts.case, info), entries, credit=credit)
            found.append((_order(parts.case, info, rows), replace(read, towards=info.towards)))
    fillings = tuple(read for _place, read in sorted(found, key=_place))
    named = {read.party for read in fillings}
    parties = tuple(party for party in parts.case.parties if party.id in named)
    return CaseRead(audience, replace(_told(parts.case), parties=parties), parties, fillings)


_READERS: Mapping[AudienceKind, Callable[[CaseParts, Audience], CaseRead]] = {
    AudienceKind.MEDIATOR: _for_mediator,
    AudienceKind.PARTY: _for_party,
    AudienceKind.ALL: _for_all,
}


def withdrawn_from_paper(fillings: FillingRows, answers: AnswerRows, info: FillingInfo) -> frozenset[str]:
    """What a filling on paper clears no longer: what the same sheet at the laptop says, and did not clear. What its party
    does there itself decides, whichever was first."""
    if not info.on_paper:
        return frozenset()
    cleared = {(row["filling"], row["question"]) for row in answers.cleared()}
    return frozenset(
        question
        for twin in fillings.twins(info)
        if not twin.on_paper
        for question in answers.questions(twin.id)
        if (twin.id, question) not in cleared
    )


def _as_it_stands(parts: CaseParts, info: FillingInfo, entries: Mapping[str, Entry]) -> dict[str, Entry]:
    withdrawn = withdrawn_from_paper(parts.fillings, parts.answers, info)
    return {
        name: replace(entry, cleared=False) if entry.cleared and name in withdrawn else entry
        for name, entry in entries.items()
    }


def _credit(parts: CaseParts, info: FillingInfo) -> str:
    """How the opened items of a filling may be passed on; without a name where its party did not say."""
    rows = parts.answers.of(info, parts.compartments.party_key(info.party))
    chosen = next((row.plain for row in rows if row.question == CREDIT and row.state == State.GIVEN.value), None)
    return chosen if isinstance(chosen, str) else NO_NAME


def _place(found: tuple[tuple[Any, ...], FillingRead]) -> tuple[Any, ...]:
    return found[0]


def _order(case: Case, info: FillingInfo, rows: Sequence[WrittenAnswer]) -> tuple[Any, ...]:
    """By issues, not time: what is the same in all else is ordered by its cleared words."""
    places = [issue.id for issue in case.issues]
    letters = {party.id: party.letter for party in case.parties}
    words = json.dumps([[row.question, row.state, row.plain] for row in rows], sort_keys=True)
    issue = places.index(info.issue) if info.issue in places else len(places)
    return issue, info.worksheet, letters[info.party], letters.get(info.towards, ""), words


def _own(case: Case, info: FillingInfo, sheet: Worksheet, entries: Mapping[str, Entry]) -> FillingRead:
    return FillingRead(
        id=info.id,
        party=info.party,
        worksheet=sheet,
        form=info.form,
        issue=_issue(case, info),
        entries=entries,
        break_id=info.break_id,
        finished=info.finished,
        minutes_used=info.minutes_used,
        helper=info.helper,
        from_paper=info.on_paper,
        typed_by=info.typed_by,
        towards=info.towards,
    )


def _issue(case: Case, info: FillingInfo) -> Issue | None:
    return next((issue for issue in case.issues if issue.id == info.issue), None)


def _told(case: Case) -> Case:
    """A case without what belongs to the mediator alone."""
    return replace(case, alias="", safety_flag=False, blind_comparison=False, offers=())


def _entries(
    case: Case, info: FillingInfo, sheet: Worksheet, rows: Iterable[WrittenAnswer], audience: Audience
) -> dict[str, Entry]:
    """What `audience` may read of these rows, and what can be opened here, by question."""
    found: dict[str, Entry] = {}
    for written in rows:
        question = question_for(sheet, written.question)
        if question is None or not may_read(audience, info.party, written.lock, written.cleared):
            continue
        if written.sealed is None:
            try:
                found[question.id] = read_back(place_of(case.id, info, question.id), written, question.kind, _no_key)
            except (Misread, ValueError):
                raise Damaged from None
    if info.on_paper:
        # What its party kept stands there as a blank (decision 17), so a blank says nothing.
        return {name: entry for name, entry in found.items() if entry.answer.state is not State.LEFT_BLANK}
    return found


def _blank(sheet: Worksheet, entries: Mapping[str, Entry]) -> frozenset[str]:
    """The questions without an answer on paper, but for those that are not asked because of answers that are there."""
    given = {name: entry.answer.value for name, entry in entries.items() if entry.answer.state is State.GIVEN}
    found: set[str] = set()
    for question in sheet.questions():
        is_out = question.show_if is not None and not holds(question.show_if, given.get)
        may_be_asked = not is_out or bool(found.intersection(questions_in(question.show_if)))
        if question.id not in entries and may_be_asked:
            found.add(question.id)
    return frozenset(found)


def _no_key(_sealed: bytes, _label: bytes) -> bytes:
    raise Refused


def _kept(info: FillingInfo, sheet: Worksheet, rows: Iterable[WrittenAnswer], audience: Audience) -> frozenset[str]:
    """The questions, filled or blank, whose lock `audience` may not read.

    A blank one has the lock a new answer would start with, under the ceiling that a private answer before it sets.
    """
    locks = {written.question: Entry(LEFT_BLANK, written.lock, written.cleared) for written in rows}
    for question in sheet.questions():
        if question.id not in locks:
            start = up_to(lock_of(question, locks), ceiling_of(sheet, question, locks))
            locks[question.id] = Entry(LEFT_BLANK, start)
    return frozenset(
        question.id
        for question in sheet.questions()
        if not may_read(audience, info.party, locks[question.id].lock, locks[question.id].cleared)
    )
