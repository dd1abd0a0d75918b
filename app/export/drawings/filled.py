"""Filled drawings that several kinds share: said in lines, in a grid, in numbered lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.kinds.base import DONT_KNOW, Kind, Option
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.parts import say_cell
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.table import TableKind
from app.domain.language import _
from app.domain.wording import Tongue
from app.export.parts import Grid, Lines, Paragraph, Part, Voice

Parts = tuple[Part, ...]


def said(kind: Kind[Any], value: Any, tongue: Tongue) -> Parts:
    """The words of the kind itself, a line each."""
    return (Lines(kind.say(value, tongue)),)


def items(kind: ListKind, value: Any, tongue: Tongue) -> Parts:
    """The items of a list, numbered, so that they can be spoken of."""
    del kind, tongue
    texts = tuple(item.text for item in value if item.text.strip())
    return (Lines(texts, numbered=len(texts) > 1),)


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
    return (Grid(heads, body),) if body and kind.columns else ()


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
        said_cells = tuple(
            (tongue.say(column.label), words) for column in kind.fields if (words := say_cell(column, cells, tongue))
        )
        if said_cells:
            found.append(Paragraph(_title(issue, tongue), Voice.LEAD))
            found.append(Grid((), said_cells, (0.3, 0.7)))
    return tuple(found)


def _title(issue: Option, tongue: Tongue) -> str:
    return tongue.say(issue.label)


def nothing(kind: Kind[Any], value: Any, tongue: Tongue) -> Parts:
    """Computed rows are not an answer: `contents` puts them in, as far as the audience may read them."""
    del kind, value, tongue
    return ()
