"""Saving one answer to the disk, beside the same statement on bare sqlcipher3 with the same pragmas."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite

from app.commands.desk.case_desk import CaseDesk
from app.domain.sharing import Lock
from app.domain.written import WrittenAnswer
from app.handover.messages import Given
from app.storage import answer_rows, cipher_engine
from app.storage.case_tables import answer
from tests.benchmarks.measuring import Figure, median, p95
from tests.benchmarks.typing_hands import LONG
from tests.gates.kill_vault import make, opened

_QUESTION = "ps_value"
_LIMIT = 2.0


def measure(folder: Path, repetitions: int) -> list[Figure]:
    """Save the same long answer again and again, once here, once there."""
    make(folder, ("perspective_swap",))
    ours: list[float] = []
    bare: list[float] = []
    with opened(folder) as desk:
        party, filling = _begun(desk)
        desk.file.save_answers(party, filling, [_answer(1)])
        with _bare_copy(desk) as (connection, statement, saved):
            for turn in range(1, repetitions + 1):
                written = _answer(turn + 1)
                began = time.perf_counter()
                desk.file.save_answers(party, filling, [written])
                ours.append((time.perf_counter() - began) * 1000)
                row = {**saved, "revision": turn + 1, "sequence": turn, "sealed": os.urandom(len(saved["sealed"]))}
                began = time.perf_counter()
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(statement, row)
                connection.execute("COMMIT")
                bare.append((time.perf_counter() - began) * 1000)
    return [
        Figure(f"Commit of one answer, {name}", of(ours), of(bare), of(bare) * _LIMIT, "ms", "≤ 2 × bare sqlcipher3")
        for name, of in (("median", median), ("95 of 100", p95))
    ]


def _begun(desk: CaseDesk) -> tuple[str, str]:
    """A party and the filling it was handed."""
    party = desk.case().parties[0].id
    given = desk.hand_over(desk.breaks()[0].id, party, "").given()
    assert isinstance(given, Given)
    return party, given.hand_over.sheets[0].filling


def _answer(revision: int) -> WrittenAnswer:
    return WrittenAnswer(_QUESTION, revision, Lock.MEDIATOR, state="given", plain=f"{LONG}{revision}")


@contextmanager
def _bare_copy(desk: CaseDesk) -> Iterator[tuple[Any, str, dict[str, Any]]]:
    """A copy of the case file with nothing of ours above it, the statement that saves, and the row it saved last."""
    file = desk.file
    copy = file.back_up()
    connection = cipher_engine._connect(copy, *file._keys.file())
    try:
        columns = [column.name for column in answer.columns]
        found = connection.execute(f"SELECT {', '.join(columns)} FROM answer").fetchone()
        statement = str(answer_rows._upsert.compile(dialect=sqlite.dialect(paramstyle="named")))
        yield connection, statement, dict(zip(columns, found, strict=True))
    finally:
        connection.close()
