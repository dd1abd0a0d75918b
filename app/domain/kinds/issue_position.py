from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain.conditions import Condition
from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Option, Problem
from app.domain.kinds.choosing import not_offered
from app.domain.kinds.limits import too_many
from app.domain.kinds.parts import (
    Cells,
    Column,
    cell_problems,
    cells_from_plain,
    cells_to_plain,
    columns_leaning,
    columns_that,
    conditions_of,
    is_empty,
    say_cells,
)
from app.domain.wording import Text, Tongue

CASE_ISSUES = "case.issues"


@dataclass(frozen=True)
class IssuePosition(Kind[Mapping[str, Cells]]):
    """The same `fields` for each issue of the case: issue id → field id → value. Any of them may be blank."""

    name: ClassVar[str] = "issue_position"
    minutes: ClassVar[float] = 4.5

    fields: tuple[Column, ...] = ()
    issues: tuple[Option, ...] = ()

    def blank(self) -> Mapping[str, Cells]:
        return {}

    def is_blank(self, value: Mapping[str, Cells]) -> bool:
        return all(is_empty(self.fields, cells) for cells in value.values())

    def problems(self, value: Mapping[str, Cells]) -> tuple[Problem, ...]:
        found = [*too_many(len(value))]
        for issue, cells in value.items():
            found += cell_problems(self.fields, cells, issue)
        return tuple(found)

    def say(self, value: Mapping[str, Cells], tongue: Tongue) -> tuple[str, ...]:
        """Each issue's title on a line of its own, then its fields."""
        if self.is_blank(value):
            return ()
        lines: list[str] = []
        for issue in self.issues:
            said = say_cells(self.fields, value.get(issue.value, {}), tongue)
            lines += (tongue.say(issue.label), *said) if said else ()
        return tuple(lines) or (not_offered(),)

    def to_plain(self, value: Mapping[str, Cells]) -> Any:
        return {issue: cells_to_plain(self.fields, cells) for issue, cells in value.items()}

    def from_plain(self, plain: Any) -> Mapping[str, Cells]:
        return {
            issue: cells_from_plain(self.fields, expect.mapping(cells))
            for issue, cells in expect.mapping(plain).items()
        }

    def needs(self) -> str:
        return "" if self.issues else CASE_ISSUES

    def with_options(self, options: tuple[Option, ...]) -> IssuePosition:
        return replace(self, issues=options)

    def options_here(self) -> tuple[Option, ...]:
        return self.issues

    def shortened(self, count: int) -> IssuePosition:
        return replace(self, issues=self.issues[:count])

    def leaning(self, direction: object) -> IssuePosition:
        return replace(self, fields=columns_leaning(self.fields, direction))

    def columns_kept(self, keep: Callable[[str], bool]) -> IssuePosition:
        return replace(self, fields=columns_that(self.fields, keep))

    def column_conditions(self) -> Mapping[str, Condition]:
        return conditions_of(self.fields)

    def column_labels(self) -> Mapping[str, Text]:
        return {column.id: column.label for column in self.fields}
