"""The limits that hold for every answer (decision 22), as sentences for the person who reached one."""

from __future__ import annotations

from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS, Problem
from app.domain.language import _
from app.domain.numbers import write_number


def too_long(text: str, where: str = "") -> tuple[Problem, ...]:
    """One problem if `text` is over the limit."""
    if len(text) <= LONGEST_TEXT:
        return ()
    words = _(
        "This text has {count} characters. There is room for {most}. It is still here; make it shorter to save it."
    )
    sentence = words.format(count=write_number(len(text), "us"), most=write_number(LONGEST_TEXT, "us"))
    return (Problem(sentence, where),)


def too_many(count: int, where: str = "") -> tuple[Problem, ...]:
    """One problem if there are more than the allowed rows or items."""
    if count <= MOST_ROWS:
        return ()
    words = _("There are {count} lines. There is room for {most}. Put some together or remove some.")
    return (Problem(words.format(count=count, most=MOST_ROWS), where),)


def has_twice(ids: tuple[str, ...], where: str = "") -> tuple[Problem, ...]:
    """One problem if something stands twice in a list that may hold it once."""
    if len(set(ids)) == len(ids):
        return ()
    return (Problem(_("The same thing is in the list twice. Remove one of them."), where),)


def said_lines(text: str) -> tuple[str, ...]:
    """`text` line by line, without empty lines and without white space at the ends."""
    return tuple(line for part in text.splitlines() if (line := part.strip()))
