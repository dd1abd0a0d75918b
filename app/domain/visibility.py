"""Which questions of a sheet are there, and what they offer, given the answers so far.

An answer hidden by a changed condition is kept, left out of sums and documents, and returns if the condition does.
Nothing here changes an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from app.domain.answers import Entry, State
from app.domain.conditions import holds, questions_in
from app.domain.items import item_questions
from app.domain.kinds.base import Kind, Option
from app.domain.sharing import Lock, starting_lock
from app.domain.worksheet import Form, Question, Worksheet


def visible_questions(
    worksheet: Worksheet, form: Form, entries: Mapping[str, Entry], unseen: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """The questions that are there, in the order of the file, each with its options filled in.

    In the short form a question that is not `quick` is there only once it was answered in any way, "I don't know" and
    an erased answer too: else it would vanish under the hand that erases it. A question that builds on
    another one's answer (`options_from`, `items_from`) is not there before that answer is given; for a reader who may
    not see that answer (it is in `unseen`) it is there, without the options it would have.
    """
    found: dict[str, Question] = {}
    given: dict[str, object] = {}
    for question in worksheet.questions():
        entry = entries.get(question.id)
        if not (form is Form.FULL or question.quick or entry is not None):
            continue
        if question.show_if is not None and not holds(question.show_if, given.get):
            continue
        kind = _resolved(question, form, found, given, unseen)
        if kind is None:
            continue
        found[question.id] = question if kind is question.kind else replace(question, kind=kind)
        if entry is not None and entry.answer.state is State.GIVEN:
            given[question.id] = entry.answer.value
    return tuple(found.values())


def answered_questions(worksheet: Worksheet, entries: Mapping[str, Entry]) -> tuple[Question, ...]:
    """The questions that have an entry, in the order of the file, whatever their conditions say.

    For an audience that reads some answers and not those the conditions look at (the joint summary). What was hidden
    by a condition lost its clearing in the filling already.
    """
    found: list[Question] = []
    for question in worksheet.questions():
        if question.id not in entries:
            continue
        kind, source = question.kind, entries.get(question.kind.needs())
        if source is not None and source.answer.state is State.GIVEN:
            kind = kind.with_options(worksheet.question(question.kind.needs()).kind.offers(source.answer.value))
        found.append(replace(question, kind=kind))
    return tuple(found)


def _resolved(
    question: Question,
    form: Form,
    found: Mapping[str, Question],
    given: Mapping[str, object],
    unseen: frozenset[str],
) -> Kind[Any] | None:
    kind = question.kind
    source = kind.needs()
    if source and source not in unseen:
        if source not in given:
            return None
        offered: tuple[Option, ...] = found[source].kind.offers(given[source])
        kind = kind.with_options(offered)
    conditions = kind.column_conditions()
    if conditions:
        kind = kind.columns_kept(partial(_column_stays, conditions, given))
    if form is Form.SHORT and question.quick_issues:
        kind = kind.shortened(question.quick_issues)
    return kind.leaning(given.get(question.leans_on)) if question.leans_on else kind


def _column_stays(conditions: Mapping[str, Any], given: Mapping[str, object], column: str) -> bool:
    return column not in conditions or holds(conditions[column], given.get)


def any_question(worksheet: Worksheet, question_id: str) -> Question:
    """The question an answer belongs to, as written in the file; also for copies of items. KeyError if none."""
    for question in item_questions(worksheet, (question_id,)):
        return question
    return worksheet.question(question_id)


def kind_of(worksheet: Worksheet, question_id: str) -> Kind[Any]:
    """How an answer with this id is read and written, also for copies of items; KeyError if there is none."""
    return any_question(worksheet, question_id).kind


def lock_of(question: Question, entries: Mapping[str, Entry]) -> Lock:
    """The lock of an answer, filled or blank: the stored one, else the one a new answer would start with."""
    entry = entries.get(question.id)
    return entry.lock if entry is not None else starting_lock(question.lock, question.ceiling)


def ceiling_of(worksheet: Worksheet, question: Question, entries: Mapping[str, Entry]) -> Lock:
    """The widest lock an answer may take now.

    Decision 8: a question that is shown because of an answer that is "only me" tells of that answer, so it is
    "only me" itself.
    """
    # A question that was left out of this sheet (settled, switched off) is not asked, so it tells of nothing.
    asked = {known.id: known for known in worksheet.questions()}
    for earlier in questions_in(question.show_if):
        if earlier in asked and lock_of(asked[earlier], entries) is Lock.ONLY_ME:
            return max(Lock.ONLY_ME, question.floor, key=lambda lock: lock.width)
    return question.ceiling


def more_may_come(worksheet: Worksheet, form: Form, entries: Mapping[str, Entry]) -> bool:
    """Whether a question that is not there yet still could be: then the total is not told (decision 28)."""
    there = {question.id for question in visible_questions(worksheet, form, entries)}
    for question in worksheet.questions():
        if question.id in there or not (form is Form.FULL or question.quick):
            continue
        if any(name in there and name not in entries for name in question.tells_of()):
            return True
    return False
