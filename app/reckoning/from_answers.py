"""From the answers of one filling to the numbers that are reckoned with.

Answers hidden by a condition are left out of sums; "I don't know" is no number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.kinds.base import DONT_KNOW, Cell
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.reckoning.cost_totals import CostTotals, Guess, Open, cost_totals
from app.reckoning.no_deal import ENDINGS, Guesses


@dataclass(frozen=True, slots=True)
class Step:
    """What one step costs, in minor units; None where nothing was put in."""

    low: Fraction | Cell | None
    high: Fraction | Cell | None


Given = Mapping[str, object]
"""Question id → the given value of a visible question; DONT_KNOW where all of it is "I don't know"."""

_PERCENT = 100
_ENDINGS = ("br_direction", "br_endings")
"""The amounts of the endings are there only where money changes hands."""
_MONEY = (*_ENDINGS, "br_chances", "br_costs", "br_their_costs", "br_their_costs_chance")
USES: Mapping[str, tuple[str, ...]] = {
    "ev": (*_ENDINGS, "br_chances"),
    "cost_low": ("br_costs",),
    "cost_high": ("br_costs",),
    "cost_mid": ("br_costs",),
    "their_costs_expected": ("br_their_costs", "br_their_costs_chance"),
    "no_deal_money": _MONEY,
    "no_deal_all_in": (*_MONEY, "br_hassle_price", "br_gain_price"),
    "no_deal_low": (*_ENDINGS, "br_costs", "br_their_costs", "br_their_costs_chance"),
    "no_deal_high": (*_ENDINGS, "br_costs"),
}
"""Computed row → every question it uses, filled or blank: what decides who may read it (decision 7)."""

_OFFER = ("br_offer",)
OFFER_USES: Mapping[str, tuple[str, ...]] = {
    "offer_minus_no_deal_money": (*USES["no_deal_money"], *_OFFER),
    "offer_minus_no_deal_all_in": (*USES["no_deal_all_in"], *_OFFER),
}
ALL_USES: Mapping[str, tuple[str, ...]] = {
    **USES,
    **OFFER_USES,
    "ideas_by_lower_score": ("ob_ideas", "ob_rate"),
}


def guesses(given: Given) -> Guesses:
    """What a party put into "If we don't settle"."""
    amounts = ((row, _exact(_cell(given, "br_endings", row, "amount"))) for row in ENDINGS)
    chances = {row: count for row in ENDINGS if isinstance(count := _cell(given, "br_chances", row, "of_ten"), int)}
    chance = given.get("br_their_costs_chance")
    outside = frozenset(_outside(chances, chance))
    costs = totals(given)
    return Guesses(
        endings={row: amount for row, amount in amounts if amount is not None},
        chances={row: count for row, count in chances.items() if f"chances/{row}" not in outside},
        cost_low=costs.low if costs else None,
        cost_high=costs.high if costs else None,
        least_middle_cost=costs.least_middle if costs else Fraction(0),
        blank_costs=costs.blank if costs else 0,
        half_costs=costs.half if costs else 0,
        their_costs=_exact(given.get("br_their_costs")),
        their_costs_chance=chance if isinstance(chance, int) and "their_costs_chance" not in outside else None,
        load_price=_exact(given.get("br_hassle_price")),
        gain_price=_exact(given.get("br_gain_price")),
        offer=_exact(given.get("br_offer")),
        unknown=frozenset(_unknown(given)),
        outside=outside,
        about_money=given.get("br_direction") != "no_money",
    )


def _outside(chances: Mapping[str, int], chance: object) -> Iterator[str]:
    """Numbers that no chance can be: a sheet keeps them after its question about them, and so may an older file. Cases
    over ten stay, for they are told together with the others."""
    if isinstance(chance, int) and not 0 <= chance <= _PERCENT:
        yield "their_costs_chance"
    yield from (f"chances/{row}" for row, count in chances.items() if count < 0)


def totals(given: Given) -> CostTotals | None:
    """What the steps add up to; None where there is none."""
    rows = _rows(given, "br_costs")
    return cost_totals([cost_guesses(row) for row in rows]) if rows else None


def cost_guesses(row: Row) -> tuple[Guess, Guess]:
    """The low and the high guess of one step, in minor units."""
    low, high = (_guess(_end(row, column)) for column in ("low", "high"))
    return low, high


def _guess(end: Fraction | Cell | None) -> Guess:
    if end is DONT_KNOW:
        return Open.UNKNOWN
    return end if isinstance(end, Fraction) else Open.BLANK


def steps(given: Given) -> tuple[Step, ...]:
    """The steps of "what it takes to get there" that have a guess, or one that is not known."""
    found = (Step(_end(row, "low"), _end(row, "high")) for row in _rows(given, "br_costs"))
    return tuple(step for step in found if step.low is not None or step.high is not None)


def _end(row: Row, column: str) -> Fraction | Cell | None:
    cell = row.cells.get(column)
    return DONT_KNOW if cell is DONT_KNOW else _exact(cell)


def _unknown(given: Given) -> Iterator[str]:
    """Which guesses are "I don't know", by the names that `Guesses.unknown` uses."""
    for row in ENDINGS:
        if _is_unknown(given, "br_endings", row, "amount"):
            yield row
        if _is_unknown(given, "br_chances", row, "of_ten"):
            yield f"chances/{row}"
    if given.get("br_costs") is DONT_KNOW or any(DONT_KNOW in (step.low, step.high) for step in steps(given)):
        yield "costs"
    for question, name in _ALONE.items():
        if given.get(question) is DONT_KNOW:
            yield name


_ALONE = {
    "br_their_costs": "their_costs",
    "br_their_costs_chance": "their_costs_chance",
    "br_hassle_price": "load_price",
    "br_gain_price": "gain_price",
    "br_offer": "offer",
}
"""A question that is one guess alone → its name."""


def _is_unknown(given: Given, question: str, row: str, column: str) -> bool:
    return given.get(question) is DONT_KNOW or _cell(given, question, row, column) is DONT_KNOW


def _exact(value: object) -> Fraction | None:
    return Fraction(value.minor) if isinstance(value, Money) else None


def _rows(given: Given, question: str) -> tuple[Row, ...]:
    value = given.get(question)
    return tuple(row for row in value if isinstance(row, Row)) if isinstance(value, tuple) else ()


def _cell(given: Given, question: str, row_id: str, column: str) -> object:
    return next((row.cells.get(column) for row in _rows(given, question) if row.id == row_id), None)
