"""The key of a party's "only me" answers: made, used and wrapped in the party's own process (decision 2).

The mediator's process keeps the wraps and never opens one. With a code the key is wrapped under
HKDF(Argon2id(code, salt) ‖ secret); the secret stands under the case key and is given out one counted try at a time.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain import blind
from app.domain.money import Money
from app.domain.only_me import STANDS_IN, OnlyMe
from app.domain.sources import Chance, SystemChance

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
SYSTEM = SystemChance()
"""Without state, so it may serve everybody who only opens."""


class CannotOpen(Exception):
    """The key, the code or the label does not fit, or the bytes were changed. Says nothing of what was inside."""


@dataclass(frozen=True, slots=True)
class CodeCost:
    """The Argon2id cost of a code: memory in KiB, passes, lanes. Never below 64 MiB, 3, 4."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


LOWEST_COST = CodeCost()


@dataclass(frozen=True, slots=True)
class Coded:
    """The key wrapped under the party's code, with the salt and cost that were used."""

    wrapped: bytes
    salt: bytes
    cost: CodeCost


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose key it is. Every wrap is bound to case and party, so that one put in another's place does not open."""

    case: str
    party: str

    def label(self, purpose: str) -> bytes:
        """What a wrap for this purpose is bound to."""
        return f"recess only me 1\n{purpose}\n{self.case}\n{self.party}".encode()


class OnlyMeKey:
    """One party's random key, in the open. Lives in the party's process only and is never sent anywhere. `stands_in`:
    the party went on without its code, and what this one seals says that it goes at hand-back."""

    def __init__(self, key: bytes, chance: Chance = SYSTEM, *, stands_in: bool = False) -> None:
        self._cipher = AESGCM(key)
        self._key = key
        self._chance = chance
        self.stands_in = stands_in

    @classmethod
    def made(cls, chance: Chance, *, stands_in: bool = False) -> OnlyMeKey:
        """A new random key."""
        return cls(chance.token(KEY_BYTES), chance, stands_in=stands_in)

    def as_own(self) -> OnlyMeKey:
        """The same key for one who keeps it after all. What it sealed before has to be sealed again."""
        return OnlyMeKey(self._key, self._chance)

    @property
    def raw(self) -> bytes:
        """The key itself: for the child that draws this party's own copy, over its pipe, and for nothing else."""
        return self._key

    def seal(self, words: bytes, label: bytes) -> bytes:
        """`words` sealed; they open only with this key and the same `label`."""
        sealed = _closed(self._cipher, words, label, self._chance)
        return STANDS_IN + sealed if self.stands_in else sealed

    def unseal(self, sealed: bytes, label: bytes) -> bytes:
        """The words; `CannotOpen` where key or label do not fit."""
        return _opened(self._cipher, sealed.removeprefix(STANDS_IN), label)

    def wrapped(self, under: bytes, owner: Owner, *, stands_in: bool = False) -> bytes:
        """This key wrapped for the time the party works, so that a crash loses nothing. `stands_in`: the party went on
        without its code, and this is not the key behind it.
        """
        return _closed(AESGCM(under), self._key, _working_label(owner, stands_in=stands_in), self._chance)

    def coded(self, code: str, secret: bytes, owner: Owner, cost: CodeCost = LOWEST_COST) -> Coded:
        """This key wrapped under the party's code."""
        salt = self._chance.token(SALT_BYTES)
        label = _coded_label(owner, salt, cost)
        under = AESGCM(_key_of(code, salt, cost, secret))
        return Coded(_closed(under, self._key, label, self._chance), salt, cost)


def open_with_code(code: str, secret: bytes, state: OnlyMe, owner: Owner) -> OnlyMeKey | None:
    """The key behind the party's code, for one who only opens; None for a wrong code."""
    try:
        return decoded(state, code, secret, owner, SYSTEM)
    except CannotOpen:
        return None


def unwrapped(wrap: bytes, under: bytes, owner: Owner, chance: Chance, *, stands_in: bool = False) -> OnlyMeKey:
    """The key behind the wrap of a party that was working; `CannotOpen` if it does not fit, or is of the other kind."""
    key = _opened(AESGCM(under), wrap, _working_label(owner, stands_in=stands_in))
    return OnlyMeKey(key, chance, stands_in=stands_in)


def decoded(state: OnlyMe, code: str, secret: bytes, owner: Owner, chance: Chance) -> OnlyMeKey:
    """The key behind the party's code; `CannotOpen` for a wrong code."""
    cost = CodeCost(state.memory_kib, state.passes, state.lanes)
    if state.coded is None or state.salt is None or not _is_sane(cost):
        raise CannotOpen
    under = AESGCM(_key_of(code, state.salt, cost, secret))
    return OnlyMeKey(_opened(under, state.coded, _coded_label(owner, state.salt, cost)), chance)


def code_fits(code: str, coded: Coded, secret: bytes, owner: Owner) -> bool:
    """Whether this is the code: for coming back from a hidden screen, where nothing has to be opened."""
    under = AESGCM(_key_of(code, coded.salt, coded.cost, secret))
    try:
        _opened(under, coded.wrapped, _coded_label(owner, coded.salt, coded.cost))
    except CannotOpen:
        return False
    return True


def sealed_limit(limit: Money, under: bytes, owner: Owner, filling: str, chance: Chance) -> bytes:
    """The copy of its limit that a party hands over for one comparison, sealed for that (decision 10)."""
    label = blind.label(owner.case, owner.party, filling)
    return _closed(AESGCM(under), blind.written(limit), label, chance)


def _is_sane(cost: CodeCost) -> bool:
    """A cost that was lowered in the file, or raised so far that the laptop would stand still, is refused."""
    enough = cost.memory_kib >= LOWEST_COST.memory_kib and cost.passes >= LOWEST_COST.passes
    return enough and cost.memory_kib <= 4 * 1024 * 1024 and cost.passes <= 64 and 1 <= cost.lanes <= 64


def _working_label(owner: Owner, *, stands_in: bool) -> bytes:
    return owner.label("while working without the code" if stands_in else "while working")


def _coded_label(owner: Owner, salt: bytes, cost: CodeCost) -> bytes:
    return owner.label(f"coded {salt.hex()} {cost.memory_kib} {cost.passes} {cost.lanes}")


def _key_of(code: str, salt: bytes, cost: CodeCost, secret: bytes) -> bytes:
    # The same letters typed on another keyboard may come as other code points; a space at the end is not seen.
    stretched = hash_secret_raw(
        unicodedata.normalize("NFKC", code.strip()).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"recess only me code 1").derive(stretched + secret)


def _closed(cipher: AESGCM, words: bytes, label: bytes, chance: Chance) -> bytes:
    nonce = chance.token(_NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, words, label)


def _opened(cipher: AESGCM, sealed: bytes, label: bytes) -> bytes:
    try:
        return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], label)
    except (InvalidTag, ValueError):
        raise CannotOpen from None
