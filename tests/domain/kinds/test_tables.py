"""Tables and positions on issues: rows that are given, rows to begin with, sums, hidden columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conditions import AnswerIs, Op
from app.domain.kinds import IssuePosition, MoneyAmount, Scale, ShortText, SingleChoice, TableKind
from app.domain.kinds.base import DONT_KNOW, MOST_ROWS, Option
from app.domain.kinds.choosing import not_offered
from app.domain.kinds.parts import Column, ColumnSum, FixedRow, hidden_now
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.plain import Misread
from app.domain.wording import Tongue

TONGUE = Tongue()
ROWS = (
    FixedRow("best", {"en": "Best ending"}),
    FixedRow("middle", {"en": "Middle"}),
    FixedRow("worst", {"en": "Worst"}),
)
STORY = Column("story", {"en": "What happens"}, ShortText())
AMOUNT = Column(
    "amount", {"en": "Money"}, MoneyAmount(signed=True), AnswerIs("br_direction", Op.IN, ("receive", "pay"))
)
ENDINGS = TableKind((STORY, AMOUNT), fixed_rows=ROWS)
CHANCES = TableKind(
    (Column("of_ten", {"en": "Cases out of ten"}, Scale()),), fixed_rows=ROWS, column_sum=ColumnSum("of_ten", 10)
)
COSTS = TableKind(
    (Column("step", {"en": "Step"}, ShortText()), Column("low", {"en": "Low"}, MoneyAmount())),
    starter_rows=({"step": {"en": "Filing papers", "es": "Presentar papeles"}}, {"step": {"en": "Experts"}}),
)


def chances(*numbers: int) -> tuple[Row, ...]:
    return tuple(Row(row.id, {"of_ten": number}) for row, number in zip(ROWS, numbers, strict=False))


@given(st.lists(st.integers(0, 10), min_size=3, max_size=3))
def test_three_chances_stand_only_if_they_make_ten(numbers: list[int]) -> None:
    assert (not CHANCES.problems(chances(*numbers))) == (sum(numbers) == 10)


def test_a_sum_is_not_asked_for_before_all_rows_are_there_unless_it_is_already_over() -> None:
    assert CHANCES.problems(chances(3, 5)) == ()
    assert CHANCES.problems(chances(8, 5)) != ()
    unknown = (*chances(3, 5), Row("worst", {"of_ten": DONT_KNOW}))
    assert CHANCES.problems(unknown) == ()
    assert CHANCES.sum_so_far(unknown) == 8


def test_a_row_whose_low_is_above_its_high_is_told_by_the_names_of_its_columns() -> None:
    ends = (Column("low", {"en": "Low"}, MoneyAmount()), Column("high", {"en": "High"}, MoneyAmount()))
    table = TableKind((COSTS.columns[0], *ends))
    low, high = Money(10_000, "USD"), Money(30_000, "USD")
    (problem,) = table.problems((Row("r1", {"low": low, "high": high}), Row("r2", {"low": high, "high": low})))
    assert problem.where == "r2.low"
    assert problem.sentence == "“Low” is higher than “High”. Change one of them."
    assert table.problems((Row("r", {"low": low, "high": low}), Row("s", {"low": low, "high": DONT_KNOW}))) == ()
    assert TableKind(ends[:1]).problems((Row("r", {"low": high}),)) == ()


def test_rows_to_begin_with_are_nothing_a_person_gave() -> None:
    shown = COSTS.starters(TONGUE)
    assert [row.cells["step"] for row in shown] == ["Filing papers", "Experts"]
    assert COSTS.is_blank(shown)
    assert COSTS.is_blank(COSTS.starters(Tongue("es")))
    assert COSTS.say(shown, TONGUE) == ()


def test_of_rows_to_begin_with_only_the_filled_ones_are_said() -> None:
    first, second = COSTS.starters(TONGUE)
    filled = Row(second.id, {**second.cells, "low": Money(120000, "USD")})
    assert not COSTS.is_blank((first, filled))
    assert COSTS.say((first, filled), TONGUE) == ("Experts – Low: $1,200",)
    assert COSTS.given_rows((first, filled)) == (filled,)


def test_a_row_to_begin_with_that_was_put_in_other_words_is_an_answer() -> None:
    assert COSTS.say((Row("starter-0", {"step": "Court fee"}),), TONGUE) == ("Court fee",)


def test_given_rows_are_said_in_the_order_of_the_sheet() -> None:
    value = (
        Row("worst", {"story": "I owe it all"}),
        Row("best", {"story": "I owe little", "amount": Money(-670000, "USD")}),
    )
    assert ENDINGS.say(value, TONGUE) == (
        "Best ending – What happens: I owe little; Money: $6,700 goes from me",
        "Worst – What happens: I owe it all",
    )


def test_an_empty_cell_in_a_hidden_column_is_no_answer() -> None:
    """Typed while the column was there, and left empty."""
    narrow = ENDINGS.columns_kept(lambda column: column != "amount")
    assert narrow.is_blank((Row("best", {"amount": None}),))


def test_a_hidden_column_is_kept_and_not_said() -> None:
    value = (Row("best", {"amount": Money(100, "USD")}),)
    assert list(ENDINGS.column_conditions()) == ["amount"]
    narrow = ENDINGS.columns_kept(lambda column: column != "amount")
    assert not narrow.is_blank(value)
    assert narrow.say(value, TONGUE) == (hidden_now(),)
    assert ENDINGS.say(value, TONGUE) == ("Best ending – Money: $1 comes to me",)


def test_a_cell_of_a_column_that_the_sheet_does_not_have_is_refused() -> None:
    with pytest.raises(Misread):
        COSTS.from_plain([{"id": "r1", "cells": {"stepp": "x"}}])


def test_a_problem_in_a_cell_names_row_and_column() -> None:
    value = (Row("r1", {"step": "x" * 5001, "low": Money(-1, "USD")}),)
    assert [problem.where for problem in COSTS.problems(value)] == ["r1.step", "r1.low"]


def test_sixty_rows_stand_and_sixty_one_do_not() -> None:
    rows = tuple(Row(f"r{count}", {"step": "x"}) for count in range(MOST_ROWS + 1))
    assert COSTS.problems(rows[:-1]) == ()
    assert COSTS.problems(rows) != ()


def test_a_column_gets_its_options_from_another_question() -> None:
    column = Column("yardstick", {"en": "Yardstick"}, SingleChoice(options_from="oc_pick"))
    kind = TableKind((column, STORY))
    assert kind.needs() == "oc_pick"
    filled = kind.with_options((Option("quotes", {"en": "Three quotes"}),))
    assert filled.needs() == ""
    assert filled.say((Row("r", {"yardstick": "quotes", "story": "9,200"}),), TONGUE) == (
        "Three quotes – What happens: 9,200",
    )


def test_an_earlier_answer_sets_up_the_switch_of_the_money_columns() -> None:
    leaning = ENDINGS.leaning("pay").columns[1].kind
    assert isinstance(leaning, MoneyAmount)
    assert leaning.leans == -1
    assert ENDINGS.leaning("no_money") == ENDINGS


def test_positions_are_said_under_the_title_of_their_issue() -> None:
    kind = IssuePosition((STORY,), (Option("i_pay", {"en": "Final payment"}), Option("i_floor", {"en": "Floor"})))
    assert kind.say({"i_floor": {"story": "Redo it"}}, TONGUE) == ("Floor", "What happens: Redo it")
    assert kind.say({"i_gone": {"story": "Redo it"}}, TONGUE) == (not_offered(),)
    assert kind.shortened(1).options_here() == kind.issues[:1]


def test_positions_wait_for_the_issues_of_the_case() -> None:
    kind = IssuePosition((STORY,))
    assert kind.needs() == "case.issues"
    assert kind.with_options((Option("i_pay", {"en": "Final payment"}),)).needs() == ""
