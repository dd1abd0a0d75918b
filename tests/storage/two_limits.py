"""Two parties that may compare their limits without anybody seeing them, on a real case file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain import blind
from app.domain.conditions import AnswerIs, Op
from app.domain.impasse import Break, Compared
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.single_choice import SingleChoice
from app.domain.money import Money
from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.written import WrittenAnswer
from app.handover.only_me_keys import Owner, sealed_limit
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.handed_limits import COPY
from app.storage.restoring import restore_case
from tests.domain.small_sheet import options, question, sheet
from tests.storage.small_case import CASE, CASE_KEY, a_place, begin, decrypted, entry, raw

BEFORE = "br_bottom_before"
LIMITS = sheet(
    question("words", MoneyAmount()),
    question(BEFORE, MoneyAmount(signed=True), lock=Lock.ONLY_ME, ceiling=Lock.MEDIATOR),
    question(blind.LIMIT, MoneyAmount(signed=True), lock=Lock.ONLY_ME, ceiling=Lock.MEDIATOR),
    question(
        blind.ASKED,
        SingleChoice(options("yes", "no")),
        ceiling=Lock.MEDIATOR,
        floor=Lock.MEDIATOR,
        show_if=AnswerIs(blind.LIMIT, Op.ANSWERED),
    ),
)
WITHOUT_ASKING = replace(
    LIMITS,
    sections=tuple(
        replace(part, questions=tuple(each for each in part.questions if each.id != blind.ASKED))
        for part in LIMITS.sections
    ),
)
"""The same sheet after the mediator has left the question out."""
ALLOWED = replace(CASE, blind_comparison=True)
FIRST, SECOND = Break("b1", 1, "2026-11-03T14:00"), Break("b2", 2, "2026-11-03T15:00")


@dataclass(frozen=True)
class Saying:
    """What a party has on its sheet: its limit, the lock on it, and its answer to the question."""

    limit: Money | None
    says: str = blind.YES
    lock: Lock = Lock.ONLY_ME

    @property
    def hands_over(self) -> bool:
        """Whether its process hands over a copy."""
        return self.limit is not None and self.says == blind.YES and self.lock is Lock.ONLY_ME


def say(
    file: CaseFile,
    party: str,
    saying: Saying,
    *,
    break_id: str = "b1",
    revision: int = 1,
    keeping: Keeping = Keeping.ERASE,
    issue: str = "",
) -> str:
    """The party works, as far as the disk sees it: its choice, then its answers, and what it hands over. Its filling."""
    writing = begin(file, party, LIMITS, break_id=break_id, issue=issue)
    file.keep_only_me(party, OnlyMe(keeping, b"working", b"coded" if keeping is Keeping.WITH_CODE else None))
    answers: list[WrittenAnswer] = []
    if saying.limit is not None:
        answers.append(writing.written(blind.LIMIT, entry(saying.limit, saying.lock, revision)))
    if saying.says:
        answers.append(writing.written(blind.ASKED, entry(saying.says, Lock.MEDIATOR, revision)))
    copy = None
    if saying.hands_over and saying.limit is not None:
        copy = sealed_copy(file, party, writing.filling, saying.limit, revision)
    file.save_answers(party, writing.filling, answers, copy)
    return writing.filling


def sealed_copy(file: CaseFile, party: str, filling: str, limit: Money, seed: int = 1) -> bytes:
    """What a party's process hands over."""
    return sealed_limit(limit, file.limit_key(party), Owner(CASE.id, party), filling, SeededChance(seed))


def put_back(folder: Path, backup: Path) -> None:
    """Put a backup in place of the closed case file of the vault at `folder`."""
    restore_case(a_place(folder), CaseKeys(CASE_KEY), backup)


def word_of(file: CaseFile, break_id: str = "b1") -> Compared | None:
    """What the mediator is told."""
    return next(known.compared for known in file.breaks() if known.id == break_id)


def seals_of(path: Path, *questions: str) -> list[bytes]:
    """The seals of these rows in a closed file, of every filling."""
    with raw(path) as connection:
        marks = ", ".join("?" * len(questions))
        rows = connection.execute(f"SELECT sealed FROM answer WHERE question IN ({marks})", questions)
        return [row[0] for row in rows.fetchall()]


def held_in(path: Path) -> list[bytes]:
    """The seals of the copies in a closed file."""
    return seals_of(path, COPY)


def pages(paths: Sequence[Path]) -> bytes:
    """Every page of these files in the clear, free ones too."""
    return b"".join(decrypted(path) for path in paths)
