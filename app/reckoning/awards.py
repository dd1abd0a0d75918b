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
    """J1 = min(cap, J0 (1 − own fault) − set-offs). It can be below nothing where set-offs are larger. Money in
    major units, `own_fault` 0 to 1 (note §1.3)."""
    _share("own_fault", own_fault)
    left = gross * (1 - own_fault) - set_offs
    return left if cap is None else min(cap, left)


def simple_interest(amount: Exact, rate: Exact, years: Exact) -> Exact:
    """I = J1 × r × t: interest up to the judgment, without interest on interest. Money in major units, `rate` a year (note
    §1.3)."""
    _not_before_now(years)
    return amount * rate * years


def collected(judgment: Exact, share: Exact, rate_after: Exact = Fraction(0), years: Exact = Fraction(0)) -> Exact:
    """G = k J (1 + r t): the part `share` (0 to 1) that is really paid, with simple interest until it is. Money in major
    units, `rate_after` a year (note §1.3)."""
    _share("share", share)
    return share * (judgment + simple_interest(judgment, rate_after, years))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An amount, what it is when it comes later, and what that is worth today, in major units: all stand side by side, no
    rate is hidden in any (note §1.3)."""

    amount: Exact
    later: Exact
    today: Exact

    @property
    def cost(self) -> Exact:
        """Later less today, in major units: what waiting takes away; below 0 for a payment, which waiting makes lighter
        (note §1.3)."""
        return self.later - self.today

    @property
    def neutral(self) -> bool:
        """Whether waiting changes nothing: what comes later is worth as much today as the amount itself (note §1.20)."""
        return self.today == self.amount


def waiting(amount: Exact, discount: Exact, years: Exact, interest: Exact = Fraction(0)) -> Waiting:
    """An `amount` that is paid in `years`: later = amount (1 + interest × years), today = later × (1 + discount)^−years
    (note §1.3, §1.20). Money, in major units; rates a year as shares.

    Interest is simple and discounting is compound, so that the same rate for both cancels over exactly one year, or
    none; over more years waiting still costs something. `Waiting.neutral` says whether it really does cancel.
    """
    _not_before_now(years)
    later = amount + simple_interest(amount, interest, years)
    return Waiting(amount, later, later * factor(discount, years))


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
    """An offer, net of what the court figures are net of, so that like is compared with like: money in major units, as of
    today (note §1.3, §1.11).

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
