"""What a party that minds risk would take for certain instead. Off unless somebody gives a risk tolerance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction

from app.domain.language import _
from app.reckoning.outcomes import Outcome
from app.reckoning.trees import Exact, Impossible

_DIGITS = 50


def certainty_equivalent(found: Sequence[Outcome], risk_tolerance: Exact | None) -> Exact:
    """The amount for certain that counts as much as `found`, with utility −exp(−x / R), R = `risk_tolerance` in money
    (note §1.15; Howard 1988). None stands for a party that does not mind risk: the average. Below 0 seeks risk.

    −R · ln Σ p · exp(−(x − m) / R) + m around the average m, with decimals instead of floats and the largest exponent
    taken out first: the error is below 10⁻⁴⁰ of the spread, however far the spread is from R.
    """
    average = sum((one.chance * one.value for one in found), Fraction(0))
    spread = found[-1].value - found[0].value
    if risk_tolerance is None or not spread:
        return average
    if not risk_tolerance:
        raise Impossible("risk_tolerance", _("A risk tolerance cannot be 0. Leave it out, or give an amount."))
    # Where the spread is a small part of R, the first digits of the sum are those of 1, and the logarithm drops them.
    lost = max(0, len(str(int(abs(risk_tolerance / spread)))))
    exact = Context(prec=_DIGITS + 2 * lost, Emax=MAX_EMAX, Emin=MIN_EMIN)
    weighed = ((decimal(one.chance, exact), decimal((average - one.value) / risk_tolerance, exact)) for one in found)
    return average - risk_tolerance * Fraction(log_mean(weighed, exact))


def log_mean(weighed: Iterable[tuple[Decimal, Decimal]], exact: Context) -> Decimal:
    """Ln Σ w · eˣ / Σ w of weights and exponents, the largest exponent taken out first so that none is too large."""
    pairs = list(weighed)
    largest = max(exponent for _weight, exponent in pairs)
    total = weights = Decimal(0)
    for weight, exponent in pairs:
        total = exact.add(total, exact.multiply(weight, exact.exp(exact.subtract(exponent, largest))))
        weights = exact.add(weights, weight)
    return exact.add(largest, exact.ln(exact.divide(total, weights)))


def decimal(number: Exact, exact: Context) -> Decimal:
    """A fraction as a decimal of as many digits as `exact` has."""
    return exact.divide(Decimal(number.numerator), Decimal(number.denominator))
