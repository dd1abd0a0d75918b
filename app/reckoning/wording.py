"""Exact numbers in the sentences that refuse input."""

from __future__ import annotations

from fractions import Fraction

from app.reckoning.trees import Exact


def amount_said(amount: Exact) -> str:
    """`amount` with a comma between thousands, as a decimal number where that is exact, otherwise to two places."""
    if amount.denominator == 1:
        return f"{amount.numerator:,}"
    hundredths = Fraction(round(amount * 100), 100)
    return f"{float(hundredths):,.2f}" if abs(amount) < 10**12 else f"{round(amount):,}"


def of_hundred(chance: Exact) -> str:
    """How many of 100 `chance` is, for instance "85" or "33.3"."""
    count = chance * 100
    return str(count.numerator) if count.denominator == 1 else f"{float(count):.4g}"
