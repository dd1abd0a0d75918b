"""One row of a table or a grid that cannot be read takes no other along, and is told by its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, settings
from hypothesis import given as for_any
from hypothesis import strategies as st

from app.domain.answers import LEFT_BLANK, Answer, given
from app.domain.forms.fields import Partly, answer_of, fields_of, values_of
from app.domain.kinds import IssuePosition, Percent, RatingPerItem, ShortText, TableKind
from app.domain.kinds.base import Kind, Option, Problem
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.parts import Column, Dimension, FixedRow
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.wording import Tongue, plain_text
from tests.domain.small_sheet import question

TONGUE = Tongue()
COLUMNS = (
    Column("what", plain_text("What"), ShortText()),
    Column("cost", plain_text("Cost"), MoneyAmount()),
    Column("chance", plain_text("Chance"), Percent()),
)
RANGE = (Column("low", plain_text("Low"), MoneyAmount()), Column("high", plain_text("High"), MoneyAmount()))
FIXED = tuple(FixedRow(f"r{place}", plain_text(f"Row called {place}")) for place in range(4))
ITEMS = tuple(Option(f"i{place}", plain_text(f"Item {place}")) for place in range(4))
HARD = (Dimension("hard", plain_text("Hard")), Dimension("dear", plain_text("Dear")))
UNREADABLE = "about nine hundred"

FREE = TableKind(COLUMNS)
GIVEN = TableKind(COLUMNS, fixed_rows=FIXED)
STARTED = TableKind(COLUMNS, starter_rows=({"what": plain_text("Court fee")}, {"what": plain_text("Lawyer")}))
ISSUES = IssuePosition(COLUMNS, ITEMS)
RATED = RatingPerItem(ITEMS, dimensions=HARD)
KINDS: tuple[Kind[Any], ...] = (FREE, GIVEN, STARTED, ISSUES, RATED)


def rows_of(kind: Kind[Any]) -> int:
    return len({field.name.partition("#")[2].partition("-")[0] for field in fields_of(question("a", kind), TONGUE)})


def a_cell(row: int, column: str) -> str:
    return "7" if column != "0" else f"word {row}"


def filled(kind: Kind[Any]) -> dict[str, str]:
    """Every cell has something in it that can be read; of ratings only numbers."""
    found = {}
    for field in fields_of(question("a", kind), TONGUE):
        row, _, column = field.name.partition("#")[2].partition("-")
        found[field.name] = "7" if isinstance(kind, RatingPerItem) else a_cell(int(row), column)
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(deadline=None, max_examples=40)
@for_any(data=st.data())
def test_the_other_rows_are_read_as_if_the_bad_ones_were_empty(kind: Kind[Any], data: st.DataObject) -> None:
    asked, rows = question("a", kind), rows_of(kind)
    bad = data.draw(st.sets(st.integers(0, rows - 1), min_size=1, max_size=rows))
    values = filled(kind)
    empty = {
        name: "" if int(name.partition("#")[2].partition("-")[0]) in bad else text for name, text in values.items()
    }
    for row in bad:
        values[f"a#{row}-1"] = UNREADABLE
    read, expected = answer_of(asked, values, TONGUE), answer_of(asked, empty, TONGUE)
    if len(bad) == rows:
        assert isinstance(read, Problem)
        assert expected == LEFT_BLANK
        return
    assert isinstance(read, Partly)
    assert read.unread == tuple(row + 1 for row in sorted(bad))
    assert isinstance(expected, Answer)
    assert said(kind, read.answer) == said(kind, expected)


def said(kind: Kind[Any], answer: Answer) -> tuple[str, ...]:
    return kind.say(answer.value, TONGUE)


def test_nothing_of_a_row_that_cannot_be_read_is_taken_not_even_its_good_cells() -> None:
    read = answer_of(
        question("a", FREE), {**blank(FREE), **row(0, "Tiles", "900"), **row(1, "Roof", UNREADABLE)}, TONGUE
    )
    assert read == Partly(given((Row("line-0", {"what": "Tiles", "cost": Money(90000, "USD")}),)), (2,))


def blank(kind: Kind[Any]) -> dict[str, str]:
    return dict(values_of(question("a", kind), LEFT_BLANK, TONGUE))


def row(place: int, *cells: str) -> dict[str, str]:
    return {f"a#{place}-{column}": cell for column, cell in enumerate(cells)}


def test_a_line_to_begin_with_stays_where_what_was_added_to_it_cannot_be_read() -> None:
    read = answer_of(question("a", STARTED), {**blank(STARTED), "a#0-1": UNREADABLE, "a#1-1": "900"}, TONGUE)
    assert isinstance(read, Partly)
    assert read.unread == (1,)
    kept = Row("starter-0", {"what": "Court fee"}), Row("starter-1", {"what": "Lawyer", "cost": Money(90000, "USD")})
    assert read.answer == given(kept)


@pytest.mark.parametrize("make", [lambda kind: kind, lambda kind: replace(kind, fixed_rows=FIXED)])
def test_a_row_that_could_not_stand_takes_no_other_along(make: Callable[[TableKind], TableKind]) -> None:
    """A number that is read, and is none that may stand there; ends of a range that are upside down."""
    kind = make(FREE)
    read = answer_of(question("a", kind), {**blank(kind), "a#0-2": "101", "a#1-2": "100"}, TONGUE)
    assert isinstance(read, Partly)
    assert read.unread == (1,)
    kind = make(TableKind(RANGE))
    read = answer_of(question("a", kind), {**blank(kind), **row(1, "9", "3"), **row(2, "3", "9")}, TONGUE)
    assert isinstance(read, Partly)
    assert read.unread == (2,)
    assert len(said(kind, read.answer)) == 1


def test_of_rows_that_name_the_same_item_none_is_believed_and_the_others_are() -> None:
    kind = RatingPerItem(items_from="before", dimensions=HARD)
    asked = question("a", kind)
    empty = {field.name: "" for field in fields_of(asked, TONGUE)}
    named = {"a#0-item": "Item 1", "a#1-item": "Item 2", "a#2-item": "Item  1", "a#3-item": "Item 9"}
    rated = {"a#0-0": "3", "a#1-0": "4", "a#2-0": "5", "a#3-0": "6"}
    read = answer_of(asked, {**empty, **named, **rated}, TONGUE, ITEMS)
    assert read == Partly(given({"i2": {"hard": 4}}), (1, 3, 4))
    # Named twice, and rated once: nothing is unclear.
    assert answer_of(asked, {**empty, **named, "a#2-0": "5"}, TONGUE, ITEMS) == Partly(given({"i1": {"hard": 5}}), (4,))


@settings(deadline=None)
@for_any(text=st.text(min_size=4), kind=st.sampled_from(KINDS))
def test_what_is_told_of_a_row_is_its_number_alone(text: str, kind: Kind[Any]) -> None:
    values = {**filled(kind), "a#1-1": text}
    read = answer_of(question("a", kind), values, TONGUE)
    assume(not isinstance(read, Answer))
    assert isinstance(read, Partly)
    assert read.unread == (2,)
