"""Computed rows in words, for one audience: shown, kept private, or not there for want of numbers (decision 7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from app.domain.answers import LEFT_BLANK, Entry, State
from app.domain.kinds.base import DONT_KNOW, Kind
from app.domain.kinds.computed import Computed
from app.domain.kinds.table import Row, TableKind
from app.domain.language import _
from app.domain.money import Money, write_amount
from app.domain.reading import FillingRead
from app.domain.visibility import visible_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Form, Question, Worksheet
from app.reckoning.from_answers import ALL_USES, Given, guesses
from app.reckoning.guess_names import guess_called
from app.reckoning.ideas import best_ideas
from app.reckoning.money_said import as_sentence, rounded
from app.reckoning.no_deal import Guesses, inputs_alone
from app.reckoning.no_deal_said import said_of
from app.reckoning.reality_check import completed
from app.reckoning.results import result_of


@dataclass(frozen=True, slots=True)
class RowSaid:
    """One computed row. `words` is None where an answer it uses, filled or blank, may not be read."""

    label: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The rows of one computed question and the sentences under them, in the order they are told (decision 38)."""

    rows: tuple[RowSaid, ...]
    sentences: tuple[str, ...] = ()


def computed_rows(read: FillingRead, question: Question, tongue: Tongue) -> Reckoned:
    """The rows of `question` as the audience of `read` may see them."""
    return reckoned(question, given_values(read.worksheet, read.form, read.entries, read.kept), read.kept, tongue)


def given_values(
    worksheet: Worksheet, form: Form, entries: Mapping[str, Entry], unseen: frozenset[str] = frozenset()
) -> Given:
    """The given values of the questions that are there now; "I don't know" is DONT_KNOW."""
    found: dict[str, object] = {}
    for question in visible_questions(worksheet, form, entries, unseen):
        answer = entries[question.id].answer if question.id in entries else LEFT_BLANK
        if answer.state is State.GIVEN:
            found[question.id] = _shown_now(question.kind, answer.value)
        elif answer.state is State.DONT_KNOW:
            found[question.id] = DONT_KNOW
    return found


def _shown_now(kind: Kind[Any], value: object) -> object:
    """`value` without the cells of columns that another answer hides: they are kept, and left out of sums."""
    if not isinstance(kind, TableKind) or not isinstance(value, tuple):
        return value
    columns = {column.id for column in kind.columns}
    return tuple(
        replace(row, cells={name: cell for name, cell in row.cells.items() if name in columns})
        for row in value
        if isinstance(row, Row)
    )


def reckoned(question: Question, given: Given, kept: frozenset[str], tongue: Tongue) -> Reckoned:
    """The rows of a computed question from these values; `kept` are the questions that may not be read."""
    kind: Any = question.kind
    if not isinstance(kind, Computed):
        return Reckoned(())
    rows: list[RowSaid] = []
    for row in kind.rows:
        if kept.intersection(ALL_USES.get(row.id, ())):
            rows.append(RowSaid(tongue.say(row.label), None))
        else:
            rows.extend(_SAID.get(row.id, _amount_row)(row.id, tongue.say(row.label), given, tongue))
    return Reckoned(tuple(rows), _sentences(kind, given, kept, tongue))


def _amount_row(name: str, label: str, given: Given, tongue: Tongue) -> tuple[RowSaid, ...]:
    entered = guesses(given)
    numbers = completed(entered)
    result = result_of(name, entered)
    if result is None or (name == "their_costs_expected" and numbers.their_costs is None):
        return ()
    filled = _filled(entered, numbers) if name == "ev" else ()
    return (*filled, RowSaid(label, said(result, inputs_alone(name, numbers), tongue)))


def _filled(entered: Guesses, numbers: Guesses) -> tuple[RowSaid, ...]:
    """The number of cases that nobody typed, above the rows that rest on it."""
    names = [name for name in numbers.chances if name not in entered.chances]
    words = _("{count} of 10, what the other two leave")
    if len(names) > 1:
        words = _("{count} of 10, what the other one leaves")
    return tuple(
        RowSaid(as_sentence(guess_called(f"chances/{name}")), words.format(count=int(numbers.chances[name])))
        for name in names
    )


def _idea_rows(_name: str, label: str, given: Given, _tongue: Tongue) -> tuple[RowSaid, ...]:
    del label
    words = _("{me} for me, {them} for them, {do} can be done")
    return tuple(
        RowSaid(idea.text, words.format(me=idea.for_me, them=idea.for_them, do=idea.can_do))
        for idea in best_ideas(given)
    )


_SAID: Mapping[str, Callable[[str, str, Given, Tongue], tuple[RowSaid, ...]]] = {"ideas_by_lower_score": _idea_rows}
"""Rows that are more than one amount."""


def said(exact: Fraction, numbers: Guesses, tongue: Tongue) -> str:
    """An amount as it is shown, rounded."""
    return write_amount(Money(rounded(exact, numbers, tongue.currency), tongue.currency), tongue)


def _sentences(kind: Computed, given: Given, kept: frozenset[str], tongue: Tongue) -> tuple[str, ...]:
    return tuple(sentences_by_key(kind, guesses(given), tongue, kept).values())


def sentences_by_key(
    kind: Computed, numbers: Guesses, tongue: Tongue, kept: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """The sentences under a computed question by the key they have in the worksheet, or one of their own: the counts
    first, then the range, and the average last (decision 38). `kept` are the questions that may not be read.
    """
    return said_of(kind, numbers, tongue, kept)
