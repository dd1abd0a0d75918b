"""Blank drawings: room to write an answer of each kind by hand."""

from __future__ import annotations

from typing import Any

from app.domain.currencies import currency
from app.domain.forms.room import free_ratings, free_rows, list_lines
from app.domain.kinds.base import Kind, Option
from app.domain.kinds.computed import Computed
from app.domain.kinds.duration import DurationKind, unit_name
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Column
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.scale import Scale
from app.domain.kinds.single_choice import SingleChoice
from app.domain.kinds.table import TableKind
from app.domain.language import _
from app.domain.wording import Tongue
from app.export.parts import Boxes, Grid, Line0to10, Marks, Paragraph, Part, Voice, WriteLines

Parts = tuple[Part, ...]

_ROW_ROOM = 34.0
_A_NUMBER = 0.2
"""The part of a line that goes to one number."""
_POSITION = (0.35, 0.65)
"""The parts of a line that go to what is asked of an issue and to the answer."""


def short_lines(kind: Kind[Any], tongue: Tongue) -> Parts:
    del kind, tongue
    return (WriteLines(2),)


def long_lines(kind: LongText, tongue: Tongue) -> Parts:
    """At least twice the room one thinks."""
    del tongue
    return (WriteLines(8 if kind.advice_words > 100 else 6),)


def one_of(kind: SingleChoice, tongue: Tongue) -> Parts:
    return _marks(kind.options, tongue, many=False, other=kind.allow_other, from_before=bool(kind.needs()))


def many_of(kind: MultiChoice, tongue: Tongue) -> Parts:
    """Where all that is offered is "None of them" there are lines for what there is."""
    above = bool(kind.needs()) or kind.own_lines
    found = _marks(kind.options, tongue, many=True, other=kind.allow_other and not kind.own_lines, from_before=above)
    is_none = bool(kind.options) and all(option.value in kind.exclusive for option in kind.options)
    return (*found, WriteLines(2)) if is_none and not above and not kind.allow_other else found


def _marks(options: tuple[Option, ...], tongue: Tongue, *, many: bool, other: bool, from_before: bool) -> Parts:
    """What an earlier answer would offer is written by hand, and so is everything where nothing is offered."""
    words = tuple(tongue.say(option.label) for option in options)
    if not words:
        return (WriteLines(2),)
    marks = Marks(words, many, _("Other:") if other else "")
    return (WriteLines(2), marks) if from_before else (marks,)


def scale(kind: Scale, tongue: Tongue) -> Parts:
    low = tongue.say(kind.low_label) if kind.low_label is not None else ""
    high = tongue.say(kind.high_label) if kind.high_label is not None else ""
    return (Line0to10(kind.points(), low, high),)


def amount(kind: MoneyAmount, tongue: Tongue) -> Parts:
    box = Boxes(((currency(tongue.currency).sign, ""),))
    if not kind.signed:
        return (box,)
    return (box, Marks((_("It comes to me"), _("It goes from me")), many=False))


def amounts(kind: Kind[Any], tongue: Tongue) -> Parts:
    del kind
    sign = currency(tongue.currency).sign
    return (Boxes(((_("Low {sign}").format(sign=sign), ""), (_("High {sign}").format(sign=sign), ""))),)


def percent(kind: Kind[Any], tongue: Tongue) -> Parts:
    del kind, tongue
    return (Boxes((("", _("out of 100")),)),)


def percents(kind: Kind[Any], tongue: Tongue) -> Parts:
    del kind, tongue
    return (Boxes(((_("Lowest"), _("out of 100")), (_("Highest"), _("out of 100")))),)


def duration(kind: DurationKind, tongue: Tongue) -> Parts:
    del tongue
    unit = unit_name(kind.unit)
    if kind.ranged:
        return (Boxes(((_("Shortest"), unit), (_("Longest"), unit))),)
    return (Boxes((("", unit),)),)


def date(kind: Kind[Any], tongue: Tongue) -> Parts:
    del kind, tongue
    return (Boxes(((_("Month"), ""), (_("Day"), ""), (_("Year"), ""))),)


def items(kind: ListKind, tongue: Tongue) -> Parts:
    del tongue
    count = list_lines(kind)
    return (WriteLines(count, tuple(f"{place}." for place in range(1, count + 1))),)


def order(kind: Ranking, tongue: Tongue) -> Parts:
    """A box before each item: 1 for the first."""
    items = tuple(("", tongue.say(item.label)) for item in kind.items)
    return (Boxes(items, is_list=True),) if items else (WriteLines(3),)


def table(kind: TableKind, tongue: Tongue) -> Parts:
    labels = tuple(tongue.say(fixed.label) for fixed in kind.fixed_rows)
    starters = tuple(tuple(_starter(column, texts, tongue) for column in kind.columns) for texts in kind.starter_rows)
    empty = tuple("" for _column in kind.columns)
    heads = (*(("",) if labels else ()), *(_head(column, tongue) for column in kind.columns))
    rows = tuple((label, *empty) for label in labels) or (*starters, *(empty for _row in range(free_rows(kind))))
    shares = (*((1.6,) if labels else ()), *(_breadth(column) for column in kind.columns))
    whole = sum(shares)
    grid = Grid(heads, rows, tuple(share / whole for share in shares), _ROW_ROOM)
    if kind.column_sum is None:
        return (grid,)
    return (grid, Paragraph(_("These must add up to {total}.").format(total=kind.column_sum.total), Voice.QUIET))


def _breadth(column: Column) -> float:
    """Free words need twice the room of a number; a choice, which is written out, something between."""
    if column.kind.options_here() or column.kind.needs():
        return 1.5
    return 2.0 if column.kind.minutes >= 0.5 else 1.1


def _starter(column: Column, texts: Any, tongue: Tongue) -> str:
    return tongue.say(texts[column.id]) if column.id in texts else ""


def _head(column: Column, tongue: Tongue) -> str:
    """The label, and for a choice what there is to choose from: a column is too narrow for marks."""
    words = tuple(tongue.say(option.label) for option in column.kind.options_here())
    label = tongue.say(column.label)
    return f"{label} ({' / '.join(words)})" if 0 < len(words) <= 4 else label


def ratings(kind: RatingPerItem, tongue: Tongue) -> Parts:
    heads = ("", *(f"{tongue.say(one.label)} ({one.low}–{one.high})" for one in kind.dimensions))
    empty = tuple("" for _dimension in kind.dimensions)
    rows = tuple((tongue.say(item.label), *empty) for item in kind.items) or tuple(
        ("", *empty) for _row in range(free_ratings(kind))
    )
    # A number needs little room, what is rated all it can get.
    each = min(_A_NUMBER, 0.5 / len(kind.dimensions))
    shares = (1 - each * len(kind.dimensions), *(each for _dimension in kind.dimensions))
    return (Grid(heads, rows, shares, 26.0),)


def positions(kind: IssuePosition, tongue: Tongue) -> Parts:
    rows = tuple((_head(column, tongue), "") for column in kind.fields)
    if not kind.issues:
        # Without a case a person writes which issue it is.
        named = Grid((), ((_("Issue"), ""), *rows), _POSITION, 30.0)
        return (named, named)
    found: list[Part] = []
    for issue in kind.issues:
        found += [Paragraph(tongue.say(issue.label), Voice.LEAD), Grid((), rows, _POSITION, 30.0)]
    return tuple(found)


def hand_sum(kind: Computed, tongue: Tongue) -> Parts:
    """A sum to work out by hand: each result with room for its number."""
    rows = tuple((tongue.say(row.label), "") for row in kind.rows)
    if len(rows) < 2:
        return (WriteLines(3, ("1.", "2.", "3.")),)
    return (Grid((), rows, (0.66, 0.34), 24.0),)
