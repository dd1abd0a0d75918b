"""What a computed row comes to: the one place where it is worked out, for one party's page and documents and across both."""

from __future__ import annotations

from app.reckoning.no_deal import RESULTS, Exact, Guesses
from app.reckoning.reality_check import completed


def result_of(row: str, entered: Guesses) -> Exact | None:
    """The row from what was put in, in minor units; cases that the other two leave no choice for are put in (note §1.13).
    None where an input is missing, or where there is no such row."""
    worked_out = RESULTS.get(row)
    return worked_out(completed(entered)) if worked_out is not None else None
