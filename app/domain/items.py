"""Copies of list items that a party opens one by one (decision 9).

An answer to a question with `unlocks` (which ideas may be passed on?) stores a copy of each ticked item as an answer
of its own, with its own lock and its own clearing, and beside it the item's scores. The list itself stays private.
The copies are made in the party's process. Their ids are `<question>#<item>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.domain.answers import LEFT_BLANK, Answer, State, given
from app.domain.kinds.base import Kind, Option
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.short_text import ShortText
from app.domain.sharing import Lock
from app.domain.wording import plain_text
from app.domain.worksheet import Question, Worksheet

MARK = "#"

CREDIT = "ob_credit"
"""The question that says how opened ideas may be passed on, and two of its choices."""
NO_NAME = "no_name"
ASK_FIRST = "ask_first"


def copy_id(question: str, item: str) -> str:
    """The id of the copy of one item."""
    return f"{question}{MARK}{item}"


def is_copy(question_id: str) -> bool:
    """Whether an answer id names a copy of an item."""
    return MARK in question_id


def item_questions(worksheet: Worksheet, ids: Iterable[str]) -> Iterator[Question]:
    """The questions behind the copies among `ids`, in the order given."""
    for question_id in ids:
        if not is_copy(question_id):
            continue
        source = worksheet.question(question_id.split(MARK, 1)[0])
        text = source.kind if not isinstance(source.kind, ListKind) else ShortText()
        yield replace(
            source,
            id=question_id,
            kind=text,
            lock=Lock.MEDIATOR,
            ceiling=source.ceiling if isinstance(source.kind, ListKind) else Lock.MEDIATOR,
            show_if=None,
            unlocks="",
            skip_if_single="",
            starred=False,
        )


def copies(worksheet: Worksheet, answers: Mapping[str, Answer], known: Iterable[str]) -> dict[str, Answer]:
    """Every copy that should be there, by id; those in `known` that should not be there any more as left blank."""
    wanted: dict[str, Answer] = {name: LEFT_BLANK for name in known if is_copy(name)}
    for question in worksheet.questions():
        if question.unlocks:
            wanted.update(_copies_of(worksheet, question, answers))
    return wanted


def _copies_of(worksheet: Worksheet, chooser: Question, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    picked = _given(answers, chooser.id)
    listed = _given(answers, chooser.unlocks)
    if not isinstance(picked, tuple) or not isinstance(listed, tuple):
        return {}
    found: dict[str, Answer] = {}
    for item in listed:
        if isinstance(item, ListItem) and item.id in picked:
            found[copy_id(chooser.unlocks, item.id)] = given(item.text)
            for scored in _scored(worksheet, chooser.unlocks):
                scores = _given(answers, scored.id)
                if isinstance(scores, Mapping) and item.id in scores:
                    found[copy_id(scored.id, item.id)] = given({item.id: scores[item.id]})
    return found


def _scored(worksheet: Worksheet, source: str) -> Iterator[Question]:
    for question in worksheet.questions():
        if isinstance(question.kind, RatingPerItem) and question.kind.needs() == source:
            yield question


def _given(answers: Mapping[str, Answer], question: str) -> object:
    answer = answers.get(question)
    return answer.value if answer is not None and answer.state is State.GIVEN else None


def scores_kind(kind: Kind[Any], item: str, text: str) -> Kind[Any]:
    """The rating grid for one copied item, so that its scores can be said in words."""
    return kind.with_options((Option(item, plain_text(text)),))
