"""Fields for tables, ratings and positions: a field for each empty cell, row by row.

A cell that cannot be read takes its row along and no other: what is left is read (`SomeRows`), and which rows are missing
is told by their numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.domain.forms import figures
from app.domain.forms.cells import Around, cell_field, read_cell, write_cell
from app.domain.forms.field import FormField, Sort, Values
from app.domain.forms.reading import SomeRows, Unclear, chosen, on_one_line
from app.domain.forms.room import free_ratings, free_rows
from app.domain.forms.words import line_id
from app.domain.kinds.base import DONT_KNOW, Cell, Option, Problem
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.parts import Cells, Column, Dimension, dont_know_words, says_dont_know
from app.domain.kinds.rating_per_item import RatingPerItem, Ratings
from app.domain.kinds.table import Row, TableKind, starter_id
from app.domain.language import _
from app.domain.wording import Tongue

Fields = tuple[FormField, ...]
T = TypeVar("T")


@dataclass(slots=True)
class _Unread:
    """The rows of one answer that cannot be read, from 1, and why the first of them cannot."""

    rows: list[int] = field(default_factory=list)
    why: str = ""

    def note(self, row: int, why: str) -> None:
        self.rows.append(row + 1)
        self.why = self.why or why

    def beside(self, value: T, *, is_blank: bool) -> T | SomeRows:
        """What the answer is. `Unclear` where nothing of it can be read."""
        if not self.rows:
            return value
        if is_blank:
            raise Unclear(self.why)
        return SomeRows(value, tuple(sorted(self.rows)))


def _firm(problems: Iterable[Problem]) -> None:
    """`Unclear` for what could not stand in a row whatever stands in the others."""
    for problem in problems:
        if problem.firm and not problem.between:
            raise Unclear(problem.sentence)


def _name(row: int, column: int) -> str:
    return f"{row}-{column}"


def is_cell(part: str) -> bool:
    """Whether the field of this part is a cell: not the line on which a person writes what a row rates."""
    return re.fullmatch("[0-9]+-[0-9]+", part) is not None


def _row_words(place: int) -> str:
    return _("Row {number}").format(number=place + 1)


# ---- tables ------------------------------------------------------------------------------------------------------------


def _rows(kind: TableKind, tongue: Tongue) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """The rows that are drawn: the id of each, what it is called, and the cells that words stand in already."""
    for fixed in kind.fixed_rows:
        yield fixed.id, tongue.say(fixed.label), {}
    if kind.fixed_rows:
        return
    for place, texts in enumerate(kind.starter_rows):
        yield starter_id(place), _row_words(place), {column: tongue.say(words) for column, words in texts.items()}
    first = len(kind.starter_rows)
    for place in range(first, first + free_rows(kind)):
        yield line_id(str(place)), _row_words(place), {}


def table_fields(kind: TableKind, tongue: Tongue) -> Fields:
    return tuple(
        cell_field(_name(row, place), column, label, tongue)
        for row, (_id, label, there) in enumerate(_rows(kind, tongue))
        for place, column in enumerate(kind.columns)
        if column.id not in there
    )


def read_table(kind: TableKind, values: Values, around: Around) -> tuple[Row, ...] | SomeRows:
    """Every row that something stands in: rows to begin with belong to the answer once anything was written."""
    found, unread = [], _Unread()
    for place, (name, _label, there) in enumerate(_rows(kind, around.tongue)):
        try:
            row = Row(name, dict(_read_cells(kind.columns, place, values, around, there)))
            _firm(kind.problems((row,)))
        except Unclear as unclear:
            unread.note(place, unclear.sentence)
            row = Row(name, {**there})
        if row.cells:
            found.append(row)
    rows = tuple(found)
    is_blank = kind.is_blank(rows)
    return unread.beside(() if is_blank else rows, is_blank=is_blank)


def _read_cells(
    columns: tuple[Column, ...], row: int, values: Values, around: Around, there: Mapping[str, str]
) -> Iterator[tuple[str, object]]:
    for place, column in enumerate(columns):
        value = there.get(column.id) or read_cell(column, values.get(_name(row, place), ""), around)
        if value is not None:
            yield column.id, value


def write_table(kind: TableKind, value: tuple[Row, ...], around: Around) -> Values:
    """As many free rows as there is room for, in their order."""
    drawn = tuple(_rows(kind, around.tongue))
    by_id = {row.id: row for row in value}
    free = [row for row in value if row.id not in {name for name, _label, _there in drawn}]
    values: Values = {}
    for place, (name, _label, there) in enumerate(drawn):
        row = by_id.get(name)
        if row is None and not there and not kind.fixed_rows:
            row = free.pop(0) if free else None
        cells: Cells = {} if row is None else row.cells
        values |= {
            _name(place, index): write_cell(column, cells.get(column.id), around)
            for index, column in enumerate(kind.columns)
            if column.id not in there
        }
    return values


# ---- positions ---------------------------------------------------------------------------------------------------------


def position_fields(kind: IssuePosition, tongue: Tongue) -> Fields:
    return tuple(
        cell_field(_name(row, place), column, tongue.say(issue.label), tongue)
        for row, issue in enumerate(kind.issues)
        for place, column in enumerate(kind.fields)
    )


def read_positions(kind: IssuePosition, values: Values, around: Around) -> Mapping[str, Cells] | SomeRows:
    found: dict[str, Cells] = {}
    unread = _Unread()
    for row, issue in enumerate(kind.issues):
        try:
            cells = dict(_read_cells(kind.fields, row, values, around, {}))
            _firm(kind.problems({issue.value: cells}))
        except Unclear as unclear:
            unread.note(row, unclear.sentence)
        else:
            found |= {issue.value: cells} if cells else {}
    return unread.beside(found, is_blank=kind.is_blank(found))


def write_positions(kind: IssuePosition, value: Mapping[str, Cells], around: Around) -> Values:
    return {
        _name(row, place): write_cell(column, value.get(issue.value, {}).get(column.id), around)
        for row, issue in enumerate(kind.issues)
        for place, column in enumerate(kind.fields)
    }


# ---- ratings -----------------------------------------------------------------------------------------------------------


def _item(row: int) -> str:
    return f"{row}-item"


def rating_fields(kind: RatingPerItem, tongue: Tongue) -> Fields:
    found: list[FormField] = []
    labels = [tongue.say(item.label) for item in kind.items]
    for row in range(len(labels) or free_ratings(kind)):
        label = labels[row] if labels else _row_words(row)
        found += () if labels else (FormField(_item(row), Sort.LINE, label),)
        found += (
            FormField(_name(row, place), Sort.LINE, f"{label}: {tongue.say(one.label)} ({one.low}–{one.high})")
            for place, one in enumerate(kind.dimensions)
        )
    return tuple(found)


def read_ratings(kind: RatingPerItem, values: Values, around: Around) -> Mapping[str, Ratings] | SomeRows:
    """Of rows that name the same item none is believed."""
    rated: dict[int, tuple[str, Ratings]] = {}
    unread = _Unread()
    for row in range(len(kind.items) or free_ratings(kind)):
        try:
            item, ratings = _rated(kind, row, values, around)
        except Unclear as unclear:
            unread.note(row, unclear.sentence)
        else:
            rated |= {row: (item, ratings)} if ratings else {}
    named = Counter(item for item, _ratings in rated.values())
    for row, (item, _ratings) in rated.items():
        if named[item] > 1:
            unread.note(row, _not_beside())
    found = {item: ratings for item, ratings in rated.values() if named[item] == 1}
    return unread.beside(found, is_blank=kind.is_blank(found))


def _rated(kind: RatingPerItem, row: int, values: Values, around: Around) -> tuple[str, Ratings]:
    ratings = dict(_read_row(kind.dimensions, row, values))
    item = kind.items[row].value if kind.items else _written_item(values[_item(row)], around.offered)
    if ratings and not item:
        raise Unclear(_not_beside())
    return item, ratings


def _not_beside() -> str:
    return _("These numbers do not stand beside one item each.")


def _written_item(text: str, offered: tuple[Option, ...]) -> str:
    words = on_one_line(text)
    return chosen(words, offered, own=False) if words else ""


def _read_row(dimensions: tuple[Dimension, ...], row: int, values: Values) -> Iterator[tuple[str, int | Cell]]:
    for place, one in enumerate(dimensions):
        text = values[_name(row, place)]
        if says_dont_know(text):
            yield one.id, DONT_KNOW
        elif (number := figures.typed_point(text, tuple(range(one.low, one.high + 1)))) is not None:
            yield one.id, number


def write_ratings(kind: RatingPerItem, value: Mapping[str, Ratings], around: Around) -> Values:
    items = kind.items or tuple(option for option in around.offered if option.value in value)
    values: Values = {}
    for row in range(len(kind.items) or free_ratings(kind)):
        item = items[row] if row < len(items) else None
        if not kind.items:
            values[_item(row)] = "" if item is None else around.tongue.say(item.label)
        ratings = {} if item is None else value.get(item.value, {})
        for place, one in enumerate(kind.dimensions):
            number = ratings.get(one.id)
            values[_name(row, place)] = (
                dont_know_words() if number is DONT_KNOW else "" if number is None else str(number)
            )
    return values
