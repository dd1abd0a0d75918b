"""What parties handed over for comparing limits, as rows: the copies, and the yeses they go with (decision 10).

They are in the case file alone. No backup and no copy of the vault holds them, and what is put back holds them no
longer: whoever could put a copy back could compare it again and again, and so find the number.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from app.domain.blind import ASKED
from app.storage.case_tables import answer

COPY = "br_bottom_after: one copy"
"""What stands in the place of a question's id. No question can be called so."""

_held = select(answer.c.filling).where(answer.c.question == COPY)


def held(connection: Connection) -> frozenset[str]:
    """The fillings whose copy is there."""
    return frozenset(connection.execute(_held).scalars())


def left_out(questions: Collection[str]) -> frozenset[str]:
    """Of the questions that a filling has rows for: those whose rows no copy of the file has."""
    return frozenset((COPY, ASKED)) if COPY in questions else frozenset()


def take_out(connection: Connection) -> None:
    """Delete these rows from a copy of a case file, within a transaction that stamps it."""
    fillings = held(connection)
    if fillings:
        doomed = delete(answer).where(answer.c.filling.in_(fillings), answer.c.question.in_(left_out((COPY,))))
        connection.execute(doomed)
