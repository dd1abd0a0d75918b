from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain.conditions import Condition
from app.domain.kinds import expect
from app.domain.kinds.base import DONT_KNOW, Kind, Option, Problem
from app.domain.kinds.limits import has_twice, too_many
from app.domain.kinds.parts import (
    Cells,
    Column,
    ColumnSum,
    FixedRow,
    cell_problems,
    cells_from_plain,
    cells_to_plain,
    columns_leaning,
    columns_source,
    columns_that,
    columns_with_options,
    conditions_of,
    hidden_now,
    is_empty,
    say_cell,
    say_cells,
)
from app.domain.language import _
from app.domain.wording import Text, Tongue


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `id` is that of its fixed row, `starter-<n>` for a starter row, else a random one."""

    id: str
    cells: Cells


def starter_id(place: int) -> str:
    """The id of the starter row at `place`, counted from 0."""
    return f"starter-{place}"


@dataclass(frozen=True)
class TableKind(Kind[tuple[Row, ...]]):
    """Rows of cells. With `fixed_rows` the rows are given; else a person adds them.

    `starter_rows` are lines to begin with: column id → words. They stand in the editor from the start and belong to
    the answer once one cell was filled in; alone they are nothing a person gave.
    """

    name: ClassVar[str] = "table"
    minutes: ClassVar[float] = 2.0

    columns: tuple[Column, ...] = ()
    fixed_rows: tuple[FixedRow, ...] = ()
    starter_rows: tuple[Mapping[str, Text], ...] = ()
    advice_rows: int = 0
    column_sum: ColumnSum | None = None

    def blank(self) -> tuple[Row, ...]:
        return ()

    def starters(self, tongue: Tongue) -> tuple[Row, ...]:
        """The starter rows in the reader's language, as an untouched editor shows them."""
        return tuple(
            Row(starter_id(place), {column: tongue.say(words) for column, words in texts.items()})
            for place, texts in enumerate(self.starter_rows)
        )

    def is_blank(self, value: tuple[Row, ...]) -> bool:
        return all(self._gives_nothing(row) for row in value)

    def given_rows(self, value: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows in which a person gave something, fixed rows in the order of the sheet."""
        given = tuple(row for row in value if not self._gives_nothing(row))
        if not self.fixed_rows:
            return given
        found = {row.id: row for row in given}
        return tuple(found[fixed.id] for fixed in self.fixed_rows if fixed.id in found)

    def problems(self, value: tuple[Row, ...]) -> tuple[Problem, ...]:
        found = [*too_many(len(value)), *has_twice(tuple(row.id for row in value))]
        for row in value:
            found += cell_problems(self.columns, row.cells, row.id)
        return (*found, *self._sum_problem(value))

    def sum_so_far(self, value: tuple[Row, ...]) -> int:
        """What the numbers of `column_sum` add up to; 0 without one."""
        return sum(self._numbers(value))

    def say(self, value: tuple[Row, ...], tongue: Tongue) -> tuple[str, ...]:
        if self.is_blank(value):
            return ()
        lines = tuple(line for row in self.given_rows(value) if (line := self._say_row(row, tongue)))
        return lines or (hidden_now(),)

    def to_plain(self, value: tuple[Row, ...]) -> Any:
        return [{"id": row.id, "cells": cells_to_plain(self.columns, row.cells)} for row in value]

    def from_plain(self, plain: Any) -> tuple[Row, ...]:
        rows = [expect.record(row, "id", "cells") for row in expect.items(plain)]
        return tuple(
            Row(expect.text(name), cells_from_plain(self.columns, expect.mapping(cells))) for name, cells in rows
        )

    def needs(self) -> str:
        return columns_source(self.columns)

    def with_options(self, options: tuple[Option, ...]) -> TableKind:
        return replace(self, columns=columns_with_options(self.columns, options))

    def leaning(self, direction: object) -> TableKind:
        return replace(self, columns=columns_leaning(self.columns, direction))

    def columns_kept(self, keep: Callable[[str], bool]) -> TableKind:
        return replace(self, columns=columns_that(self.columns, keep))

    def column_conditions(self) -> Mapping[str, Condition]:
        return conditions_of(self.columns)

    def column_labels(self) -> Mapping[str, Text]:
        return {column.id: column.label for column in self.columns}

    def _gives_nothing(self, row: Row) -> bool:
        return is_empty(self.columns, row.cells) or self._is_untouched_starter(row)

    def _is_untouched_starter(self, row: Row) -> bool:
        for place, texts in enumerate(self.starter_rows):
            if row.id == starter_id(place):
                shown = {name: words for name, words in row.cells.items() if not self._is_blank_cell(name, words)}
                return shown.keys() <= texts.keys() and all(
                    words in texts[name].values() for name, words in shown.items()
                )
        return False

    def _is_blank_cell(self, name: str, value: object) -> bool:
        kinds = {column.id: column.kind for column in self.columns}
        return value is not DONT_KNOW and name in kinds and kinds[name].is_blank(value)

    def _say_row(self, row: Row, tongue: Tongue) -> str:
        label = next((tongue.say(fixed.label) for fixed in self.fixed_rows if fixed.id == row.id), "")
        if label and len(self.columns) == 1:
            words = say_cell(self.columns[0], row.cells, tongue)
            return f"{label}: {words}" if words else ""
        first = "" if label or not self.columns else say_cell(self.columns[0], row.cells, tongue)
        others = self.columns if label or not first else self.columns[1:]
        rest = "; ".join(say_cells(others, row.cells, tongue))
        head = label or first
        return f"{head} – {rest}" if head and rest else (rest or first)

    def _numbers(self, value: tuple[Row, ...]) -> tuple[int, ...]:
        if self.column_sum is None:
            return ()
        cells = (row.cells.get(self.column_sum.column) for row in value)
        return tuple(cell for cell in cells if isinstance(cell, int))

    def _sum_problem(self, value: tuple[Row, ...]) -> tuple[Problem, ...]:
        """The sum is looked at once all rows have their number; before that only whether it is already too large."""
        if self.column_sum is None:
            return ()
        numbers, total = self._numbers(value), self.column_sum.total
        complete = len(numbers) == len(self.fixed_rows or value)
        if not numbers or sum(numbers) == total or (sum(numbers) < total and not complete):
            return ()
        words = _("These add up to {sum}. Change them so that they make {total}.")
        return (Problem(words.format(sum=sum(numbers), total=total), between=True),)
