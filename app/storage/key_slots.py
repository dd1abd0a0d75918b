"""Key slots: several ways to unwrap one master key (design/keys-and-storage.md).

A slot holds its parameters in the clear and the master key under AES-256-GCM; the parameters are its associated
data, so lowered or swapped parameters do not open. The passphrase is checked against the slot and nothing else: that
is why "wrong passphrase" and "damaged" are two different sentences.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.sources import Chance, Clock

KEY_LENGTH = 32
SALT_LENGTH = 16
NONCE_LENGTH = 12

BY_WORDS = "passphrase"
BY_SHEET = "recovery sheet"

FIRST_FORM = 1
FORM = 2

_MARK_LENGTH = 8
_MOST_SHEETS = 1_000_000
_MARK = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id is asked to spend: memory in KiB, passes, lanes."""

    memory_kib: int
    passes: int = 3
    lanes: int = 4


FLOOR = Cost(64 * 1024)
"""RFC 9106, second choice. A slot below it is refused: somebody lowered it."""
_CEILING_KIB = 1 << 21
"""A header that asks for more than 2 GiB is no header of ours."""
_WANTED_SECONDS = 0.6
"""Between 0.5 and 1 s on the laptop that made the vault."""


class DoesNotOpen(Exception):
    """The secret does not fit this slot."""


class BadSlot(Exception):
    """The slot itself cannot be ours: parameters below the floor, lengths that are off."""


def calibrated(clock: Clock) -> Cost:
    """A cost that takes between half a second and a second here, never below the floor."""
    began = clock.monotonic()
    _argon(b"measure", b"\0" * SALT_LENGTH, FLOOR)
    took = max(clock.monotonic() - began, 0.001)
    memory = int(FLOOR.memory_kib * max(1.0, _WANTED_SECONDS / took))
    # Whole 16 MiB steps; at most half a gigabyte, so that a small laptop can still open what a large one made.
    return Cost(min(max(memory // 16384 * 16384, FLOOR.memory_kib), 512 * 1024))


@dataclass(frozen=True, slots=True)
class SheetMark:
    """Which recovery sheet it is: its number, the ISO day it was made ("" where nobody said), and eight bytes by which
    it is known again later, when it opens nothing any more. They tell nothing about its 160 bits."""

    number: int
    day: str
    mark: bytes

    def to_plain(self) -> list[Any]:
        """As it stands in the header."""
        return [self.number, self.day, self.mark.hex()]

    @classmethod
    def from_plain(cls, plain: Any) -> SheetMark:
        """The mark in a header; `BadSlot` where it cannot be one of ours."""
        if not isinstance(plain, list) or len(plain) != 3:
            raise BadSlot
        number, day, mark = plain
        texts = isinstance(day, str) and isinstance(mark, str)
        if type(number) is not int or not 1 <= number <= _MOST_SHEETS or not texts:
            raise BadSlot
        if not _is_day(day) or not _MARK.fullmatch(mark):
            raise BadSlot
        return cls(number, day, bytes.fromhex(mark))


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def mark_of(vault_id: str, secret: bytes) -> bytes:
    """The mark of the sheet behind this secret."""
    info = json.dumps(["recess sheet mark 1", vault_id], separators=(",", ":")).encode()
    return HKDF(SHA256(), _MARK_LENGTH, None, info).derive(secret)


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the master key. `cost` is None for a secret of full entropy; `sheet` says which recovery
    sheet opens it (None for the passphrase, and for a sheet from before they had numbers). `form`: how it is sealed;
    a slot of the first form was made before headers were sealed as a whole."""

    way: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None
    sheet: SheetMark | None = None
    form: int = FORM

    def to_plain(self) -> dict[str, Any]:
        """The slot as it stands in the header."""
        plain: dict[str, Any] = {
            "way": self.way,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }
        if self.cost is not None:
            plain["argon2id"] = [self.cost.memory_kib, self.cost.passes, self.cost.lanes]
        if self.sheet is not None:
            plain["sheet"] = self.sheet.to_plain()
        if self.form != FIRST_FORM:
            plain["form"] = self.form
        return plain

    def opened(self, vault_id: str, secret: bytes) -> bytes:
        """The master key; `DoesNotOpen` where the secret is another one."""
        key = _slot_key(self.way, secret, self.salt, self.cost)
        try:
            return AESGCM(key).decrypt(self.nonce, self.wrapped, self.label(vault_id))
        except InvalidTag:
            raise DoesNotOpen from None

    def label(self, vault_id: str) -> bytes:
        """What the wrap is bound to: all that stands in the slot beside it."""
        spent = [] if self.cost is None else [self.cost.memory_kib, self.cost.passes, self.cost.lanes]
        bound: list[Any] = [f"recess vault {self.form}", vault_id, self.way, self.salt.hex(), spent]
        if self.sheet is not None:
            bound.append(self.sheet.to_plain())
        return json.dumps(bound, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens a slot: the bytes, by which way, at which cost, and for a sheet which one it is."""

    way: str
    secret: bytes
    cost: Cost | None = None
    sheet: SheetMark | None = None


def made(vault_id: str, opens: Secret, master: bytes, chance: Chance) -> Slot:
    """A new slot that opens `master` with this secret."""
    salt, nonce = chance.token(SALT_LENGTH), chance.token(NONCE_LENGTH)
    empty = Slot(opens.way, salt, nonce, b"", opens.cost, opens.sheet)
    key = _slot_key(opens.way, opens.secret, salt, opens.cost)
    return replace(empty, wrapped=AESGCM(key).encrypt(nonce, master, empty.label(vault_id)))


def from_plain(plain: Any) -> Slot:
    """The slot in a header; `BadSlot` where it cannot be one of ours."""
    if not isinstance(plain, Mapping):
        raise BadSlot
    cost = Cost(*_whole(plain["argon2id"])) if "argon2id" in plain else None
    slot = Slot(
        way=_text(plain, "way"),
        salt=hex_bytes(plain, "salt"),
        nonce=hex_bytes(plain, "nonce"),
        wrapped=hex_bytes(plain, "wrapped"),
        cost=cost,
        sheet=SheetMark.from_plain(plain["sheet"]) if "sheet" in plain else None,
        form=plain.get("form", FIRST_FORM),
    )
    if (len(slot.salt), len(slot.nonce), len(slot.wrapped)) != (SALT_LENGTH, NONCE_LENGTH, KEY_LENGTH + 16):
        raise BadSlot
    if type(slot.form) is not int or slot.form not in {FIRST_FORM, FORM}:
        raise BadSlot
    if slot.way not in {BY_WORDS, BY_SHEET} or slot.to_plain() != plain:
        raise BadSlot
    if slot.sheet is not None and (slot.way == BY_WORDS or slot.form == FIRST_FORM):
        raise BadSlot
    if (slot.way == BY_WORDS) != (cost is not None) or (cost is not None and not _is_allowed(cost)):
        raise BadSlot
    return slot


def _text(plain: Mapping[str, Any], name: str) -> str:
    found = plain.get(name)
    if not isinstance(found, str):
        raise BadSlot
    return found


def hex_bytes(plain: Mapping[str, Any], name: str, usual: str | None = None) -> bytes:
    """Bytes in a header; `BadSlot` where they are none, or are not there and not `usual`."""
    found = plain.get(name, usual)
    if not isinstance(found, str):
        raise BadSlot
    try:
        return bytes.fromhex(found)
    except ValueError:
        raise BadSlot from None


def _whole(plain: Any) -> tuple[int, int, int]:
    if not isinstance(plain, list) or len(plain) != 3 or not all(type(item) is int for item in plain):
        raise BadSlot
    return plain[0], plain[1], plain[2]


def _is_allowed(cost: Cost) -> bool:
    return (
        FLOOR.memory_kib <= cost.memory_kib <= _CEILING_KIB
        and FLOOR.passes <= cost.passes <= 64
        and 1 <= cost.lanes <= 64
    )


def _slot_key(way: str, secret: bytes, salt: bytes, cost: Cost | None) -> bytes:
    if cost is not None:
        secret = _argon(secret, salt, cost)
    info = json.dumps(["recess slot 1", way], separators=(",", ":")).encode()
    return HKDF(SHA256(), KEY_LENGTH, salt, info).derive(secret)


def _argon(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    try:
        return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_LENGTH, Type.ID)
    except (HashingError, MemoryError):
        raise BadSlot from None
