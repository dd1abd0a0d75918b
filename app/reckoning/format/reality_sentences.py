"""What `recess reckon` says to a reality check in words: what the sheet says, and what is told of this result beside it."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.wording import Tongue
from app.reckoning.format.reality_input import RealityAsked
from app.reckoning.rows import sentences_by_key


def sentences(asked: RealityAsked, sheet: Computed, *, moved: bool) -> dict[str, str]:
    """By key, in the order they are told: those of the sheet, and what was moved to see which guess
    matters most. Without a currency to write amounts in, only what is told of the direction.
    """
    told = dict(_direction_told(asked))
    if not asked.currency:
        return told
    found = dict(sentences_by_key(sheet, asked.guesses, Tongue(currency=asked.currency)))
    if moved:
        found["moved"] = _(
            "To see which guess matters most, each ending was moved up and down by one fifth, the costs from low to high, "
            "and each chance by one case of ten."
        )
    return found | told


def _direction_told(asked: RealityAsked) -> Iterator[tuple[str, str]]:
    """Where `direction` and the amounts do not go together, how they were read."""
    if asked.left_out:
        yield (
            "direction",
            _("This is not about money, so the amounts of the endings, the offer and the prices are left out."),
        )
    elif asked.signs_against_direction and asked.direction == "pay":
        yield (
            "direction",
            _("You pay, and none of the amounts has a minus sign. They were read as money that you get."),
        )
    elif asked.signs_against_direction:
        yield (
            "direction",
            _("Money comes to you, and all of the amounts have a minus sign. They were read as money that you pay."),
        )
