"""Amounts in words for the party whose numbers they are: which way the money goes instead of a minus sign.

Amounts are exact minor units, receipts +, payments −. What was put together is rounded (decision 37); a plain sum of what
a party typed is not, and has the cents that were typed, so that it can be added up by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from app.domain.language import _
from app.domain.money import Money, minor_units, write_amount
from app.domain.wording import Tongue
from app.reckoning.no_deal import Guesses, no_deal_range

_COARSE, _FINE, _FINE_BELOW = 100, 10, 2_000
"""Whole units shown amounts are rounded to, and the span below which they are rounded finely (decision 37)."""


def rounded(exact: Fraction, numbers: Guesses, currency: str) -> int:
    """`exact` minor units as they are shown: to the nearest 100 whole units, or 10 where the span is under 2,000."""
    return to_nearest(exact, coarseness(numbers, currency))


def coarseness(numbers: Guesses, currency: str) -> int:
    """What shown amounts are multiples of, in minor units (decision 37)."""
    ends = no_deal_range(numbers)
    return step_for(None if ends is None else ends[1] - ends[0], currency)


def step_for(span: Fraction | int | None, currency: str) -> int:
    """The same where amounts lie `span` minor units apart; the coarse one where nobody knows how far."""
    unit = minor_units(currency)
    return (_FINE if span is not None and span < _FINE_BELOW * unit else _COARSE) * unit


def to_nearest(exact: Fraction, step: int) -> int:
    """The nearest multiple of `step`; half way goes away from zero."""
    whole = int(abs(exact) / step + Fraction(1, 2))
    return whole * step if exact >= 0 else -whole * step


def about(exact: Fraction, numbers: Guesses, tongue: Tongue) -> str:
    """An amount without its direction, rounded."""
    return write_amount(Money(abs(rounded(exact, numbers, tongue.currency)), tongue.currency), tongue)


def summed(exact: Fraction, tongue: Tongue) -> str:
    """What was typed, added up: to the cent, without a direction."""
    return write_amount(Money(abs(to_nearest(exact, 1)), tongue.currency), tongue)


def you(exact: Fraction, words: str) -> str:
    """Which way `words`, an amount, goes: you get it, or you pay it."""
    if exact == 0:
        return words
    return (_("you get {amount}") if exact > 0 else _("you pay {amount}")).format(amount=words)


def you_about(exact: Fraction, numbers: Guesses, tongue: Tongue) -> str:
    """A rounded amount and which way it goes; nothing goes where it rounds to nothing."""
    shown = rounded(exact, numbers, tongue.currency)
    return you(Fraction(shown), about(exact, numbers, tongue))


class Side(Enum):
    """Which way the money goes over a whole range."""

    GET = "get"
    PAY = "pay"
    BOTH = "both"


def between(low: Fraction, high: Fraction, words: Mapping[Side, str], numbers: Guesses, tongue: Tongue) -> str:
    """A range in words: from the smaller to the larger amount where the money goes one way, from paying to getting where
    it goes both. Each of `words` has a `low` and a `high` in it; `low` and `high` may come in either order."""
    low, high = min(low, high), max(low, high)
    ends = [rounded(end, numbers, tongue.currency) for end in (low, high)]
    side = Side.GET if ends[0] >= 0 else Side.PAY if ends[1] <= 0 else Side.BOTH
    first, last = (about(end, numbers, tongue) for end in ((high, low) if side is Side.PAY else (low, high)))
    return words[side].format(low=first, high=last)


def as_sentence(words: str) -> str:
    """With a capital letter."""
    return words[:1].upper() + words[1:]
