"""Across both sides: every number is the one all answers give or is not there, whatever is kept (decisions 7 and 39)."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import Answer, State, given
from app.domain.impasse import Break
from app.domain.sharing import Lock
from app.domain.worksheet import Form
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.of_across import pictures_across
from app.presenters.mediator.across import across_page, stakes_lines
from app.reckoning.across import Across, OneSide, Refusal, Subject, across, at_stakes, gap
from app.reckoning.across_said import no_deal_rows
from tests.reckoning.test_no_deal import SAMPLE, sample_entries
from tests.reckoning.two_sheets import (
    CASE,
    VALUES,
    Answers,
    answers,
    filling,
    money,
    open_to_the_mediator,
    read,
    with_parties,
)

NUMBERS = [field.name for field in fields(OneSide) if field.name not in ("party", "name", "missing")]


def both(one: Answers, other: Answers, *, all_open: bool = False, form: Form = Form.FULL) -> Across:
    found = across(
        read(filling("a", one, all_open=all_open, form=form), filling("b", other, all_open=all_open, form=form))
    )
    assert isinstance(found, Across)
    return found


@examples(answers("receive"), answers("pay"), st.sampled_from(Form))
@settings(max_examples=600, deadline=None)
def test_every_number_is_the_one_all_answers_give_or_is_not_there(one: Answers, other: Answers, form: Form) -> None:
    if not one or not other:
        return
    seen = both(one, other, form=form)
    whole = both(open_to_the_mediator(one), open_to_the_mediator(other), all_open=True, form=form)
    by_party = {side.party: side for side in whole.sides()}
    for side in seen.sides():
        for name in NUMBERS:
            number = getattr(side, name)
            assert number in (None, (), getattr(by_party[side.party], name)), name
    if seen.ways:
        assert [side.party for side in seen.sides()] == [side.party for side in whole.sides()]
    stakes, all_stakes = at_stakes(seen, 5_000_000), at_stakes(whole, 5_000_000)
    if stakes is not None:
        assert all_stakes is not None
        assert stakes.money == all_stakes.money
        assert stakes.critical in (None, all_stakes.critical)
    # What is written and drawn is made of these numbers and of no others.
    tongue = CASE.tongue()
    rows, all_rows = no_deal_rows(seen, tongue), {row.label: row for row in no_deal_rows(whole, tongue)}
    for row in rows if seen.ways else ():
        for name in ("first", "second", "between"):
            assert getattr(row, name) in ("", "not here to read", getattr(all_rows[row.label], name))
    pictures_across(seen, MoneyWords(tongue, Whose.THEIRS))


def test_there_are_numbers_of_every_sort_to_compare() -> None:
    """The examples of the two tests around this one are not empty: each number is there, and is left out, in some."""
    there: set[str] = set()
    not_there: set[str] = set()

    @examples(answers("receive"), answers("pay"))
    @settings(max_examples=100, deadline=None, database=None, derandomize=True)
    def look(one: Answers, other: Answers) -> None:
        for side in both(one, other).sides() if one and other else ():
            for name in NUMBERS:
                (not_there if getattr(side, name) in (None, ()) else there).add(name)

    look()
    assert there == not_there == set(NUMBERS)


@examples(answers("receive"), answers("pay"), st.sampled_from(sorted(VALUES)))
@settings(max_examples=500, deadline=None)
def test_what_a_kept_answer_says_changes_nothing_on_the_page(one: Answers, other: Answers, question: str) -> None:
    """Not a number, not a word, not a picture: whatever stands in it, or nothing."""
    pages = []
    for instead in (Answer(State.RATHER_NOT), Answer(State.DONT_KNOW), one.get(question, (None, None))[0]):
        if instead is not None:
            kept = {**one, question: (instead, Lock.ONLY_ME)}
            pages.append(across_page(read(filling("a", kept), filling("b", other))))
    assert pages == pages[:1] * len(pages)


@pytest.mark.parametrize("question", ["br_bottom_after", "br_judges_after", "br_endings", "br_chances"])
def test_a_skipped_answer_and_a_kept_one_read_alike(question: str) -> None:
    one, other = sample("A"), sample("B")
    skipped = {name: said for name, said in one.items() if name != question}
    skipped[question] = (Answer(State.LEFT_BLANK), Lock.MEDIATOR)
    kept = {**one, question: (one[question][0], Lock.ONLY_ME)}
    pages = [across_page(read(filling("a", said), filling("b", other))) for said in (skipped, kept)]
    assert pages[0] == pages[1]
    left_out = [words for part in pages[0].parts for words in part.left_out]
    assert left_out == ["An answer of Ana that this needs is not here to read."]


# ---- the sample ------------------------------------------------------------------------------------------------------


def sample(letter: str) -> Answers:
    return {name: (entry.answer, Lock.MEDIATOR) for name, entry in sample_entries(letter, "batna_check").items()}


def test_the_joint_figures_of_the_sample_stand_on_the_page() -> None:
    expected = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))["joint"]
    found = both(sample("A"), sample("B"))
    assert found.ways
    assert [side.party for side in found.sides()] == ["b", "a"]
    first, second = found.sides()
    assert gap(first.judges_before, second.judges_before) == expected["optimism_gap_before"]
    assert gap(first.judges_after, second.judges_after) == expected["optimism_gap_after"]
    limits = {"before": (first.limit_before, second.limit_before), "after": (first.limit_after, second.limit_after)}
    for moment, (low, high) in limits.items():
        assert low is not None
        assert high is not None
        assert high - low == expected[f"limits_overlap_{moment}"] * 100
    assert limits["after"] == tuple(amount * 100 for amount in expected["range_after"])
    said = {row.label: (row.first, row.second, row.between) for row in no_deal_rows(found, CASE.tongue())}
    assert said == {
        "No deal, money only": ("$19,400", "$32,500", "room of $13,100"),
        "No deal, with what money does not show": ("$18,400", "$34,500", "room of $16,100"),
        "From worst to best case, after costs": ("−$9,100 to $37,100", "$14,400 to $62,800", ""),
    }
    pictures = pictures_across(found, MoneyWords(CASE.tongue(), Whose.THEIRS))
    assert " ".join(pictures["both"].said()).endswith("Settlement range: $25,000 to $27,500, $2,500 wide.")


# ---- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [3, 6])
def test_more_than_two_parties_are_told_that_it_is_for_two(count: int) -> None:
    case = with_parties(count)
    page = across_page(read(*(filling(party.id, sample("A")) for party in case.parties), case=case))
    assert page.parts == ()
    assert page.refused[0].startswith("This page is for two parties only.")
    assert page.compared == ("Comparing two limits unseen is for two parties only.",)


def test_two_currencies_are_not_put_side_by_side() -> None:
    euros = {**sample("B"), "br_bottom_after": (given(money(25_000, "EUR")), Lock.MEDIATOR)}
    found = across(read(filling("a", sample("A")), filling("b", euros)))
    assert found is Refusal.CURRENCIES
    page = across_page(read(filling("a", sample("A")), filling("b", euros)))
    assert (page.parts, page.asks_stakes) == ((), False)
    assert "does not change one into another" in page.refused[0]


def test_sheets_of_different_days_are_not_put_side_by_side() -> None:
    later = Break("b2", 2, "2026-11-05T14:00")
    theirs = replace(filling("b", sample("B")), break_id="b2")
    one = filling("a", sample("A"))
    breaks = (Break("b1", 1, "2026-11-03T14:00"), later)
    page = across_page(read(one, theirs, breaks=breaks))
    assert page.parts == ()
    assert "Ana: Nov 3, 2026; Bo: Nov 5, 2026" in page.refused[0]
    same_day = (breaks[0], replace(later, called="2026-11-03T16:00"))
    assert across_page(read(one, theirs, breaks=same_day)).parts


def test_two_sheets_that_say_the_same_way_put_no_amounts_together() -> None:
    same = {**sample("B"), "br_direction": (given("pay"), Lock.MEDIATOR)}
    page = across_page(read(filling("a", sample("A")), filling("b", same)))
    assert [part.title for part in page.parts if part.picture] == ["Ten judges"]
    assert any("same way" in words for part in page.parts for words in part.lines)


def test_without_a_sheet_the_page_says_what_to_do() -> None:
    assert "Call a break" in across_page(read()).refused[1]


def test_where_one_side_has_no_sheet_its_numbers_are_named_as_not_here() -> None:
    page = across_page(read(filling("a", sample("A"))))
    assert all(part.left_out == ("An answer of Bo that this needs is not here to read.",) for part in page.parts[:1])
    assert not page.asks_stakes


def test_the_latest_filling_with_answers_counts_also_where_all_of_them_are_kept() -> None:
    older, newer = (
        filling("a", sample("A")),
        filling("a", {name: (a, Lock.ONLY_ME) for name, (a, _l) in sample("A").items()}),
    )
    empty = replace(filling("a", {}), id="empty")
    found = across(read(older, replace(newer, id="newer"), empty, filling("b", sample("B"))))
    assert isinstance(found, Across)
    assert next(side for side in found.sides() if side.party == "a").missing == frozenset(Subject)


# ---- what the mediator types -----------------------------------------------------------------------------------------


@examples(answers("receive"), answers("pay"), st.integers(1, 10**9))
@settings(max_examples=500, deadline=None)
def test_the_gap_in_money_is_the_sum_of_judges_times_the_stakes(one: Answers, other: Answers, stakes: int) -> None:
    if not one or not other:
        return
    found = both(one, other)
    worked_out, judges = at_stakes(found, stakes), gap(found.first.judges_after, found.second.judges_after)
    assert (worked_out is None) == (judges is None)
    if worked_out is not None and judges is not None:
        assert abs(worked_out.money * 10 - judges * stakes) <= 5


def test_the_gap_in_money_says_who_typed_the_stakes() -> None:
    shown = read(filling("a", sample("A")), filling("b", sample("B")))
    lines = stakes_lines(shown, "50,000")
    assert lines[0] == "At stake: $50,000, typed by the mediator."
    assert lines[1] == "Optimism gap: 10 of 100 (1 of 10 judges), which is $5,000 at these stakes."
    assert lines[2].startswith("Critical gap: 39 of 100.")
    assert stakes_lines(shown, "") == ()
    assert stakes_lines(shown, "many") == (
        "The program cannot read this as an amount. It is still here. Type only the amount, like 12,500.",
    )
    assert stakes_lines(shown, "-3") == ("Type an amount above zero: what is at stake between the two.",)
