"""Numbers are read as the decimals that stand there, and written exactly or to twelve places."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.strict_json import NotStrict, read_exact
from app.reckoning.format.writing import as_json, number_text
from tests.reckoning.format.asking import TREE, changed, put, result

decimals = st.decimals(-(10**17), 10**17, allow_nan=False, allow_infinity=False, places=9)


@settings(max_examples=500)
@given(decimals)
def test_a_number_is_read_as_the_decimal_that_stands_there(number: Decimal) -> None:
    for text in (str(number), f"{number:f}", f"{number:e}"):
        assert read_exact(text.encode(), 5) == Fraction(number)


@settings(max_examples=500)
@given(st.integers(-(10**30), 10**30), st.integers(1, 10**15))
def test_a_number_is_written_to_twelve_places_half_to_even(above: int, below: int) -> None:
    text = number_text(Fraction(above, below))
    assert "e" not in text.lower()
    assert text != "-0"
    with localcontext(prec=80):
        rounded = (Decimal(above) / Decimal(below)).quantize(Decimal("1e-12"), ROUND_HALF_EVEN)
    assert Decimal(text) == rounded
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(1, 2 * 10**12), "0"),
        (Fraction(3, 2 * 10**12), "0.000000000002"),
        (Fraction(-1, 3 * 10**12), "0"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(10**17), "100000000000000000"),
    ],
)
def test_halves_go_to_even_and_zero_has_no_sign(number: Fraction, text: str) -> None:
    assert number_text(number) == text


def test_tenths_add_up() -> None:
    """0.1 + 0.2 is 0.3 here."""
    three = [{"label": str(p), "p": p, "node": {"value": 0.1}} for p in (0.1, 0.2, 0.7)]
    found = result(changed(TREE, lambda all_: all_.update(tree={"branches": three}, break_even=[], sensitivity=[])))
    assert found["expected_value"] == Decimal("0.1")
    assert found["outcomes"] == [{"value": Decimal("0.1"), "chance": 1}]


def test_cents_and_thousandths_are_kept() -> None:
    found = result(changed(TREE, put("tree", "branches", 0, "node", "value", 0.005)))
    assert found["expected_value"] == Decimal("-19999.997")


plain: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(exclude_categories=["Cs"])) | decimals.map(Fraction),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inside),
    max_leaves=20,
)


@settings(max_examples=500)
@given(plain)
def test_what_is_written_is_json_and_is_read_back_the_same(content: Any) -> None:
    text = as_json(content)
    json.loads(text)
    assert read_exact(text.encode(), 200) == content


@settings(max_examples=500)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        read_exact(raw, 8)
    except NotStrict:
        return
    json.loads(raw)
