"""From the answers of one filling to the numbers that are reckoned with.

Answers hidden by a condition are left out of sums; "I don't know" is no number.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from app.domain.kinds.table import Row
from app.domain.money import Money
from app.reckoning.no_deal import ENDINGS, Guesses

Given = Mapping[str, object]
"""Question id → the given value of a visible question."""

USES: Mapping[str, tuple[str, ...]] = {
    "ev": ("br_endings", "br_chances"),
    "cost_low": ("br_costs",),
    "cost_high": ("br_costs",),
    "cost_mid": ("br_costs",),
    "their_costs_expected": ("br_their_costs", "br_their_costs_chance"),
    "no_deal_money": ("br_endings", "br_chances", "br_costs", "br_their_costs", "br_their_costs_chance"),
    "no_deal_all_in": (
        "br_endings",
        "br_chances",
        "br_costs",
        "br_their_costs",
        "br_their_costs_chance",
        "br_hassle_price",
        "br_gain_price",
    ),
    "no_deal_low": ("br_endings", "br_costs", "br_their_costs", "br_their_costs_chance"),
    "no_deal_high": ("br_endings", "br_costs"),
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
    return Guesses(
        endings={row: amount for row, amount in amounts if amount is not None},
        chances=chances,
        cost_low=_column_sum(given, "br_costs", "low"),
        cost_high=_column_sum(given, "br_costs", "high"),
        their_costs=_exact(given.get("br_their_costs")),
        their_costs_chance=chance if isinstance(chance, int) else None,
        load_price=_exact(given.get("br_hassle_price")),
        gain_price=_exact(given.get("br_gain_price")),
        offer=_exact(given.get("br_offer")),
    )


def _exact(value: object) -> Fraction | None:
    return Fraction(value.minor) if isinstance(value, Money) else None


def _rows(given: Given, question: str) -> tuple[Row, ...]:
    value = given.get(question)
    return tuple(row for row in value if isinstance(row, Row)) if isinstance(value, tuple) else ()


def _cell(given: Given, question: str, row_id: str, column: str) -> object:
    return next((row.cells.get(column) for row in _rows(given, question) if row.id == row_id), None)


def _column_sum(given: Given, question: str, column: str) -> Fraction | None:
    found = [cell.minor for row in _rows(given, question) if isinstance(cell := row.cells.get(column), Money)]
    return Fraction(sum(found)) if found else None
