"""The parts worksheets build tables, grids and computed rows from, and what may stand in a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.conditions import Condition
from app.domain.kinds.base import DONT_KNOW, Kind, Option, Problem
from app.domain.kinds.money_range import low_over_high
from app.domain.language import _, in_every_language, spoken
from app.domain.money import Money
from app.domain.plain import Misread
from app.domain.wording import Text, Tongue

Cells = Mapping[str, object]
"""Column id → value of the column's kind, or DONT_KNOW. A cell that is not there is blank."""

DONT_KNOW_PLAIN = {"dont_know": True}
"""No kind writes its values so, so a cell that holds this holds no value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or one field of an issue. `show_if` looks at earlier questions of the sheet."""

    id: str
    label: Text
    kind: Kind[Any]
    show_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row that is always there."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Dimension:
    """What items are rated on, from `low` to `high`."""

    id: str
    label: Text
    low: int = 0
    high: int = 10


@dataclass(frozen=True, slots=True)
class ComputedRow:
    """A line that is worked out from other answers; `id` names the result."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """The numbers of `column` must add up to `total`."""

    column: str
    total: int


def is_empty(columns: tuple[Column, ...], cells: Cells) -> bool:
    """Whether no cell holds anything. "I don't know" is something, and so are words or a number in a column
    that is hidden now."""
    kinds = {column.id: column.kind for column in columns}
    return all(
        value is None or (name in kinds and value is not DONT_KNOW and kinds[name].is_blank(value))
        for name, value in cells.items()
    )


def cell_problems(columns: tuple[Column, ...], cells: Cells, row: str) -> tuple[Problem, ...]:
    """The problems of a row's visible cells; `where` is `<row>.<column>`, and goes on inside a cell with ranges."""
    found: list[Problem] = []
    for column in columns:
        value = cells.get(column.id, DONT_KNOW)
        if value is not DONT_KNOW:
            for problem in column.kind.problems(value):
                place = ".".join(part for part in (row, column.id, problem.where) if part)
                found.append(replace(problem, where=place))
    return (*found, *_upside_down(columns, cells, row))


def _upside_down(columns: tuple[Column, ...], cells: Cells, row: str) -> tuple[Problem, ...]:
    """The ends of a range that are columns of their own, as `low` and `high`."""
    ends = {column.id: column for column in columns if column.id in ("low", "high")}
    low, high = cells.get("low"), cells.get("high")
    if len(ends) < 2 or not isinstance(low, Money) or not isinstance(high, Money) or low.minor <= high.minor:
        return ()
    speech = Tongue(spoken())
    names = {end: speech.say(column.label) for end, column in ends.items()}
    return (Problem(low_over_high(names["low"], names["high"]), f"{row}.low"),)


def say_cell(column: Column, cells: Cells, tongue: Tongue) -> str:
    """One cell on one line; "" if it is blank."""
    value = cells.get(column.id)
    if value is DONT_KNOW:
        return dont_know_words()
    return "" if value is None else " / ".join(column.kind.say(value, tongue))


def hidden_now() -> str:
    """What is said of an answer all of whose parts are hidden by another answer, and kept for when they return."""
    return _("Nothing here for now")


def unreadable_words() -> str:
    """What is said of an answer that nobody could read where its party wrote it."""
    return _("Could not be read on the paper or in the form")


def dont_know_words() -> str:
    """How a person says that they do not know; the same words on every button and in every document."""
    return _("I don't know")


def says_dont_know(text: str) -> bool:
    """Whether these are those words as people write them on their own: in any of our languages, in capitals or not, as a
    sentence or in quotation marks, with any apostrophe or none."""
    return _bare(text) in map(_bare, in_every_language("I don't know"))


def _bare(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).split()).strip(_AROUND).casefold()


_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´′＇"))
_AROUND = '"“”„«»‚‹›.…! '


def say_cells(columns: tuple[Column, ...], cells: Cells, tongue: Tongue) -> tuple[str, ...]:
    """The filled cells of a row, each with its column's label."""
    said = ((column, say_cell(column, cells, tongue)) for column in columns)
    return tuple(f"{tongue.say(column.label)}: {words}" for column, words in said if words)


def cells_to_plain(columns: tuple[Column, ...], cells: Cells) -> dict[str, Any]:
    """`cells` as JSON can hold them. Every cell belongs to one of `columns`: KeyError for any other."""
    kinds = {column.id: column.kind for column in columns}
    return {
        name: dict(DONT_KNOW_PLAIN) if value is DONT_KNOW else kinds[name].to_plain(value)
        for name, value in cells.items()
    }


def cells_from_plain(columns: tuple[Column, ...], plain: Mapping[str, Any]) -> dict[str, object]:
    """What `cells_to_plain` wrote; `Misread` for a cell of any other column."""
    kinds = {column.id: column.kind for column in columns}
    if not plain.keys() <= kinds.keys():
        raise Misread("a cell of an unknown column")
    return {
        name: DONT_KNOW if value == DONT_KNOW_PLAIN else kinds[name].from_plain(value) for name, value in plain.items()
    }


def columns_source(columns: tuple[Column, ...]) -> str:
    """The first source that any of `columns` needs options from."""
    return next((source for column in columns if (source := column.kind.needs())), "")


def columns_with_options(columns: tuple[Column, ...], options: tuple[Option, ...]) -> tuple[Column, ...]:
    """`columns` with the options filled in wherever the first source is asked for."""
    source = columns_source(columns)
    return tuple(
        replace(column, kind=column.kind.with_options(options)) if column.kind.needs() == source and source else column
        for column in columns
    )


def columns_leaning(columns: tuple[Column, ...], direction: object) -> tuple[Column, ...]:
    return tuple(replace(column, kind=column.kind.leaning(direction)) for column in columns)


def columns_that(columns: tuple[Column, ...], keep: Callable[[str], bool]) -> tuple[Column, ...]:
    return tuple(column for column in columns if keep(column.id))


def conditions_of(columns: tuple[Column, ...]) -> Mapping[str, Condition]:
    return {column.id: column.show_if for column in columns if column.show_if is not None}
