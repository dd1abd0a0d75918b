"""The session PIN: a short number for taking the laptop back, never for opening the vault (decision 27).

The mediator types it in front of a party, so it opens nothing by itself: it is checked against a value that needs a
secret under the master key as well. Tries are counted on the disk *before* a PIN is looked at, and waiting grows;
after five only the passphrase is taken.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from typing import Protocol

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.language import _
from app.domain.sources import Chance, Clock
from app.storage.key_slots import FLOOR

MOST_TRIES = 5
WAITS = (0.0, 0.0, 2.0, 10.0, 30.0)
"""Seconds to wait before try 1, 2, 3, 4, 5."""
FEWEST_DIGITS = 4
MOST_DIGITS = 12
SECRET_LENGTH = 32
_CHECK_LENGTH = 32
_SALT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class PinState:
    """What the index keeps. `tries` counts since the last right PIN or passphrase."""

    salt: bytes
    check_value: bytes
    tries: int = 0


class PinShelf(Protocol):
    """Where the state is kept; `keep_pin_state` returns when it is on the disk."""

    def pin_state(self) -> PinState | None: ...
    def keep_pin_state(self, state: PinState) -> None: ...


class SessionPin:
    """The PIN of one open vault. `secret` comes from the master key."""

    def __init__(self, shelf: PinShelf, secret: bytes, clock: Clock, chance: Chance) -> None:
        self._shelf = shelf
        self._secret = secret
        self._clock = clock
        self._chance = chance
        self._waits_since = clock.monotonic()

    def is_set(self) -> bool:
        """Whether there is a PIN."""
        return self._shelf.pin_state() is not None

    def set(self, pin: str) -> None:
        """Use this PIN from now on; ValueError for one that `pin_fault` speaks about."""
        if pin_fault(pin):
            raise ValueError("not a PIN")
        salt = self._chance.token(_SALT_LENGTH)
        self._shelf.keep_pin_state(PinState(salt, self._check_value(pin, salt)))

    def tries_left(self) -> int:
        """How many PINs may still be tried; 0: only the passphrase is taken."""
        state = self._shelf.pin_state()
        return 0 if state is None else max(0, MOST_TRIES - state.tries)

    def wait(self) -> float:
        """Seconds until the next try is taken, by the clock that nobody can set, so that the wall clock, set back or
        forward, changes nothing. It tells nothing across a start: one that finds tries on the disk waits anew."""
        state = self._shelf.pin_state()
        if state is None or state.tries >= MOST_TRIES:
            return 0.0
        return max(0.0, WAITS[state.tries] - (self._clock.monotonic() - self._waits_since))

    def is_right(self, pin: str) -> bool:
        """Whether this is the PIN. The try is counted on the disk first; too early or too often is simply no."""
        state = self._shelf.pin_state()
        if state is None or state.tries >= MOST_TRIES or self.wait() > 0:
            return False
        self._shelf.keep_pin_state(replace(state, tries=state.tries + 1))
        self._waits_since = self._clock.monotonic()
        right = hmac.compare_digest(self._check_value(pin, state.salt), state.check_value)
        if right:
            self.start_again()
        return right

    def start_again(self) -> None:
        """The mediator is certainly here (the right PIN, or the passphrase): tries count from zero."""
        state = self._shelf.pin_state()
        if state is not None and state.tries:
            self._shelf.keep_pin_state(replace(state, tries=0))

    def _check_value(self, pin: str, salt: bytes) -> bytes:
        slow = hash_secret_raw(pin.encode(), salt, FLOOR.passes, FLOOR.memory_kib, FLOOR.lanes, 32, Type.ID)
        return HKDF(SHA256(), _CHECK_LENGTH, salt, b"recess session pin 1").derive(slow + self._secret)


def pin_fault(pin: str) -> str:
    """Why this cannot be a PIN, in one sentence; "" if it can."""
    if not (pin.isascii() and pin.isdigit()):
        return _("Use digits only.")
    if not FEWEST_DIGITS <= len(pin) <= MOST_DIGITS:
        return _("Use {fewest} to {most} digits; six are better than four.").format(
            fewest=FEWEST_DIGITS, most=MOST_DIGITS
        )
    if len(set(pin)) == 1:
        return _("Use more than one digit.")
    return ""
