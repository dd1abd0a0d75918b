"""Published worked examples, reckoned by the engine: every figure that is printed, to the last digit printed.

Sources: `published/README.md`. What `recess reckon` says of the same files is held where the command is tested.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.reckoning.checking import check
from app.reckoning.cost_rules import LoserPays, Side, with_rule
from app.reckoning.outcomes import outcomes
from app.reckoning.rollback import expected_value, rolled_back
from app.reckoning.trees import Branch, Chance, Node
from app.reckoning.two_sides import View, two_sides

PUBLISHED = Path(__file__).parent / "published"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in PUBLISHED.glob("*.expected.json"))


def read(name: str) -> Any:
    return json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)


def exactly(number: object) -> Fraction | None:
    return Fraction(number) if isinstance(number, Decimal) else None


def node(given: Mapping[str, Any]) -> Node:
    return Node(
        branches=tuple(
            Branch(
                branch["label"],
                node(branch["node"]),
                Chance.exactly(Fraction(branch["p"])) if "p" in branch else None,
            )
            for branch in given.get("branches", ())
        ),
        value=exactly(given.get("value")),
        award=exactly(given.get("award")),
        cost=Fraction(given.get("cost", 0)),
        decision=given.get("decision", False),
        id=given.get("id", ""),
    )


def of_tree(given: Mapping[str, Any]) -> dict[str, Fraction]:
    root = node(given["tree"])
    if "cost_rule" in given:
        rule = given["cost_rule"]
        share, own, other = (Fraction(rule[key]) for key in ("recovery_share", "own_costs", "other_costs"))
        root = with_rule(root, LoserPays(share, own, other), Side(given["perspective"]))
    check(root)
    average = expected_value(root)
    said = {"expected_value": average, "offer.difference": Fraction(given.get("offer", 0)) - average}
    for name, rolled in rolled_back(root).items():
        said[f"nodes.{name}.expected_value"] = rolled.expected_value
    for at, outcome in enumerate(outcomes(root)):
        said |= {f"outcomes.{at}.value": outcome.value, f"outcomes.{at}.chance": outcome.chance}
    return said


def of_two_sides(given: Mapping[str, Any]) -> dict[str, Fraction]:
    claimant, respondent = (
        View(Fraction(given[side]["win_chance"]), Fraction(given["stakes"]), Fraction(given[side]["own_costs"]))
        for side in ("claimant", "respondent")
    )
    found = two_sides(claimant, respondent, Fraction(given["recovery_share"]))
    assert found.range is not None
    assert found.width is not None
    return {"range.0": found.range[0], "range.1": found.range[1], "width": found.width}


def as_printed(exact: Fraction, printed: str) -> Decimal:
    """`exact` with as many places as are printed."""
    places = Decimal(printed).as_tuple().exponent
    assert isinstance(places, int)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(places), ROUND_HALF_UP)


@pytest.mark.parametrize("name", NAMES)
def test_a_published_example_comes_out_as_it_is_printed(name: str) -> None:
    given = read(name)
    found = of_two_sides(given) if given["kind"] == "two_sides" else of_tree(given)
    printed = json.loads((PUBLISHED / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert printed
    assert {key: str(as_printed(found[key], figure)) for key, figure in printed.items()} == printed


def test_each_example_says_where_it_was_read() -> None:
    told = (PUBLISHED / "README.md").read_text(encoding="utf-8")
    assert len(NAMES) >= 6
    assert all(f"`{name}`" in told for name in NAMES)
