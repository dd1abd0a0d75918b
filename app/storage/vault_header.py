"""What `vault.json` says: whose vault it is, and the slots that wrap its master key. Read without any key.

There is one way to write it. A header that says the same in another way, or more, is no header of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.strict_json import NotStrict, read_json
from app.storage.durable import files_told
from app.storage.key_slots import BadSlot, Slot, from_plain
from app.storage.whole_files import LARGEST, NotWhole, read_small

FORMAT = 1
_ID = re.compile(r"[a-z0-9]{1,64}", re.ASCII)


class FromNewer(Exception):
    """The header has a format that this program does not know."""


@dataclass(frozen=True, slots=True)
class Header:
    """The id of a vault and its slots by the way they are opened."""

    id: str
    slots: Mapping[str, Slot]

    def to_bytes(self) -> bytes:
        """The file."""
        plain = {"recess_vault": FORMAT, "id": self.id, "slots": [slot.to_plain() for slot in self.slots.values()]}
        return json.dumps(plain, indent=1, sort_keys=True).encode() + b"\n"


def read_header(content: bytes) -> Header:
    """The header in the bytes of a file; `NotWhole` or `BadSlot` where they are none, `FromNewer`."""
    try:
        plain = read_json(content)
    except NotStrict as fault:
        raise NotWhole(str(fault)) from None
    if not isinstance(plain, dict) or type(plain.get("recess_vault")) is not int:
        raise NotWhole("another shape")
    if plain["recess_vault"] > FORMAT:
        raise FromNewer
    if plain["recess_vault"] < FORMAT or set(plain) != {"recess_vault", "id", "slots"}:
        raise NotWhole("another shape")
    name, told = plain["id"], plain["slots"]
    if not isinstance(name, str) or not _ID.fullmatch(name) or not isinstance(told, list):
        raise NotWhole("another shape")
    slots = [from_plain(one) for one in told]
    by_way = {slot.way: slot for slot in slots}
    if not slots or len(by_way) != len(slots):
        raise BadSlot
    return Header(name, by_way)


def read_header_file(file: Path) -> Header:
    """The header in a file of a vault that is ours; `FileNotFoundError` where there is none, `Trouble` of the disk."""
    if not file.exists():
        raise FileNotFoundError
    with files_told():
        content = read_small(file, LARGEST)
    return read_header(content)


def is_whole_header(file: Path) -> bool:
    """Whether a key file of a vault that is ours is there and whole, as far as can be seen without a secret. One of a
    newer program is."""
    try:
        read_header_file(file)
    except FromNewer:
        return True
    except (NotWhole, BadSlot, FileNotFoundError):
        return False
    return True
