"""Show 6: whoever has the file's key and special tools still cannot make a sealed row say something else."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import Connection, select

from app.domain.impasse import Break
from app.domain.reading import CaseRead
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.storage.answer_rows import opened_row
from app.storage.case_file import CaseFile
from app.storage.case_keys import JOINT
from app.storage.case_keys import MEDIATOR as MEDIATOR_KEY
from app.storage.case_tables import answer
from app.storage.seals import Refused
from app.storage.troubles import Damaged
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import (
    ANA,
    BO,
    CASE,
    CASE_KEY,
    FLOOR,
    PAY,
    a_place,
    begin,
    entry,
    new_file,
    open_again,
    raw,
    save,
)

QUESTIONS = ("open_word", "court_when", "why_so", "why")
Row = tuple[str, str]


class Attack(Protocol):
    """Changes one row, or two; what it did is said if the proof fails."""

    def __call__(self, connection: Connection, rng: random.Random, rows: list[Row]) -> object: ...


def _filled(file: CaseFile) -> None:
    """Two parties, two issues, two breaks; every answer has words of its own."""
    for party in (ANA, BO):
        for issue in (PAY, FLOOR):
            for break_id in ("b1", "b2"):
                writing = begin(file, party, SMALL, issue=issue, break_id=break_id)
                words = f"canary {party} {issue} {break_id}"
                save(
                    file,
                    writing,
                    open_word=entry(f"{words} cleared", Lock.SHARE, cleared=True),
                    court_when=entry(f"{words} could share", Lock.SHARE),
                    why_so=entry(f"{words} for the mediator"),
                    why=entry(f"{words} private", Lock.ONLY_ME),
                )


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        _filled(opened)
        yield opened


def _words(read: CaseRead) -> set[str]:
    return {str(found.answer.value) for filling in read.fillings for found in filling.entries.values()}


# ---- the attacks --------------------------------------------------------------------------------------------------------

_HERE = " WHERE filling = ? AND question = ?"


def _edit(column: str, changed: Callable[[random.Random, object], object]) -> Attack:
    def attack(connection: Connection, rng: random.Random, rows: list[Row]) -> object:
        row = rng.choice(rows)
        old = connection.exec_driver_sql(f"SELECT {column} FROM answer{_HERE}", row).scalar_one()
        new = changed(rng, old)
        connection.exec_driver_sql(f"UPDATE OR REPLACE answer SET {column} = ?{_HERE}", (new, *row))
        return row, column, old, new

    return attack


def _swap(columns: str) -> Attack:
    def attack(connection: Connection, rng: random.Random, rows: list[Row]) -> object:
        one, other = rng.sample(rows, 2)
        names = columns.split(", ")
        places = ", ".join(f"{name} = ?" for name in names)
        found = [
            tuple(connection.exec_driver_sql(f"SELECT {columns} FROM answer{_HERE}", row).one()) for row in (other, one)
        ]
        for row, taken in zip((one, other), found, strict=True):
            connection.exec_driver_sql(f"UPDATE answer SET {places}{_HERE}", (*taken, *row))
        return one, other, columns

    return attack


def _another(*values: object) -> Callable[[random.Random, object], object]:
    def chosen(rng: random.Random, old: object) -> object:
        return rng.choice([value for value in values if value != old])

    return chosen


def _flipped(rng: random.Random, sealed: object) -> bytes:
    assert isinstance(sealed, bytes)
    changed = bytearray(sealed)
    place = rng.randrange(len(changed) * 8)
    changed[place // 8] ^= 1 << place % 8
    return bytes(changed)


ON_ROWS: dict[str, Attack] = {
    "another lock": _edit("lock", _another(*(lock.value for lock in Lock))),
    "an unknown lock": _edit("lock", _another("open_to_all", "", "3")),
    "cleared": _edit("cleared", _another(0, 1, 2)),
    "passed on": _edit("passed_on", _another(0, 1, 7)),
    "derived": _edit("derived", _another(0, 1)),
    "from paper": _edit("from_paper", _another(0, 1)),
    "whose seal is inside": _edit("inner", _another(0, 1)),
    "another revision": _edit("revision", _another(0, 1, 2, 10**9)),
    "another question": _edit("question", _another(*QUESTIONS)),
    "a bit of the seal": _edit("sealed", _flipped),
    "noise for a seal": _edit("sealed", lambda rng, _old: rng.randbytes(rng.randrange(200))),
    "two seals swapped": _swap("sealed"),
    "two seals swapped with their labels": _swap("revision, lock, cleared, inner, sealed"),
}


class _Undo(Exception):
    """Ends an attempt; the transaction puts everything back."""


def _attempt(file: CaseFile, name: str, attack: Callable[[Connection], object], party: str, legit: set[str]) -> None:
    """What was changed is refused to the mediator and to its party; all get nothing they did not have before."""
    with file._commits.reading() as connection:
        did = (name, attack(connection))
        for audience in (MEDIATOR, one_party(party)):
            with pytest.raises(Refused):
                pytest.fail(f"{did}: {_words(file.read(audience))}")
        with contextlib.suppress(Refused):
            assert _words(file.read(ALL)) <= legit, did
        raise _Undo


def _rows(file: CaseFile, party: str) -> list[Row]:
    return [(info.id, question) for info in file.fillings(party) for question in QUESTIONS]


@pytest.mark.gate
def test_edited_labels_and_swapped_rows_are_refused_and_give_no_words(file: CaseFile) -> None:
    rng = random.Random(20261123)
    legit = _words(file.read(ALL))
    assert len(legit) == 8
    attempts = 0
    while attempts < 2000:
        for name, attack in ON_ROWS.items():
            party = rng.choice((ANA, BO))
            attempts += 1
            with contextlib.suppress(_Undo):
                _attempt(file, name, partial(attack, rng=rng, rows=_rows(file, party)), party, legit)
    assert _words(file.read(ALL)) == legit


ON_THE_REST: dict[str, str] = {
    "a filling of another party": f"UPDATE filling SET worksheet = 'x', party = CASE party WHEN '{ANA}' THEN '{BO}' ELSE '{ANA}' END",
    "another edition": "UPDATE filling SET edition = 2",
    "another case": "UPDATE the_case SET id = 'another'",
    "no compartment": f"DELETE FROM compartment WHERE name = 'party:{ANA}'",
    "one key for both": f"UPDATE compartment SET wrapped = (SELECT wrapped FROM compartment WHERE name = 'party:{BO}')",
    "a sheet with other words": "UPDATE sheet SET content = CAST(replace(content, 'words', 'other') AS BLOB)",
    "a break of another number": "UPDATE pause SET number = 9",
}


@pytest.mark.parametrize("attack", ON_THE_REST.values(), ids=ON_THE_REST.keys())
def test_what_stands_around_the_rows_cannot_be_changed_either(file: CaseFile, tmp_path: Path, attack: str) -> None:
    file.keep_break(Break("b1", 1, "2026-11-03T14:00", notes={ANA: "calm"}))
    file.close()
    with raw(a_place(tmp_path)) as connection:
        assert connection.execute(attack).rowcount
    with open_again(tmp_path) as again, pytest.raises((Refused, Damaged)):
        pytest.fail(str(_words(again.read(MEDIATOR))))


@pytest.mark.gate
def test_2000_wrong_keys_open_no_row(file: CaseFile) -> None:
    rng = random.Random(7)
    with file._commits.reading() as connection:
        rows = [{**row} for row in connection.execute(select(answer)).mappings()]
    keys = file._compartments
    others = {ANA: keys.party_key(BO), BO: keys.party_key(ANA)}
    for _ in range(2000):
        row = rng.choice(rows)
        info = next(info for info in file.fillings() if info.id == row["filling"])
        wrong = rng.choice((others[info.party], keys.key(JOINT), keys.key(MEDIATOR_KEY), rng.randbytes(32), CASE_KEY))
        with pytest.raises(Refused):
            opened_row(CASE.id, info, row, wrong)
        with pytest.raises(Refused):
            opened_row("another case", info, row, keys.party_key(info.party))
        assert opened_row(CASE.id, info, row, keys.party_key(info.party)).question == row["question"]
