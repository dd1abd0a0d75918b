"""Computed rows as a party sees them: its own numbers put together, with the fixed footer under them."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.language import _
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.presenters.party import words
from app.presenters.party.pages import Figures
from app.presenters.party.sitting import OpenSheet, computes_nothing

Reckon = Callable[[OpenSheet, Question, Tongue], Figures | None]
"""The computed rows of a question; None for a question that computes nothing."""


def own_figures(sheet: OpenSheet, question: Question, tongue: Tongue) -> Figures | None:
    """What came out of this party's own answers, "only me" ones too: it is shown to nobody else."""
    if computes_nothing(question):
        return None
    from app.presenters.party.no_deal_page import no_deal_figures
    from app.reckoning.rows import given_values, reckoned

    filling = sheet.filling
    given = given_values(filling.sheet, filling.form, filling.entries)
    found = reckoned(question, given, sheet.closed, tongue)
    rows = tuple((row.label, row.words if row.words is not None else _("closed")) for row in found.rows)
    sentences = found.sentences
    if not rows and not sentences:
        sentences = (_("There is not enough here yet to put together. You can go back, or go on."),)
    plain = Figures(rows, sentences, words.reckoning_footer())
    return no_deal_figures(sheet, question, plain, given, tongue)
