"""Filled drawings that several kinds share: said in lines, in a grid, in numbered lines."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from app.domain.kinds.base import DONT_KNOW, Kind, Option
from app.domain.kinds.choosing import own_words
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.limits import said_lines
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.parts import Column, say_cell
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.table import TableKind
from app.domain.language import _
from app.domain.wording import Tongue
from app.export.parts import Grid, Lines, Paragraph, Part, Voice

Parts = tuple[Part, ...]
_OWN_WORDS = (ShortText, LongText, ListKind)
"""The kinds whose answers are a person's own words."""


def said(kind: Kind[Any], value: Any, tongue: Tongue) -> Parts:
    """The words of the kind itself, a line each."""
    return (Lines(kind.say(value, tongue), written=isinstance(kind, _OWN_WORDS)),)


def chosen(kind: Kind[Any], value: Any, tongue: Tongue) -> Parts:
    """What was chosen, a line each, with dashes where there are several; choices in a person's own words apart from those
    that were offered."""
    several = value if isinstance(value, tuple) else (value,)
    own = {" ".join(said_lines(own_words(one))) for one in several if own_words(one)}
    said = kind.say(value, tongue)
    groups = groupby(said, own.__contains__)
    return tuple(Lines(tuple(lines), bulleted=len(said) > 1, written=written) for written, lines in groups)


def items(kind: ListKind, value: Any, tongue: Tongue) -> Parts:
    """The items of a list, numbered, so that they can be spoken of."""
    del kind, tongue
    texts = tuple(item.text for item in value if item.text.strip())
    return (Lines(texts, numbered=len(texts) > 1, written=True),)


def order(kind: Ranking, value: Any, tongue: Tongue) -> Parts:
    """What was put in order, first to last."""
    labels = {option.value: tongue.say(option.label) for option in kind.items}
    return (Lines(tuple(labels[name] for name in value if name in labels), numbered=True),)


def table(kind: TableKind, value: Any, tongue: Tongue) -> Parts:
    """A grid; with fixed rows their labels stand first. What was said decides how wide its columns are."""
    rows = kind.given_rows(value)
    labels = {fixed.id: tongue.say(fixed.label) for fixed in kind.fixed_rows}
    heads = (*(("",) if labels else ()), *(tongue.say(column.label) for column in kind.columns))
    body = tuple(
        (
            *((labels.get(row.id, ""),) if labels else ()),
            *(say_cell(column, row.cells, tongue) for column in kind.columns),
        )
        for row in rows
    )
    first = 1 if labels else 0
    written = frozenset(
        (place, first + at)
        for place, row in enumerate(rows)
        for at, column in enumerate(kind.columns)
        if _is_written(column, row.cells)
    )
    return (Grid(heads, body, written=written),) if body and kind.columns else ()


def _is_written(column: Column, cells: Mapping[str, Any]) -> bool:
    """Whether a cell holds a person's own words."""
    value = cells.get(column.id)
    if isinstance(column.kind, _OWN_WORDS):
        return value is not None and value is not DONT_KNOW
    return isinstance(value, str) and bool(own_words(value))


def ratings(kind: RatingPerItem, value: Any, tongue: Tongue) -> Parts:
    """A grid of items and what they were rated."""
    rows = []
    for item in kind.items:
        scores = value.get(item.value)
        if scores:
            rows.append((tongue.say(item.label), *(_score(scores, dimension.id) for dimension in kind.dimensions)))
    heads = ("", *(tongue.say(dimension.label) for dimension in kind.dimensions))
    return (Grid(heads, tuple(rows)),) if rows else ()


def _score(scores: Mapping[str, Any], dimension: str) -> str:
    score = scores.get(dimension)
    if score is None:
        return ""
    return _("don't know") if score is DONT_KNOW else str(score)


def positions(kind: IssuePosition, value: Any, tongue: Tongue) -> Parts:
    """One block an issue: its title, then what was said under each field."""
    found: list[Part] = []
    for issue in kind.issues:
        cells = value.get(issue.value) or {}
        fields = tuple(column for column in kind.fields if say_cell(column, cells, tongue))
        if fields:
            said_cells = tuple((tongue.say(column.label), say_cell(column, cells, tongue)) for column in fields)
            written = frozenset((place, 1) for place, column in enumerate(fields) if _is_written(column, cells))
            found.append(Paragraph(_title(issue, tongue), Voice.LEAD))
            found.append(Grid((), said_cells, (0.3, 0.7), written=written))
    return tuple(found)


def _title(issue: Option, tongue: Tongue) -> str:
    return tongue.say(issue.label)


def nothing(kind: Kind[Any], value: Any, tongue: Tongue) -> Parts:
    """Computed rows are not an answer: `contents` puts them in, as far as the audience may read them."""
    del kind, value, tongue
    return ()
