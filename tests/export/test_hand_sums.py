"""A sum that is done by hand, as the paper says it, comes to what the program works out."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.hand_sums import ways
from app.reckoning.from_answers import ALL_USES
from app.reckoning.no_deal import RESULTS, Guesses

_PLACE = re.compile(r"\{(\w+)\}")
_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-"})
_IN_WORDS = {"ev", "cost_low", "cost_high", "no_deal_low", "no_deal_high"}
"""Those that take numbers out of a table."""
_AMOUNTS = st.integers(-(10**6), 10**6).map(Fraction)
_COSTS = st.integers(0, 10**6).map(Fraction)
GUESSES = st.builds(
    Guesses,
    st.fixed_dictionaries(dict.fromkeys(("best", "middle", "worst"), _AMOUNTS)),
    st.sampled_from([(3, 3, 4), (10, 0, 0), (0, 1, 9)]).map(
        lambda cases: dict(zip(("best", "middle", "worst"), cases, strict=True))
    ),
    cost_low=_COSTS,
    cost_high=_COSTS,
    their_costs=_COSTS,
    their_costs_chance=st.integers(0, 100),
    load_price=_COSTS,
    gain_price=_COSTS,
    offer=_AMOUNTS,
)


def questions_of(row: str) -> set[str]:
    """The questions whose numbers a sum takes, through the other rows that it builds on."""
    found: set[str] = set()
    for name in _PLACE.findall(ways()[row]):
        found |= questions_of(name) if name in ways() else {name}
    return found


def test_every_row_that_can_be_worked_out_says_how() -> None:
    assert set(ways()) == set(RESULTS)


@pytest.mark.parametrize("row", ways())
def test_a_sum_takes_the_questions_that_the_program_takes(row: str) -> None:
    # Which way the money goes is in the sign of an amount.
    assert questions_of(row) == set(ALL_USES[row]) - {"br_direction"}


@pytest.mark.parametrize("row", [row for row in ways() if row not in _IN_WORDS])
@given(guesses=GUESSES)
def test_a_sum_by_hand_comes_to_what_the_program_works_out(row: str, guesses: Guesses) -> None:
    numbers = {
        "br_their_costs": guesses.their_costs,
        "br_their_costs_chance": guesses.their_costs_chance,
        "br_hassle_price": guesses.load_price,
        "br_gain_price": guesses.gain_price,
        "br_offer": guesses.offer,
    }
    said = ways()[row].removeprefix("= ").replace("question ", "").translate(_SIGNS)
    taken = {name: numbers[name] if name in numbers else RESULTS[name](guesses) for name in _PLACE.findall(said)}
    assert _worked_out(ast.parse(_PLACE.sub(r"\1", said), mode="eval").body, taken) == RESULTS[row](guesses)


def _worked_out(part: ast.expr, numbers: Mapping[str, object]) -> Fraction:
    match part:
        case ast.BinOp(left, sign, right):
            first, then = _worked_out(left, numbers), _worked_out(right, numbers)
            match sign:
                case ast.Add():
                    return first + then
                case ast.Sub():
                    return first - then
                case ast.Mult():
                    return first * then
                case _:
                    return first / then
        case ast.Name(name):
            found = numbers[name]
            assert isinstance(found, int | Fraction)
            return Fraction(found)
        case ast.Constant(int() as number):
            return Fraction(number)
        case _:
            raise AssertionError(part)
