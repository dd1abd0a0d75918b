"""Whatever the input is, it is reckoned or refused with a place; how it is written changes nothing."""

from __future__ import annotations

import copy
import json
import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.strict_json import read_exact
from app.reckoning.format.open_nodes import open_nodes
from app.reckoning.format.parts import Part
from app.reckoning.format.reckoned import DEEPEST, KINDS, reckon
from app.reckoning.format.tree_input import read_tree
from app.reckoning.rollback import rolled_back
from app.reckoning.trees import Impossible
from tests.reckoning.format.asking import CHECK, GOOD, PAGE, SIDES, TREE, as_text, picture, result

WORDS = sorted(
    {
        *KINDS,
        "unknown",
        "root/win",
        "claimant",
        "respondent",
        "american",
        "loser_pays",
        "2024-07-01",
        "months",
        "USD",
        "best",
    }
)
KEYS = sorted(
    {
        key
        for page in (
            *PAGE,
            TREE["tree"],
            *TREE["tree"]["branches"],
            TREE["tree"]["branches"][0]["node"],
            SIDES["claimant"],
        )
        for key in page
    }
    | {"p10", "p50", "p90", "low", "high", "award", "decision", "years", "discount_rate", "rule", "cost_rule", "stakes"}
    | {"recovery_share", "offered_by", "own_costs_after", "other_costs_after", "version", "best", "middle", "worst"}
)
numbers = st.integers(-(10**20), 10**20) | st.floats() | st.sampled_from([0, 1, 0.5, 10, 5, 3, 2])
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | numbers | st.sampled_from(WORDS) | st.text(),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inside, max_size=6)
    ),
    max_leaves=25,
)


def told(raw: bytes) -> str | Impossible:
    """The result, or the refusal; anything else that is raised fails the test."""
    try:
        return reckon(raw, picture)
    except Impossible as fault:
        return fault


def assert_in_order(said: str | Impossible) -> None:
    if isinstance(said, Impossible):
        assert said.path
        assert said.sentence.endswith(".")
    else:
        json.loads(said, parse_constant=lambda name: pytest.fail(f"{name} is no number"))


@settings(max_examples=500, deadline=None)
@given(anything)
@example("tree")
@example({"kind": "tree"})
@example({"kind": "tree", "tree": {"branches": [{"p": 1, "node": {"value": 0}}]}})
def test_any_json_value_is_reckoned_or_refused_with_a_place(content: Any) -> None:
    assert_in_order(told(as_text(content)))


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(GOOD), st.sampled_from(sorted(KINDS)), st.data())
def test_any_value_at_any_place_of_a_good_input_is_reckoned_or_refused_with_a_place(
    page: Any, kind: str, data: st.DataObject
) -> None:
    content = copy.deepcopy(dict(page))
    for _change in range(data.draw(st.integers(1, 3))):
        bend(content, data)
    if data.draw(st.integers(0, 9)) == 0:
        content["kind"] = kind
    assert_in_order(told(as_text(content)))


def bend(place: Any, data: st.DataObject) -> None:
    """Put anything somewhere in `place`, at a key that is there or that the format has elsewhere."""
    keys: list[Any] = list(place) + KEYS if isinstance(place, dict) else list(range(len(place)))
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    inside = place[key] if isinstance(place, list) else place.get(key)
    if isinstance(inside, dict | list) and data.draw(st.integers(0, 2)):
        bend(inside, data)
    else:
        place[key] = data.draw(anything | st.sampled_from(WORDS) | numbers)


# ---- trees that can be -------------------------------------------------------------------------------------------------------------


@st.composite
def forks(draw: st.DrawFn, inside: st.SearchStrategy[Any]) -> Any:
    below = draw(st.lists(inside, min_size=1, max_size=4))
    weights = [draw(st.integers(0, 20)) for _node in below]
    weights[0] += 100 - sum(weights)
    is_choice = draw(st.integers(0, 4)) == 0
    branches = [
        {"label": f"b{number}", **({} if is_choice else {"p": weight / 100}), "node": node}
        for number, (weight, node) in enumerate(zip(weights, below, strict=True))
    ]
    return {"decision": is_choice, "cost": draw(st.integers(0, 10**6)) / 100, "branches": branches}


amounts = st.integers(-(10**9), 10**9).map(lambda cents: cents / 100)
three = st.lists(amounts, min_size=3, max_size=3).map(
    lambda found: dict(zip(("p10", "p50", "p90"), sorted(found), strict=True))
)
ends = st.fixed_dictionaries({"value": amounts | three, "years": st.integers(0, 9)})
trees = st.recursive(ends, forks, max_leaves=12)


@settings(max_examples=500, deadline=None)
@given(trees, amounts, st.sampled_from([0, 0.04]), st.randoms(use_true_random=False))
def test_the_order_of_keys_and_white_space_change_no_byte_and_twice_is_the_same(
    tree: Any, offer: float, rate: float, chance: random.Random
) -> None:
    content = {"kind": "tree", "tree": tree, "offer": offer, "discount_rate": rate}
    first = told(as_text(content))
    assert isinstance(first, str)
    assert told(as_text(content)) == first
    assert told(json.dumps(shuffled(content, chance), indent=3).encode()) == first


def shuffled(content: Any, chance: random.Random) -> Any:
    if isinstance(content, dict):
        keys = list(content)
        chance.shuffle(keys)
        return {key: shuffled(content[key], chance) for key in keys}
    return [shuffled(item, chance) for item in content] if isinstance(content, list) else content


@pytest.mark.parametrize("page", GOOD)
def test_the_order_of_keys_changes_no_byte_of_any_kind(page: Any) -> None:
    first = told(as_text(page))
    for seed in range(20):
        assert told(as_text(shuffled(page, random.Random(seed)))) == first


def exact(content: Any) -> Fraction:
    return Fraction(str(content))


def by_hand(node: Any) -> Fraction:
    """The average of a tree without waiting, in the plainest way."""
    if "value" in node:
        value = node["value"]
        if isinstance(value, dict):
            p10, p50, p90 = (exact(value[key]) for key in ("p10", "p50", "p90"))
            worth = (5 * p10 + 6 * p50 + 5 * p90) / 16
        else:
            worth = exact(value)
    elif node["decision"]:
        worth = max(by_hand(branch["node"]) for branch in node["branches"])
    else:
        worth = sum((exact(branch["p"]) * by_hand(branch["node"]) for branch in node["branches"]), Fraction(0))
    return worth - exact(node.get("cost", 0))


@settings(max_examples=500, deadline=None)
@given(trees, amounts)
def test_what_is_printed_is_the_average_worked_out_by_hand(tree: Any, offer: float) -> None:
    found = result({"kind": "tree", "tree": tree, "offer": offer})
    average = by_hand(tree)
    assert Fraction(found["expected_value"]) == Fraction(round(average * 10**12), 10**12)
    assert found["bounds"] == [found["expected_value"]] * 2
    assert found["minimum"] <= found["quantiles"]["0.1"] <= found["quantiles"]["0.5"] <= found["quantiles"]["0.9"]
    assert found["quantiles"]["0.9"] <= found["maximum"]
    beside = found["offer"]
    assert abs(beside["worse"] + beside["same"] + beside["better"] - 1) <= 3 * Fraction(1, 10**12)
    assert Fraction(beside["difference"]) == Fraction(round((exact(offer) - average) * 10**12), 10**12)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from([page for page in PAGE if page is not CHECK]), st.integers(1, 1000))
def test_the_unit_of_money_changes_nothing_but_the_amounts(page: Any, times: int) -> None:
    content = copy.deepcopy(dict(page))
    names = ("stakes", "own_costs", "offer", "cost", "value")
    found, again = result(page), result(scaled(content, names, times))
    for name in ("optimism_gap", "critical_gap"):
        assert found.get(name) == again.get(name)
    if "expected_value" in found:
        assert again["expected_value"] == found["expected_value"] * times
        assert [one["chance"] for one in again["outcomes"]] == [one["chance"] for one in found["outcomes"]]
    else:
        assert again["width"] == found["width"] * times


def scaled(content: Any, names: tuple[str, ...], times: int) -> Any:
    if isinstance(content, dict):
        return {
            key: item * times if key in names and isinstance(item, int) else scaled(item, names, times)
            for key, item in content.items()
        }
    return [scaled(item, names, times) for item in content] if isinstance(content, list) else content


@settings(max_examples=500, deadline=None)
@given(trees)
def test_where_nothing_is_open_the_nodes_of_an_open_tree_are_those_of_rollback(tree: Any) -> None:
    asked = read_tree(Part(read_exact(as_text({"kind": "tree", "tree": {"id": "root", **tree}}), DEEPEST)))
    apart, rolled = open_nodes(asked.root, Fraction(0)), rolled_back(asked.root)
    assert list(apart) == list(rolled)
    for name, node in rolled.items():
        assert (apart[name].expected_value, apart[name].chance) == (node.expected_value, node.chance)
        assert apart[name].choice == node.choice
