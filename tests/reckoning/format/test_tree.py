"""What a tree gives, against sums done by hand and against the same tree in another form."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from app.reckoning.amounts import slice_means
from app.reckoning.trees import Uncertain
from tests.reckoning.format.asking import TREE, as_text, changed, put, refused, result

WIN = ("tree", "branches", 0)
LOSE = ("tree", "branches", 1)
KEYS = [
    "expected_value",
    "bounds",
    "standard_deviation",
    "minimum",
    "maximum",
    "quantiles",
    "outcomes",
    "most_likely",
    "nodes",
    "offer",
    "break_even",
    "sensitivity",
    "certainty_equivalent",
]


def test_the_example_of_the_page() -> None:
    found = result(TREE)
    assert list(found) == KEYS
    assert found["expected_value"] == 70000
    assert found["bounds"] == [70000, 70000]
    assert found["standard_deviation"] == Decimal("73484.692283495343")
    assert (found["minimum"], found["maximum"]) == (-20000, 130000)
    assert found["quantiles"] == {"0.1": -20000, "0.5": 130000, "0.9": 130000}
    assert found["outcomes"] == [
        {"value": -20000, "chance": Decimal("0.4")},
        {"value": 130000, "chance": Decimal("0.6")},
    ]
    assert found["most_likely"] == [130000]
    assert found["nodes"] == {
        "root": {"expected_value": 70000, "chance": 1},
        "win": {"expected_value": 150000, "chance": Decimal("0.6")},
        "lose": {"expected_value": 0, "chance": Decimal("0.4")},
    }
    assert found["offer"] == {
        "worse": Decimal("0.4"),
        "same": 0,
        "better": Decimal("0.6"),
        "difference": 0,
        "settled": False,
    }
    assert found["break_even"] == [{"path": "root/win", "chance": Decimal("0.6"), "note": "more_than"}]
    assert found["sensitivity"] == [{"path": "root/win", "low_value": 40000, "high_value": 100000, "swing": 60000}]
    assert found["certainty_equivalent"] is None


def test_unknown_chances_leave_bounds_and_no_one_number() -> None:
    content = changed(TREE, put(*WIN, "p", None))
    put(*LOSE, "p", None)(content)
    found = result(content)
    assert list(found) == KEYS
    assert found["expected_value"] is None
    assert found["bounds"] == [-20000, 130000]
    for name in ("standard_deviation", "minimum", "maximum", "outcomes", "most_likely", "certainty_equivalent"):
        assert found[name] is None
    assert found["quantiles"] == {"0.1": None, "0.5": None, "0.9": None}
    assert found["nodes"]["win"] == {"expected_value": 150000, "chance": None}
    assert found["nodes"]["root"] == {"expected_value": None, "chance": 1}
    assert found["offer"] == {"worse": None, "same": None, "better": None, "difference": None, "settled": False}
    assert found["break_even"][0]["chance"] == Decimal("0.6"), "with two branches the other takes the rest"


@pytest.mark.parametrize(
    ("offer", "settled"), [(9999, True), (10000, False), (85000, False), (100000, False), (100001, True)]
)
def test_an_offer_outside_the_bounds_is_settled(offer: int, settled: bool) -> None:
    content = changed(TREE, put(*WIN, "p", [0.2, 0.8]))
    put(*LOSE, "p", [0.2, 0.8])(content)
    put("offer", offer)(content)
    found = result(content)
    assert found["bounds"] == [10000, 100000]
    assert found["offer"]["settled"] is settled


def test_without_an_offer_nothing_is_compared_and_break_even_is_against_nothing() -> None:
    found = result(changed(TREE, put("offer", None)))
    assert found["offer"] is None
    assert found["break_even"][0]["chance"] == Decimal("0.133333333333")


def test_a_break_even_outside_0_to_1_is_not_clipped() -> None:
    found = result(changed(TREE, put("offer", 200000)))
    assert found["break_even"] == [
        {"path": "root/win", "chance": Decimal("1.466666666667"), "note": "behind_even_if_certain"}
    ]


def test_a_choice_says_which_branch_is_taken_and_a_tie_says_both() -> None:
    def asked(settle: int) -> Any:
        court = TREE["tree"]
        tree = {
            "id": "choice",
            "decision": True,
            "branches": [{"label": "settle", "node": {"value": settle}}, {"label": "court", "node": court}],
        }
        return result({"kind": "tree", "tree": tree})

    assert asked(60000)["nodes"]["choice"] == {"expected_value": 70000, "chance": 1, "choice": "root"}
    assert asked(80000)["nodes"]["choice"] == {"expected_value": 80000, "chance": 1, "choice": "settle"}
    assert asked(70000)["nodes"]["choice"]["choice"] == ["settle", "root"]
    assert asked(60000)["nodes"]["choice/settle"] == {"expected_value": 60000, "chance": 0}


def choosing(settle: int, win: Any = None, lose: Any = None) -> Any:
    """The nodes of a choice between an amount and a court whose chances may be open; its ends are 150 and 0."""
    court = {
        "id": "court",
        "branches": [
            {"label": "win", "p": win, "node": {"value": 150}},
            {"label": "lose", "p": lose, "node": {"value": 0}},
        ],
    }
    ways = [{"label": "settle", "node": {"value": settle}}, {"label": "go", "node": court}]
    return result({"kind": "tree", "tree": {"id": "choice", "decision": True, "branches": ways}})["nodes"]


def test_a_choice_that_no_open_chance_can_change_is_told_and_so_are_the_chances_after_it() -> None:
    found = choosing(200)
    assert found["choice"] == {"expected_value": 200, "chance": 1, "choice": "settle"}
    assert found["choice/settle"] == {"expected_value": 200, "chance": 1}
    assert found["court"] == {"expected_value": None, "chance": 0}
    assert found["choice/court/win"] == {"expected_value": 150, "chance": 0}
    found = choosing(100)
    assert found["choice"] == {"expected_value": None, "chance": 1, "choice": None}
    assert found["court"]["chance"] is found["choice/settle"]["chance"] is None
    found = choosing(20, [0.2, 0.3])
    assert found["choice"]["choice"] == "court"
    assert found["court"] == {"expected_value": None, "chance": 1}


def test_chances_that_the_others_leave_no_room_are_known() -> None:
    found = choosing(20, [0.6, 1], 0.4)
    assert found["choice/court/win"] == {"expected_value": 150, "chance": Decimal("0.6")}
    ends = [("a", 0.5, 10), ("b", None, 20), ("c", None, 30)]
    branches = [{"label": name, "p": p, "node": {"id": name, "value": value}} for name, p, value in ends]
    found = result({"kind": "tree", "tree": {"id": "root", "branches": branches}})["nodes"]
    assert [found[name]["chance"] for name in ("root", "a", "b", "c")] == [1, Decimal("0.5"), None, None]


@pytest.mark.parametrize(
    ("name", "told"),
    [({"id": "x", "label": "y"}, "x"), ({"label": "y"}, "y"), ({}, "#2")],
)
def test_a_choice_is_called_by_the_name_it_has_in_a_path(name: Any, told: str) -> None:
    for p in (0.5, None):
        fork = {
            "branches": [{"label": "h", "p": p, "node": {"value": 0}}, {"label": "t", "p": p, "node": {"value": 4}}]
        }
        ways = [{"node": {"label": "other", **fork}}, {"node": {"value": 5, **name}}]
        found = result({"kind": "tree", "tree": {"id": "root", "decision": True, "branches": ways}})
        assert found["nodes"]["root"]["choice"] == told


def test_an_uncertain_amount_counts_with_its_mean_and_its_slices() -> None:
    content = changed(TREE, put(*WIN, "node", "value", {"p10": 60000, "p50": 120000, "p90": 300000}))
    found = result(content)
    mean = Decimal("0.3125") * 60000 + Decimal("0.375") * 120000 + Decimal("0.3125") * 300000
    assert found["expected_value"] == Decimal("0.6") * mean - 20000
    assert len(found["outcomes"]) == 26
    assert sum(one["chance"] for one in found["outcomes"]) == 1


def test_money_that_moves_later_counts_less() -> None:
    content = changed(TREE, put("discount_rate", 0.25))
    put(*WIN, "node", {"value": 150000, "years": 2})(content)
    assert result(content)["expected_value"] == Decimal("0.6") * 96000 - Decimal("0.4") * 20000
    put("discount_rate", 0)(content)
    assert result(content)["expected_value"] == Decimal("0.6") * 150000 - Decimal("0.4") * 20000


def test_a_risk_tolerance_gives_what_would_be_taken_for_certain() -> None:
    assert result(changed(TREE, put("risk_tolerance", 100000)))["certainty_equivalent"] == Decimal("42758.775056022947")


def test_ranges_come_with_the_largest_swing_first_and_ties_as_asked() -> None:
    asked = [{"path": path, "low": low, "high": 0.7} for path, low in (("win", 0.5), ("lose", 0.1), ("root/lose", 0.5))]
    found = result(changed(TREE, put("sensitivity", asked)))["sensitivity"]
    assert [one["path"] for one in found] == ["lose", "win", "root/lose"]
    assert [one["swing"] for one in found] == [90000, 30000, 30000]


def test_the_noise_of_binary_fractions_in_chances_is_no_fault() -> None:
    """`1 - 0.9` in most languages."""
    content = changed(TREE, put(*WIN, "p", 0.9))
    put(*LOSE, "p", 1 - 0.9)(content)
    found = result(content)
    assert round(found["expected_value"], 6) == 115000
    assert sum(one["chance"] for one in found["outcomes"]) == 1


@pytest.mark.parametrize(
    "chances",
    [
        (0.1 + 0.2, 0.7, None),
        (0.1 + 0.2, 0.7, [0, 0.5]),
        ([0.1 + 0.2, 0.5], [0.7, 0.9]),
        ([0.05, 1 - 0.9], 0.9),
        ([0, 0.7], [0, 1 - 0.7 - 5e-17]),
    ],
)
def test_the_noise_of_binary_fractions_is_no_fault_beside_a_range_or_an_open_chance(chances: Any) -> None:
    branches = [{"label": f"b{at}", "p": p, "node": {"value": at}} for at, p in enumerate(chances)]
    low, high = result({"kind": "tree", "tree": {"branches": branches}})["bounds"]
    assert 0 <= low <= high <= 1


def test_a_guess_whose_rest_nobody_takes_is_told_as_not_known() -> None:
    branches = [{"label": f"b{at}", "p": p, "node": {"value": 30 * at}} for at, p in enumerate((0.5, None, None))]
    tree = {"branches": branches}
    found = result({"kind": "tree", "tree": tree, "sensitivity": [{"path": "b0", "low": 0.2, "high": 0.4}]})
    assert found["sensitivity"] == [{"path": "b0", "low_value": None, "high_value": None, "swing": None}]
    assert found["bounds"] == [15, 30]


def test_a_key_with_null_is_a_key_that_is_not_there() -> None:
    content = changed(TREE, put("tree", "value", None))
    put("tree", "award", None)(content)
    put("tree", "branches", 0, "node", "branches", None)(content)
    assert result(content) == result(TREE)


def test_a_tree_without_names_has_an_average_all_the_same() -> None:
    ends = [{"p": 0.5, "node": {"value": value}} for value in (0, 1)]
    found = result({"kind": "tree", "tree": {"branches": ends}})
    assert found["expected_value"] == Decimal("0.5")
    assert "" not in found["nodes"]


# ---- cost rules ----------------------------------------------------------------------------------------------------------------


def awarded(award: int, **rule: Any) -> Any:
    """What comes of one certain award."""
    return result({"kind": "tree", "perspective": "claimant", "tree": {"id": "end", "award": award}, **rule})[
        "expected_value"
    ]


OFFER = {"offered_by": "respondent", "own_costs_after": 7000, "other_costs_after": 11000, "version": "2024-07-01"}


def test_a_rule_stands_on_the_root_object_or_in_a_group_of_its_own() -> None:
    rule = {"rule": "loser_pays", "recovery_share": 0.7, "own_costs": 10000, "other_costs": 20000}
    for form in (rule, {"cost_rule": rule}, {"rule": rule}):
        assert awarded(100000, **form) == 107000
        assert awarded(0, **form) == -14000
    assert awarded(100000, rule="american") == 100000


@pytest.mark.parametrize(("award", "worth"), [(0, -11000), (75000, 64000), (75001, 75001), (100000, 100000)])
def test_an_offer_on_the_table_is_the_offer_of_the_rule_too(award: int, worth: int) -> None:
    assert awarded(award, rule="florida_768_79", offer=100000, **OFFER) == worth
    assert awarded(award, cost_rule={"rule": "florida_768_79", "offer": 100000, **OFFER}) == worth


def test_a_respondent_writes_its_offer_with_a_minus_and_the_rule_is_the_same() -> None:
    content = {"kind": "tree", "perspective": "respondent", "tree": {"id": "end", "award": 50000}, "offer": -100000}
    rule = {**OFFER, "own_costs_after": 11000, "other_costs_after": 7000}
    assert result({**content, "rule": "florida_768_79", **rule})["expected_value"] == -39000


def test_a_respondent_may_write_the_sum_it_offered_without_a_minus() -> None:
    content = {"kind": "tree", "perspective": "respondent", "tree": {"id": "end", "award": 50000}}
    rule = {"rule": "florida_768_79", **OFFER}
    one, other = (result({**content, **rule, "offer": offer}) for offer in (100000, -100000))
    assert one == other
    assert one["offer"]["difference"] == -100000 - one["expected_value"]


def test_a_claimants_formal_offer_has_no_minus() -> None:
    side, sign = "claimant", -1
    costs = {"own_costs_after": 7000, "other_costs_after": 7000}
    flat = {"kind": "tree", "perspective": side, "tree": {"id": "end", "award": 50000}, "offer": sign * 100000}
    fault = refused({**flat, "rule": "florida_768_79", **OFFER, **costs})
    assert fault.path == "offer"
    assert "formal offer" in fault.sentence
    own = {"rule": "florida_768_79", "offer": 100000, **OFFER, **costs}
    assert result({**flat, "cost_rule": own})["expected_value"] == -sign * 43000, "an offer of its own has no sign"
    for offer in (0, -sign * 100000):
        assert result({**flat, "rule": "florida_768_79", **OFFER, **costs, "offer": offer})["expected_value"]


def test_only_the_costs_of_the_side_that_offered_are_needed() -> None:
    rule = {key: value for key, value in OFFER.items() if key != "own_costs_after"}
    assert awarded(50000, rule="frcp_68", offer=100000, **rule) == 39000
    theirs = {**rule, "offered_by": "claimant", "own_costs_after": 5000, "interest_percent": 4, "award_uplift": True}
    assert awarded(100000, rule="part_36", offer=100000, **theirs) == 100000 + 5000 + 4000 + 10000


def test_an_award_and_a_value_stand_in_one_tree() -> None:
    branches = [
        {"label": "settles later", "p": 0.5, "node": {"value": 40000}},
        {"label": "judgment", "p": 0.5, "node": {"award": 100000}},
    ]
    tree = {"kind": "tree", "perspective": "respondent", "rule": "american", "tree": {"branches": branches}}
    assert result(tree)["expected_value"] == -30000


THREE = {"p10": 60000, "p50": 80000, "p90": 120000}
RULES: list[dict[str, Any]] = [
    {"rule": "american"},
    {"rule": "loser_pays", "recovery_share": 0.7, "own_costs": 10000, "other_costs": 20000},
    {"rule": "florida_768_79", "offer": 100000, **OFFER},
    {"rule": "frcp_68", "offer": 100000, **OFFER},
    {"rule": "part_36", "offer": 100000, **OFFER},
]


@pytest.mark.parametrize("rule", RULES, ids=[rule["rule"] for rule in RULES])
@pytest.mark.parametrize("side", ["claimant", "respondent"])
def test_an_uncertain_award_is_worth_what_the_rule_makes_of_each_of_its_slices(rule: Any, side: str) -> None:
    def asked(award: Any) -> Any:
        tree = {"id": "end", "award": award, "cost": 5000}
        return result({"kind": "tree", "perspective": side, "tree": tree, "cost_rule": rule})

    slices = slice_means(Uncertain(Fraction(60000), Fraction(80000), Fraction(120000)))
    worth = sorted(float(asked(float(one))["expected_value"]) for one in slices)
    found = asked(THREE)
    told = [float(one["value"]) for one in found["outcomes"] for _ in range(int(one["chance"] * 25))]
    assert told == pytest.approx(worth)
    assert float(found["expected_value"]) == pytest.approx(sum(worth) / 25)
    assert found["bounds"] == [found["expected_value"]] * 2
    assert found["most_likely"] == [found["expected_value"]]
    assert list(found["nodes"]) == ["end"]


def test_an_uncertain_award_stands_beside_other_ends_and_under_a_chance_that_is_moved() -> None:
    branches = [
        {"label": "win", "p": 0.6, "node": {"award": THREE, "years": 2, "cost": 10}},
        {"label": "lose", "p": 0.4, "node": {"award": 0}},
    ]
    content = {"kind": "tree", "perspective": "claimant", "rule": "american", "tree": {"branches": branches}}
    valued: Any = {
        "kind": "tree",
        "tree": {"branches": [{**branches[0], "node": {"value": THREE, "years": 2, "cost": 10}}]},
    }
    valued["tree"]["branches"].append({**branches[1], "node": {"value": 0}})
    more = {
        "offer": 50000,
        "discount_rate": 0.25,
        "break_even": ["win"],
        "sensitivity": [{"path": "win", "low": 0.1, "high": 1}],
    }
    assert result({**content, **more}) == result({**valued, **more})


@pytest.mark.parametrize("unit", [1, 1000, 10**6, 10**9])
def test_money_counted_in_thousands_or_millions_says_the_same_as_in_ones(unit: int) -> None:
    def asked(per: int) -> Any:
        content = changed(TREE, put("offer", 69999 / per))
        for number, value in enumerate((150000, 0)):
            put("tree", "branches", number, "node", {"value": value / per, "cost": 20000 / per})(content)
        return result(content)

    one, other = asked(1), asked(unit)
    for key in ("worse", "same", "better", "settled"):
        assert one["offer"][key] == other["offer"][key]
    assert one["break_even"][0]["note"] == other["break_even"][0]["note"] == "more_than"
    assert one["break_even"][0]["chance"] == other["break_even"][0]["chance"]


def test_a_difference_below_a_hundredth_counts_and_none_at_all_makes_none() -> None:
    found = result(changed(TREE, put("offer", 130000.004)))
    assert found["offer"]["worse"] == 1
    flat = changed(changed(TREE, put(*LOSE, "node", "value", 150000)), put("offer", 0))
    assert result(flat)["break_even"] == [{"path": "root/win", "chance": None, "note": "no_difference"}]
    put(*LOSE, "node", "value", 149999.999)(flat)
    assert result(flat)["break_even"][0]["note"] == "ahead_even_at_none"


def test_a_byte_order_mark_at_the_beginning_is_passed_over() -> None:
    assert result(b"\xef\xbb\xbf" + as_text(TREE)) == result(TREE)
