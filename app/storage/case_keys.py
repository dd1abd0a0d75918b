"""The keys of one case.

From the case key come, by HKDF, the raw key and salt of the file, the key that wraps compartments, the key of the
commit chain and the secrets that go with the parties' codes. Compartment keys (one per party, one joint, one for the
mediator) are random and lie wrapped in the file. No object here holds an unwrapped compartment key: each is
unwrapped for one call and let go (decision 16).
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.sources import Chance
from app.storage.seals import KEY_LENGTH, Refused, seal, unseal

SALT_LENGTH = 16

JOINT = "joint"
MEDIATOR = "mediator"


def of_party(party: str) -> str:
    """The name of a party's compartment."""
    return f"party:{party}"


def derived(key: bytes, length: int, *purpose: str) -> bytes:
    """`length` bytes from `key` for one purpose; another purpose gives bytes that tell nothing about these."""
    info = json.dumps(["recess 1", *purpose], ensure_ascii=False, separators=(",", ":")).encode()
    return HKDF(SHA256(), length, None, info).derive(key)


class CaseKeys:
    """What a case key opens."""

    def __init__(self, case_key: bytes) -> None:
        if len(case_key) != KEY_LENGTH:
            raise ValueError("a case key has 32 bytes")
        self._case_key = case_key

    def file(self) -> tuple[bytes, bytes]:
        """Raw key and salt of the encrypted file."""
        both = derived(self._case_key, KEY_LENGTH + SALT_LENGTH, "case file")
        return both[:KEY_LENGTH], both[KEY_LENGTH:]

    def chain(self) -> bytes:
        """The key of the commit chain."""
        return derived(self._case_key, KEY_LENGTH, "commit chain")

    def code_secret(self, party: str) -> bytes:
        """What goes with a party's code, so that the code alone opens nothing (decision 2)."""
        return derived(self._case_key, KEY_LENGTH, "code secret", party)

    def compartments(self, case: str, wrapped: Mapping[str, bytes]) -> Compartments:
        """The wrapped compartment keys of case `case`."""
        return Compartments(derived(self._case_key, KEY_LENGTH, "compartments"), case, wrapped)


class Compartments:
    """Compartment keys, wrapped; each is unwrapped for one use."""

    def __init__(self, wrapping_key: bytes, case: str, wrapped: Mapping[str, bytes]) -> None:
        self._wrapping_key = wrapping_key
        self._case = case
        self._wrapped = dict(wrapped)

    def names(self) -> frozenset[str]:
        """The compartments there are."""
        return frozenset(self._wrapped)

    def make(self, name: str, chance: Chance) -> bytes:
        """A new random key for compartment `name`, wrapped as it is to be stored. `add` it once it is stored."""
        return seal(self._wrapping_key, chance.token(KEY_LENGTH), self._label(name), chance)

    def add(self, name: str, wrapped: bytes) -> None:
        """Use a stored compartment from now on."""
        self._wrapped[name] = wrapped

    def remove(self, name: str) -> None:
        """Forget a compartment that was deleted from the file."""
        self._wrapped.pop(name, None)

    def key(self, name: str) -> bytes:
        """The key of a compartment, for one use; `Refused` if there is none or its wrap does not fit."""
        if name not in self._wrapped:
            raise Refused
        return unseal(self._wrapping_key, self._wrapped[name], self._label(name))

    def party_key(self, party: str) -> bytes:
        """The key of a party's compartment, for one use."""
        return self.key(of_party(party))

    def working_wrap(self, party: str) -> bytes:
        """What a party's process wraps its "only me" key with while the party works; opens nothing else."""
        return derived(self.party_key(party), KEY_LENGTH, "working wrap", self._case, party)

    def limit_key(self, party: str) -> bytes:
        """What a party's process seals the copy of its limit with that is for one comparison; opens nothing else."""
        return derived(self.party_key(party), KEY_LENGTH, "limit copy", self._case, party)

    def _label(self, name: str) -> bytes:
        return json.dumps(["recess compartment 1", self._case, name], ensure_ascii=False).encode()
