"""Across both sides: every number is the one all answers give or is not there, whatever is kept (decisions 7 and 39)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import I_DONT_KNOW, Answer, State, given
from app.domain.judges import optimism_gap
from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.sharing import Lock
from app.domain.worksheet import Form
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.of_across import pictures_across
from app.presenters.mediator.across import AcrossPage, across_page
from app.reckoning.across import Across, Refusal, across
from app.reckoning.across_said import no_deal_rows
from app.reckoning.at_stakes import at_stakes
from app.reckoning.one_side import OneSide, Reason, Subject, Way
from app.reckoning.rows import computed_rows
from tests.reckoning.test_no_deal import SAMPLE, sample_entries
from tests.reckoning.two_sheets import (
    CASE,
    VALUES,
    Answers,
    TwoSides,
    answers,
    filling,
    in_currency,
    money,
    open_to_the_mediator,
    read,
    sheet,
    two_sides,
    with_parties,
)

NUMBERS = [field.name for field in fields(OneSide) if field.name not in ("party", "name", "way", "left_out")]
TONGUE = CASE.tongue()


def both(one: Answers, other: Answers, *, all_open: bool = False, form: Form = Form.FULL) -> Across:
    found = across(
        read(filling("a", one, all_open=all_open, form=form), filling("b", other, all_open=all_open, form=form))
    )
    assert isinstance(found, Across)
    return found


def words_of(page: AcrossPage) -> Iterator[str]:
    for part in page.parts:
        yield from part.lines
        yield from part.left_out
        yield from (numbers for _label, numbers in part.rows)
        yield from part.picture.said() if part.picture is not None else ()


def same_numbers(seen: Across, whole: Across) -> None:
    """Every number of `seen` is that of `whole`, or not there; and so is all that is made of them."""
    by_party = {side.party: side for side in whole.sides()}
    for side in seen.sides():
        assert side.way in (Way.UNREAD, by_party[side.party].way)
        for name in NUMBERS:
            number = getattr(side, name)
            assert number in (None, (), getattr(by_party[side.party], name)), name
    if seen.opposite:
        assert [side.party for side in seen.sides()] == [side.party for side in whole.sides()]
    stakes, all_stakes = at_stakes(seen, 5_000_000, TONGUE), at_stakes(whole, 5_000_000, TONGUE)
    if stakes is not None:
        assert all_stakes is not None
        assert stakes.money == all_stakes.money
        assert stakes.critical in (None, all_stakes.critical)
    rows, all_rows = no_deal_rows(seen, TONGUE), {row.label: row for row in no_deal_rows(whole, TONGUE)}
    for row in rows if seen.opposite else ():
        for name in ("first", "second", "between"):
            assert getattr(row, name) in ("", "left out", getattr(all_rows[row.label], name))
    pictures_across(seen, MoneyWords(TONGUE, Whose.THEIRS))


@examples(answers("receive"), answers("pay"), st.sampled_from(Form))
@settings(max_examples=600, deadline=None)
def test_every_number_is_the_one_all_answers_give_or_is_not_there(one: Answers, other: Answers, form: Form) -> None:
    whole = both(open_to_the_mediator(one), open_to_the_mediator(other), all_open=True, form=form)
    same_numbers(both(one, other, form=form), whole)


@examples(two_sides())
@settings(max_examples=500, deadline=None)
def test_in_any_breaks_on_any_days_what_is_kept_decides_nothing(case: TwoSides) -> None:
    """Neither which sheets are looked at nor whether they are put side by side."""
    seen, whole = across(case.read()), across(case.read(all_open=True))
    if isinstance(seen, Refusal) or isinstance(whole, Refusal):
        assert seen is whole
    else:
        same_numbers(seen, whole)


@examples(answers("receive"), answers("pay"))
@settings(max_examples=500, deadline=None)
def test_amounts_are_in_the_order_of_money_and_in_the_currency_of_the_case(one: Answers, other: Answers) -> None:
    found = both(one, other)
    for side, said in ((found.first, one), (found.second, other)) if found.first.party == "a" else ():
        if side.low is not None and side.high is not None:
            assert side.low <= side.high
        if side.limit_after is not None:
            value = said["br_bottom_after"][0].value
            assert isinstance(value, Money)
            assert value.currency == CASE.currency
        assert list(side.fifty) == sorted(side.fifty)


@examples(answers("receive"))
@settings(max_examples=500, deadline=None)
def test_the_page_has_the_rows_of_the_party_summary_and_says_of_none_that_it_is_not_here(one: Answers) -> None:
    """Where all may be read and is in one currency, both have the same numbers."""
    said = {name: (replace(a, value=in_currency(a.value, "USD")), Lock.MEDIATOR) for name, (a, _l) in one.items()}
    said["br_direction"] = (given("receive"), Lock.MEDIATOR)
    mine = filling("a", said, all_open=True)
    rows = {row.label: row.words for row in computed_rows(mine, sheet().question("br_picture"), TONGUE).rows}
    other = {"br_direction": (given("pay"), Lock.MEDIATOR)}
    found = across(read(mine, filling("b", other, all_open=True)))
    assert isinstance(found, Across)
    here = {row.label: row.first for row in no_deal_rows(found, TONGUE)}
    for label in ("No deal, money only", "No deal, with what money does not show"):
        assert here.get(label, "left out") == rows.get(label, "left out"), label


def test_there_are_numbers_of_every_sort_to_compare() -> None:
    """The examples of these tests are not empty: each number is there, and is left out, in some; and so is each reason."""
    there: set[str] = set()
    not_there: set[str] = set()
    reasons: set[Reason] = set()
    ways: set[Way] = set()

    @examples(answers("receive"), answers("pay"))
    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    def look(one: Answers, other: Answers) -> None:
        for side in both(one, other).sides():
            ways.add(side.way)
            reasons.update(reason for each in side.left_out.values() for reason in each)
            for name in NUMBERS:
                (not_there if getattr(side, name) in (None, ()) else there).add(name)

    look()
    assert there == not_there == set(NUMBERS)
    assert reasons == set(Reason) - {Reason.NOT_BEGUN}
    assert ways == set(Way)


@examples(answers("receive"), answers("pay"), st.sampled_from(sorted(VALUES)))
@settings(max_examples=500, deadline=None)
def test_what_a_kept_answer_says_changes_nothing_on_the_page(one: Answers, other: Answers, question: str) -> None:
    """Not a number, not a word, not a picture: whatever stands in it, in whatever currency, or nothing."""
    here = one.get(question, (None, None))[0]
    foreign = replace(here, value=in_currency(here.value, "JPY")) if here is not None else None
    pages = []
    for instead in (Answer(State.RATHER_NOT), Answer(State.DONT_KNOW), here, foreign):
        if instead is not None:
            kept = {**one, question: (instead, Lock.ONLY_ME)}
            pages.append(across_page(read(filling("a", kept), filling("b", other))))
    assert pages == pages[:1] * len(pages)


NEEDED = (
    "br_bottom_before",
    "br_bottom_after",
    "br_judges_before",
    "br_judges_after",
    "br_endings",
    "br_chances",
    "br_costs",
)


@examples(answers("receive"), answers("pay"), st.sampled_from(NEEDED))
@settings(max_examples=500, deadline=None)
def test_a_skipped_answer_and_a_kept_one_read_alike(one: Answers, other: Answers, question: str) -> None:
    """Whatever else is kept, skipped, not known or in another currency."""
    here = one.get(question, (given(3), None))[0]
    skipped = {**one, question: (Answer(State.LEFT_BLANK), Lock.MEDIATOR)}
    kept = {**one, question: (here, Lock.ONLY_ME)}
    pages = [across_page(read(filling("a", said), filling("b", other))) for said in (skipped, kept)]
    assert pages[0] == pages[1]


def test_a_skipped_answer_of_the_sample_is_named_as_not_here() -> None:
    skipped = {**sample("A"), "br_chances": (Answer(State.LEFT_BLANK), Lock.MEDIATOR)}
    page = across_page(read(filling("a", skipped), filling("b", sample("B"))))
    left_out = [words for part in page.parts for words in part.left_out]
    assert left_out == ["An answer of Ana that this needs is not here to read."]


# ---- the sample ------------------------------------------------------------------------------------------------------


def sample(letter: str) -> Answers:
    return {name: (entry.answer, Lock.MEDIATOR) for name, entry in sample_entries(letter, "batna_check").items()}


def test_the_joint_figures_of_the_sample_stand_on_the_page() -> None:
    expected = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))["joint"]
    found = both(sample("A"), sample("B"))
    assert found.opposite
    assert [side.party for side in found.sides()] == ["b", "a"]
    first, second = found.sides()
    assert optimism_gap(first.judges_before, second.judges_before) == expected["optimism_gap_before"]
    assert optimism_gap(first.judges_after, second.judges_after) == expected["optimism_gap_after"]
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
        "From lowest to highest, after costs": ("−$9,100 to $37,100", "$14,400 to $62,800", ""),
    }
    pictures = pictures_across(found, MoneyWords(CASE.tongue(), Whose.THEIRS))
    assert " ".join(pictures["both"].said()).endswith("Settlement range: $25,000 to $27,500, $2,500 wide.")


# ---- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [3, 6])
def test_more_than_two_parties_are_told_that_it_is_for_two(count: int) -> None:
    case = with_parties(count)
    page = across_page(read(*(filling(party.id, sample("A")) for party in case.parties), case=case))
    assert page.parts == ()
    assert page.refused[0].startswith("Numbers stand beside each other for two parties only.")
    assert page.compared == ("Comparing two limits unseen is for two parties only.",)


def test_two_sheets_that_say_the_same_way_put_no_amounts_together() -> None:
    same = {**sample("B"), "br_direction": (given("pay"), Lock.MEDIATOR)}
    page = across_page(read(filling("a", sample("A")), filling("b", same)))
    assert [part.title for part in page.parts if part.picture] == ["Ten judges"]
    assert any("same way" in words for part in page.parts for words in part.lines)


def test_without_a_sheet_the_page_says_what_to_do() -> None:
    assert "Call a break" in across_page(read()).refused[1]


def test_where_one_side_has_no_sheet_that_is_said_and_nothing_else_of_it() -> None:
    page = across_page(read(filling("a", sample("A"))))
    assert [part.left_out for part in page.parts] == [("Bo has not begun the sheet.",)] * 2
    assert not page.asks_stakes


# ---- amounts that are not put side by side -------------------------------------------------------------------------------


def changed(letter: str, **values: object) -> Answers:
    return {**sample(letter), **{name: (given(value), Lock.MEDIATOR) for name, value in values.items()}}


def table(name: str, **cells: object) -> tuple[Row, ...]:
    """The table of the sample's first party, with these cells instead in their rows."""
    (column,) = {"br_endings": ("amount",), "br_chances": ("of_ten",)}[name]
    rows = sample("A")[name][0].value
    assert isinstance(rows, tuple)
    return tuple(
        replace(row, cells={**row.cells, column: cells[row.id]}) if row.id in cells else row
        for row in rows
        if isinstance(row, Row)
    )


@pytest.mark.parametrize("currency", ["EUR", "JPY"])
def test_amounts_in_another_currency_than_the_case_are_left_out_and_that_is_said(currency: str) -> None:
    """Also where both sheets have the same one."""
    sheets = [
        {name: (replace(a, value=in_currency(a.value, currency)), lock) for name, (a, lock) in sample(letter).items()}
        for letter in "AB"
    ]
    page = across_page(read(filling("a", sheets[0]), filling("b", sheets[1])))
    assert [words for words in words_of(page) if "$" in words] == []
    assert [part.title for part in page.parts if part.picture] == ["Ten judges"]
    assert all("is in another currency than the case" in words for part in page.parts[1:] for words in part.left_out)
    assert all(part.left_out for part in page.parts[1:])


def test_an_amount_in_another_currency_leaves_out_what_needs_it_and_no_more() -> None:
    """So that whether it may be read changes no other number."""
    pages = []
    for lock in (Lock.MEDIATOR, Lock.ONLY_ME):
        euros = {**sample("B"), "br_bottom_after": (given(money(25_000, "EUR")), lock)}
        pages.append(across_page(read(filling("a", sample("A")), filling("b", euros))))
    open_page, kept_page = pages
    assert [part.rows for part in open_page.parts] == [part.rows for part in kept_page.parts]
    assert [part.left_out for part in open_page.parts] == [
        (),
        (
            "An amount of Bo is in another currency than the case. It is not changed into it, and what needs it is left out.",
        ),
        (),
    ]
    assert kept_page.parts[1].left_out == ("An answer of Bo that this needs is not here to read.",)


def test_that_it_is_not_about_money_is_told_as_that() -> None:
    page = across_page(read(filling("a", changed("A", br_direction="no_money")), filling("b", sample("B"))))
    assert page.parts[1].lines == ("Ana says that this is not about money.", "So amounts are not put side by side.")
    assert [part.left_out for part in page.parts] == [(), ()]


def test_what_is_openly_not_known_is_told_as_that_and_no_dots_before_costs_stand_among_others() -> None:
    unknown = {**sample("A"), "br_costs": (I_DONT_KNOW, Lock.MEDIATOR)}
    found = both(unknown, sample("B"))
    assert found.second.fifty == ()
    assert found.second.left_out == {Subject.NO_DEAL: frozenset({Reason.UNKNOWN})}
    page = across_page(read(filling("a", unknown), filling("b", sample("B"))))
    assert page.parts[2].left_out == ("Ana chose “I don't know” for something that this needs.",)


@pytest.mark.parametrize("cell", [None, DONT_KNOW])
def test_cases_that_the_other_two_leave_no_choice_for_are_reckoned_with(cell: object) -> None:
    found = both(changed("A", br_chances=table("br_chances", worst=cell)), sample("B"))
    assert (found.second.money, found.second.all_in) == (3_250_000, 3_450_000)
    assert found.second.left_out == {}


def test_a_range_runs_from_its_lowest_to_its_highest_whichever_ending_is_called_the_worst() -> None:
    endings = table("br_endings", best=money(-43_600), worst=money(-6_700))
    found = both(changed("A", br_endings=endings), sample("B"))
    assert (found.second.low, found.second.high) == (1_440_000, 6_280_000)


def test_a_limit_that_goes_the_other_way_is_said_in_words() -> None:
    page = across_page(read(filling("a", changed("A", br_bottom_after=money(27_000))), filling("b", sample("B"))))
    picture = page.parts[1].picture
    assert picture is not None
    assert "After: Bo takes at least $25,000; Ana takes at least $27,000; they are $52,000 apart." in picture.said()
    assert page.parts[1].lines == (
        "Ana says that money goes out, and puts a walk-away number that comes in.",
        "You may ask which of the two is meant.",
    )
