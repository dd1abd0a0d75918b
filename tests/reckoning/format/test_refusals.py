"""Whatever is not as the page has it, or cannot be, is refused where it stands, with a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.reckoning.format.asking import CHECK, SIDES, TREE, Change, changed, drop, put, refused

WIN = ("tree", "branches", 0)
RULE = {"rule": "florida_768_79", "offered_by": "respondent", "own_costs_after": 1, "other_costs_after": 2}
RULE_DAY = {**RULE, "version": "2024-07-01", "offer": 60000}
AWARD = {"label": "win", "p": 0.6, "node": {"award": 100000}}


def chain(steps: int) -> Any:
    node: Any = {"value": 1}
    for _step in range(steps):
        node = {"branches": [{"label": "on", "p": 1, "node": node}]}
    return node


def award_with(**rule: Any) -> Change:
    def do(content: Any) -> None:
        content["tree"]["branches"][0] = AWARD
        content["cost_rule"] = {**RULE_DAY, **rule}

    return do


FAULTS: list[tuple[Mapping[str, Any], Change, str, str]] = [
    # keys
    (TREE, put("colour", "red"), "colour", "not known"),
    (TREE, put("tree", "colour", "red"), "tree.colour", "not known"),
    (TREE, put(*WIN, "chance", 0.5), "tree.branches[0].chance", "not known"),
    (TREE, put(*WIN, "node", "costs", 5), "tree.branches[0].node.costs", "not known"),
    (
        TREE,
        put(*WIN, "node", "value", {"p10": 1, "p50": 2, "p90": 3, "p100": 4}),
        "tree.branches[0].node.value.p100",
        "not known",
    ),
    (TREE, put("sensitivity", 0, "step", 0.1), "sensitivity[0].step", "not known"),
    (TREE, put("a b\n", 1), '["a b\\n"]', "not known"),
    (CHECK, put("judges", 7), "judges", "not known"),
    (CHECK, put("endings", "best", "story", "x"), "endings.best.story", "not known"),
    (CHECK, put("endings", "average", {}), "endings.average", "not known"),
    (CHECK, put("chances", "draw", 1), "chances.draw", "not known"),
    (CHECK, put("costs", 0, "middle", 1), "costs[0].middle", "not known"),
    (CHECK, put("time", "exact", 1), "time.exact", "not known"),
    (SIDES, put("mediator", {}), "mediator", "not known"),
    (SIDES, put("claimant", "p", 0.5), "claimant.p", "not known"),
    # missing
    (TREE, drop("kind"), "kind", "missing"),
    (TREE, drop("tree"), "tree", "missing"),
    (TREE, drop(*WIN, "p"), "tree.branches[0].p", "missing"),
    (TREE, drop(*WIN, "node"), "tree.branches[0].node", "missing"),
    (TREE, drop(*WIN, "node", "value"), "tree.branches[0].node", "missing"),
    (TREE, put(*WIN, "node", "value", {"p10": 1, "p90": 3}), "tree.branches[0].node.value.p50", "missing"),
    (TREE, drop("sensitivity", 0, "high"), "sensitivity[0].high", "missing"),
    (TREE, put("tree", "branches", []), "tree.branches", "at least one"),
    (CHECK, drop("endings"), "endings", "missing"),
    (CHECK, drop("time", "unit"), "time.unit", "missing"),
    (SIDES, drop("respondent"), "respondent", "missing"),
    (SIDES, put("claimant", None), "claimant", "curly brackets"),
    # another type
    (TREE, put("kind", "forest"), "kind", "tree, reality_check, two_sides"),
    (TREE, put("kind", ["tree"]), "kind", "tree, reality_check, two_sides"),
    (TREE, put("perspective", "judge"), "perspective", "claimant, respondent"),
    (TREE, put("currency", "dollars"), "currency", "three capital letters"),
    (TREE, put("currency", 7), "currency", "text"),
    (TREE, put("offer", "70000"), "offer", "not a number"),
    (TREE, put("offer", True), "offer", "not a number"),
    (TREE, put("tree", "root"), "tree", "curly brackets"),
    (TREE, put("tree", None), "tree", "curly brackets"),
    (TREE, put("tree", "branches", {}), "tree.branches", "list"),
    (TREE, put(*WIN, "node", "root"), "tree.branches[0].node", "curly brackets"),
    (TREE, put(*WIN, "node", "value", None), "tree.branches[0].node", "missing"),
    (TREE, put(*WIN, "node", "cost", "20"), "tree.branches[0].node.cost", "not a number"),
    (TREE, put(*WIN, "node", "decision", 1), "tree.branches[0].node.decision", "true or false"),
    (TREE, put(*WIN, "node", "id", 5), "tree.branches[0].node.id", "text"),
    (TREE, put(*WIN, "p", "0.6"), "tree.branches[0].p", "not a number"),
    (TREE, put(*WIN, "p", [0.4]), "tree.branches[0].p", "Two numbers"),
    (TREE, put(*WIN, "p", [0.4, "x"]), "tree.branches[0].p[1]", "not a number"),
    (TREE, put("break_even", "root/win"), "break_even", "list"),
    (TREE, put("break_even", [7]), "break_even[0]", "text"),
    (CHECK, put("direction", "up"), "direction", "receive, pay, no_money"),
    (CHECK, put("offer", "soon"), "offer", "not a number"),
    (CHECK, put("costs", {}), "costs", "list"),
    (CHECK, put("time", "unit", "moons"), "time.unit", "months"),
    # impossible numbers
    (TREE, put(*WIN, "p", 0.7), "tree.branches", "over 1 in total: they make 1.1"),
    (TREE, put(*WIN, "p", [0.1, 0.5]), "tree.branches", "they make 0.9 at most"),
    (TREE, put(*WIN, "p", [0.7, 0.9]), "tree.branches", "they make 1.1"),
    (TREE, put(*WIN, "p", -0.1), "tree.branches[0].p", "below 0"),
    (TREE, put(*WIN, "p", 1.2), "tree.branches[0].p", "over 1"),
    (TREE, put(*WIN, "p", [0.8, 0.4]), "tree.branches[0].p", "above the high one"),
    (
        TREE,
        put(*WIN, "node", "value", {"p10": 5, "p50": 4, "p90": 9}),
        "tree.branches[0].node.value",
        "outside p10 to p90",
    ),
    (
        TREE,
        put(*WIN, "node", "value", {"p10": 5, "p50": 10, "p90": 9}),
        "tree.branches[0].node.value",
        "outside p10 to p90",
    ),
    (TREE, put(*WIN, "node", "years", -1), "tree.branches[0].node.years", "below zero"),
    (TREE, put(*WIN, "node", "years", 1000.5), "tree.branches[0].node.years", "more than 1,000 years"),
    (TREE, put("discount_rate", -1), "discount_rate", "−1 or less"),
    (TREE, put("risk_tolerance", 0), "risk_tolerance", "no meaning"),
    (TREE, put(*WIN, "node", "id", "lose"), "tree.branches[1].node.id", "tree.branches[0].node.id already"),
    (TREE, put(*WIN, "node", "id", "root"), "tree.branches[0].node.id", "tree.id already"),
    (TREE, put("tree", chain(61)), "branches[0].node", "deeper than 60"),
    (TREE, put("tree", chain(66)), "branches[0].node", "deeper than 60"),
    (TREE, put("tree", chain(90)), "branches[0].node", "inside each other"),
    (TREE, put(*WIN, "node", "branches", []), "tree.branches[0].node", "Only one of"),
    (TREE, put("tree", "decision", True), "tree.branches[0].p", "no chance"),
    (TREE, put("break_even", ["root/draw"]), "break_even[0]", "no such place"),
    (TREE, put("break_even", ["root"]), "break_even[0]", "no branch with a chance"),
    (TREE, put("sensitivity", 0, "path", "draw"), "sensitivity[0]", "no such place"),
    (TREE, put("sensitivity", 0, "low", 0.9), "sensitivity[0]", "above the high one"),
    (TREE, put("sensitivity", 0, "high", 1.5), "sensitivity[0].high", "over 1"),
    (CHECK, put("chances", "best", 4), "chances", "over 10 cases in total, by 1"),
    (CHECK, put("chances", "best", -3), "chances.best", "below zero"),
    (CHECK, put("their_costs_chance", 101), "their_costs_chance", "over 100"),
    (CHECK, put("their_costs", -6000), "their_costs", "below zero"),
    (CHECK, put("costs", 0, "low", 9001), "costs[0]", "above the high one"),
    (CHECK, put("time", "low", 19), "time", "above the longest"),
    (SIDES, put("claimant", "win_chance", 1.01), "claimant.win_chance", "over 1"),
    (SIDES, put("claimant", "stakes", 5), "claimant.stakes", "both sides"),
    (SIDES, put("respondent", "own_costs", -1), "respondent.own_costs", "below zero"),
    (SIDES, put("recovery_share", 70), "recovery_share", "over 1"),
    # cost rules
    (TREE, put(*WIN, AWARD), "tree", "cost rule"),
    (TREE, put("rule", "sharia"), "rule", "american, loser_pays, florida_768_79, frcp_68, part_36"),
    (TREE, put("recovery_share", 0.7), "recovery_share", "no rule is named"),
    (TREE, put("rule", "loser_pays"), "recovery_share", "missing"),
    (TREE, award_with(version="2019-01-01"), "cost_rule.version", "no version"),
    (TREE, award_with(version="today"), "cost_rule.version", "a date"),
    (TREE, award_with(offered_by="judge"), "cost_rule.offered_by", "claimant, respondent"),
    (TREE, award_with(offer=-1), "cost_rule.offer", "minus sign"),
    (TREE, award_with(rule="frcp_68", offered_by="claimant"), "cost_rule.offered_by", "Rule 68"),
    (TREE, award_with(award_uplift=True), "cost_rule.award_uplift", "does not belong"),
    (TREE, award_with(other_costs_after=None), "cost_rule.other_costs_after", "missing"),
]


@pytest.mark.parametrize(
    ("base", "change", "place", "words"), FAULTS, ids=[f"{place} {words}"[:70] for _b, _c, place, words in FAULTS]
)
def test_what_cannot_be_is_refused_where_it_stands(
    base: Mapping[str, Any], change: Change, place: str, words: str
) -> None:
    fault = refused(changed(base, change))
    assert fault.path == place or (place == "branches[0].node" and place in fault.path)
    assert words in fault.sentence


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b"", "line 1, column 1", "not JSON"),
        (b'{"kind": "tree",\n "tree" {}}', "line 2, column 9", "not JSON"),
        (b'{"kind": "tree", "tree": {"value": NaN}}', "tree.value", "not a number"),
        (b'{"kind": "tree", "tree": {"value": -Infinity}}', "tree.value", "not a number"),
        (b'{"kind": "tree", "tree": {"value": 1e999}}', "tree.value", "too large"),
        (b'{"kind": "tree", "tree": {"value": 1e999999999999999999999}}', "tree.value", "too large"),
        (b'{"kind": "tree", "tree": {"value": ' + b"9" * 6000 + b"}}", "tree.value", "too large"),
        (b'{"kind": "tree", "tree": {"value": 1, "value": 2}}', "tree.value", "twice"),
        (b'{"kind": "tree", "tree": {"value": 1, "label": "\\ud800"}}', "tree.label", "UTF-8"),
        (b'{"kind": "tree", "tree": "\xff"}', "the whole file", "UTF-8"),
        (b"[]", "the whole file", "curly brackets"),
        (b"7", "the whole file", "curly brackets"),
        (b"null", "the whole file", "curly brackets"),
        (b"[" * 100_000, "the whole file", "inside each other"),
    ],
)
def test_what_is_no_json_as_we_read_it_is_refused(raw: bytes, place: str, words: str) -> None:
    fault = refused(raw)
    assert fault.path == place
    assert words in fault.sentence
