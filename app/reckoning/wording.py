"""Exact numbers in the sentences that refuse input."""

from __future__ import annotations

from app.reckoning.trees import Exact


def amount_said(number: Exact) -> str:
    """`number` to at most two places after the point, thousands apart, for instance "12,345" or "−0.33"."""
    hundredths = round(abs(number) * 100)
    whole, rest = divmod(hundredths, 100)
    places = f".{rest:02}".rstrip("0") if rest else ""
    return f"{'−' if number < 0 and hundredths else ''}{whole:,}{places}"


def of_hundred(chance: Exact) -> str:
    """How many of 100 `chance` is, for instance "85" or "33.33"."""
    return amount_said(chance * 100)
