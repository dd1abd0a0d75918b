"""A small case on the disk, and what a party's process would send for it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zlib import crc32

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2 as driver

from app.domain.answers import Answer, Change, Entry, State, given
from app.domain.case import Case, Issue, Offer, Party
from app.domain.kinds.base import Kind
from app.domain.money import Money
from app.domain.sharing import Lock
from app.domain.sources import Chance, SeededChance, SetClock
from app.domain.visibility import kind_of
from app.domain.worksheet import Form, Worksheet
from app.domain.written import Place, WrittenAnswer, read_back, write_down
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.seals import seal, unseal
from tests.domain.kinds.strategies import KINDS_TO_TRY
from tests.domain.small_sheet import question, sheet

CASE_KEY = bytes(range(32))
ANA, BO, CY = "ana_id", "bo_id", "cy_id"
PAY, FLOOR = "issue_pay", "issue_floor"
CASE = Case(
    id="case_id",
    code="K7-RT2",
    alias="The harbour matter",
    template="blank",
    created="2026-11-03",
    safety_flag=True,
    parties=(Party(ANA, "A", "Ana"), Party(BO, "B", "Bo", representative="Dana Counsel")),
    issues=(Issue(PAY, "Final payment"), Issue(FLOOR, "The floor")),
    offers=(Offer(ANA, BO, Money(4_000_000, "USD")),),
)

ALL_KINDS = replace(
    sheet(*(question(f"q{number}", kind) for number, kind in enumerate(KINDS_TO_TRY))),
    id="all_kinds",
)
"""A sheet with a question of every kind to try: q0, q1, …"""


def a_clock() -> SetClock:
    return SetClock(datetime(2026, 11, 3, 14, 0, tzinfo=UTC))


def a_place(folder: Path) -> Path:
    """Where a case file stands in a vault at `folder`."""
    cases = folder / "cases"
    cases.mkdir(parents=True, exist_ok=True)
    return cases / "someid.case"


def new_file(folder: Path, case: Case = CASE, *, seed: int = 1) -> CaseFile:
    return CaseFile.create(a_place(folder), CASE_KEY, case, a_clock(), SeededChance(seed))


def open_again(folder: Path, *, seed: int = 2) -> CaseFile:
    return CaseFile.open(a_place(folder), CASE_KEY, a_clock(), SeededChance(seed))


@dataclass(frozen=True)
class Writing:
    """One party writing in one filling, as its own process does it: with an "only me" key that storage never has."""

    party: str
    filling: str
    sheet: Worksheet
    private_key: bytes = b"p" * 32

    def place(self, question_id: str) -> Place:
        return Place(CASE.id, self.party, self.filling, question_id, self.sheet.edition)

    def kind(self, question_id: str) -> Kind[Any]:
        return kind_of(self.sheet, question_id)

    def written(self, question_id: str, entry: Entry, chance: Chance | None = None) -> WrittenAnswer:
        source = chance or SeededChance(crc32(f"{self.filling} {question_id} {entry.revision}".encode()))

        def sealed(words: bytes, label: bytes) -> bytes:
            return seal(self.private_key, words, label, source)

        return write_down(self.place(question_id), Change(question_id, entry), self.kind(question_id), sealed)

    def read(self, written: WrittenAnswer) -> Entry:
        def opened(words: bytes, label: bytes) -> bytes:
            return unseal(self.private_key, words, label)

        return read_back(self.place(written.question), written, self.kind(written.question), opened)


def entry(value: object, lock: Lock = Lock.MEDIATOR, revision: int = 1, *, cleared: bool = False) -> Entry:
    answer = value if isinstance(value, Answer) else given(value)
    return Entry(answer, lock, cleared=cleared, revision=revision)


def begin(
    file: CaseFile, party: str, worksheet: Worksheet, *, break_id: str = "b1", issue: str = "", towards: str = ""
) -> Writing:
    filling = file.begin_filling(party, worksheet, Form.FULL, issue, towards, break_id)
    return Writing(party, filling, worksheet)


def save(file: CaseFile, writing: Writing, **entries: Entry) -> None:
    file.save_answers(
        writing.party, writing.filling, [writing.written(name, given_entry) for name, given_entry in entries.items()]
    )


def said(file: CaseFile, writing: Writing, question_id: str) -> object:
    """The value that stands on the disk for a question, as its party reads it; None where there is none."""
    for written in file.written(writing.filling):
        if written.question == question_id:
            found = writing.read(written)
            return found.answer.value if found.answer.state is State.GIVEN else None
    return None


def raw(path: Path, case_key: bytes = CASE_KEY) -> closing[driver.Connection]:
    """The file opened with its key and without Recess: what somebody with special tools can do."""
    key, salt = CaseKeys(case_key).file()
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    return closing(connection)


def decrypted(path: Path, case_key: bytes = CASE_KEY) -> bytes:
    """Every page of a case file without its encryption."""
    return decrypted_pages(path, CaseKeys(case_key).file()[0])


def decrypted_pages(path: Path, key: bytes) -> bytes:
    """Every page of a file, free ones and the slack in them too, without its encryption (SQLCipher 4: AES-256-CBC,
    80 bytes at the end of each page of 4,096 for the initial vector and the page's seal)."""
    content = path.read_bytes()
    pages = []
    for start in range(0, len(content), 4096):
        page = content[start : start + 4096]
        first = 16 if start == 0 else 0
        opener = Cipher(algorithms.AES256(key), modes.CBC(page[4016:4032])).decryptor()
        pages.append(opener.update(page[first:4016]) + opener.finalize())
    assert b"CREATE TABLE" in pages[0]
    return b"".join(pages)
