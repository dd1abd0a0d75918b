"""From a claim to money: what is left of an award, interest up to judgment, collecting it, and what waiting costs.

notes/decision-analysis.md §1.3. Amounts in major units, rates per year as shares (0.05 is 5 percent), times in years.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.domain.language import _
from app.reckoning.discounting import factor
from app.reckoning.trees import Exact, Impossible


def net_award(
    gross: Exact, own_fault: Exact = Fraction(0), set_offs: Exact = Fraction(0), cap: Exact | None = None
) -> Exact:
    """J1 = min(cap, J0 (1 − own fault) − set-offs). It can be below nothing where set-offs are larger."""
    _share("own_fault", own_fault)
    left = gross * (1 - own_fault) - set_offs
    return left if cap is None else min(cap, left)


def simple_interest(amount: Exact, rate: Exact, years: Exact) -> Exact:
    """I = J1 × r × t: interest up to the judgment, without interest on interest."""
    _not_before_now(years)
    return amount * rate * years


def collected(judgment: Exact, share: Exact, rate_after: Exact = Fraction(0), years: Exact = Fraction(0)) -> Exact:
    """G = k J (1 + r t): the part `share` (0 to 1) that is really paid, with simple interest until it is."""
    _share("share", share)
    return share * (judgment + simple_interest(judgment, rate_after, years))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An amount that comes later, and what it is worth today: both stand side by side, no rate is hidden in either."""

    later: Exact
    today: Exact

    @property
    def cost(self) -> Exact:
        """What waiting takes away: below 0 for a payment, which waiting makes lighter."""
        return self.later - self.today

    @property
    def neutral(self) -> bool:
        """Whether waiting changes nothing."""
        return self.later == self.today


def waiting(amount: Exact, discount: Exact, years: Exact, interest: Exact = Fraction(0)) -> Waiting:
    """An `amount` that is paid in `years`. Where it bears interest at the same rate as it is discounted, the two cancel.

    Otherwise later = amount (1 + interest × years) and today = later × (1 + discount)^−years. With no `years` both are
    the amount.
    """
    _not_before_now(years)
    by = factor(discount, years)
    if interest == discount:
        return Waiting(amount, amount)
    later = amount + simple_interest(amount, interest, years)
    return Waiting(later, later * by)


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of an offer: signed, when it comes (years from now), and the chance (0 to 1) that it really does."""

    amount: Exact
    years: Exact = Fraction(0)
    chance: Exact = Fraction(1)


def net_offer(
    payments: Iterable[Payment],
    rate: Exact = Fraction(0),
    fee_share: Exact = Fraction(0),
    liens: Exact = Fraction(0),
    costs_of_settling: Exact = Fraction(0),
) -> Exact:
    """An offer, net of what the court figures are net of, so that like is compared with like (§1.3, §1.11).

    `fee_share` is a lawyer's share of what is received, never of what is paid. `liens` are paid out of a receipt.
    """
    _share("fee_share", fee_share)
    total = Fraction(0)
    for payment in payments:
        _share("chance", payment.chance)
        _not_before_now(payment.years)
        kept = payment.amount * (1 - fee_share) if payment.amount > 0 else payment.amount
        total += kept * payment.chance * factor(rate, payment.years)
    return total - liens - costs_of_settling


def _share(path: str, share: Exact) -> None:
    if not 0 <= share <= 1:
        raise Impossible(path, _("This share lies between 0 and 1."))


def _not_before_now(years: Exact) -> None:
    if years < 0:
        raise Impossible("years", _("Only what comes from today on counts: the time cannot be below 0."))
