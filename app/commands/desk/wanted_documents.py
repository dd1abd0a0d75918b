"""Which documents there can be, and telling one that was made here from any other."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.domain.case import Case
from app.domain.language import LANGUAGES, _
from app.domain.trouble import Trouble
from app.presenters.doors import DocumentKind, DocumentMade, DocumentWanted


class NoSuchDocument(Trouble):
    """What was asked for does not go together: a summary of nobody, a handout of no sheet."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no such document in this case."),
            safe=_("Nothing was made, and nothing is lost."),
            do=_("Pick the document from the list."),
        )


class NotMadeHere(Trouble):
    """A document was to be saved that was not made from this case, or was changed since."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This document was not made from the case that is open now, so it was not saved."),
            safe=_("Nothing was written, and nothing is lost."),
            do=_("Make it again from the list, then save it."),
        )


@dataclass(frozen=True, slots=True)
class _Shape:
    """`of_one` where a document is about or for one party, `for_any` where it may be; `of_sheet` where it is a sheet."""

    of_one: bool = False
    for_any: bool = False
    of_sheet: bool = False


_SHAPES: Mapping[DocumentKind, _Shape] = {
    DocumentKind.PARTY_SUMMARY: _Shape(of_one=True),
    DocumentKind.OWN_COPY: _Shape(of_one=True),
    DocumentKind.JOINT_SUMMARY: _Shape(),
    DocumentKind.CASE_OVERVIEW: _Shape(),
    DocumentKind.HANDOUT: _Shape(for_any=True, of_sheet=True),
    DocumentKind.FILLABLE: _Shape(for_any=True, of_sheet=True),
}


def see_that_it_exists(wanted: DocumentWanted, case: Case, sheets: Collection[str], papers: Collection[str]) -> None:
    """`NoSuchDocument` where the parts of `wanted` do not go together, or name what is not in this case."""
    shape = _SHAPES[wanted.kind]
    parties = {known for party in case.parties for known in (party.id, party.letter)}
    parties = parties if shape.of_one else parties | {""} if shape.for_any else {""}
    fits = (
        wanted.party in parties
        and wanted.worksheet in (sheets if shape.of_sheet else ("",))
        and wanted.paper in papers
        and wanted.language in ("", *LANGUAGES)
    )
    if not fits:
        raise NoSuchDocument


def mark_of(made: DocumentMade) -> bytes:
    """What tells one finished document from every other, without keeping it."""
    return hashlib.sha256(repr(replace(made, pdf=b"")).encode() + made.pdf).digest()
