"""A question as the fields of a fillable handout, and back: `FORMS` has one entry for every kind of `KINDS`.

The fields of a question stand in the order in which `app/export/drawings/blank.py` draws the room to write. What stays
with its party has none: a form that goes back to the mediator has no place for it (decision 17).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Answer, State, given
from app.domain.forms import choices, figures, grids, words
from app.domain.forms.cells import Around
from app.domain.forms.field import OFF, FormField, Sort, Values
from app.domain.forms.reading import SomeRows, Unclear
from app.domain.items import MARK
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
from app.domain.kinds.base import Kind, Option, Problem
from app.domain.kinds.parts import dont_know_words, says_dont_know
from app.domain.language import _
from app.domain.on_paper import is_kept
from app.domain.sharing import Lock, choices_up_to
from app.domain.wording import Tongue
from app.domain.worksheet import Question

Fields = tuple[FormField, ...]

LOCK = "lock"
"""How the name of a lock field goes on behind its question; then the letters of its choices, in their order."""


@dataclass(frozen=True, slots=True)
class OnForm:
    """One kind on a form. The names in `Values` are parts here, without their question. `read` raises `Unclear`."""

    fields: Callable[[Any, Tongue], Fields]
    read: Callable[[Any, Values, Around], object]
    write: Callable[[Any, Any, Around], Values]


def _plainly(
    fields: Callable[[Any, Tongue], Fields],
    read: Callable[[Any, Values, Tongue], object],
    write: Callable[[Any, Any, Tongue], Values],
) -> OnForm:
    """A kind that no earlier answer offers anything to."""
    return OnForm(
        fields,
        lambda kind, values, around: read(kind, values, around.tongue),
        lambda kind, value, around: write(kind, value, around.tongue),
    )


def _choosing(
    fields: Callable[[Any, Tongue], Fields],
    read: Callable[[Any, Values, tuple[Option, ...]], object],
    write: Callable[[Any, Any, Tongue, tuple[Option, ...]], Values],
) -> OnForm:
    """A kind whose lines may name what an earlier answer offers."""
    return OnForm(
        fields,
        lambda kind, values, around: read(kind, values, around.offered),
        lambda kind, value, around: write(kind, value, around.tongue, around.offered),
    )


FORMS: Mapping[type[Kind[Any]], OnForm] = {
    ShortText: _plainly(words.text_fields, words.read_text, words.write_text),
    LongText: _plainly(words.text_fields, words.read_text, words.write_text),
    SingleChoice: _choosing(choices.one_fields, choices.read_one, choices.write_one),
    MultiChoice: _choosing(choices.many_fields, choices.read_many, choices.write_many),
    Scale: _plainly(figures.scale_fields, figures.read_scale, figures.write_scale),
    MoneyAmount: _plainly(figures.amount_fields, figures.read_money, figures.write_money),
    MoneyRange: _plainly(figures.span_fields, figures.read_money_span, figures.write_money_span),
    Percent: _plainly(figures.percent_fields, figures.read_percent, figures.write_percent),
    PercentRange: _plainly(figures.percent_span_fields, figures.read_percent_span, figures.write_percent_span),
    DurationKind: _plainly(figures.duration_fields, figures.read_duration, figures.write_duration),
    DateKind: _plainly(figures.date_fields, figures.read_date, figures.write_date),
    ListKind: _plainly(words.list_fields, words.read_list, words.write_list),
    Ranking: _choosing(choices.order_fields, choices.read_order, choices.write_order),
    TableKind: OnForm(grids.table_fields, grids.read_table, grids.write_table),
    IssuePosition: OnForm(grids.position_fields, grids.read_positions, grids.write_positions),
    RatingPerItem: OnForm(grids.rating_fields, grids.read_ratings, grids.write_ratings),
    Computed: OnForm(
        lambda _kind, _tongue: (), lambda _kind, _values, _around: None, lambda _kind, _value, _around: {}
    ),
}


def fields_of(question: Question, tongue: Tongue) -> Fields:
    """The fields of a question of a settled sheet, as its handout draws it; none for what stays with its party."""
    if is_kept(question):
        return ()
    prompt = tongue.say(question.prompt)
    return tuple(
        replace(field, name=_name(question, field.name), words=f"{prompt} {field.words}".strip())
        for field in FORMS[type(question.kind)].fields(question.kind, tongue)
    )


def lock_field(question: Question, words: Mapping[Lock, str]) -> FormField | None:
    """The lock of an answer, to be marked by hand, `words` naming each; None where there is nothing to choose.

    Its name tells its letters in the order of their places: whoever reads the file alone knows which place means M.
    """
    locks = choices_up_to(question.ceiling, question.floor)
    if is_kept(question) or isinstance(question.kind, Computed) or len(locks) < 2:
        return None
    choices = tuple((lock.mark, f"{lock.mark}: {words[lock]}") for lock in locks)
    return FormField(lock_name(question), Sort.ONE_OF, _("Who may read this answer"), choices)


def lock_name(question: Question) -> str:
    """The name of the lock field of a question."""
    letters = "".join(lock.mark for lock in choices_up_to(question.ceiling, question.floor))
    return _name(question, f"{LOCK}{letters}")


def marked_lock(question: Question, values: Values) -> Lock | None:
    """The lock that was marked by hand; None without a mark."""
    mark = values.get(lock_name(question), OFF)
    return next((lock for lock in choices_up_to(question.ceiling, question.floor) if lock.mark == mark), None)


@dataclass(frozen=True, slots=True)
class Partly:
    """An answer without those of its rows that cannot be read: `unread`, counted from 1 as they stand on paper."""

    answer: Answer
    unread: tuple[int, ...]


def answer_of(
    question: Question, values: Values, tongue: Tongue, offered: tuple[Option, ...] = ()
) -> Answer | Partly | Problem:
    """What the fields of a question say. A `Problem` where that cannot be read; its sentence holds nothing of it.

    `values` has all fields of `fields_of(question)`; its `tongue` is the reader's in the case. `offered` is what the
    earlier answer offers that the question builds on.
    """
    kind = question.kind
    fields = FORMS[type(kind)].fields(kind, tongue)
    parts = {field.name: values[_name(question, field.name)] for field in fields}
    if _only_dont_know(fields, parts):
        return I_DONT_KNOW
    try:
        found = FORMS[type(kind)].read(kind, parts, Around(tongue, offered))
    except Unclear as unclear:
        return Problem(unclear.sentence)
    value, unread = (found.value, found.unread) if isinstance(found, SomeRows) else (found, ())
    if kind.is_blank(value):
        return LEFT_BLANK
    for problem in kind.problems(value):
        if problem.firm and not problem.between:
            return problem
    return Partly(given(value), unread) if unread else given(value)


def values_of(question: Question, answer: Answer, tongue: Tongue, offered: tuple[Option, ...] = ()) -> Values:
    """The fields of a question filled in with an answer, as far as there is room for it: what `answer_of` reads."""
    kind = question.kind
    value = answer.value if answer.state is State.GIVEN else kind.blank()
    parts = FORMS[type(kind)].write(kind, value, Around(tongue, offered))
    fields = FORMS[type(kind)].fields(kind, tongue)
    if answer == I_DONT_KNOW:
        parts = {**parts, **{line.name: dont_know_words() for line in _lines(fields)[:1]}}
    drawn = {field.name for field in fields}
    return {_name(question, part): text for part, text in parts.items() if part in drawn}


def _only_dont_know(fields: Fields, parts: Values) -> bool:
    """Whether a person wrote what the handout offers to whoever is not sure, and nothing beside it. A cell says so for
    itself alone."""
    lines = {line.name for line in _lines(fields)}
    filled = [name for name, text in parts.items() if text.strip() and (name, text) not in choices.BESIDE_WORDS]
    return bool(filled) and all(name in lines and says_dont_know(parts[name]) for name in filled)


def _lines(fields: Fields) -> Fields:
    """Those to write in that are no cells."""
    return tuple(field for field in fields if field.sort in (Sort.LINE, Sort.TEXT) and not grids.is_cell(field.name))


def _name(question: Question, part: str) -> str:
    return f"{question.id}{MARK}{part}"
