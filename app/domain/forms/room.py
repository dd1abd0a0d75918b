"""How much room there is on paper: the same for lines to write on and for fields to fill in."""

from __future__ import annotations

from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.table import TableKind

_FREE_ROWS = 4
_LIST_LINES = 3


def list_lines(kind: ListKind) -> int:
    """Lines of a list."""
    return max(kind.advice_items, kind.advice_least, _LIST_LINES)


def free_rows(kind: TableKind) -> int:
    """Empty rows of a table, below those it begins with; none where its rows are given."""
    if kind.fixed_rows:
        return 0
    return 2 if kind.starter_rows else max(_FREE_ROWS, min(kind.advice_rows, 5))


def free_ratings(kind: RatingPerItem) -> int:
    """Rows in which a person writes what is rated; none where that is given."""
    return 0 if kind.items else _FREE_ROWS
