"""What of a party's process may reach the disk.

The party's process is not trusted to keep the rules: a wrong owner, an old revision, words where a seal belongs, a
lock above its ceiling, too much text or an unknown question is turned away here, with nothing stored.
"""

from __future__ import annotations

from typing import Any

from app.domain.answers import State
from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS, Kind
from app.domain.kinds.choosing import OTHER
from app.domain.language import _
from app.domain.plain import Misread
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.domain.visibility import any_question
from app.domain.worksheet import Question, Worksheet
from app.domain.written import WrittenAnswer

LONGEST_ID = 200
LARGEST_SEALED = 4 * 1024 * 1024
"""Bytes of one sealed answer: 60 rows of full cells fit, a film does not."""
_DEEPEST = 8


class NotAccepted(Trouble):
    """Answers that may not be stored as they came. Nothing of them was stored."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("These answers could not be kept as they are."),
            do=_("Hand the laptop back to the mediator."),
            safe=_("What was saved before is still there."),
        )


def question_for(sheet: Worksheet, question_id: str) -> Question | None:
    """The question an answer belongs to in this sheet, copies of items too; None if it is not in there."""
    try:
        return any_question(sheet, question_id)
    except KeyError:
        return None


def reads_as(kind: Kind[Any], state: str, plain: Any) -> bool:
    """Whether state and value are an answer of this kind."""
    if state != State.GIVEN.value:
        return plain is None and state in {known.value for known in State}
    try:
        kind.from_plain(plain)
    except Misread:
        return False
    return True


def is_text(text: str, longest: int) -> bool:
    """Whether this is text of at most `longest` characters, all of them whole (half of a pair cannot be written)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return len(text) <= longest


def check(sheet: Worksheet, written: WrittenAnswer) -> None:
    """`NotAccepted` unless this answer fits its question, its lock its ceiling, and its words or its seal its lock."""
    question = question_for(sheet, written.question)
    if question is None or not is_text(written.question, LONGEST_ID) or written.revision < 1:
        raise NotAccepted
    if written.lock.width > question.ceiling.width:
        raise NotAccepted
    if written.cleared and (written.lock is not Lock.SHARE or written.state != State.GIVEN.value):
        raise NotAccepted
    if written.lock is Lock.ONLY_ME:
        _check_sealed(written)
    else:
        _check_readable(question, written)


def _check_sealed(written: WrittenAnswer) -> None:
    if written.sealed is None or written.state or written.plain is not None:
        raise NotAccepted
    if len(written.sealed) > LARGEST_SEALED:
        raise NotAccepted


def _check_readable(question: Question, written: WrittenAnswer) -> None:
    if written.sealed is not None or not _fits(written.plain, _DEEPEST):
        raise NotAccepted
    if not reads_as(question.kind, written.state, written.plain):
        raise NotAccepted


def _fits(plain: Any, deep: int) -> bool:
    """No text over 5,000 characters, no more than 60 rows, items or cells side by side (decision 22)."""
    if isinstance(plain, str):
        # What stands before a choice in a person's own words is ours, not theirs.
        return is_text(plain.removeprefix(OTHER), LONGEST_TEXT)
    if isinstance(plain, dict):
        return (
            deep > 0
            and len(plain) <= MOST_ROWS
            and all(is_text(key, LONGEST_ID) and _fits(item, deep - 1) for key, item in plain.items())
        )
    if isinstance(plain, list | tuple):
        return deep > 0 and len(plain) <= MOST_ROWS and all(_fits(item, deep - 1) for item in plain)
    return plain is None or isinstance(plain, bool | int | float)
