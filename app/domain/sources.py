"""Where time, randomness and ids come from.

Everything that needs the time or a random number is given one of these by its maker. That is what makes
documents reproducible byte for byte and lets tests move the clock.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

T = TypeVar("T")

_ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_ID_LENGTH = 26
"""32 letters, 26 of them: 130 random bits, so that ids tell nothing about order or number."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds that only ever go up; for delays that a changed wall clock may not shorten."""


class Chance(Protocol):
    """Where random bytes and ids come from."""

    def token(self, length: int) -> bytes:
        """`length` random bytes."""

    def pick(self, choices: Sequence[T]) -> T:
        """One of `choices`, each as likely as the others."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class SystemChance:
    """The operating system's random source, fit for keys."""

    def token(self, length: int) -> bytes:
        return secrets.token_bytes(length)

    def pick(self, choices: Sequence[T]) -> T:
        return secrets.choice(choices)


@dataclass
class SetClock:
    """A clock that stands still until it is moved; for tests, the demo and reproducible documents."""

    at: datetime
    elapsed: float = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.elapsed

    def move(self, seconds: float) -> None:
        """Let `seconds` pass on both faces of the clock."""
        self.at += timedelta(seconds=seconds)
        self.elapsed += seconds


@dataclass
class SeededChance:
    """The same bytes for the same seed. Never for keys that guard real answers."""

    seed: int
    _source: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._source = random.Random(self.seed)  # noqa: S311  (repeatable on purpose; keys never come from here)

    def token(self, length: int) -> bytes:
        return self._source.randbytes(length)

    def pick(self, choices: Sequence[T]) -> T:
        return self._source.choice(choices)


def new_id(chance: Chance) -> str:
    """A random id of 26 lower-case letters and digits without look-alikes (l, o, 0, 1)."""
    return "".join(_ID_LETTERS[byte % 32] for byte in chance.token(_ID_LENGTH))
