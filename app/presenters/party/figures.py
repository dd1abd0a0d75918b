"""Computed rows as a party sees them: its own numbers put together, with the fixed footer under them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.kinds.computed import Computed
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
    from app.presenters.party.no_deal_page import no_deal_figures, puts_no_deal_together
    from app.reckoning.rows import given_values, reckoned

    filling = sheet.filling
    given = given_values(filling.sheet, filling.form, filling.entries)
    is_no_deal = puts_no_deal_together(question)
    # The sentences of that page are made once, with everything else on it.
    found = reckoned(_without_sentences(question) if is_no_deal else question, given, sheet.closed, tongue)
    rows = tuple((row.label, row.words if row.words is not None else _("closed")) for row in found.rows)
    figures = Figures(rows, found.sentences, words.reckoning_footer())
    if is_no_deal:
        figures = no_deal_figures(sheet, question, figures, given, tongue)
    if figures.rows or figures.sentences:
        return figures
    return replace(figures, sentences=(_("There is not enough here yet to put together. You can go back, or go on."),))


def _without_sentences(question: Question) -> Question:
    kind = question.kind
    return replace(question, kind=replace(kind, sentences={})) if isinstance(kind, Computed) else question
