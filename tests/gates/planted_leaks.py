"""Leaks as somebody could write them by mistake, each put into a real function of the program.

None of them prints A's words as they are except where the mistake itself is to take the wrong answers: most leaks tell
by a number, an order, a gap, a name or a length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.commands.desk import case_desk, preparing
from app.commands.desk.blank_documents import BlankDocuments
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.document_desk import DocumentDesk
from app.commands.desk.host import Answered, PartyHost
from app.commands.desk.preparing import Library
from app.domain.case import Party
from app.domain.impasse import Break
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import MEDIATOR, AudienceKind, Lock
from app.domain.worksheet import Worksheet
from app.export.parts import Contents, Heading, Paragraph
from app.handover.messages import Save
from app.handover.package import HandedSheet, HandOver
from app.presenters.doors import DocumentMade, DocumentWanted
from app.storage import case_reading
from app.storage.case_file import CaseFile, FillingInfo
from app.storage.case_reading import CaseParts

Plant = Callable[[pytest.MonkeyPatch], None]
Made = tuple[Contents, str]


def _of_others(desk: DocumentDesk | BlankDocuments, party: str) -> tuple[FillingRead, ...]:
    return tuple(read for read in desk._file.read(MEDIATOR).fillings if read.party != party)


def a_count_in_the_joint_summary(patch: pytest.MonkeyPatch) -> None:
    real = DocumentDesk._joint_summary

    def counting(desk: DocumentDesk, wanted: DocumentWanted) -> Made:
        content, audience = real(desk, wanted)
        answers = sum(len(read.entries) for read in desk._file.read(MEDIATOR).fillings)
        return replace(content, parts=(*content.parts, Paragraph(f"{answers} answers were given."))), audience

    patch.setattr(DocumentDesk, "_joint_summary", counting)


def an_empty_heading_in_the_joint_summary(patch: pytest.MonkeyPatch) -> None:
    real = DocumentDesk._joint_summary

    def with_headings(desk: DocumentDesk, wanted: DocumentWanted) -> Made:
        content, audience = real(desk, wanted)
        heads = tuple(Heading(read.worksheet.title["en"], 3) for read in desk._file.read(MEDIATOR).fillings)
        return replace(content, parts=(*content.parts, *heads)), audience

    patch.setattr(DocumentDesk, "_joint_summary", with_headings)


def the_joint_summary_ordered_by_time(patch: pytest.MonkeyPatch) -> None:
    real = case_reading._for_all

    def by_time(parts: CaseParts, audience: Any) -> CaseRead:
        read = real(parts, audience)
        begun = [(info.party, info.worksheet, info.issue) for info in parts.fillings.all()]

        def place(filling: FillingRead) -> int:
            issue = filling.issue.id if filling.issue is not None else ""
            return begun.index((filling.party, filling.worksheet.id, issue))

        return replace(read, fillings=tuple(sorted(read.fillings, key=place)))

    patch.setitem(_readers(), AudienceKind.ALL, by_time)


def _readers() -> dict[AudienceKind, Any]:
    readers = case_reading._READERS
    assert isinstance(readers, dict)
    return readers


def words_marked_ok_to_share_but_never_tapped(patch: pytest.MonkeyPatch) -> None:
    real = PartyHost._save

    def clearing(host: PartyHost, message: Save) -> Answered:
        given = tuple(
            replace(answer, cleared=answer.lock is Lock.SHARE and answer.state == "given") for answer in message.answers
        )
        return real(host, replace(message, answers=given))

    patch.setattr(PartyHost, "_save", clearing)


def the_others_minutes_on_a_handout(patch: pytest.MonkeyPatch) -> None:
    real = BlankDocuments.handout

    def with_minutes(desk: BlankDocuments, wanted: DocumentWanted) -> Made:
        content, audience = real(desk, wanted)
        minutes = sum(read.minutes_used for read in _of_others(desk, wanted.party))
        return replace(content, foot=f"{content.foot} {minutes}"), audience

    patch.setattr(BlankDocuments, "handout", with_minutes)


def how_far_the_others_are_in_the_own_copy(patch: pytest.MonkeyPatch) -> None:
    real = DocumentDesk._own_copy

    def with_state(desk: DocumentDesk, wanted: DocumentWanted) -> Made:
        content, audience = real(desk, wanted)
        done = bool(_of_others(desk, wanted.party)) and all(r.finished for r in _of_others(desk, wanted.party))
        return replace(content, subtitle=f"{content.subtitle} · {'all are done' if done else ''}"), audience

    patch.setattr(DocumentDesk, "_own_copy", with_state)


def room_as_long_as_what_is_held_back(patch: pytest.MonkeyPatch) -> None:
    real = DocumentDesk._joint_summary

    def padded(desk: DocumentDesk, wanted: DocumentWanted) -> Made:
        content, audience = real(desk, wanted)
        held = sum(len(str(e.answer.value)) for r in desk._file.read(MEDIATOR).fillings for e in r.entries.values())
        return replace(content, title=content.title + " " * (held % 97)), audience

    patch.setattr(DocumentDesk, "_joint_summary", padded)


def the_number_of_commits_in_the_file_name(patch: pytest.MonkeyPatch) -> None:
    real = DocumentDesk.made

    def numbered(desk: DocumentDesk, wanted: DocumentWanted) -> DocumentMade:
        made = real(desk, wanted)
        return replace(made, file_name=f"{desk._file.head()[0]}-{made.file_name}")

    patch.setattr(DocumentDesk, "made", numbered)


def another_partys_sheets_in_the_hand_over(patch: pytest.MonkeyPatch) -> None:
    real = preparing.hand_over_for

    def with_all(file: CaseFile, library: Library, planned: Break, party: Party, back_at: str) -> HandOver:
        given = real(file, library, planned, party, back_at)
        others = [info for info in file.fillings() if info.party != party.id]
        sheets = tuple(HandedSheet(i.id, file.sheet(i.id), i.form, answers=file.written(i.id)) for i in others)
        return replace(given, earlier=(*given.earlier, *sheets))

    patch.setattr(case_desk, "hand_over_for", with_all)


def the_return_time_moved_by_what_the_others_took(patch: pytest.MonkeyPatch) -> None:
    real = CaseDesk.hand_over

    def later(desk: CaseDesk, break_id: str, party: str, back_at: str) -> PartyHost:
        took = sum(h.minutes for known in desk.breaks() for h in known.handed if h.party != party)
        return real(desk, break_id, party, f"{back_at}+{took}")

    patch.setattr(CaseDesk, "hand_over", later)


def statements_shown_before_they_are_cleared(patch: pytest.MonkeyPatch) -> None:
    """The hand-over is put together from what the mediator reads, and the sheet that shows them is given at any time."""

    def at_any_time(*_whatever: object) -> bool:
        return True

    patch.setattr(preparing, "ALL", MEDIATOR)
    patch.setattr(case_desk, "both_cleared", at_any_time)


def fillings_numbered_through_for_all_parties(patch: pytest.MonkeyPatch) -> None:
    real = CaseFile._begin

    def counted(file: CaseFile, wanted: FillingInfo, worksheet: Worksheet, start_from: str) -> str:
        return real(file, replace(wanted, id=f"filling-{len(file.fillings())}"), worksheet, start_from)

    patch.setattr(CaseFile, "_begin", counted)


LEAKS: Mapping[str, Plant] = {
    plant.__name__: plant
    for plant in (
        a_count_in_the_joint_summary,
        an_empty_heading_in_the_joint_summary,
        the_joint_summary_ordered_by_time,
        words_marked_ok_to_share_but_never_tapped,
        the_others_minutes_on_a_handout,
        how_far_the_others_are_in_the_own_copy,
        room_as_long_as_what_is_held_back,
        the_number_of_commits_in_the_file_name,
        another_partys_sheets_in_the_hand_over,
        the_return_time_moved_by_what_the_others_took,
        statements_shown_before_they_are_cleared,
        fillings_numbered_through_for_all_parties,
    )
}
AT_WRITING = frozenset(
    {words_marked_ok_to_share_but_never_tapped.__name__, fillings_numbered_through_for_all_parties.__name__}
)
"""Leaks that are in the case file already; the others are in what is made from it."""
