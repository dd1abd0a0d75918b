"""How an answer of each kind is drawn, filled and blank. `DRAWINGS` has one entry for every kind of `KINDS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.kinds.base import Kind
from app.domain.kinds.computed import Computed
from app.domain.kinds.date_kind import DateKind
from app.domain.kinds.duration import DurationKind
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.money_range import MoneyRange
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.percent import Percent
from app.domain.kinds.percent_range import PercentRange
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.scale import Scale
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.kinds.table import TableKind
from app.domain.wording import Tongue
from app.export.drawings import blank, filled
from app.export.parts import Part

Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """How one kind is drawn: an answer, and room for one."""

    filled: Callable[[Any, Any, Tongue], Parts]
    blank: Callable[[Any, Tongue], Parts]


DRAWINGS: Mapping[type[Kind[Any]], Drawing] = {
    ShortText: Drawing(filled.said, blank.short_lines),
    LongText: Drawing(filled.said, blank.long_lines),
    SingleChoice: Drawing(filled.chosen, blank.one_of),
    MultiChoice: Drawing(filled.chosen, blank.many_of),
    Scale: Drawing(filled.said, blank.scale),
    MoneyAmount: Drawing(filled.said, blank.amount),
    MoneyRange: Drawing(filled.said, blank.amounts),
    Percent: Drawing(filled.said, blank.percent),
    PercentRange: Drawing(filled.said, blank.percents),
    DurationKind: Drawing(filled.said, blank.duration),
    DateKind: Drawing(filled.said, blank.date),
    ListKind: Drawing(filled.items, blank.items),
    Ranking: Drawing(filled.order, blank.order),
    TableKind: Drawing(filled.table, blank.table),
    IssuePosition: Drawing(filled.positions, blank.positions),
    RatingPerItem: Drawing(filled.ratings, blank.ratings),
    Computed: Drawing(filled.nothing, blank.hand_sum),
}


def drawing_of(kind: Kind[Any]) -> Drawing:
    """The drawing of a kind."""
    return DRAWINGS[type(kind)]
