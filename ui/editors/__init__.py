"""The editors of answers: one for each kind of question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

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
from app.domain.kinds.base import Kind
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.computed import ComputedEditor
from ui.editors.date_kind import DateEditor
from ui.editors.duration import DurationEditor
from ui.editors.issue_position import IssuePositionEditor
from ui.editors.list_kind import ListEditor
from ui.editors.long_text import LongTextEditor
from ui.editors.money_amount import MoneyAmountEditor
from ui.editors.money_range import MoneyRangeEditor
from ui.editors.multi_choice import MultiChoiceEditor
from ui.editors.percent import PercentEditor
from ui.editors.percent_range import PercentRangeEditor
from ui.editors.ranking import RankingEditor
from ui.editors.rating_per_item import RatingPerItemEditor
from ui.editors.scale import ScaleEditor
from ui.editors.short_text import ShortTextEditor
from ui.editors.single_choice import SingleChoiceEditor
from ui.editors.table import TableEditor

__all__ = ["EDITORS", "Editor", "make_editor"]

EDITORS: Mapping[type[Kind[Any]], type[Editor]] = {
    ShortText: ShortTextEditor,
    LongText: LongTextEditor,
    SingleChoice: SingleChoiceEditor,
    MultiChoice: MultiChoiceEditor,
    Scale: ScaleEditor,
    MoneyAmount: MoneyAmountEditor,
    MoneyRange: MoneyRangeEditor,
    Percent: PercentEditor,
    PercentRange: PercentRangeEditor,
    DurationKind: DurationEditor,
    DateKind: DateEditor,
    ListKind: ListEditor,
    Ranking: RankingEditor,
    TableKind: TableEditor,
    IssuePosition: IssuePositionEditor,
    RatingPerItem: RatingPerItemEditor,
    Computed: ComputedEditor,
}


def make_editor(
    kind: Kind[Any], tongue: Tongue, chance: Chance, question: str, parent: QWidget | None = None
) -> Editor:
    """A new editor for one question, named after its words. `chance` gives the ids of new lines and rows."""
    editor = EDITORS[type(kind)](kind, tongue, chance, parent)
    editor.set_question(question)
    return editor
