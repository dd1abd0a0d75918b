"""Answers written down: the form in which they cross the pipe and reach the disk.

An answer is either readable (its plain form) or sealed by its party ("only me"), never both. The label around it is
what both seals are bound to (decision 4): who edits a label, moves a row or swaps two rows gets a refusal, not words.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.answers import Answer, Change, Entry, State
from app.domain.kinds.base import Kind
from app.domain.plain import Misread
from app.domain.sharing import Lock
from app.domain.strict_json import NotStrict, read_json


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer belongs. `edition` is that of the worksheet it was filled in with."""

    case: str
    party: str
    filling: str
    question: str
    edition: int


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """One answer with its label. Exactly one of `plain` (state and value) and `sealed` (bytes) is there."""

    question: str
    revision: int
    lock: Lock
    cleared: bool = False
    passed_on: bool = False
    derived: bool = False
    from_paper: bool = False
    state: str = ""
    plain: Any = None
    sealed: bytes | None = None


def label(place: Place, written: WrittenAnswer) -> bytes:
    """What a seal is bound to: case, party, filling, question, edition, revision, lock and clearing."""
    parts = [
        "recess answer 1",
        place.case,
        place.party,
        place.filling,
        written.question,
        place.edition,
        written.revision,
        written.lock.value,
        written.cleared,
    ]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


Seal = Callable[[bytes, bytes], bytes]
"""(words, label) → sealed bytes."""
Unseal = Callable[[bytes, bytes], bytes]
"""(sealed bytes, label) → words; raises where the label or the key does not fit."""


def write_down(place: Place, change: Change, kind: Kind[Any], seal: Seal) -> WrittenAnswer:
    """A change as it goes to the disk. What is "only me" is sealed here, before it leaves the party's process."""
    entry = change.entry
    value = kind.to_plain(entry.answer.value) if entry.answer.state is State.GIVEN else None
    written = WrittenAnswer(
        question=change.question,
        revision=entry.revision,
        lock=entry.lock,
        cleared=entry.cleared,
        passed_on=entry.passed_on,
        derived=entry.derived,
        from_paper=entry.from_paper,
    )
    if entry.lock is not Lock.ONLY_ME:
        return _with(written, state=entry.answer.state.value, plain=value)
    words = json.dumps([entry.answer.state.value, value], ensure_ascii=False, separators=(",", ":")).encode()
    return _with(written, sealed=seal(words, label(place, written)))


def read_back(place: Place, written: WrittenAnswer, kind: Kind[Any], unseal: Unseal) -> Entry:
    """The entry that was written down. `Misread` where the value is not of this kind."""
    state, plain = written.state, written.plain
    if written.sealed is not None:
        state, plain = _opened(unseal(written.sealed, label(place, written)))
    return Entry(
        answer=_answer(state, plain, kind),
        lock=written.lock,
        cleared=written.cleared,
        revision=written.revision,
        passed_on=written.passed_on,
        derived=written.derived,
        from_paper=written.from_paper,
    )


def _answer(state: str, plain: Any, kind: Kind[Any]) -> Answer:
    if state == State.GIVEN.value:
        return Answer(State.GIVEN, kind.from_plain(plain))
    try:
        known = State(state)
    except ValueError:
        raise Misread("not one of the known states") from None
    if plain is not None:
        raise Misread("a value where none was given")
    return Answer(known, None)


def _opened(words: bytes) -> tuple[str, Any]:
    try:
        content = read_json(words)
    except NotStrict as fault:
        raise Misread(str(fault)) from None
    if not isinstance(content, list) or len(content) != 2 or not isinstance(content[0], str):
        raise Misread("a sealed answer has another shape")
    return content[0], content[1]


def _with(written: WrittenAnswer, *, state: str = "", plain: Any = None, sealed: bytes | None = None) -> WrittenAnswer:
    return WrittenAnswer(
        question=written.question,
        revision=written.revision,
        lock=written.lock,
        cleared=written.cleared,
        passed_on=written.passed_on,
        derived=written.derived,
        from_paper=written.from_paper,
        state=state,
        plain=plain,
        sealed=sealed,
    )
