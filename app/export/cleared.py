"""What was cleared to share, answer by answer: what documents for all, for a professional and for counsel are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.answers import State
from app.domain.items import NO_NAME, is_copy, item_questions
from app.domain.reading import FillingRead
from app.domain.visibility import answered_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.export.drawings import drawing_of
from app.export.parts import Grid, Lines, Paragraph, Part
from app.export.told import with_own_items, without_unknown


@dataclass(frozen=True, slots=True)
class ClearedWords:
    """One cleared answer: the id of its question, what it answers, and its words as parts of a document."""

    question: str
    label: str
    body: tuple[Part, ...]

    def lines(self) -> tuple[str, ...]:
        """Its words, a line each; the cells of a row in one line."""
        return tuple(line for part in self.body for line in _lines(part))

    def in_own_words(self) -> frozenset[str]:
        """Those of its lines that its party put into words itself."""
        return frozenset(line for part in self.body if isinstance(part, Lines) and part.written for line in part.lines)


def cleared_words(filling: FillingRead, tongue: Tongue) -> Iterator[ClearedWords]:
    """The answers among what may be read of one filling for all; opened ideas are not among them."""
    for question in answered_questions(filling.worksheet, filling.entries):
        body = _body(filling, question, tongue)
        if body:
            yield ClearedWords(question.id, tongue.say(question.summary_label), body)


def cleared_ideas(filling: FillingRead, tongue: Tongue) -> tuple[list[ClearedWords], list[str]]:
    """The ideas that go under their party's name, and those that go without one."""
    nameless: list[str] = []
    named: dict[str, list[str]] = {}
    copies = sorted(name for name in filling.entries if is_copy(name))
    for question in item_questions(filling.worksheet, copies):
        entry = filling.entries[question.id]
        if entry.answer.state is State.GIVEN:
            words = "\n".join(question.kind.say(entry.answer.value, tongue))
            if filling.credit == NO_NAME:
                nameless.append(words)
            elif filling.credit:
                named.setdefault(tongue.say(question.summary_label), []).append(words)
    lists = [
        ClearedWords("", label, (Lines(tuple(ideas), numbered=True, written=True),)) for label, ideas in named.items()
    ]
    return lists, nameless


def by_words(idea: str) -> tuple[str, str]:
    """Ideas without a name are ordered by their words: where one stands must not tell whose it is."""
    return idea.casefold(), idea


def _body(filling: FillingRead, question: Question, tongue: Tongue) -> tuple[Part, ...]:
    entry = filling.entries[question.id]
    if entry.answer.state is not State.GIVEN:
        return ()
    body = drawing_of(question.kind).filled(question.kind, entry.answer.value, tongue)
    source = filling.worksheet.question(question.id).kind.needs()
    body = with_own_items(body, filling, source)
    if source and source not in filling.entries:
        # A choice from an answer that was not cleared has no words here.
        body = without_unknown(body)
    return body


def _lines(part: Part) -> tuple[str, ...]:
    if isinstance(part, Lines):
        return part.lines
    if isinstance(part, Grid):
        return tuple(", ".join(cell for cell in row if cell) for row in part.rows)
    return (part.words,) if isinstance(part, Paragraph) else ()
