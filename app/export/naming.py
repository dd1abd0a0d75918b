"""File names of documents: the audience and the document, no name of a person (decisions 13 and 47)."""

from __future__ import annotations

_AUDIENCE = {
    "party-summary": "mediator",
    "joint-summary": "all",
    "case-overview": "mediator",
    "return-card": "mediator",
    "referral-note": "professional",
    "outcome-note": "court",
    "term-points": "counsel",
    "destruction-certificate": "mediator",
}
"""Documents whose audience is not the party they are about."""


def file_name(document: str, letter: str = "", worksheet: str = "") -> str:
    """`<document>_<audience>.pdf`. Several party summaries are told apart by the party's letter."""
    kind = f"{document}-{worksheet.replace('_', '-')}" if worksheet else document
    about = f"-{letter}" if document in _AUDIENCE and letter else ""
    audience = _AUDIENCE.get(document) or (f"party-{letter}" if letter else "party")
    return f"{kind}{about}_{audience}.pdf"
