"""Sealed answers: how a row is sealed and opened, saving, copying, erasing.

A seal binds the row's label (`written.label`) and, beside it, whether words or a party's own seal are in it and the
row's three marks. So no row can be edited, moved or swapped without being refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.answers import State
from app.domain.blind import ASKED
from app.domain.only_me import STANDS_IN
from app.domain.sharing import Lock, up_to
from app.domain.sources import Chance
from app.domain.strict_json import NotStrict, read_json
from app.domain.worksheet import Worksheet
from app.domain.written import Place, WrittenAnswer, label
from app.storage.accepting import LARGEST_SEALED, NotAccepted, check, question_for, reads_as
from app.storage.case_tables import answer
from app.storage.commits import Changing, Commits
from app.storage.filling_rows import FillingInfo
from app.storage.seals import Refused, seal, unseal

_insert = insert(answer)
_upsert = _insert.on_conflict_do_update(
    index_elements=["filling", "question"],
    set_={
        column.name: _insert.excluded[column.name] for column in answer.columns if column.name not in answer.primary_key
    },
)
_of_filling = select(answer).where(answer.c.filling == bindparam("which")).order_by(answer.c.question)
_known = select(answer.c.filling, answer.c.question, answer.c.revision, answer.c.lock, answer.c.derived)


def place_of(case: str, info: FillingInfo, question: str) -> Place:
    """Where an answer of this filling belongs."""
    return Place(case, info.party, info.id, question, info.edition)


def sealed_row(case: str, info: FillingInfo, written: WrittenAnswer, key: bytes, chance: Chance) -> dict[str, Any]:
    """An answer as its row: sealed under its party's key. `NotAccepted` where it is too large."""
    words = written.sealed if written.sealed is not None else _words(written)
    if len(words) > LARGEST_SEALED:
        raise NotAccepted
    return {
        "filling": info.id,
        "question": written.question,
        "revision": written.revision,
        "lock": written.lock.value,
        "cleared": int(written.cleared),
        "passed_on": int(written.passed_on),
        "derived": int(written.derived),
        "from_paper": int(written.from_paper),
        "inner": int(written.sealed is not None),
        "sealed": seal(key, words, _row_label(case, info, written), chance),
    }


def opened_row(case: str, info: FillingInfo, row: Mapping[str, Any], key: bytes) -> WrittenAnswer:
    """The answer in a row; `Refused` where anything about the row was changed outside the program."""
    try:
        written = WrittenAnswer(
            question=row["question"],
            revision=row["revision"],
            lock=Lock(row["lock"]),
            cleared=_flag(row["cleared"]),
            passed_on=_flag(row["passed_on"]),
            derived=_flag(row["derived"]),
            from_paper=_flag(row["from_paper"]),
            sealed=b"" if _flag(row["inner"]) else None,
        )
    except ValueError:
        raise Refused from None
    words = unseal(key, row["sealed"], _row_label(case, info, written))
    if written.sealed is not None:
        return replace(written, sealed=words)
    try:
        content = read_json(words)
    except NotStrict:
        raise Refused from None
    if not isinstance(content, list) or len(content) != 2 or not isinstance(content[0], str):
        raise Refused
    return replace(written, state=content[0], plain=content[1])


def _flag(stored: object) -> bool:
    if stored not in (0, 1):
        raise ValueError
    return stored == 1


def _words(written: WrittenAnswer) -> bytes:
    return json.dumps([written.state, written.plain], ensure_ascii=False, separators=(",", ":")).encode()


def _row_label(case: str, info: FillingInfo, written: WrittenAnswer) -> bytes:
    marks = [written.sealed is not None, written.passed_on, written.derived, written.from_paper]
    return label(place_of(case, info, written.question), written) + json.dumps(marks).encode()


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is remembered of a stored answer, so that saving asks the file nothing."""

    revision: int
    lock: Lock
    derived: bool


class AnswerRows:
    """The answers of one open case. Keys are given to each call and kept by none."""

    def __init__(self, commits: Commits, case: str, chance: Chance) -> None:
        self._commits = commits
        self._case = case
        self._chance = chance
        self._remembered: dict[str, dict[str, _Stored]] = {}
        self._read_at = -1

    def save(
        self,
        info: FillingInfo,
        sheet: Worksheet,
        key: bytes,
        answers: Sequence[WrittenAnswer],
        also: Callable[[Changing], None] | None = None,
    ) -> bool:
        """Store answers in one transaction, with `also` at its end; whether the filling now has answers that a person
        gave.

        `NotAccepted` where one of them may not be stored: then none of them is.
        """
        stored = self._stored(info.id)
        rows = []
        for written in answers:
            check(sheet, written)
            before = stored.get(written.question)
            if before is not None and written.revision <= before.revision:
                raise NotAccepted
            rows.append(sealed_row(self._case, info, written, key, self._chance))
        if len({row["question"] for row in rows}) != len(rows):
            raise NotAccepted
        if rows:
            with self._commits.change() as changing:
                write_rows(changing, rows)
                changing.took_back = any(_takes_back(stored.get(written.question), written) for written in answers)
                if also is not None:
                    also(changing)
            self.remember(info.id, answers)
        return any(not known.derived for known in stored.values())

    def of(self, info: FillingInfo, key: bytes) -> tuple[WrittenAnswer, ...]:
        """All answers of a filling, ordered by question id; "only me" ones as their party sealed them."""
        with self._commits.reading() as connection:
            rows = connection.execute(_of_filling, {"which": info.id}).mappings().all()
        return tuple(opened_row(self._case, info, {**row}, key) for row in rows)

    def cleared(self) -> tuple[Mapping[str, Any], ...]:
        """The rows that claim to be cleared, unopened, ordered by filling and question."""
        wanted = select(answer).where(answer.c.cleared == 1, answer.c.lock == Lock.SHARE.value)
        with self._commits.reading() as connection:
            return tuple(
                {**row} for row in connection.execute(wanted.order_by(answer.c.filling, answer.c.question)).mappings()
            )

    def copy(
        self, changing: Changing, older: Iterable[WrittenAnswer], info: FillingInfo, sheet: Worksheet, key: bytes
    ) -> tuple[WrittenAnswer, ...]:
        """Begin a filling with the readable answers of an older one: fresh seals, no clearing (decision 20). Call
        `remember` with what this gives once the transaction is done."""
        copies = tuple(_copies(older, sheet))
        rows = [sealed_row(self._case, info, written, key, self._chance) for written in copies]
        if rows:
            write_rows(changing, rows)
        return copies

    def remember(self, filling_id: str, answers: Iterable[WrittenAnswer]) -> None:
        """What was just committed."""
        self._stored(filling_id).update((written.question, _remembered(written)) for written in answers)

    def mark_passed_on(self, info: FillingInfo, question: str, key: bytes) -> None:
        """Mark a cleared answer as told to the others; `NotAccepted` where it is not cleared or not there."""
        found = next((written for written in self.of(info, key) if written.question == question), None)
        if found is None or not found.cleared:
            raise NotAccepted
        rows = [sealed_row(self._case, info, replace(found, passed_on=True), key, self._chance)]
        with self._commits.change() as changing:
            write_rows(changing, rows)

    def erase(
        self, changing: Changing, fillings: Sequence[str], *, only_me: bool = False, spared: Sequence[str] = ()
    ) -> None:
        """Delete the answers of these fillings, or only those that are "only me", but for the questions that are spared;
        backups are to be replaced."""
        doomed = delete(answer).where(answer.c.filling.in_(fillings))
        if only_me:
            doomed = doomed.where(answer.c.lock == Lock.ONLY_ME.value, answer.c.question.not_in(spared))
        if changing.connection.execute(doomed).rowcount:
            changing.took_back = True

    def erase_only_me(self, changing: Changing, filling: str, spared: Sequence[str]) -> None:
        """Delete what is "only me" in this filling, but for the answers to these questions; as `erase` does."""
        closed = [
            row
            for row in changing.connection.execute(
                select(answer.c.question).where(answer.c.filling == filling, answer.c.lock == Lock.ONLY_ME.value)
            ).scalars()
            if row not in spared
        ]
        if closed:
            doomed = delete(answer).where(answer.c.filling == filling, answer.c.question.in_(closed))
            changing.connection.execute(doomed)
            changing.took_back = True

    def erase_stand_ins(self, changing: Changing, info: FillingInfo, key: bytes) -> None:
        """Delete what a party that went on without its code kept to itself: nobody can open it any more."""
        wanted = select(answer).where(answer.c.filling == info.id, answer.c.lock == Lock.ONLY_ME.value)
        for row in changing.connection.execute(wanted).mappings().all():
            # A row that was changed outside the program stays, and is told where it is read.
            with suppress(Refused):
                sealed = opened_row(self._case, info, {**row}, key).sealed
                if sealed is not None and sealed.startswith(STANDS_IN):
                    which = (answer.c.filling == info.id, answer.c.question == row["question"])
                    changing.connection.execute(delete(answer).where(*which))
                    changing.took_back = True

    def forget(self) -> None:
        """Rows were deleted: read what is remembered of them again."""
        self._read_at = -1

    def questions(self, filling_id: str) -> frozenset[str]:
        """The questions that have a row in a filling, whatever is in it."""
        return frozenset(self._stored(filling_id))

    def any_stored(self, filling_id: str) -> bool:
        """Whether a filling has any answer at all."""
        return bool(self._stored(filling_id))

    def has_answers(self, filling_id: str) -> bool:
        """Whether a person gave an answer in this filling."""
        return any(not known.derived for known in self._stored(filling_id).values())

    def _stored(self, filling_id: str) -> dict[str, _Stored]:
        if self._read_at != self._commits.failures:
            with self._commits.reading() as connection:
                self._remembered = _read(connection)
            self._read_at = self._commits.failures
        return self._remembered.setdefault(filling_id, {})


def _read(connection: Connection) -> dict[str, dict[str, _Stored]]:
    found: dict[str, dict[str, _Stored]] = {}
    for row in connection.execute(_known):
        try:
            stored = _Stored(row.revision, Lock(row.lock), bool(row.derived))
        except ValueError:
            raise Refused from None
        found.setdefault(row.filling, {})[row.question] = stored
    return found


def _remembered(written: WrittenAnswer) -> _Stored:
    return _Stored(written.revision, written.lock, written.derived)


_NO_WORDS = frozenset((State.LEFT_BLANK.value, State.UNREADABLE.value))


def _takes_back(before: _Stored | None, now: WrittenAnswer) -> bool:
    """Whether backups now hold what its party erased or tightened to "only me" (decision 15)."""
    if before is None:
        return False
    tightened = now.lock is Lock.ONLY_ME and before.lock is not Lock.ONLY_ME
    return tightened or now.state in _NO_WORDS


def write_rows(changing: Changing, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put sealed rows in place of those before them, marked as this transaction's."""
    changing.connection.execute(_upsert, [{**row, "sequence": changing.sequence, "chain": b""} for row in rows])
    changing.marked.extend((row["filling"], row["question"]) for row in rows)


def _copies(older: Iterable[WrittenAnswer], sheet: Worksheet) -> Iterator[WrittenAnswer]:
    for written in older:
        question = question_for(sheet, written.question)
        # A yes to comparing limits is for one break.
        if written.lock is Lock.ONLY_ME or question is None or question.id == ASKED:
            continue
        # On paper a blank may be what its party kept; what could not be read there says nothing at the laptop.
        if written.from_paper and written.state in _NO_WORDS:
            continue
        lock = up_to(written.lock, question.ceiling)
        if lock is not Lock.ONLY_ME and reads_as(question.kind, written.state, written.plain):
            yield replace(written, revision=1, lock=lock, cleared=False, passed_on=False)
