"""An answer, its label, and how both change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.sharing import Lock


class State(Enum):
    """What became of a question (decision 19). Only `GIVEN` counts as answered."""

    GIVEN = "given"
    DONT_KNOW = "dont_know"
    RATHER_NOT = "rather_not"
    LEFT_BLANK = "left_blank"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Answer:
    """A state and, when given, a value of the question's kind."""

    state: State
    value: object = None


LEFT_BLANK = Answer(State.LEFT_BLANK)
I_DONT_KNOW = Answer(State.DONT_KNOW)
RATHER_NOT_SAY = Answer(State.RATHER_NOT)


def given(value: object) -> Answer:
    """An answer with this value."""
    return Answer(State.GIVEN, value)


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer with its label, as it stands in a filling.

    `cleared`: the party tapped "OK to share" for these exact words. `passed_on`: the mediator told them. `derived`:
    filled in by the program (`skip_if_single`, a preset). `from_paper`: keyed in from a handout. `revision` counts
    saved changes of this answer from 1; 0 means never saved.
    """

    answer: Answer
    lock: Lock
    cleared: bool = False
    revision: int = 0
    passed_on: bool = False
    derived: bool = False
    from_paper: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One changed entry of a filling, on its way to the disk. `entry.revision` is the revision to be written."""

    question: str
    entry: Entry
