"""What the documents window calls each document, for whom it says that it is, and what it says that it holds."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.case import Case
from app.domain.language import _
from app.presenters.doors import DocumentKind, DocumentWanted
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that can be made: what it is, for whom, and what it holds."""

    wanted: DocumentWanted
    title: str
    audience: str
    holds: str


def document_row(wanted: DocumentWanted, case: Case) -> DocumentRow:
    """A document in words."""
    name = names(case).get(wanted.party, "")
    title, audience, holds = _ROWS[wanted.kind]()
    return DocumentRow(wanted, title.format(name=name), audience.format(name=name), holds)


def head_lines(kind: DocumentKind) -> tuple[str, str]:
    """For whom a document is and what it holds, where a page is about it alone and about no party."""
    _title, audience, holds = _ROWS[kind]()
    return audience, holds


def _party_summary() -> tuple[str, str, str]:
    return (
        _("Summary of {name}"),
        _("For you, the mediator"),
        _("Answers at “Me and the mediator” or wider, each with its lock. Skipped and private look alike."),
    )


def _own_copy() -> tuple[str, str, str]:
    return (
        _("Own copy of {name}"),
        _("For {name} alone"),
        _("Everything this party wrote, but not what it kept to itself. It is never shown on your screen."),
    )


def _joint() -> tuple[str, str, str]:
    return _("Joint summary"), _("For everyone"), _("Only what was cleared to share, by party, in their words.")


def _overview() -> tuple[str, str, str]:
    return (
        _("Case overview"),
        _("For you, the mediator"),
        _("Both parties beside each other, the pictures of “If we don't settle”, the causes and the breaks."),
    )


def _return_card() -> tuple[str, str, str]:
    return (
        _("Return card"),
        _("For you, to carry in"),
        _("Cleared points and the questions each party wants asked, on one page."),
    )


def _referral_note() -> tuple[str, str, str]:
    return (
        _("Referral note of {name}"),
        _("For a professional"),
        _("The cleared question from “Who could help”, and no position. Read it through before you pass it on."),
    )


def _outcome_note() -> tuple[str, str, str]:
    return (
        _("Outcome note"),
        _("For a court or programme"),
        _("How the mediation ended and who was there. No answer, and no words of yours."),
    )


def _term_points() -> tuple[str, str, str]:
    return (
        _("Term points"),
        _("For the parties' counsel"),
        _("What every party cleared on the same point, in their words. Not an agreement until signed."),
    )


def _handout() -> tuple[str, str, str]:
    return _("Blank handout"), _("For {name}"), _("The sheet with space to write.")


def _fillable() -> tuple[str, str, str]:
    return _("Handout to fill in"), _("For {name}"), _("The sheet as a form to fill in on a screen.")


def _handout_set() -> tuple[str, str, str]:
    return (
        _("Blank handouts"),
        _("For {name}"),
        _("All sheets planned for the break, each on paper of its own, in one print."),
    )


_ROWS = {
    DocumentKind.PARTY_SUMMARY: _party_summary,
    DocumentKind.OWN_COPY: _own_copy,
    DocumentKind.JOINT_SUMMARY: _joint,
    DocumentKind.CASE_OVERVIEW: _overview,
    DocumentKind.RETURN_CARD: _return_card,
    DocumentKind.REFERRAL_NOTE: _referral_note,
    DocumentKind.OUTCOME_NOTE: _outcome_note,
    DocumentKind.TERM_POINTS: _term_points,
    DocumentKind.HANDOUT: _handout,
    DocumentKind.FILLABLE: _fillable,
    DocumentKind.HANDOUT_SET: _handout_set,
}
