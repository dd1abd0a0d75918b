"""Ten judges: each side says how many of ten would see it its way, and together they may count more than ten."""

from __future__ import annotations

JUDGES = 10


def optimism_gap(first: int | None, second: int | None) -> int | None:
    """How many of ten judges both sides count on together over ten, in judges; None where one side is not there
    (notes/decision-analysis.md §1.18: pC + wR − 1)."""
    return None if first is None or second is None else first + second - JUDGES
