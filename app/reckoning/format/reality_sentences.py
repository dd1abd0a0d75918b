"""What `recess reckon` says to a reality check in words: what the sheet says, and what is told of this result beside it."""

from __future__ import annotations

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.wording import Tongue
from app.reckoning.format.reality_input import RealityAsked
from app.reckoning.rows import sentences_by_key


def sentences(asked: RealityAsked, sheet: Computed, *, moved: bool) -> dict[str, str]:
    """By key, in the order they are told: those of the sheet, and what was moved to see which guess matters most. None at all without a currency to write amounts in."""
    if not asked.currency:
        return {}
    found = dict(sentences_by_key(sheet, asked.guesses, Tongue(currency=asked.currency)))
    if moved:
        found["moved"] = _(
            "To see which guess matters most, each ending was moved up and down by one fifth, the costs from low to high, "
            "and each chance by one case of ten."
        )
    return found
