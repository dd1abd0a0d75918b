"""Values of every kind for property tests, and a handful of kinds of each name to make them for.

`values(kind)` gives values that can stand (no firm problem), blank ones too; `given_values(kind)` no blank ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from app.domain.kinds import (
    Computed,
    DateKind,
    DurationKind,
    IssuePosition,
    ListKind,
    LongText,
    MoneyAmount,
    MoneyRange,
    MultiChoice,
    Percent,
    PercentRange,
    Ranking,
    RatingPerItem,
    Scale,
    ShortText,
    SingleChoice,
    TableKind,
)
from app.domain.kinds.base import DONT_KNOW, Kind, Option
from app.domain.kinds.choosing import other
from app.domain.kinds.date_kind import AboutDate
from app.domain.kinds.duration import LONGEST, UNITS, Duration
from app.domain.kinds.list_kind import ListItem
from app.domain.kinds.money_range import MoneySpan
from app.domain.kinds.parts import Column, ColumnSum, ComputedRow, Dimension, FixedRow
from app.domain.kinds.percent_range import PercentSpan
from app.domain.kinds.table import Row, starter_id
from app.domain.money import Money

Values = st.SearchStrategy[Any]

_ISSUES = (
    Option("i_pay", {"en": "Final payment", "es": "Pago final"}),
    Option("i_floor", {"en": "Floor repair"}, {"en": "The slope to the drain"}),
    Option("i_name", {"en": "The lien and the review"}),
)
_YES_NO = (Option("yes", {"en": "Yes"}), Option("no", {"en": "No"}), Option("unsure", {"en": "Not sure"}))
_NONE = Option("none", {"en": "None of them"})
_STORY = Column("story", {"en": "What happens"}, ShortText())
_AMOUNT = Column("amount", {"en": "Money"}, MoneyAmount(signed=True))
_COSTS = (
    Column("step", {"en": "Step"}, ShortText()),
    Column("low", {"en": "Low"}, MoneyAmount()),
    Column("high", {"en": "High"}, MoneyAmount()),
    Column("back", {"en": "Could I get it back?"}, SingleChoice(_YES_NO)),
)
_ENDINGS = (FixedRow("best", {"en": "Best"}), FixedRow("middle", {"en": "Middle"}), FixedRow("worst", {"en": "Worst"}))

KINDS_TO_TRY: tuple[Kind[Any], ...] = (
    ShortText(),
    ShortText(advice_chars=160),
    LongText(advice_words=80),
    SingleChoice(_YES_NO),
    SingleChoice(_ISSUES, allow_other=True),
    MultiChoice((*_ISSUES, _NONE), exclusive=("none",)),
    MultiChoice(_ISSUES, allow_other=True),
    MultiChoice((_NONE,), "", allow_other=True, exclusive=("none",), own_lines=True),
    Scale(low_label={"en": "Calm"}, high_label={"en": "About to burst"}),
    Scale(low=0, high=100, step=10),
    MoneyAmount(),
    MoneyAmount(signed=True),
    MoneyAmount(signed=True, leans=-1),
    MoneyRange(),
    Percent(),
    PercentRange(),
    DurationKind("minutes", usual=20, low=5, high=120),
    DurationKind("months", ranged=True),
    DateKind(),
    ListKind(advice_items=3, advice_least=1),
    Ranking(_ISSUES),
    TableKind((_STORY, _AMOUNT), fixed_rows=_ENDINGS),
    TableKind(_COSTS, starter_rows=({"step": {"en": "Filing"}}, {"step": {"en": "Experts"}}), advice_rows=9),
    TableKind(
        (Column("of_ten", {"en": "Cases out of ten"}, Scale()),),
        fixed_rows=_ENDINGS,
        column_sum=ColumnSum("of_ten", 10),
    ),
    IssuePosition((_STORY, Column("source", {"en": "How I know"}, SingleChoice(_YES_NO))), _ISSUES),
    RatingPerItem(_ISSUES, dimensions=(Dimension("hard", {"en": "Hard"}), Dimension("fair", {"en": "Fair"}, 0, 5))),
    Computed((ComputedRow("ev", {"en": "Average"}),), {"near": {"en": "About the same."}}),
)
"""At least one kind of each name, with the options that change what a value may be."""

texts = st.text(max_size=40)
words = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()) and text == text.strip())
whole_percents = st.none() | st.integers(0, 100)


def amounts(least: int = 0, currency: str = "USD") -> st.SearchStrategy[Money]:
    return st.builds(Money, st.integers(least, 10**11), st.just(currency))


def _single(kind: SingleChoice) -> Values:
    offered: Values = st.sampled_from(["", *(option.value for option in kind.options)])
    return offered | words.map(other) if kind.allow_other else offered


def _multi(kind: MultiChoice) -> Values:
    plain = [option.value for option in kind.options if option.value not in kind.exclusive]
    if kind.own_lines:
        lines = words.map(lambda own: " ".join(own.split())).filter(bool).map(other)
        return st.lists(lines, max_size=4, unique=True).map(tuple) | st.sampled_from(
            [(alone,) for alone in kind.exclusive]
        )
    picked: Values = st.lists(st.sampled_from(plain), unique=True).map(tuple)
    if kind.allow_other:
        picked = st.builds(lambda one, own: (*one, other(own)), picked, words) | picked
    return picked | st.sampled_from(kind.exclusive).map(lambda alone: (alone,)) if kind.exclusive else picked


def _money(kind: MoneyAmount) -> Values:
    return st.none() | amounts(-(10**11) if kind.signed else 0)


def _span(ends: st.SearchStrategy[Any], make: Callable[[Any, Any], Any]) -> Values:
    pairs = st.tuples(ends, ends).map(sorted)
    return (
        pairs.map(lambda pair: make(*pair))
        | ends.map(lambda low: make(low, None))
        | ends.map(lambda high: make(None, high))
        | st.just(make(None, None))
    )


def _duration(kind: DurationKind) -> Values:
    counts = st.integers(0, LONGEST)
    if kind.ranged:
        return _span(counts, lambda low, high: Duration(kind.unit, low=low, high=high))
    units = st.sampled_from(sorted(UNITS))
    return st.builds(Duration, units, st.none() | counts)


def _date(_kind: DateKind) -> Values:
    days = st.dates().filter(lambda day: 1900 <= day.year <= 2200)
    return st.none() | st.one_of(
        st.builds(lambda day, about: AboutDate(day.year, day.month, day.day, about), days, st.booleans()),
        st.builds(AboutDate, st.integers(1900, 2200), st.none() | st.integers(1, 12), st.none(), st.booleans()),
    )


def _list(_kind: ListKind) -> Values:
    items = st.builds(ListItem, st.text("abcdefgh23", min_size=1, max_size=8), texts)
    return st.lists(items, max_size=8, unique_by=lambda item: item.id).map(tuple)


def _ranking(kind: Ranking) -> Values:
    return st.lists(st.sampled_from([item.value for item in kind.items]), unique=True).map(tuple)


def _cells(columns: tuple[Column, ...]) -> Values:
    cells = st.fixed_dictionaries({}, optional={column.id: cell_values(column) for column in columns})
    return cells.map(_the_right_way_up)


def _the_right_way_up(cells: dict[str, Any]) -> dict[str, Any]:
    low, high = cells.get("low"), cells.get("high")
    upside_down = isinstance(low, Money) and isinstance(high, Money) and low.minor > high.minor
    return {**cells, "low": high, "high": low} if upside_down else cells


def cell_values(column: Column) -> Values:
    """Values of one cell, "I don't know" among them."""
    return st.just(DONT_KNOW) | values(column.kind)


def _table(kind: TableKind) -> Values:
    if kind.column_sum is not None:
        return _adding_up(kind, kind.column_sum)
    ids = st.sampled_from([fixed.id for fixed in kind.fixed_rows]) if kind.fixed_rows else _free_ids(kind)
    rows = st.builds(Row, ids, _cells(kind.columns))
    return st.lists(rows, max_size=6, unique_by=lambda row: row.id).map(tuple)


def _free_ids(kind: TableKind) -> st.SearchStrategy[str]:
    starters = [starter_id(place) for place in range(len(kind.starter_rows))]
    free = st.text("abcdefgh23", min_size=4, max_size=8)
    return free | st.sampled_from(starters) if starters else free


def _adding_up(kind: TableKind, wanted: ColumnSum) -> Values:
    parts = st.integers(0, wanted.total).flatmap(
        lambda first: st.integers(0, wanted.total - first).map(
            lambda second: (first, second, wanted.total - first - second)
        )
    )
    return st.just(()) | parts.map(
        lambda numbers: tuple(
            Row(fixed.id, {wanted.column: number}) for fixed, number in zip(kind.fixed_rows, numbers, strict=True)
        )
    )


def _positions(kind: IssuePosition) -> Values:
    return st.dictionaries(st.sampled_from([issue.value for issue in kind.issues]), _cells(kind.fields))


def _ratings(kind: RatingPerItem) -> Values:
    rated = st.fixed_dictionaries(
        {},
        optional={
            dimension.id: st.just(DONT_KNOW) | st.integers(dimension.low, dimension.high)
            for dimension in kind.dimensions
        },
    )
    return st.dictionaries(st.sampled_from([item.value for item in kind.items]), rated)


VALUES: Mapping[type[Kind[Any]], Callable[[Any], Values]] = {
    ShortText: lambda _kind: texts,
    LongText: lambda _kind: st.text(max_size=400),
    SingleChoice: _single,
    MultiChoice: _multi,
    Scale: lambda kind: st.none() | st.sampled_from(kind.points()),
    MoneyAmount: _money,
    MoneyRange: lambda _kind: _span(amounts(), MoneySpan),
    Percent: lambda _kind: whole_percents,
    PercentRange: lambda _kind: _span(st.integers(0, 100), PercentSpan),
    DurationKind: _duration,
    DateKind: _date,
    ListKind: _list,
    Ranking: _ranking,
    TableKind: _table,
    IssuePosition: _positions,
    RatingPerItem: _ratings,
    Computed: lambda _kind: st.none(),
}


def values(kind: Kind[Any]) -> Values:
    """Values of `kind` that can stand as they are, blank ones among them."""
    return VALUES[type(kind)](kind)


def given_values(kind: Kind[Any]) -> Values:
    """Values of `kind` that a person gave. Computed has none."""
    return values(kind).filter(lambda value: not kind.is_blank(value))
