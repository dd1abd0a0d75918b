"""What kinds of documents are called in lists of those that were saved."""

from __future__ import annotations

from app.domain.language import _
from app.presenters.doors import DocumentKind


def kind_words(kind: str) -> str:
    """The name of a kind of document; the kind itself where a newer program saved it."""
    return {
        DocumentKind.PARTY_SUMMARY.value: _("Party summary"),
        DocumentKind.OWN_COPY.value: _("Own copy"),
        DocumentKind.JOINT_SUMMARY.value: _("Joint summary"),
        DocumentKind.CASE_OVERVIEW.value: _("Case overview"),
        DocumentKind.RETURN_CARD.value: _("Return card"),
        DocumentKind.REFERRAL_NOTE.value: _("Referral note"),
        DocumentKind.OUTCOME_NOTE.value: _("Outcome note"),
        DocumentKind.TERM_POINTS.value: _("Term points"),
    }.get(kind, kind)
