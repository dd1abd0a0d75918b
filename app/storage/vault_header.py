"""What `vault.json` says: whose vault it is, the slots that wrap its master key, and the recovery sheets before. Read
without any key.

There is one way to write it. A header that says the same in another way, or more, is no header of ours. A sum tells
damage from a wrong passphrase before any secret is tried; a seal under the master key tells edits from what Recess wrote
and is looked at once a slot has opened. Headers of the first form, from before sheets had numbers, have neither.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.strict_json import NotStrict, read_json
from app.storage.key_slots import (
    BY_SHEET,
    BY_WORDS,
    FIRST_FORM,
    KEY_LENGTH,
    BadSlot,
    SheetMark,
    Slot,
    from_plain,
    hex_bytes,
    mark_of,
)
from app.storage.whole_files import NotWhole

FORMAT = 2
_FIRST_FORMAT = 1
_ID = re.compile(r"[a-z0-9]{1,64}", re.ASCII)
_NAME_LETTERS = 6
_MARKS_KEPT = 50


class FromNewer(Exception):
    """The header has a format that this program does not know."""


@dataclass(frozen=True, slots=True)
class Header:
    """The id of a vault and its slots. `earlier` are sheets that open nothing any more. `before` is there while the keys
    are being changed: the master key before, under the present one. `seal` is empty in a header of the first form."""

    id: str
    slots: tuple[Slot, ...]
    earlier: tuple[SheetMark, ...] = ()
    before: bytes = b""
    seal: bytes = b""

    def of(self, way: str) -> tuple[Slot, ...]:
        """The slots of one way in, recovery sheets by their numbers."""
        return tuple(sorted((slot for slot in self.slots if slot.way == way), key=_number))

    @property
    def name(self) -> str:
        """What stands on the vault's recovery sheets."""
        return self.id[:_NAME_LETTERS].upper()

    def newest_sheet(self) -> SheetMark | None:
        """The newest recovery sheet; None where it has no number."""
        sheets = self.of(BY_SHEET)
        return sheets[-1].sheet if sheets else None

    def without(self, gone: Iterable[Slot]) -> Header:
        """These slots open nothing any more. The sheets among them are remembered, the latest of them."""
        doomed = tuple(gone)
        sheets = (*self.earlier, *(slot.sheet for slot in doomed if slot.sheet is not None))
        left = tuple(slot for slot in self.slots if slot not in doomed)
        return replace(self, slots=left, earlier=sheets[-_MARKS_KEPT:])

    def next_number(self) -> int:
        """The number of the next recovery sheet."""
        known = (*self.earlier, *(slot.sheet for slot in self.slots if slot.sheet is not None))
        return max((sheet.number for sheet in known), default=0) + 1

    def earlier_sheet(self, secret: bytes) -> SheetMark | None:
        """Which of the sheets that open nothing any more this one is."""
        mark = mark_of(self.id, secret)
        return next((known for known in self.earlier if hmac.compare_digest(known.mark, mark)), None)

    def sealed(self, master: bytes) -> Header:
        """The same, sealed with the master key, as it is written from now on."""
        return replace(self, seal=_seal(master, self._plain()))

    def is_sealed_with(self, master: bytes) -> bool:
        """Whether nobody edited it."""
        return not self.seal or hmac.compare_digest(self.seal, _seal(master, self._plain()))

    def to_bytes(self) -> bytes:
        """The file."""
        return json.dumps(self.to_plain(), indent=1, sort_keys=True).encode() + b"\n"

    def to_plain(self) -> dict[str, Any]:
        """What stands in the file."""
        if not self.seal:
            slots = [slot.to_plain() for slot in self.slots]
            return {"recess_vault": _FIRST_FORMAT, "id": self.id, "slots": slots}
        plain = {**self._plain(), "seal": self.seal.hex()}
        return {**plain, "sum": _sum(plain)}

    def _plain(self) -> dict[str, Any]:
        """What is sealed."""
        return {
            "recess_vault": FORMAT,
            "id": self.id,
            "slots": [slot.to_plain() for slot in self.slots],
            "earlier": [sheet.to_plain() for sheet in self.earlier],
            "before": self.before.hex(),
        }


def read_header(content: bytes) -> Header:
    """The header in the bytes of a file; `NotWhole` or `BadSlot` where they are none, `FromNewer`."""
    try:
        plain = read_json(content)
    except NotStrict as fault:
        raise NotWhole(str(fault)) from None
    if not isinstance(plain, dict) or type(plain.get("recess_vault")) is not int:
        raise NotWhole("another shape")
    if plain["recess_vault"] > FORMAT:
        # A bit that flipped in the number makes nobody's newer file: the sum tells, and the other copy opens.
        if "sum" in plain and plain["sum"] != _sum({name: plain[name] for name in plain if name != "sum"}):
            raise NotWhole("damaged")
        raise FromNewer
    name, told, earlier = plain.get("id"), plain.get("slots"), plain.get("earlier", [])
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise NotWhole("another shape")
    if not isinstance(told, list) or not isinstance(earlier, list):
        raise NotWhole("another shape")
    header = Header(
        name,
        tuple(from_plain(one) for one in told),
        tuple(SheetMark.from_plain(one) for one in earlier),
        hex_bytes(plain, "before", ""),
        hex_bytes(plain, "seal", ""),
    )
    # The sum too is among what has to be as it would be written.
    if header.to_plain() != plain:
        raise NotWhole("another shape")
    return _sound(header)


def _sound(header: Header) -> Header:
    """One passphrase, and never two sheets of one number: which of them opens must not be a matter of order. A slot that
    was made for a sealed header is never read without its seal."""
    sheets = [_number(slot) for slot in header.of(BY_SHEET)]
    if len(header.of(BY_WORDS)) != 1 or not sheets or len(set(sheets)) != len(sheets):
        raise BadSlot
    if not header.seal and any(slot.form != FIRST_FORM for slot in header.slots):
        raise BadSlot
    return header


def _number(slot: Slot) -> int:
    return slot.sheet.number if slot.sheet is not None else 0


def _told(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()


def _sum(plain: Mapping[str, Any]) -> str:
    return sha256(b"recess vault sum 1" + _told(plain)).hexdigest()[:32]


def _seal(master: bytes, plain: Mapping[str, Any]) -> bytes:
    key = HKDF(SHA256(), KEY_LENGTH, None, b"recess vault header 1").derive(master)
    return hmac.digest(key, _told(plain), "sha256")
