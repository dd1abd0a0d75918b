"""What the parties of the sample case wrote, as it stands in documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.answers import Entry, State
from app.domain.items import is_copy, item_questions
from app.domain.kinds.computed import Computed
from app.domain.reading import CaseRead, FillingRead
from app.domain.visibility import visible_questions
from app.domain.worksheet import Question
from app.export.drawings import drawing_of
from app.export.parts import Grid, Lines, Pairs, Paragraph, Part
from tests.export.reading_back import without_space

LONG = 12
"""From so many letters on, words are a person's own and not those of a choice somebody else may have made too."""


def answers(filling: FillingRead) -> Iterator[tuple[Question, Entry]]:
    """Every given answer of a filling that is there now, with its question; copies of opened items too."""
    there = visible_questions(filling.worksheet, filling.form, filling.entries, filling.kept)
    copies = item_questions(filling.worksheet, filter(is_copy, filling.entries))
    for question in (*there, *copies):
        entry = filling.entries.get(question.id)
        if entry is not None and entry.answer.state is State.GIVEN and not isinstance(question.kind, Computed):
            yield question, entry


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Lines):
            yield from part.lines
        elif isinstance(part, Grid | Pairs):
            for row in part.rows:
                yield from row
        elif isinstance(part, Paragraph):
            yield part.words


def said(read: CaseRead, question: Question, entry: Entry) -> list[str]:
    """The words of an answer, each piece as it stands in a document."""
    parts = drawing_of(question.kind).filled(question.kind, entry.answer.value, read.case.tongue())
    return [without_space(text) for text in _texts(parts) if text.strip()]


def of(read: CaseRead, letter: str) -> tuple[FillingRead, ...]:
    return read.of(read.case.party(letter).id)
