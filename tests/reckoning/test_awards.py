"""From a claim to money, and an offer net of what the court figures are net of. No rate is hidden in any figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.awards import Payment, Waiting, collected, net_award, net_offer, simple_interest, waiting
from app.reckoning.trees import Impossible
from tests.reckoning.exact_numbers import MONEY, SHARES, parts

YEARS = st.integers(0, 30).map(Fraction)
RATES = parts(0, 1, 1000)


def n(number: str | int) -> Fraction:
    return Fraction(number)


def test_fault_and_set_offs_come_off_before_the_cap() -> None:
    assert net_award(n(100), n("1/4"), n(15)) == 60
    assert net_award(n(100), n("1/4"), n(15), cap=n(50)) == 50
    assert net_award(n(100), n("1/4"), n(15), cap=n(60)) == 60
    assert net_award(n(100), n("1/4"), n(90), cap=n(50)) == -15


def test_interest_is_simple_unless_somebody_says_otherwise() -> None:
    assert simple_interest(n(1000), n("0.08"), n("2.5")) == 200
    assert simple_interest(n(1000), n("0.08"), n(0)) == 0


def test_only_the_part_that_is_collected_counts_and_it_bears_interest_until_then() -> None:
    assert collected(n(1000), n("0.6"), n("0.05"), n(2)) == 660
    assert collected(n(1000), n(0), n("0.05"), n(2)) == 0


@given(amount=MONEY, discount=RATES, interest=RATES, years=YEARS)
@settings(max_examples=500)
def test_later_and_today_and_the_cost_of_waiting_always_add_up(
    amount: Fraction, discount: Fraction, interest: Fraction, years: Fraction
) -> None:
    found = waiting(amount, discount, years, interest)
    assert found.today + found.cost == found.later
    mirrored = waiting(-amount, discount, years, interest)
    assert (mirrored.later, mirrored.today, mirrored.cost) == (-found.later, -found.today, -found.cost)


@given(amount=MONEY, rate=RATES, years=YEARS)
@settings(max_examples=500)
def test_waiting_is_neutral_exactly_where_interest_and_discount_cancel(
    amount: Fraction, rate: Fraction, years: Fraction
) -> None:
    assert waiting(amount, rate, n(0)) == Waiting(amount, amount, amount)
    assert waiting(amount, n(0), years).neutral
    assert waiting(amount, rate, n(1), rate) == Waiting(amount, amount * (1 + rate), amount)
    assert waiting(amount, rate, n(1), rate).neutral
    # Interest is simple and discounting compound: over more years the same rate leaves less.
    found = waiting(amount, rate, years, rate)
    assert found.later == amount * (1 + rate * years)
    assert found.today * (1 + rate) ** int(years) == found.later
    assert found.neutral == (years <= 1 or not rate or not amount)
    assert abs(found.today) <= abs(amount)


def test_waiting_costs_what_the_discount_takes() -> None:
    assert waiting(n(121), n("0.1"), n(2)) == Waiting(n(121), n(121), n(100))
    assert waiting(n(121), n("0.1"), n(2)).cost == 21
    assert waiting(n(100), n("0.1"), n(2), n("0.05")) == Waiting(n(100), n(110), n(110) / n("1.21"))


def test_interest_with_nothing_to_discount_it_is_a_gain_and_not_neutral() -> None:
    assert not waiting(n(100), n(0), n(1), n("0.1")).neutral


def test_a_rate_of_minus_a_hundred_of_a_hundred_is_refused_even_where_the_two_rates_cancel() -> None:
    with pytest.raises(Impossible):
        waiting(n(1), n(-1), n(2))
    with pytest.raises(Impossible):
        waiting(n(1), n(-1), n(2), n(-1))


@given(amount=MONEY, share=SHARES, liens=MONEY, costs=MONEY)
@settings(max_examples=500)
def test_an_offer_paid_at_once_is_what_the_fee_the_liens_and_the_settling_leave(
    amount: Fraction, share: Fraction, liens: Fraction, costs: Fraction
) -> None:
    left = net_offer([Payment(amount)], fee_share=share, liens=liens, costs_of_settling=costs)
    assert left == amount * (1 - share) - liens - costs


def test_a_lawyer_s_share_is_taken_of_what_is_received_and_never_of_what_is_paid() -> None:
    assert net_offer([Payment(n(90)), Payment(n(-30))], fee_share=n("1/3")) == 30
    assert net_offer([Payment(n(-30))], fee_share=n("1/3"), costs_of_settling=n(2)) == -32


def test_instalments_count_for_when_they_come_and_how_sure_they_are() -> None:
    monthly = [Payment(n(110), n(1)), Payment(n(121), n(2), n("1/2"))]
    assert net_offer(monthly, rate=n("0.1")) == 150
    assert net_offer([], rate=n("0.1")) == 0


@given(payments=st.lists(st.builds(Payment, MONEY, YEARS, SHARES), max_size=5), rate=RATES)
@settings(max_examples=500)
def test_an_offer_in_parts_is_worth_the_sum_of_its_parts(payments: list[Payment], rate: Fraction) -> None:
    assert net_offer(payments, rate) == sum(net_offer([payment], rate) for payment in payments)


@pytest.mark.parametrize(
    ("path", "work_out"),
    [
        ("own_fault", lambda: net_award(n(1), n("1.01"))),
        ("share", lambda: collected(n(1), n("-0.01"))),
        ("fee_share", lambda: net_offer([], fee_share=n(2))),
        ("chance", lambda: net_offer([Payment(n(1), chance=n(2))])),
        ("years", lambda: net_offer([Payment(n(1), n(-1))])),
        ("years", lambda: simple_interest(n(1), n(1), n(-1))),
        ("years", lambda: waiting(n(1), n(0), n(-1))),
    ],
)
def test_shares_over_one_and_times_gone_by_are_refused(path: str, work_out: Callable[[], object]) -> None:
    with pytest.raises(Impossible) as refused:
        work_out()
    assert refused.value.path == path
