"""What a reality check gives: the sample to the last digit, and what is open stays open."""

from __future__ import annotations

import itertools
import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.no_deal import ENDINGS, RESULTS
from tests.content.test_words import NEVER
from tests.reckoning.format.asking import CHECK, changed, drop, picture, put, refused, result

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"
KEYS = [*RESULTS, "range", "bounds", "outcomes", "offer", "break_even", "sensitivity", "sentences"]


def sample_input(letter: str) -> dict[str, Any]:
    """The input that a party's answers in the sample case make."""
    content = json.loads((SAMPLE / f"party-{letter}.json").read_text(encoding="utf-8"))
    (filled,) = [sheet for sheet in content["sheets"] if sheet["worksheet"] == "batna_check"]
    answers = {act["question"]: act["plain"] for act in filled["answers"]}

    def money(plain: Any) -> Any:
        return plain["minor"] / 100 if isinstance(plain, dict) else None

    rows = {
        question: {row["id"]: row["cells"] for row in answers[question]} for question in ("br_endings", "br_chances")
    }
    return {
        "kind": "reality_check",
        "currency": "USD",
        "direction": answers["br_direction"],
        "offer": money(answers["br_offer"]),
        "endings": {name: {"amount": money(rows["br_endings"][name]["amount"])} for name in ENDINGS},
        "chances": {name: rows["br_chances"][name]["of_ten"] for name in ENDINGS},
        "costs": [
            {"step": row["cells"]["step"], "low": money(row["cells"]["low"]), "high": money(row["cells"]["high"])}
            for row in answers["br_costs"]
        ],
        "their_costs": money(answers["br_their_costs"]),
        "their_costs_chance": answers["br_their_costs_chance"],
        "time": answers["br_time"],
        "hassle_price": money(answers["br_hassle_price"]),
        "gain_price": money(answers["br_gain_price"]),
    }


@pytest.mark.parametrize("letter", ["A", "B"])
def test_the_sample_case_comes_out_to_the_last_digit(letter: str) -> None:
    expected = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))[letter]
    found = result(sample_input(letter))
    assert list(found) == KEYS
    assert {name: found[name] for name in expected} == expected
    assert found["range"] == [expected["no_deal_low"], expected["no_deal_high"]]
    assert found["offer"]["difference"] == expected["offer_minus_no_deal_money"]
    assert found["bounds"] == [expected["no_deal_money"]] * 2


def test_in_the_sample_no_deal_ends_below_the_offer_in_so_many_of_100_cases() -> None:
    found = result(sample_input("A"))
    assert found["offer"]["worse"] == Decimal("0.2")
    assert found["sentences"]["counts"] == (
        "In about 20 of 100 cases like this, you would end with less than the offer."
    )
    order = [key for key in found["sentences"] if key in {"counts", "wide", "offer_worse"}]
    assert order == ["counts", "wide", "offer_worse"], "the average comes last"
    assert "$5,500 less" in found["sentences"]["offer_worse"]


def by_hand(content: Any) -> dict[Fraction, Fraction]:
    """Decision 36 in other words: every ending, with and without the other side's costs, less the middle of the costs."""
    middle = (
        sum((Fraction(str(step["low"])) + Fraction(str(step["high"])) for step in content["costs"]), Fraction(0)) / 2
    )
    theirs, percent = content["their_costs"], content["their_costs_chance"]
    ways = [(Fraction(0), Fraction(1))]
    if theirs is not None and percent is not None:
        paid = Fraction(percent, 100)
        ways = [(Fraction(str(theirs)), paid), (Fraction(0), 1 - paid)]
    found: dict[Fraction, Fraction] = {}
    for name, (minus, share) in itertools.product(ENDINGS, ways):
        value = Fraction(str(content["endings"][name]["amount"])) - middle - minus
        found[value] = found.get(value, Fraction(0)) + Fraction(content["chances"][name], 10) * share
    return {value: chance for value, chance in sorted(found.items()) if chance}


amounts = st.integers(-(10**9), 10**9).map(lambda cents: cents / 100)
costs = st.integers(0, 10**7).map(lambda cents: cents / 100)


@st.composite
def checks(draw: st.DrawFn) -> dict[str, Any]:
    best = draw(st.integers(0, 10))
    middle = draw(st.integers(0, 10 - best))
    steps = draw(st.lists(st.tuples(costs, costs).map(sorted), min_size=1, max_size=4))
    return {
        "kind": "reality_check",
        "currency": "USD",
        "offer": draw(amounts),
        "endings": {name: {"amount": draw(amounts)} for name in ENDINGS},
        "chances": {"best": best, "middle": middle, "worst": 10 - best - middle},
        "costs": [{"step": "", "low": low, "high": high} for low, high in steps],
        "their_costs": draw(st.none() | costs),
        "their_costs_chance": draw(st.none() | st.integers(0, 100)),
        "hassle_price": draw(st.none() | costs),
        "gain_price": draw(st.none() | costs),
    }


@settings(max_examples=500, deadline=None)
@given(checks())
def test_rows_outcomes_and_offer_are_those_worked_out_by_hand(content: dict[str, Any]) -> None:
    found, hand = result(content), by_hand(content)
    average = sum((value * chance for value, chance in hand.items()), Fraction(0))
    assert {Fraction(one["value"]): Fraction(one["chance"]) for one in found["outcomes"]} == hand
    assert Fraction(found["no_deal_money"]) == average
    extra = Fraction(str(content["gain_price"] or 0)) - Fraction(str(content["hassle_price"] or 0))
    assert Fraction(found["no_deal_all_in"]) == average + extra
    assert Fraction(found["offer_minus_no_deal_money"]) == Fraction(str(content["offer"])) - average
    assert found["offer"]["worse"] + found["offer"]["same"] + found["offer"]["better"] == 1
    low, high = (Fraction(end) for end in found["range"])
    assert low <= min(hand) <= max(hand) <= high
    in_order = [content["endings"][name]["amount"] for name in ("worst", "middle", "best")]
    if in_order == sorted(in_order):
        assert [low, high] == [Fraction(found["no_deal_low"]), Fraction(found["no_deal_high"])]


@settings(max_examples=500, deadline=None)
@given(checks(), st.sampled_from(ENDINGS))
def test_at_its_break_even_an_ending_makes_no_deal_level_with_the_offer(content: dict[str, Any], name: str) -> None:
    found = {one["path"]: one for one in result(content)["break_even"]}[f"chances/{name}"]
    if found["chance"] is None:
        assert found["note"] in {"no_difference", "who_takes_the_rest"}
        return
    at = Fraction(found["chance"])
    hand = Fraction(content["chances"][name], 10)
    weights = {
        other: at if other == name else Fraction(content["chances"][other], 10) * (1 - at) / (1 - hand)
        for other in ENDINGS
    }
    middle = (
        sum((Fraction(str(step["low"])) + Fraction(str(step["high"])) for step in content["costs"]), Fraction(0)) / 2
    )
    theirs = Fraction(str(content["their_costs"] or 0)) * Fraction(content["their_costs_chance"] or 0, 100)
    values = {other: Fraction(str(content["endings"][other]["amount"])) - middle - theirs for other in ENDINGS}
    average = sum((weights[other] * values[other] for other in ENDINGS), Fraction(0))
    # The chance is written to twelve places; the average moves by as much as the endings lie apart.
    apart = max(values.values()) - min(values.values())
    assert abs(average - Fraction(str(content["offer"]))) <= apart * Fraction(1, 10**10)


def test_which_guess_matters_most_comes_first() -> None:
    found = result(CHECK)["sensitivity"]
    swings = [one["swing"] for one in found]
    assert swings == sorted(swings, reverse=True)
    told = {one["path"]: one for one in found}
    assert set(told) == {*(f"{what}/{name}" for what in ("endings", "chances") for name in ENDINGS), "costs"}
    assert told["costs"] == {"path": "costs", "low_value": 25300, "high_value": 20300, "swing": 5000}
    assert told["endings/best"] == {"path": "endings/best", "low_value": 19200, "high_value": 26400, "swing": 7200}
    # Two cases more of ten near the worst: the best and the middle share what is left as 3 to 5.
    assert told["chances/worst"]["low_value"] == Decimal("26612.5")
    assert told["chances/worst"]["high_value"] == Decimal("18987.5")


def test_where_all_ten_cases_are_at_one_ending_nothing_says_who_takes_the_rest() -> None:
    content = changed(CHECK, put("chances", {"best": 10, "middle": 0, "worst": 0}))
    found = result(content)
    told = {one["path"]: one for one in found["sensitivity"]}
    assert told["chances/best"] == {"path": "chances/best", "low_value": None, "high_value": None, "swing": None}
    assert found["sensitivity"][-1]["path"] == "chances/best"
    assert {one["path"]: one["note"] for one in found["break_even"]}["chances/best"] == "who_takes_the_rest"


# ---- blank and unknown -----------------------------------------------------------------------------------------------------------


def test_cases_that_do_not_make_ten_give_bounds_and_are_never_scaled() -> None:
    found = result(changed(CHECK, put("chances", {"best": 3, "middle": 4, "worst": 1})))
    assert found["ev"] is None
    assert found["no_deal_money"] is None
    assert found["outcomes"] is None
    # Placed: 3 × 60,000 + 4 × 25,000; the other two at the worst (0) or the best; less 6,500 and 1,200.
    assert found["bounds"] == [28000 - 7700, 28000 + 12000 - 7700]
    assert found["range"] == [-15000, 56000]
    assert found["sentences"]["chances"] == "You placed 8 of ten cases. The other 2 could be at any ending."
    assert "$20,300" in found["sentences"]["bounds"]
    assert "$32,300" in found["sentences"]["bounds"]
    assert "the offer is less for you than no deal on average." in found["sentences"]["settled"]
    assert found["offer"] == {"worse": None, "same": None, "better": None, "difference": None, "settled": True}


def test_an_unknown_chance_takes_only_what_the_others_leave() -> None:
    for open_ in (None, "unknown"):
        found = result(changed(CHECK, put("chances", {"best": 3, "middle": open_, "worst": open_})))
        assert found["bounds"] == [18000 - 7700, 18000 + 17500 - 7700]
        assert found["no_deal_money"] is None
        assert found["sentences"]["settled"] == (
            "What is open decides whether the offer is more or less for you than no deal on average."
        )


def test_two_endings_leave_a_number_for_the_third_and_that_is_said() -> None:
    whole = result(CHECK)
    for open_ in (None, "unknown"):
        found = result(changed(CHECK, put("chances", "middle", open_)))
        assert {key: item for key, item in found.items() if key != "sentences"} == {
            key: item for key, item in whole.items() if key != "sentences"
        }
        assert found["sentences"]["chances"] == "The cases you placed leave 5 of ten for the middle ending."


def test_what_rests_on_an_unknown_is_null_and_the_rest_is_worked_out() -> None:
    found = result(changed(CHECK, put("their_costs_chance", "unknown")))
    assert found["ev"] == 30500
    assert found["their_costs_expected"] is None
    assert found["no_deal_money"] is None
    assert found["bounds"] == [18000, 24000]
    assert found["range"] == [-15000, 56000]
    found = result(changed(CHECK, put("their_costs", "unknown")))
    assert (found["no_deal_money"], found["no_deal_low"], found["range"], found["bounds"]) == (None, None, None, None)
    assert found["no_deal_high"] == 56000
    found = result(changed(CHECK, put("hassle_price", "unknown")))
    assert (found["no_deal_money"], found["no_deal_all_in"]) == (22800, None)
    found = result(changed(CHECK, put("costs", "unknown")))
    assert (found["ev"], found["cost_mid"], found["no_deal_money"], found["bounds"]) == (30500, None, None, None)


def test_with_an_offer_nobody_knows_no_chance_is_level_with_nothing() -> None:
    found = result(changed(CHECK, put("offer", "unknown")))
    assert (found["offer"], found["break_even"], found["offer_minus_no_deal_money"]) == (None, None, None)
    assert [one["path"] for one in result(changed(CHECK, put("offer", None)))["break_even"]] == [
        "chances/best",
        "chances/middle",
        "chances/worst",
    ]


def mirrored(content: Any) -> Any:
    """With every ending and the offer as what is paid."""
    content = changed(content, put("offer", -content["offer"]))
    for ending in content["endings"].values():
        ending["amount"] = -ending["amount"]
    return content


@pytest.mark.parametrize("content", [CHECK, mirrored(CHECK)], ids=["received", "paid"])
def test_the_direction_changes_no_number_and_no_sign(content: Any) -> None:
    found = [result(changed(content, put("direction", way))) for way in ("receive", "pay", None, "unknown")]
    for one in found:
        del one["sentences"]
    assert found == [found[0]] * 4


def test_amounts_that_all_go_against_the_direction_are_read_as_they_stand_and_that_is_said() -> None:
    said = result(changed(CHECK, put("direction", "pay")))["sentences"]["direction"]
    assert said == "You pay, and none of the amounts has a minus sign. They were read as money that you get."
    paid = mirrored(CHECK)
    assert "read as money that you pay" in result(paid)["sentences"]["direction"]
    assert "direction" in result(changed(changed(CHECK, put("direction", "pay")), drop("currency")))["sentences"]
    for fits in (CHECK, changed(paid, put("direction", "pay")), changed(CHECK, put("direction", None))):
        assert "direction" not in result(fits)["sentences"]
    mixed = changed(changed(CHECK, put("direction", "pay")), put("endings", "worst", "amount", -1))
    assert "direction" not in result(mixed)["sentences"], "one of them is paid"


def test_where_it_is_not_about_money_amounts_are_left_out_as_on_the_sheet() -> None:
    found = result(changed(CHECK, put("direction", "no_money")))
    blank = changed(CHECK, put("direction", "no_money"))
    for key in ("endings", "offer", "hassle_price", "gain_price"):
        put(key, None)(blank)
    without = result(blank)
    assert "left out" in found["sentences"].pop("direction")
    assert "direction" not in without["sentences"]
    assert found == without
    assert (found["ev"], found["no_deal_money"], found["range"], found["offer"]) == (None, None, None, None)
    assert (found["cost_low"], found["cost_high"]) == (4000, 9000), "costs are asked for all the same"


def test_a_blank_counts_as_nothing_there() -> None:
    for key in ("their_costs", "their_costs_chance"):
        found = result(changed(CHECK, put(key, None)))
        assert (found["their_costs_expected"], found["no_deal_money"]) == (0, 24000)
    # Their costs count in the low end unless their chance is zero.
    assert result(changed(CHECK, put("their_costs_chance", None)))["no_deal_low"] == -15000
    assert result(changed(CHECK, put("their_costs_chance", 0)))["no_deal_low"] == -9000
    found = result(changed(changed(CHECK, put("hassle_price", None)), put("gain_price", None)))
    assert found["no_deal_all_in"] == found["no_deal_money"] == 22800
    assert result(changed(CHECK, put("offer", None)))["offer"] is None
    assert result(changed(CHECK, put("costs", [])))["cost_high"] == 0


def test_a_cost_that_is_blank_is_left_out_and_that_is_said() -> None:
    found = result(changed(CHECK, put("costs", [*CHECK["costs"], {"step": "an appeal", "low": None, "high": None}])))
    assert (found["cost_low"], found["cost_high"]) == (4000, 9000)
    assert found["sentences"]["costs"] == "1 cost is left open, and the totals are without it."


def test_one_guess_of_a_cost_stands_for_both_and_that_is_said() -> None:
    found = result(changed(CHECK, put("costs", [*CHECK["costs"], {"step": "an appeal", "low": 100, "high": None}])))
    assert (found["cost_low"], found["cost_high"]) == (4100, 9100)
    assert "The one guess stands for both" in found["sentences"]["half_costs"]
    found = result(changed(CHECK, put("costs", [{"low": 10_000, "high": None}])))
    assert found["range"] == [-16_000, 50_000]


@pytest.mark.parametrize("cases", [3.5, 0.1, 2.9999999])
def test_cases_that_are_no_whole_number_are_refused_with_a_sentence(cases: float) -> None:
    told = refused(changed(CHECK, put("chances", "best", cases)))
    assert told.path == "chances.best"
    assert told.sentence == "These are cases out of ten: write a whole number from 0 to 10."


def test_whole_cases_may_be_written_with_a_point() -> None:
    assert result(changed(CHECK, put("chances", "best", 3.0)))["ev"] == 30500


def test_a_cost_that_is_not_known_leaves_its_total_open() -> None:
    found = result(changed(CHECK, put("costs", [*CHECK["costs"], {"step": "an appeal", "low": 0, "high": "unknown"}])))
    assert (found["cost_low"], found["cost_high"], found["cost_mid"]) == (4000, None, None)
    assert (found["no_deal_low"], found["no_deal_high"], found["no_deal_money"]) == (None, 56000, None)


@pytest.mark.parametrize("key", [key for key in CHECK if key not in {"kind", "currency"}])
@pytest.mark.parametrize("open_", [None, "unknown"])
def test_any_answer_may_be_blank_or_unknown(key: str, open_: str | None) -> None:
    assert list(result(changed(CHECK, put(key, open_)))) == KEYS


@pytest.mark.parametrize("key", [key for key in CHECK if key not in {"kind", "endings", "costs"}])
def test_a_key_that_is_left_out_is_one_with_null(key: str) -> None:
    assert result(changed(CHECK, drop(key))) == result(changed(CHECK, put(key, None)))


def test_an_input_that_does_not_speak_of_costs_has_none_and_blank_costs_are_not_none() -> None:
    assert result(changed(CHECK, drop("costs"))) == result(changed(CHECK, put("costs", [])))
    blank = result(changed(CHECK, put("costs", None)))
    assert (blank["ev"], blank["no_deal_money"], blank["outcomes"]) == (30500, None, None)


def test_everything_open_gives_no_number_and_no_fault() -> None:
    found = result({"kind": "reality_check", "currency": "USD", "endings": None, "chances": None, "costs": None})
    assert {found[name] for name in RESULTS if name != "their_costs_expected"} == {None}
    assert found["break_even"] == found["sensitivity"] == []


def test_amounts_finer_than_the_currencys_own_unit_are_exact() -> None:
    found = result(changed(changed(CHECK, put("currency", "JPY")), put("offer", 14000.125)))
    assert found["offer_minus_no_deal_money"] == Decimal("-8799.875")


@settings(max_examples=150, deadline=None)
@given(checks())
def test_an_unknown_chance_of_their_costs_lies_between_never_and_surely(content: dict[str, Any]) -> None:
    never, surely = (
        {**content, "their_costs": content["their_costs"] or 0, "their_costs_chance": at} for at in (0, 100)
    )
    found = result({**never, "their_costs_chance": "unknown"})
    assert found["bounds"] == [result(surely)["no_deal_money"], result(never)["no_deal_money"]]
    if never["their_costs"]:
        assert found["no_deal_money"] is None


def test_eleven_cases_of_ten_are_refused_and_the_surplus_is_named() -> None:
    assert "by 1" in refused(changed(CHECK, put("chances", "worst", 3))).sentence


OPEN = st.sampled_from([None, "unknown"])


@settings(max_examples=500, deadline=None)
@given(checks(), st.data())
def test_no_word_of_ours_advises_or_has_decimals(content: dict[str, Any], data: st.DataObject) -> None:
    for key in data.draw(st.lists(st.sampled_from(["offer", "their_costs_chance", "costs", "endings", "chances"]))):
        content[key] = data.draw(OPEN)
    if isinstance(content["chances"], dict):
        content["chances"]["best"] = data.draw(OPEN | st.just(0))
    said = result(content)["sentences"]
    for words in said.values():
        assert not any(re.search(pattern, words, re.IGNORECASE) for pattern in NEVER.values())
        assert not re.search(r"\d\.\d|expected|probability", words)


def test_the_sheets_own_sentences_are_said() -> None:
    assert set(picture().sentences) >= {"wide", "counts", "offer_better", "offer_worse", "near"}
