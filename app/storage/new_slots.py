"""Making slots for a vault's header: a passphrase, a recovery sheet, and the way from one master key to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.sources import Chance
from app.storage import recovery_sheet
from app.storage.key_slots import (
    BY_SHEET,
    BY_WORDS,
    KEY_LENGTH,
    NONCE_LENGTH,
    Cost,
    Secret,
    SheetMark,
    Slot,
    made,
    mark_of,
)
from app.storage.passphrases import as_used
from app.storage.troubles import Damaged
from app.storage.vault_header import Header

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewSlots:
    """Headers with new slots that open `master`. Nothing is written here."""

    master: bytes = field(repr=False)
    chance: Chance

    def with_words(self, header: Header, passphrase: str, cost: Cost) -> Header:
        """Another passphrase in place of the one there is."""
        slot = made(header.id, Secret(BY_WORDS, as_used(passphrase), cost), self.master, self.chance)
        return replace(header, slots=(slot, *header.of(BY_SHEET)))

    def with_sheet(self, header: Header, day: str, in_hand: Slot | None = None) -> tuple[Header, Lines]:
        """One more recovery sheet, and its lines. It waits beside the one there is; one that was waiting already gives
        way, for nobody typed its lines back. But the sheet `in_hand` stays, and the others give way to it: it opened
        the vault, so it is on paper."""
        secret = recovery_sheet.new_secret(self.chance)
        sheet = SheetMark(header.next_number(), day, mark_of(header.id, secret))
        slot = made(header.id, Secret(BY_SHEET, secret, None, sheet), self.master, self.chance)
        sheets = header.of(BY_SHEET)
        stays = in_hand if in_hand in sheets else next(iter(sheets), None)
        changed = header.without(each for each in sheets if each != stays)
        return replace(changed, slots=(*changed.slots, slot)), recovery_sheet.lines_of(secret)

    def after(self, header: Header, master_before: bytes) -> Header:
        """The header of a vault whose master key was `master_before` until now: without a way in, yet."""
        nonce = self.chance.token(NONCE_LENGTH)
        wrapped = AESGCM(_moving_key(self.master)).encrypt(nonce, master_before, _moving_label(header))
        return replace(header.without(header.slots), before=nonce + wrapped)


def master_before(header: Header, master: bytes) -> bytes:
    """The master key before, while files are being moved from it to `master`."""
    nonce, wrapped = header.before[:NONCE_LENGTH], header.before[NONCE_LENGTH:]
    try:
        return AESGCM(_moving_key(master)).decrypt(nonce, wrapped, _moving_label(header))
    except (InvalidTag, ValueError):
        raise Damaged from None


def _moving_key(master: bytes) -> bytes:
    return HKDF(SHA256(), KEY_LENGTH, None, b"recess master key before 1").derive(master)


def _moving_label(header: Header) -> bytes:
    return json.dumps(["recess master key before 1", header.id]).encode()
