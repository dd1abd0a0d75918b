"""What audiences may read of a small made-up case, put together by hand: documents know nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from app.commands.desk.drawing import drawn
from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.domain.answers import Answer, Entry, State, given
from app.domain.case import Case, Issue, IssueType, Party
from app.domain.impasse import Break
from app.domain.kinds.long_text import LongText
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.domain.template import Frame
from app.domain.wording import plain_text
from app.domain.worksheet import Form, Question, Worksheet
from app.export.contents import own_copy, party_summary
from app.export.handout import blank_handout
from app.export.joint import joint_summary
from app.export.parts import Contents
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.domain.small_sheet import question, sheet

ANA, BO = Party("ana_id", "A", "Ana Silva", "Tenant"), Party("bo_id", "B", "Bo Lind", "Owner")
RENT, PET = Issue("rent", "The unpaid rent", IssueType.MONEY), Issue("pet", "The dog", IssueType.CONDUCT)
CASE = Case(
    id="case_id",
    code="K7-RT2",
    alias="Harbour Street",
    template="landlord_tenant",
    created="2026-11-03",
    parties=(ANA, BO),
    issues=(RENT, PET),
)


@cache
def the_frame() -> Frame:
    return frame()


@cache
def settled(name: str, *, safety: bool = False, case: Case = CASE, party: Party = ANA) -> Worksheet:
    """A built-in sheet as a party of the case gets it."""
    around = replace(case, safety_flag=safety)
    template = built_in_templates()[case.template]
    return settled_sheet(built_in_worksheets()[name], around, template, the_frame(), SettledFor(party))


def asked(name: str, kind: object = None, **rest: object) -> Question:
    """A question that is called by its name in summaries."""
    return question(name, kind or LongText(), summary_label=plain_text(f"Label of {name}"), **rest)


def a_sheet(*questions: Question, title: str = "A small sheet") -> Worksheet:
    return replace(sheet(*questions), title=plain_text(title), formal_title=plain_text("Formally"))


def entry(value: object, lock: Lock = Lock.MEDIATOR, **rest: Any) -> Entry:
    return Entry(value if isinstance(value, Answer) else given(value), lock, **rest)


def shared(value: object, *, cleared: bool = True) -> Entry:
    return entry(value, Lock.SHARE, cleared=cleared)


def filling(
    worksheet: Worksheet, entries: Mapping[str, Entry], party: Party = ANA, *, kept: tuple[str, ...] = (), **rest: Any
) -> FillingRead:
    plain = FillingRead(f"of_{party.letter}", party.id, worksheet, Form.FULL, None, entries, frozenset(kept))
    return replace(plain, **rest)


def for_mediator(*fillings: FillingRead, case: Case = CASE, breaks: tuple[Break, ...] = ()) -> CaseRead:
    return CaseRead(MEDIATOR, case, case.parties, fillings, breaks)


def for_all(*fillings: FillingRead, case: Case = CASE) -> CaseRead:
    named = {each.party for each in fillings}
    parties = tuple(party for party in case.parties if party.id in named)
    return CaseRead(ALL, replace(case, alias="", parties=parties), parties, fillings)


def for_ana(*fillings: FillingRead, case: Case = CASE) -> CaseRead:
    return CaseRead(one_party(ANA.id), replace(case, alias=""), (ANA,), fillings)


def summary(*fillings: FillingRead, **rest: Any) -> bytes:
    """The party summary of Ana."""
    return drawn(party_summary(for_mediator(*fillings, **rest), ANA.id, the_frame()))


def joint(*fillings: FillingRead, **rest: Any) -> bytes:
    return drawn(joint_summary(for_all(*fillings, **rest), the_frame()))


def own(*fillings: FillingRead, **rest: Any) -> bytes:
    """The own copy of Ana."""
    return drawn(own_copy(for_ana(*fillings, **rest), the_frame()))


@cache
def handout_contents(
    name: str, *, case: Case = CASE, party: Party | None = ANA, safety: bool = False, fillable: bool = False
) -> Contents:
    worksheet = settled(name, case=case, safety=safety)
    code, letter = (case.code, party.letter) if party is not None else ("", "")
    return blank_handout(
        worksheet, case.tongue(), the_frame(), code=code, letter=letter, practice=case.practice, fillable=fillable
    )


@cache
def handout(name: str, *, paper: str = "letter", large: bool = False, **rest: Any) -> bytes:
    return drawn(handout_contents(name, **rest), paper=paper, large=large)


GIVEN = State.GIVEN
SHEETS = tuple(built_in_worksheets())
