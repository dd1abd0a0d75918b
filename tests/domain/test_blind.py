"""Comparing two limits that nobody sees: the word, and how a limit is written down for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import blind
from app.domain.impasse import Compared
from app.domain.money import Money

SMALL = st.integers(-60, 60)
AMOUNTS = st.builds(Money, st.integers(-(10**15), 10**15), st.sampled_from(("USD", "EUR", "JPY")))


@given(SMALL, SMALL)
@settings(max_examples=1000)
def test_two_limits_overlap_where_one_sum_is_within_both(one: int, other: int) -> None:
    """Oracle: every sum that could pass to the first party is tried."""
    fits = any(paid >= one and -paid >= other for paid in range(-130, 131))
    found = blind.word(Money(one, "USD"), Money(other, "USD"))
    assert found is (Compared.OVERLAP if fits else Compared.NO_OVERLAP)
    assert blind.word(Money(other, "USD"), Money(one, "USD")) is found


def test_limits_that_meet_exactly_overlap() -> None:
    assert blind.word(Money(-2_500_000, "USD"), Money(2_500_000, "USD")) is Compared.OVERLAP
    assert blind.word(Money(-2_499_999, "USD"), Money(2_500_000, "USD")) is Compared.NO_OVERLAP


def test_two_currencies_are_never_compared() -> None:
    with pytest.raises(ValueError, match="two currencies"):
        blind.word(Money(-100, "USD"), Money(100, "EUR"))


@given(AMOUNTS)
@settings(max_examples=500)
def test_a_limit_written_down_is_always_as_long_and_reads_back(limit: Money) -> None:
    assert len(blind.written(limit)) == blind.WRITTEN
    assert blind.read(blind.written(limit)) == limit


@pytest.mark.parametrize("limit", [Money(2**63, "USD"), Money(1, "DOLLAR"), Money(1, "€UR"), Money(1, "")])
def test_what_is_no_amount_is_not_written_down(limit: Money) -> None:
    with pytest.raises(ValueError, match="no amount"):
        blind.written(limit)


@pytest.mark.parametrize("content", [b"", b"USD", b"USD" + b"\0" * 9])
def test_what_was_not_written_so_is_not_read(content: bytes) -> None:
    with pytest.raises(ValueError, match="no written limit"):
        blind.read(content)
