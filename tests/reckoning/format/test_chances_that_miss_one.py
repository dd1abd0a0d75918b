"""Chances that make less than 1: scaled where they were rounded, open everywhere else, and always told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reckoning.format.asking import TREE, as_text, result


def _fork(*chances: Any) -> Any:
    return {"branches": [{"label": f"b{at}", "p": p, "node": {"value": 30 * at}} for at, p in enumerate(chances)]}


@pytest.mark.parametrize("third", [0.3, 0.33, 0.333, 0.3333333333])
def test_chances_that_were_rounded_are_scaled_and_it_is_told(third: float) -> None:
    found = result({"kind": "tree", "tree": _fork(third, third, third)})
    if third == 0.3:
        assert found["expected_value"] is None, "a tenth is more than rounding leaves out"
        return
    assert found["expected_value"] == 30
    assert found["notes"] == [
        f"The chances at tree.branches make {third * 3:.10g}, as rounded ones do. They were scaled to make 1."
    ]


@pytest.mark.parametrize("chances", [(0.5, 0.4), (0.5, 0.495), (0.25, 0.25, 0.25), (0.0, 0.99)])
def test_what_chances_leave_out_may_belong_to_any_branch_and_it_is_told(chances: tuple[float, ...]) -> None:
    found = result(
        {"kind": "tree", "tree": {"id": "root", "branches": [{"p": 1, "label": "on", "node": _fork(*chances)}]}}
    )
    average = sum(Fraction(str(p)) * 30 * at for at, p in enumerate(chances))
    rest = 1 - sum(Fraction(str(p)) for p in chances)
    assert found["expected_value"] is None
    assert [Fraction(end) for end in found["bounds"]] == [average, average + rest * 30 * (len(chances) - 1)]
    (told,) = found["notes"]
    assert told.startswith("The chances at tree.branches[0].node.branches make 0.")
    assert told.endswith(" that is missing may belong to any of them.")


@given(st.lists(st.integers(1, 60), min_size=2, max_size=5), st.integers(2, 6))
@settings(max_examples=500, deadline=None)
def test_chances_printed_with_few_digits_give_what_the_exact_ones_give_as_near_as_they_are(
    parts: list[int], digits: int
) -> None:
    exact = [Fraction(part, sum(parts)) for part in parts]
    printed = [Decimal(round(chance * 10**digits)).scaleb(-digits) for chance in exact]
    if not Decimal("0.99") <= sum(printed) < 1:
        return
    found = result(as_text({"kind": "tree", "tree": _fork(*map(float, printed))}))
    average = sum(chance * 30 * at for at, chance in enumerate(exact))
    off = Fraction(1, 10**digits)
    if found["expected_value"] is None:
        low, high = map(Fraction, found["bounds"])
        assert low - 150 * off <= average <= high + 150 * off
    else:
        assert abs(Fraction(found["expected_value"]) - average) <= 30 * sum(range(len(parts))) * 2 * off
        assert "scaled" in found["notes"][0]


def test_a_tree_whose_chances_make_one_has_no_notes() -> None:
    assert "notes" not in result(TREE)
