"""What money that moves later counts today."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from app.domain.language import _
from app.reckoning.trees import Exact, Impossible

DIGITS = 50
"""Significant digits of a factor that is no fraction: a part of a year, as a power of a decimal number."""
MOST_YEARS = 1000


@lru_cache(maxsize=256)
def factor(rate: Exact, years: Exact) -> Exact:
    """What one unit of money counts today that moves in `years` years: (1 + rate)^−years, `rate` as a part of one a year
    (note §1.3). Exact for whole years; otherwise right to 50 significant digits."""
    if rate <= -1:
        raise Impossible("discount_rate", _("A yearly rate must be more than minus 100 of 100."))
    if not 0 <= years <= MOST_YEARS:
        raise Impossible("years", _("Years are counted from today on, and at most 1,000 of them."))
    if not rate or not years:
        return Fraction(1)
    growth = 1 + rate
    if years.denominator == 1:
        return 1 / growth**years.numerator
    exact = Context(prec=DIGITS + 10)
    base = exact.divide(Decimal(growth.numerator), Decimal(growth.denominator))
    power = exact.divide(Decimal(-years.numerator), Decimal(years.denominator))
    return Fraction(Context(prec=DIGITS).plus(exact.power(base, power)))
