"""Who may read an answer: the only place that decides.

Every screen, document, count and file name goes through `may_read`. Decisions 1, 2, 6–9.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Lock(Enum):
    """Who may read an answer, from the tightest to the widest."""

    ONLY_ME = "private_to_me"
    MEDIATOR = "mediator_only"
    SHARE = "may_share_with_other_side"

    @property
    def width(self) -> int:
        """0 for the tightest lock, 2 for the widest."""
        return _WIDTH[self]

    @property
    def mark(self) -> str:
        """The letter on paper: M, B or S."""
        return _MARK[self]


_WIDTH = {Lock.ONLY_ME: 0, Lock.MEDIATOR: 1, Lock.SHARE: 2}
_MARK = {Lock.ONLY_ME: "M", Lock.MEDIATOR: "B", Lock.SHARE: "S"}


def tightest(locks: Iterable[Lock]) -> Lock:
    """The tightest of `locks`; the widest lock if there are none."""
    return min(locks, key=lambda lock: lock.width, default=Lock.SHARE)


def up_to(lock: Lock, ceiling: Lock) -> Lock:
    """`lock`, but never wider than `ceiling`."""
    return tightest((lock, ceiling))


class AudienceKind(Enum):
    """For whom a document or a screen is."""

    MEDIATOR = "mediator"
    PARTY = "party"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Audience:
    """The mediator, one party (`party` is its id), or all."""

    kind: AudienceKind
    party: str = ""


MEDIATOR = Audience(AudienceKind.MEDIATOR)
ALL = Audience(AudienceKind.ALL)


def one_party(party: str) -> Audience:
    """The audience of one party."""
    return Audience(AudienceKind.PARTY, party)


def may_read(audience: Audience, owner: str, lock: Lock, cleared: bool) -> bool:
    """Whether `audience` may read an answer of party `owner` with this lock.

    Its own party reads everything it wrote. The mediator reads what is "me and the mediator" or wider. Anybody else
    reads it only when the lock is "OK to share" *and* the party cleared these exact words.
    """
    if audience.kind is AudienceKind.PARTY and audience.party == owner:
        return True
    if audience.kind is AudienceKind.MEDIATOR:
        return lock is not Lock.ONLY_ME
    return lock is Lock.SHARE and cleared


def starting_lock(default: Lock, ceiling: Lock) -> Lock:
    """The lock of a new answer. A default of "OK to share" is only a proposal and starts as the mediator's."""
    return up_to(Lock.MEDIATOR if default is Lock.SHARE else default, ceiling)


def choices_up_to(ceiling: Lock, floor: Lock = Lock.ONLY_ME) -> tuple[Lock, ...]:
    """The locks a party may choose between, tightest first."""
    return tuple(lock for lock in Lock if floor.width <= lock.width <= ceiling.width)
