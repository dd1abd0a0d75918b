"""The 17 kinds of question, by the names that worksheet files use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain import plain
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

__all__ = [
    "KINDS",
    "Computed",
    "DateKind",
    "DurationKind",
    "IssuePosition",
    "Kind",
    "ListKind",
    "LongText",
    "MoneyAmount",
    "MoneyRange",
    "MultiChoice",
    "Percent",
    "PercentRange",
    "Ranking",
    "RatingPerItem",
    "Scale",
    "ShortText",
    "SingleChoice",
    "TableKind",
]

KINDS: Mapping[str, type[Kind[Any]]] = {
    "short_text": ShortText,
    "long_text": LongText,
    "single_choice": SingleChoice,
    "multi_choice": MultiChoice,
    "scale": Scale,
    "money": MoneyAmount,
    "money_range": MoneyRange,
    "percent": Percent,
    "percent_range": PercentRange,
    "duration": DurationKind,
    "date": DateKind,
    "list": ListKind,
    "ranking": Ranking,
    "table": TableKind,
    "issue_position": IssuePosition,
    "rating_per_item": RatingPerItem,
    "computed": Computed,
}


def _kinds() -> Mapping[str, type[Kind[Any]]]:
    return KINDS


plain.family(Kind, "kind", _kinds)
