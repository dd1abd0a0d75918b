"""Whoever holds a file's key and special tools moves rows, edits labels, swaps keys, and reads one case or party with
the keys of another: everything is refused, nothing is read, and no refusal tells a word.

Every attempt is one random change, or several at once, of what is sealed, of its label or of its key. What is left as
it was must still open.
"""

from __future__ import annotations

import random
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from app.domain.impasse import Break
from app.domain.plain import Misread
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.domain.sources import SeededChance
from app.domain.trouble import Trouble
from app.storage.answer_rows import opened_row
from app.storage.case_file import CaseFile, FillingInfo
from app.storage.case_keys import JOINT, CaseKeys
from app.storage.case_keys import MEDIATOR as MEDIATOR_KEY
from app.storage.case_tables import answer, compartment
from app.storage.key_slots import FLOOR as CHEAP
from app.storage.seals import Refused
from app.storage.troubles import Damaged
from app.storage.vault import Vault
from tests.domain.small_sheet import SMALL
from tests.goals import Proved
from tests.storage.small_case import (
    ANA,
    BO,
    CASE,
    CASE_KEY,
    FLOOR,
    PAY,
    Writing,
    a_clock,
    a_place,
    begin,
    entry,
    raw,
    save,
)

CANARY = "quokkaword"
QUESTIONS = ("open_word", "court_when", "why_so", "why")
OTHER_CASE, OTHER_KEY = "case_two", bytes(range(1, 33))
Refusal = Callable[[Callable[[], object]], None]


@dataclass
class Sealed:
    """One row of an answer: where it stands, the key of its party, and the party's own seal where it is "only me"."""

    case: str
    info: FillingInfo
    row: dict[str, Any]
    key: bytes
    writing: Writing


class Laptop:
    """Two cases in which the same parties wrote under the same names, each in two issues and two breaks."""

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, CaseFile] = {}
        self.places = {CASE.id: a_place(folder / "one"), OTHER_CASE: a_place(folder / "two")}
        self.keys = {CASE.id: CASE_KEY, OTHER_CASE: OTHER_KEY}
        self.writings: dict[str, Writing] = {}
        for seed, (case, place) in enumerate(self.places.items()):
            file = CaseFile.create(place, self.keys[case], replace(CASE, id=case), a_clock(), SeededChance(seed))
            self.files[case] = file
            for party in (ANA, BO):
                for issue, break_id in ((PAY, "b1"), (FLOOR, "b2")):
                    self._write(file, case, party, issue, break_id)
            for number in (1, 2):
                file.keep_break(Break(f"b{number}", number, "2026-11-03T14:00", notes={ANA: f"{CANARY} {case} note"}))

    def _write(self, file: CaseFile, case: str, party: str, issue: str, break_id: str) -> None:
        writing = begin(file, party, SMALL, issue=issue, break_id=break_id)
        self.writings[writing.filling] = writing
        words = f"{CANARY} {case} {party} {issue}"
        save(
            file,
            writing,
            open_word=entry(f"{words} cleared", Lock.SHARE, cleared=True),
            court_when=entry(f"{words} could share", Lock.SHARE),
            why_so=entry(f"{words} for the mediator"),
            why=entry(f"{words} private", Lock.ONLY_ME),
        )

    def rows(self) -> list[Sealed]:
        found = []
        for case, file in self.files.items():
            with file._commits.reading() as connection:
                rows = [{**row} for row in connection.execute(select(answer)).mappings()]
            known = {info.id: info for info in file.fillings()}
            for row in rows:
                info = known[row["filling"]]
                key = file._compartments.party_key(info.party)
                found.append(Sealed(case, info, row, key, self.writings[info.id]))
        return found

    def close(self) -> None:
        for file in self.files.values():
            file.close()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with ExitStack() as put_away:
        made = Laptop(tmp_path)
        put_away.callback(made.close)
        yield made


def refused(attempt: Callable[[], object], did: object) -> None:
    """It is refused, and neither its words nor what a crash report would show of it have any content."""
    try:
        read = attempt()
    except (Refused, Damaged, Misread, ValueError) as why:
        told = [str(why), repr(why), *traceback.format_exception(why)]
        if isinstance(why, Trouble):
            told += why.sentences()
        assert CANARY not in "".join(told), did
        return
    raise AssertionError(f"{did} gave {read!r}")


# ---- one row: its label, its seal, its key ----------------------------------------------------------------------------


def _others(rng: random.Random, rows: list[Sealed], genuine: Sealed) -> dict[str, Callable[[Sealed], None]]:
    """What may be changed about a row. Each takes it from another row, or makes it up."""
    other = rng.choice(rows)

    def column(name: str, *values: object) -> Callable[[Sealed], None]:
        def change(target: Sealed) -> None:
            target.row[name] = rng.choice((other.row[name], *values))

        return change

    def info(**values: Any) -> Callable[[Sealed], None]:
        def change(target: Sealed) -> None:
            target.info = replace(target.info, **values)

        return change

    def case(target: Sealed) -> None:
        target.case = rng.choice((CASE.id, OTHER_CASE, "", f"{genuine.case} "))

    def key(target: Sealed) -> None:
        target.key = rng.choice((other.key, rng.randbytes(32), CASE_KEY, OTHER_KEY))

    return {
        "case": case,
        "party": info(party=rng.choice((ANA, BO, "", JOINT))),
        "filling": info(id=rng.choice((other.info.id, "", f"{genuine.info.id}x"))),
        "edition": info(edition=genuine.info.edition + rng.choice((-1, 1, 9))),
        "question": column("question", *QUESTIONS, "", "why#c0"),
        "revision": column("revision", 0, 2, -1, 10**9),
        "lock": column("lock", *(lock.value for lock in Lock), "open_to_all", ""),
        "cleared": column("cleared", 0, 1, 2),
        "passed on": column("passed_on", 0, 1),
        "derived": column("derived", 0, 1),
        "from paper": column("from_paper", 0, 1),
        "inner": column("inner", 0, 1),
        "sealed": column("sealed", rng.randbytes(60), b"", genuine.row["sealed"][:-1], genuine.row["sealed"] + b"\0"),
        "key": key,
    }


def _told(each: Sealed) -> tuple[object, ...]:
    """All that a seal is bound to, the key, and the seal."""
    seen = ("question", "revision", "lock", "cleared", "passed_on", "derived", "from_paper", "inner", "sealed")
    place = (each.case, each.info.party, each.info.id, each.info.edition, each.key)
    return (*place, *(each.row[name] for name in seen))


def _a_row(rng: random.Random, rows: list[Sealed]) -> bool:
    """One attempt; False where what came out is a row as it was written (the same one, or another one whole), which
    opens."""
    genuine = rng.choice(rows)
    changed = replace(genuine, row=dict(genuine.row))
    changes = _others(rng, rows, genuine)
    names = rng.sample(sorted(changes), rng.choice((1, 1, 1, 2, 3)))
    for name in names:
        changes[name](changed)
    attempt = partial(opened_row, changed.case, changed.info, changed.row, changed.key)
    if any(_told(changed) == _told(each) for each in rows):
        assert attempt().question == changed.row["question"]
        return False
    refused(attempt, names)
    return True


# ---- what a party sealed itself ---------------------------------------------------------------------------------------


def _only_me(rng: random.Random, rows: list[Sealed]) -> bool:
    """The party's own seal inside: read at another place, under another label, with another key."""
    private = [each for each in rows if each.row["inner"]]
    genuine, other = rng.choice(private), rng.choice(private)
    written = opened_row(genuine.case, genuine.info, genuine.row, genuine.key)
    # The key of a party is its own in each case; here one made-up key stands for all, so that only the label protects.
    changes: Mapping[str, Callable[[], tuple[Writing, Any]]] = {
        "another filling": lambda: (other.writing, written),
        "another question": lambda: (genuine.writing, replace(written, question=rng.choice(QUESTIONS))),
        "another revision": lambda: (genuine.writing, replace(written, revision=rng.choice((0, 1, 2)))),
        "another lock": lambda: (genuine.writing, replace(written, lock=rng.choice(tuple(Lock)))),
        "cleared": lambda: (genuine.writing, replace(written, cleared=rng.random() < 0.5)),
        "another key": lambda: (replace(genuine.writing, private_key=rng.randbytes(32)), written),
        "another party": lambda: (replace(genuine.writing, party=rng.choice((ANA, BO))), written),
        "a bit": lambda: (genuine.writing, replace(written, sealed=_flipped(rng, written.sealed or b""))),
    }
    name = rng.choice(sorted(changes))
    writing, changed = changes[name]()
    if writing == genuine.writing and changed == written:
        assert CANARY in str(writing.read(changed).answer.value)
        return False
    refused(partial(writing.read, changed), name)
    return True


def _flipped(rng: random.Random, sealed: bytes) -> bytes:
    place = rng.randrange(len(sealed))
    return sealed[:place] + bytes([sealed[place] ^ (1 << rng.randrange(8))]) + sealed[place + 1 :]


# ---- wrapped keys -----------------------------------------------------------------------------------------------------


def _compartment(rng: random.Random, laptop: Laptop) -> bool:
    """A compartment's wrapped key under another name, in another case, or changed."""
    case, taken_from = rng.choice((CASE.id, OTHER_CASE)), rng.choice((CASE.id, OTHER_CASE))
    with laptop.files[taken_from]._commits.reading() as connection:
        wrapped = {row.name: row.wrapped for row in connection.execute(select(compartment))}
    name, source = rng.choice(sorted(wrapped)), rng.choice(sorted(wrapped))
    taken = _flipped(rng, wrapped[source]) if rng.random() < 0.3 else wrapped[source]
    keys = CaseKeys(laptop.keys[case]).compartments(case, {name: taken})
    if (case, name, taken) == (taken_from, source, wrapped[source]):
        assert keys.key(name)
        return False
    refused(partial(keys.key, name), ("compartment", case, name, taken_from, source))
    return True


def _index(rng: random.Random, vaults: tuple[Vault, Vault]) -> bool:
    """A case's wrapped key of the index, for another case, in another vault, or changed."""
    one, other = rng.choice(vaults), rng.choice(vaults)
    name, source = rng.choice((CASE.id, OTHER_CASE)), rng.choice((CASE.id, OTHER_CASE))
    wrapped = one.wrap(source, CASE_KEY)
    taken = _flipped(rng, wrapped) if rng.random() < 0.3 else wrapped
    if (one, name, taken) == (other, source, wrapped):
        assert other.unwrap(name, taken) == CASE_KEY
        return False
    refused(partial(other.unwrap, name, taken), ("index", name, source))
    return True


# ---- whole files: rows carried from one case to the other, one session's key for another's file ------------------------


class _Undo(Exception):
    """Ends an attempt; the transaction puts everything back."""


_COLUMNS = "revision, lock, cleared, passed_on, derived, from_paper, inner, sealed"


def _carried_over(rng: random.Random, laptop: Laptop, rows: list[Sealed]) -> bool:
    """A row of one filling, party or case in the place of another."""
    target, source = rng.choice(rows), rng.choice(rows)
    names = [name for name in _COLUMNS.split(", ") if name == "sealed" or rng.random() < 0.8]
    new = {name: source.row[name] for name in names}
    if all(target.row[name] == value for name, value in new.items()):
        return False
    file = laptop.files[target.case]
    with suppress(_Undo), file._commits.reading() as connection:
        _put(connection, target.row, new)
        for audience in (MEDIATOR, one_party(target.info.party)):
            refused(partial(file.read, audience), ("carried over", target.row["question"], source.row["question"]))
        with suppress(Refused):
            assert source.row["sealed"] not in repr(file.read(ALL)).encode()
        raise _Undo
    return True


def _put(connection: Connection, row: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    places = ", ".join(f"{name} = ?" for name in new)
    connection.exec_driver_sql(
        f"UPDATE answer SET {places} WHERE filling = ? AND question = ?",
        (*new.values(), row["filling"], row["question"]),
    )


def _break_notes(rng: random.Random, laptop: Laptop) -> bool:
    """The mediator's notes of one break under the number of another, or in the other case."""
    case, taken_from = rng.choice((CASE.id, OTHER_CASE)), rng.choice((CASE.id, OTHER_CASE))
    source, target = rng.choice(("b1", "b2")), rng.choice(("b1", "b2"))
    if (case, source) == (taken_from, target):
        return False
    with laptop.files[taken_from]._commits.reading() as connection:
        sealed = connection.exec_driver_sql("SELECT sealed FROM pause WHERE id = ?", (source,)).scalar_one()
    file = laptop.files[case]
    with suppress(_Undo), file._commits.reading() as connection:
        connection.exec_driver_sql("UPDATE pause SET sealed = ? WHERE id = ?", (sealed, target))
        refused(file.breaks, ("break", case, source, target))
        raise _Undo
    return True


@pytest.mark.gate
@pytest.mark.timeout(1200)
def test_ten_thousand_swaps_edits_and_reads_with_anothers_key_give_no_word(
    laptop: Laptop, tmp_path: Path, times: Callable[[int, int], int], proved: Proved
) -> None:
    rng = random.Random(20261126)
    rows = laptop.rows()
    vaults = tuple(
        Vault.create(tmp_path / str(seed), "calm river seven lamps", CHEAP, SeededChance(seed))[0] for seed in (8, 9)
    )
    attacks: tuple[tuple[Callable[[], bool], int], ...] = (
        (partial(_a_row, rng, rows), 6_600),
        (partial(_only_me, rng, rows), 1_200),
        (partial(_compartment, rng, laptop), 600),
        (partial(_index, rng, (vaults[0], vaults[1])), 600),
        (partial(_carried_over, rng, laptop, rows), 800),
        (partial(_break_notes, rng, laptop), 200),
    )
    done = 0
    for attack, often in attacks:
        count = times(often, often * 10)
        while count:
            tried = attack()
            done += tried
            count -= tried
    assert all(opened_row(each.case, each.info, each.row, each.key) for each in rows)
    proved("S2", "row swaps, label edits, reads with the key of another party or case: all refused, no word told", done)


@pytest.mark.parametrize("case", [CASE.id, OTHER_CASE])
def test_the_file_of_a_case_does_not_open_with_the_key_of_another(laptop: Laptop, case: str) -> None:
    laptop.close()
    wrong = laptop.keys[OTHER_CASE if case == CASE.id else CASE.id]
    refused(lambda: CaseFile.open(laptop.places[case], wrong, a_clock(), SeededChance(3)), case)


def test_a_file_whose_compartments_were_swapped_with_another_cases_gives_no_word(laptop: Laptop) -> None:
    laptop.close()
    with raw(laptop.places[OTHER_CASE], OTHER_KEY) as other:
        taken = other.execute("SELECT wrapped, name FROM compartment").fetchall()
    with raw(laptop.places[CASE.id]) as connection:
        connection.executemany("UPDATE compartment SET wrapped = ? WHERE name = ?", taken)
    with CaseFile.open(laptop.places[CASE.id], CASE_KEY, a_clock(), SeededChance(3)) as file:
        for audience in (MEDIATOR, ALL, one_party(ANA), one_party(BO)):
            refused(partial(file.read, audience), audience)
        with pytest.raises(Refused):
            file._compartments.key(MEDIATOR_KEY)
