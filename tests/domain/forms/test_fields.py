"""The fields of a form: their names, their order on paper, and that an answer put into them is read back the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Answer, given
from app.domain.forms.field import OFF, ON, FormField, Sort, Values
from app.domain.forms.fields import FORMS, Partly, answer_of, fields_of, lock_field, lock_name, marked_lock, values_of
from app.domain.forms.room import free_rows, list_lines
from app.domain.kinds import (
    KINDS,
    Computed,
    DateKind,
    DurationKind,
    ListKind,
    LongText,
    MoneyAmount,
    MoneyRange,
    MultiChoice,
    Percent,
    Ranking,
    RatingPerItem,
    ShortText,
    SingleChoice,
    TableKind,
)
from app.domain.kinds.base import DONT_KNOW, Kind, Option, Problem
from app.domain.kinds.choosing import OTHER
from app.domain.kinds.parts import Column, Dimension
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.numbers import NUMBER_FORMATS
from app.domain.on_paper import is_kept
from app.domain.settling import Surroundings, settle
from app.domain.sharing import Lock
from app.domain.wording import Tongue, plain_text
from app.domain.worksheet import Question
from app.export.drawings import drawing_of
from app.export.parts import Boxes, Grid, Line0to10, Marks, Part, WriteLines
from app.storage.worksheet_files import built_in_worksheets
from tests.domain.kinds.strategies import KINDS_TO_TRY, given_values
from tests.domain.small_sheet import question

TONGUE = Tongue()
OFFERED = (Option("i_pay", plain_text("Final payment")), Option("i_floor", plain_text("Floor repair")))
AROUND = Surroundings(facts={}, offered={"case.issues": OFFERED, "template.criteria": OFFERED})
FREE = (
    SingleChoice(options_from="before"),
    MultiChoice(options_from="before", allow_other=True),
    MultiChoice((Option("none", plain_text("None")),), options_from="before"),
    Ranking(items_from="before"),
    RatingPerItem(items_from="before", dimensions=(Dimension("hard", plain_text("Hard")),)),
)
"""Kinds to which an earlier answer offers something: on paper that is written out."""


def every_question() -> Iterator[Question]:
    for sheet in built_in_worksheets().values():
        yield from settle(sheet, AROUND).questions()
    for place, kind in enumerate((*KINDS_TO_TRY, *FREE)):
        yield question(f"made_{place}", kind)


ALL = tuple(every_question())
ASKED = tuple(one for one in ALL if not is_kept(one))


def test_every_kind_has_its_fields() -> None:
    assert set(FORMS) == set(KINDS.values())


def test_the_fields_of_a_whole_sheet_have_names_of_their_own_that_a_pdf_can_hold() -> None:
    locks = [lock_field(one, {lock: lock.name for lock in Lock}) for one in ALL]
    fields = [field for one in ALL for field in fields_of(one, TONGUE)] + [lock for lock in locks if lock is not None]
    names = [field.name for field in fields]
    assert len(names) > 400
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.isprintable() and "." not in name and len(name) <= 100 for name in names)
    assert all(bool(field.choices) == (field.sort is Sort.ONE_OF) for field in fields)
    assert all(len({value for value, _words in field.choices}) == len(field.choices) for field in fields)
    assert all(field.words for field in fields)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_fields_stand_in_the_order_in_which_paper_draws_the_room(one: Question) -> None:
    if is_kept(one) or isinstance(one.kind, Computed):
        assert fields_of(one, TONGUE) == ()
        return
    drawn = [sort for part in drawing_of(one.kind).blank(one.kind, TONGUE) for sort in room_in(part)]
    asked = [Sort.LINE if in_a_cell(field) else field.sort for field in fields_of(one, TONGUE)]
    assert asked == drawn


def in_a_cell(field: FormField) -> bool:
    return field.name.rpartition("#")[2].count("-") == 1


def room_in(part: Part) -> list[Sort]:
    """The sorts of fields that a drawn part has room for; a cell counts as a line."""
    match part:
        case WriteLines():
            return [Sort.LINE] * len(part.labels) if part.labels else [Sort.TEXT]
        case Marks():
            picks = [Sort.TICK] * len(part.options) if part.many else [Sort.ONE_OF]
            return [*picks, *([Sort.TICK] * part.many), Sort.LINE] if part.other else picks
        case Line0to10():
            return [Sort.ONE_OF]
        case Boxes():
            return [Sort.LINE] * len(part.boxes)
        case Grid():
            return [Sort.LINE for row in part.rows for cell in row if cell == ""]
        case _:
            return []


def with_room(kind: Kind[Any], value: Any) -> Any:
    """`value` as far as there is room for it on paper, where rows to begin with keep their words."""
    if isinstance(kind, ListKind):
        return value[: list_lines(kind)]
    if not isinstance(kind, TableKind) or kind.fixed_rows:
        return value
    starters = {row.id: row.cells for row in kind.starters(TONGUE)}
    rows = [replace(row, cells={**row.cells, **starters.get(row.id, {})}) for row in value]
    free = [row for row in rows if row.id not in starters][: free_rows(kind)]
    return tuple(row for row in rows if row.id in starters or row in free)


def said(kind: Kind[Any], value: Any, tongue: Tongue) -> list[str]:
    """What `value` says: white space within a line and the order of marks and rows are not on paper."""
    lines = [" ".join(line.split()) for line in kind.say(value, tongue)]
    return lines if isinstance(kind, Ranking) else sorted(lines)


WITH_VALUES = tuple(kind for kind in KINDS_TO_TRY if not isinstance(kind, Computed))


@pytest.mark.parametrize("kind", WITH_VALUES, ids=lambda kind: kind.name)
@settings(deadline=None)
@for_any(data=st.data(), numbers=st.sampled_from(sorted(NUMBER_FORMATS)))
def test_an_answer_put_into_fields_is_read_back_the_same(kind: Kind[Any], numbers: str, data: st.DataObject) -> None:
    tongue = Tongue(numbers=numbers)
    asked = question("asked", kind)
    value = with_room(kind, data.draw(given_values(kind)))
    values = values_of(asked, given(value), tongue)
    assert values.keys() == {field.name for field in fields_of(asked, tongue)}
    read = answer_of(asked, values, tongue)
    if kind.is_blank(value):
        assert read == LEFT_BLANK
        return
    assert isinstance(read, Answer)
    assert said(kind, read.value, tongue) == said(kind, value, tongue)
    assert answer_of(asked, values_of(asked, read, tongue), tongue) == read


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.id)
def test_what_nobody_touched_is_left_blank(one: Question) -> None:
    assert answer_of(one, values_of(one, LEFT_BLANK, TONGUE), TONGUE) == LEFT_BLANK


def to_write_in(one: Question) -> list[FormField]:
    return [field for field in fields_of(one, TONGUE) if field.sort in (Sort.LINE, Sort.TEXT) and not in_a_cell(field)]


WRITTEN = tuple(one for one in ASKED if to_write_in(one))


@settings(deadline=None)
@for_any(
    one=st.sampled_from(WRITTEN),
    words=st.sampled_from(
        ("I don't know", "i DON’T know.", " I  dont know\r", "“I don't know.”", "I don´t know", "I don't know!")
    ),
    data=st.data(),
)
def test_whoever_writes_that_they_do_not_know_as_the_handout_says_gave_that_answer_and_no_other(
    one: Question, words: str, data: st.DataObject
) -> None:
    blank = values_of(one, LEFT_BLANK, TONGUE)
    lines = data.draw(st.lists(st.sampled_from(to_write_in(one)), min_size=1, unique_by=lambda field: field.name))
    assert answer_of(one, {**blank, **{line.name: words for line in lines}}, TONGUE, OFFERED) == I_DONT_KNOW


@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.id)
def test_i_dont_know_put_into_fields_is_read_back_the_same(one: Question) -> None:
    assert answer_of(one, values_of(one, I_DONT_KNOW, TONGUE), TONGUE, OFFERED) == I_DONT_KNOW


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (LongText(), {"text": "I don't know, but my brother may."}),
        (ListKind(), {"0": "I don't know", "1": "a new floor", "2": ""}),
        (MoneyAmount(signed=True), {"amount": "I don't know", "direction": "in"}),
        (MoneyRange(), {"low": "900", "high": "I don't know"}),
        (DateKind(), {"month": "I don't know", "day": "", "year": "2026"}),
        (SingleChoice(OFFERED, allow_other=True), {"pick": "i_pay", "other": "I don't know"}),
        (MultiChoice(OFFERED, allow_other=True), {"0": ON, "1": OFF, "mark": OFF, "other": "I don't know"}),
        (Ranking(OFFERED), {"0": "1", "1": "I don't know"}),
    ],
)
def test_beside_anything_else_those_words_do_not_take_its_place(kind: Kind[Any], values: Values) -> None:
    read = answer_of(question("a", kind), {f"a#{part}": text for part, text in values.items()}, TONGUE)
    assert read != I_DONT_KNOW


def test_the_mark_beside_other_says_no_more_than_the_words_there() -> None:
    one, many = (
        question("a", SingleChoice(OFFERED, allow_other=True)),
        question("b", MultiChoice(OFFERED, allow_other=True)),
    )
    assert answer_of(one, {"a#pick": OTHER, "a#other": "I don't know"}, TONGUE) == I_DONT_KNOW
    ticked = {"b#0": OFF, "b#1": OFF, "b#mark": ON, "b#other": "I don’t know"}
    assert answer_of(many, ticked, TONGUE) == I_DONT_KNOW


def test_a_cell_says_so_for_itself_alone_in_whatever_way_it_is_written() -> None:
    kind = TableKind(
        (Column("what", plain_text("What"), ShortText()), Column("cost", plain_text("Cost"), MoneyAmount()))
    )
    asked = question("a", kind)
    blank = values_of(asked, LEFT_BLANK, TONGUE)
    for words in ("I don't know", "I don’t know.", "i dont know"):
        read = answer_of(asked, {**blank, "a#0-0": "a roof", "a#0-1": words}, TONGUE)
        row = Row("line-0", {"what": "a roof", "cost": DONT_KNOW})
        assert read == given((row,))
    rated = question("b", RatingPerItem(items=OFFERED, dimensions=(Dimension("hard", plain_text("Hard")),)))
    assert answer_of(rated, {"b#0-0": "I don’t know", "b#1-0": "4"}, TONGUE) == given(
        {"i_pay": {"hard": DONT_KNOW}, "i_floor": {"hard": 4}}
    )


@settings(deadline=None, max_examples=200)
@for_any(one=st.sampled_from(ASKED), data=st.data())
def test_whatever_stands_in_the_fields_is_an_answer_or_is_told(one: Question, data: st.DataObject) -> None:
    filled = {field.name: data.draw(anything_in(field)) for field in fields_of(one, TONGUE)}
    read = answer_of(one, filled, TONGUE, OFFERED)
    if isinstance(read, Partly):
        assert read.unread
        read = read.answer
    if isinstance(read, Answer):
        assert read in (LEFT_BLANK, I_DONT_KNOW) or one.kind.from_plain(one.kind.to_plain(read.value)) == read.value
    else:
        assert not any(len(text) > 3 and text in read.sentence for text in filled.values())


def anything_in(field: FormField) -> st.SearchStrategy[str]:
    if field.choices:
        return st.sampled_from(["", *(value for value, _words in field.choices)])
    if field.sort is Sort.TICK:
        return st.sampled_from([ON, OFF])
    return st.sampled_from(["", "3", "12,500", "-4", "about 2026", "I don't know", "Yes", "Floor repair"]) | st.text()


def test_what_an_earlier_answer_offers_is_named_by_its_words() -> None:
    one, many, order = question("a", FREE[0]), question("b", FREE[1]), question("c", FREE[3])
    assert answer_of(one, {"a#own": " Floor  repair"}, TONGUE, OFFERED) == given("i_floor")
    assert answer_of(order, {"c#own": "Floor repair\rFinal payment"}, TONGUE, OFFERED) == given(("i_floor", "i_pay"))
    assert answer_of(many, {"b#own": "Floor repair\nA new roof"}, TONGUE, OFFERED) == given(
        ("i_floor", "other: A new roof")
    )
    assert isinstance(answer_of(one, {"a#own": "A new roof"}, TONGUE, OFFERED), Problem)
    assert isinstance(answer_of(order, {"c#own": "Floor repairs"}, TONGUE, OFFERED), Problem)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (MoneyAmount(), {"amount": "1.200"}),
        (MoneyAmount(), {"amount": "12k"}),
        (MoneyAmount(), {"amount": "€ 5"}),
        (MoneyAmount(), {"amount": "-5"}),
        (MoneyAmount(signed=True), {"amount": "500", "direction": ""}),
        (MoneyAmount(signed=True), {"amount": "", "direction": "in"}),
        (MoneyAmount(signed=True), {"amount": "-500", "direction": "in"}),
        (Percent(), {"percent": "half"}),
        (Percent(), {"percent": "101"}),
        (DateKind(), {"month": "2", "day": "30", "year": "2026"}),
        (DateKind(), {"month": "2", "day": "", "year": ""}),
        (DurationKind(), {"amount": "a while"}),
        (Ranking(OFFERED), {"0": "1", "1": "1"}),
        (SingleChoice(OFFERED, allow_other=True), {"pick": "i_pay", "other": "or this"}),
        (SingleChoice(OFFERED, allow_other=True), {"pick": OTHER, "other": ""}),
        (LongText(), {"text": "x" * 5001}),
    ],
)
def test_what_could_mean_two_things_or_none_is_never_guessed(kind: Kind[Any], values: Values) -> None:
    read = answer_of(question("a", kind), {f"a#{part}": text for part, text in values.items()}, TONGUE)
    assert isinstance(read, Problem)


def test_a_minus_and_a_mark_that_goes_out_say_the_same() -> None:
    asked = question("a", MoneyAmount(signed=True))
    for values in ({"a#amount": "-5", "a#direction": ""}, {"a#amount": "5", "a#direction": "out"}):
        assert answer_of(asked, values, TONGUE) == given(Money(-500, "USD"))


def test_the_lock_is_marked_with_the_letters_that_its_question_allows() -> None:
    words = {lock: lock.name for lock in Lock}
    free, limited = question("a", ShortText()), question("b", ShortText(), ceiling=Lock.MEDIATOR)
    found = lock_field(free, words)
    assert found is not None
    assert [value for value, _words in found.choices] == ["M", "B", "S"]
    assert lock_name(limited) == "b#lockMB"
    assert marked_lock(free, {"a#lockMBS": "S"}) is Lock.SHARE
    assert marked_lock(free, {"a#lockMBS": ""}) is None
    assert lock_field(question("c", ShortText(), floor=Lock.MEDIATOR, ceiling=Lock.MEDIATOR), words) is None
    assert lock_field(question("d", ShortText(), lock=Lock.ONLY_ME), words) is None
