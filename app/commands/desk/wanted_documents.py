"""Which documents there can be, and telling one that was made here from any other."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.case import Case
from app.domain.language import LANGUAGES, _
from app.domain.outcome import is_day
from app.domain.trouble import Trouble
from app.presenters.doors import DocumentKind, DocumentMade, DocumentWanted, HandoutSet


class NoSuchDocument(Trouble):
    """What was asked for does not go together: a summary of nobody, a handout of no sheet."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no such document in this case."),
            safe=_("Nothing was made, and nothing is lost."),
            do=_("Pick the document from the list."),
        )


class NothingPlanned(NoSuchDocument):
    """A set of handouts for a party for whom no sheet is planned."""

    def __init__(self) -> None:
        Trouble.__init__(
            self,
            happened=_("No worksheet is planned for this party in the newest break."),
            safe=_("Nothing was made, and nothing is lost."),
            do=_("Plan a break with sheets for this party, or print its handouts one by one."),
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
    """`of_one` where a document is about or for one party, `for_any` where it may be; `of_sheet` where it is a sheet;
    `of_outcome` where it says how the mediation ended; `of_sets` where it may be about sets of several parties instead."""

    of_one: bool = False
    for_any: bool = False
    of_sheet: bool = False
    of_outcome: bool = False
    of_sets: bool = False


_SHAPES: Mapping[DocumentKind, _Shape] = {
    DocumentKind.PARTY_SUMMARY: _Shape(of_one=True),
    DocumentKind.OWN_COPY: _Shape(of_one=True),
    DocumentKind.JOINT_SUMMARY: _Shape(),
    DocumentKind.CASE_OVERVIEW: _Shape(),
    DocumentKind.RETURN_CARD: _Shape(),
    DocumentKind.REFERRAL_NOTE: _Shape(of_one=True),
    DocumentKind.OUTCOME_NOTE: _Shape(of_outcome=True),
    DocumentKind.TERM_POINTS: _Shape(),
    DocumentKind.HANDOUT: _Shape(for_any=True, of_sheet=True),
    DocumentKind.FILLABLE: _Shape(for_any=True, of_sheet=True),
    DocumentKind.HANDOUT_SET: _Shape(of_one=True, of_sets=True),
}


def see_that_it_exists(wanted: DocumentWanted, case: Case, sheets: Collection[str], papers: Collection[str]) -> None:
    """`NoSuchDocument` where the parts of `wanted` do not go together, or name what is not in this case."""
    shape = _SHAPES[wanted.kind]
    known = {name for party in case.parties for name in (party.id, party.letter)}
    parties = known if shape.of_one and not wanted.sets else known | {""} if shape.for_any else {""}
    fits = (
        wanted.party in parties
        and wanted.worksheet in (sheets if shape.of_sheet else ("",))
        and wanted.paper in papers
        and wanted.language in ("", *LANGUAGES)
        and (wanted.outcome is not None) == shape.of_outcome
        and (shape.of_outcome or not wanted.attended)
        and all(each.party in known and all(map(is_day, each.days)) for each in wanted.attended)
        and (shape.of_sets or not wanted.sets)
        and are_sets(wanted.sets, case, sheets)
    )
    if not fits:
        raise NoSuchDocument


def are_sets(sets: Sequence[HandoutSet], case: Case, sheets: Collection[str]) -> bool:
    """Whether each is of a party of its own of this case, with sheets that are there."""
    parties = [party.id for each in sets for party in case.parties if each.party in (party.id, party.letter)]
    return len(set(parties)) == len(sets) and all(
        each.worksheets and set(each.worksheets) <= set(sheets) for each in sets
    )


def mark_of(made: DocumentMade) -> bytes:
    """What tells one finished document from every other, without keeping it."""
    return hashlib.sha256(repr(replace(made, pdf=b"")).encode() + made.pdf).digest()
