"""Computed rows as a party sees them: its own numbers put together, each row with the fixed footer."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.presenters.party.pages import Figures
from app.presenters.party.sitting import OpenSheet

Reckon = Callable[[OpenSheet, Question, Tongue], Figures | None]
"""The computed rows of a question; None for a question that computes nothing."""


def no_figures(_sheet: OpenSheet, _question: Question, _tongue: Tongue) -> Figures | None:
    """Where nothing is computed."""
    return None
