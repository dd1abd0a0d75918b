"""Exact numbers to try, in steps: `st.fractions` looks for odd denominators and is ten times slower."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st


def parts(low: int, high: int, of: int) -> st.SearchStrategy[Fraction]:
    """From `low` to `high` in steps of 1/`of`."""
    return st.integers(low * of, high * of).map(lambda count: Fraction(count, of))


MONEY = parts(0, 10**7, 100)
SHARES = parts(0, 1, 1000)
