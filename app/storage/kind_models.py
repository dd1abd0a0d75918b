"""The seventeen kinds of question as they are written in files. Private to the reading of files.

Each class lists the options of one kind and makes the kind from them. Where a file says `min` and `max`, the kind
says `low` and `high`.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Any, Literal

from pydantic import Field

from app.domain.kinds.base import Kind, Option
from app.domain.kinds.computed import Computed
from app.domain.kinds.date_kind import DateKind
from app.domain.kinds.duration import DurationKind
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.money_range import MoneyRange
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Column, ColumnSum, ComputedRow, Dimension, FixedRow
from app.domain.kinds.percent import Percent
from app.domain.kinds.percent_range import PercentRange
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.scale import Scale
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.kinds.table import TableKind
from app.storage.model_parts import Choosable, Count, Label, Name, Sentences, Shape, Source, When, text_or_none

Choices = Annotated[list[Choosable], Field(max_length=60)]
NO_OTHER_KEYS: dict[str, Any] = {"additionalProperties": False}
"""Said outright in the schema: pydantic itself refuses keys that do not fit their pattern."""
Step = Annotated[int, Field(ge=-1000, le=1000)]


class Options(Shape):
    """What a kind of question can be told. `made` gives the kind itself."""

    @abstractmethod
    def made_kind(self) -> Kind[Any]: ...


def _options(choices: list[Choosable]) -> tuple[Option, ...]:
    return tuple(choice.made() for choice in choices)


class ShortTextOptions(Options):
    kind: Literal["short_text"]
    advice_chars: Count = 0

    def made_kind(self) -> Kind[Any]:
        return ShortText(self.advice_chars)


class LongTextOptions(Options):
    kind: Literal["long_text"]
    advice_words: Count = 0

    def made_kind(self) -> Kind[Any]:
        return LongText(self.advice_words)


class SingleChoiceOptions(Options):
    kind: Literal["single_choice"]
    options: Choices = Field(default_factory=list)
    options_from: Source | None = None
    allow_other: bool = False

    def made_kind(self) -> Kind[Any]:
        return SingleChoice(_options(self.options), self.options_from or "", self.allow_other)


class MultiChoiceOptions(Options):
    kind: Literal["multi_choice"]
    options: Choices = Field(default_factory=list)
    options_from: Source | None = None
    allow_other: bool = False
    exclusive: Annotated[list[Name], Field(max_length=10)] = Field(default_factory=list)

    def made_kind(self) -> Kind[Any]:
        return MultiChoice(_options(self.options), self.options_from or "", self.allow_other, tuple(self.exclusive))


class ScaleOptions(Options):
    kind: Literal["scale"]
    min: Step = 0
    max: Step = 10
    step: Annotated[int, Field(ge=1, le=100)] = 1
    min_label: Label | None = None
    max_label: Label | None = None

    def made_kind(self) -> Kind[Any]:
        return Scale(self.min, self.max, self.step, text_or_none(self.min_label), text_or_none(self.max_label))


class MoneyOptions(Options):
    kind: Literal["money"]
    signed: bool = False

    def made_kind(self) -> Kind[Any]:
        return MoneyAmount(self.signed)


class MoneyRangeOptions(Options):
    kind: Literal["money_range"]

    def made_kind(self) -> Kind[Any]:
        return MoneyRange()


class PercentOptions(Options):
    kind: Literal["percent"]

    def made_kind(self) -> Kind[Any]:
        return Percent()


class PercentRangeOptions(Options):
    kind: Literal["percent_range"]

    def made_kind(self) -> Kind[Any]:
        return PercentRange()


class DurationOptions(Options):
    kind: Literal["duration"]
    unit: Literal["minutes", "hours", "days", "weeks", "months", "years"] = "months"
    ranged: bool = False
    usual: Count | None = None
    min: Count | None = None
    max: Count | None = None

    def made_kind(self) -> Kind[Any]:
        return DurationKind(self.unit, self.ranged, self.usual, self.min, self.max)


class DateOptions(Options):
    kind: Literal["date"]

    def made_kind(self) -> Kind[Any]:
        return DateKind()


class ListOptions(Options):
    kind: Literal["list"]
    advice_items: Count = 0
    advice_least: Count = 0

    def made_kind(self) -> Kind[Any]:
        return ListKind(self.advice_items, self.advice_least)


class RankingOptions(Options):
    kind: Literal["ranking"]
    items: Choices = Field(default_factory=list)
    items_from: Source | None = None

    def made_kind(self) -> Kind[Any]:
        return Ranking(_options(self.items), self.items_from or "")


class _Column(Options):
    id: Name
    label: Label
    show_if: When | None = None

    def made(self) -> Column:
        return Column(
            self.id, self.label.text(), self.made_kind(), None if self.show_if is None else self.show_if.made()
        )


class ShortTextColumn(_Column, ShortTextOptions):
    """A column of words."""


class SingleChoiceColumn(_Column, SingleChoiceOptions):
    """A column in which one thing is picked per row."""


class ScaleColumn(_Column, ScaleOptions):
    """A column of points on a scale."""


class MoneyColumn(_Column, MoneyOptions):
    """A column of amounts."""


class PercentColumn(_Column, PercentOptions):
    """A column of percentages."""


class DateColumn(_Column, DateOptions):
    """A column of dates."""


AnyColumn = Annotated[
    ShortTextColumn | SingleChoiceColumn | ScaleColumn | MoneyColumn | PercentColumn | DateColumn,
    Field(discriminator="kind"),
]
Columns = Annotated[list[AnyColumn], Field(min_length=1, max_length=8)]


class Row(Shape):
    """A row that is always there."""

    id: Name
    label: Label


class SumRule(Shape):
    """A column whose numbers have to add up."""

    column: Name
    sum: Annotated[int, Field(ge=1, le=1000)]


StarterRow = Annotated[dict[Name, Label], Field(json_schema_extra=NO_OTHER_KEYS)]


class TableOptions(Options):
    kind: Literal["table"]
    columns: Columns
    fixed_rows: Annotated[list[Row], Field(max_length=60)] = Field(default_factory=list)
    starter_rows: Annotated[list[StarterRow], Field(max_length=60)] = Field(default_factory=list)
    advice_rows: Annotated[int, Field(ge=0, le=60)] = 0
    constraint: SumRule | None = None

    def made_kind(self) -> Kind[Any]:
        return TableKind(
            columns=tuple(column.made() for column in self.columns),
            fixed_rows=tuple(FixedRow(row.id, row.label.text()) for row in self.fixed_rows),
            starter_rows=tuple({name: label.text() for name, label in row.items()} for row in self.starter_rows),
            advice_rows=self.advice_rows,
            column_sum=None if self.constraint is None else ColumnSum(self.constraint.column, self.constraint.sum),
        )


class IssuePositionOptions(Options):
    kind: Literal["issue_position"]
    fields: Columns

    def made_kind(self) -> Kind[Any]:
        return IssuePosition(tuple(field.made() for field in self.fields))


class RatingDimension(Shape):
    """One thing every item is rated on."""

    id: Name
    label: Label
    min: Step = 0
    max: Step = 10


class RatingPerItemOptions(Options):
    kind: Literal["rating_per_item"]
    dimensions: Annotated[list[RatingDimension], Field(min_length=1, max_length=6)]
    items: Choices = Field(default_factory=list)
    items_from: Source | None = None

    def made_kind(self) -> Kind[Any]:
        rated = tuple(Dimension(one.id, one.label.text(), one.min, one.max) for one in self.dimensions)
        return RatingPerItem(items=_options(self.items), items_from=self.items_from or "", dimensions=rated)


class ComputedOptions(Options):
    kind: Literal["computed"]
    rows: Annotated[list[Row], Field(min_length=1, max_length=20)]
    sentences: Annotated[dict[Name, Sentences], Field(json_schema_extra=NO_OTHER_KEYS)] = Field(default_factory=dict)

    def made_kind(self) -> Kind[Any]:
        return Computed(
            rows=tuple(ComputedRow(row.id, row.label.text()) for row in self.rows),
            sentences={name: words.text() for name, words in self.sentences.items()},
        )
