"""What a party's process and the mediator's process say to each other, after the hand-over has been given.

The party's process speaks first. Each message is a frozen dataclass; `wire.py` carries them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.only_me import Keeping
from app.domain.plain import family
from app.domain.written import WrittenAnswer
from app.handover.package import HandOver


class Message:
    """Anything that crosses the pipe."""


class Ending(Enum):
    """Why the party's part ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    NOT_ME = "not_me"
    TIMED_OUT = "timed_out"


# ---- to the party's process -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given(Message):
    """The first message: everything the party's process works with."""

    hand_over: HandOver


@dataclass(frozen=True, slots=True)
class Saved(Message):
    """The disk has the changes of save number `number`."""

    number: int


@dataclass(frozen=True, slots=True)
class NotSaved(Message):
    """Save number `number` did not reach the disk; why, in words for the party."""

    number: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeSecret(Message):
    """The answer to `TryCode` or `NewCode` number `turn`. `secret` is empty when no try is left, or when something did
    not work: then `sentences` say what, and nothing is known of the tries.
    """

    turn: int
    secret: bytes
    tries_left: int | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComeForward(Message):
    """Somebody started Recess a second time: bring the party's window to the front and do nothing else."""


@dataclass(frozen=True, slots=True)
class PutAway(Message):
    """The laptop goes to sleep or its screen is locked: nothing is to be seen any more, and what is not saved yet is sent
    now. Only `BringBack` ends it."""


@dataclass(frozen=True, slots=True)
class BringBack(Message):
    """The mediator has let the party go on after `PutAway`: show the hidden screen, from which the party comes back."""


# ---- to the mediator's process ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ready(Message):
    """The cover is painted."""


@dataclass(frozen=True, slots=True)
class Save(Message):
    """Changed answers of one filling, "only me" ones sealed. `number` counts saves of this process from 1. `limit_copy`
    is the copy of its limit that the party hands over to be compared, sealed for that (decision 10); None for none."""

    number: int
    filling: str
    answers: tuple[WrittenAnswer, ...]
    limit_copy: bytes | None = None


@dataclass(frozen=True, slots=True)
class At(Message):
    """The party is at this question of this filling: where to resume."""

    filling: str
    question: str


@dataclass(frozen=True, slots=True)
class Acknowledged(Message):
    """The party has read who sees what, with the exceptions."""


@dataclass(frozen=True, slots=True)
class KeepPrivate(Message):
    """The party's choice for its "only me" answers, with the wraps of its key. Acknowledged by `Saved(number)`."""

    number: int
    keeping: Keeping
    working: bytes | None = None
    coded: bytes | None = None
    salt: bytes | None = None
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0


@dataclass(frozen=True, slots=True)
class TryCode(Message):
    """The party is about to try a code: count it first. Answered by `CodeSecret`."""

    turn: int


@dataclass(frozen=True, slots=True)
class NewCode(Message):
    """The party chooses a code where none has to be known first. Counts nothing. Answered by `CodeSecret`."""

    turn: int


@dataclass(frozen=True, slots=True)
class CodeWasRight(Message):
    """The code of the last `TryCode` opened the key: the count of tries starts again."""


@dataclass(frozen=True, slots=True)
class Spared:
    """Answers of one filling that stay when a forgotten code is given up: they are sealed with another key."""

    filling: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForgetCode(Message):
    """The party has forgotten its code and chose to erase what is closed with it, and the code itself; what is spared
    stays. Acknowledged by `Saved`.
    """

    number: int
    spared: tuple[Spared, ...] = ()


@dataclass(frozen=True, slots=True)
class Erase(Message):
    """The party erases answers: of one filling, or all of its own (`filling` empty). Acknowledged by `Saved`."""

    number: int
    filling: str = ""


@dataclass(frozen=True, slots=True)
class TakeLimitBack(Message):
    """The party takes back whatever copy of its limit waits to be compared. Acknowledged by `Saved`, whether or not there was
    one: that would tell whether it was compared, and so whether the other party said yes (decision 10)."""

    number: int


@dataclass(frozen=True, slots=True)
class Asked(Message):
    """The party asked for the mediator."""


@dataclass(frozen=True, slots=True)
class HelperNamed(Message):
    """Somebody helps this party write (decision 26)."""

    filling: str
    name: str


@dataclass(frozen=True, slots=True)
class AlertRaised(Message):
    """An answer that the mediator must hear of at take-back: question id and what to offer."""

    filling: str
    question: str
    suggest: str


@dataclass(frozen=True, slots=True)
class SheetFinished(Message):
    """The party tapped Finish on the check page of this filling (or took it back by going on)."""

    filling: str
    finished: bool
    minutes: int


@dataclass(frozen=True, slots=True)
class HandBack(Message):
    """The party's part is over: the curtain is shown, this process ends. `everything_saved` only where it knows that the
    disk has every word.
    """

    ending: Ending
    everything_saved: bool


MESSAGES: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        Given,
        Saved,
        NotSaved,
        CodeSecret,
        ComeForward,
        PutAway,
        BringBack,
        Ready,
        Save,
        At,
        Acknowledged,
        KeepPrivate,
        TryCode,
        NewCode,
        CodeWasRight,
        ForgetCode,
        Erase,
        TakeLimitBack,
        Asked,
        HelperNamed,
        AlertRaised,
        SheetFinished,
        HandBack,
    )
}

family(Message, "says", lambda: MESSAGES)
