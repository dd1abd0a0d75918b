"""Seals: words locked under one key and bound to one label.

AES-256-GCM. Whoever edits a label, moves a row, swaps two rows or holds another party's key gets a refusal and not
words (decision 4). What is sealed says nothing about itself but its length.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.language import _
from app.domain.sources import Chance
from app.domain.trouble import Trouble

KEY_LENGTH = 32
NONCE_LENGTH = 12
TAG_LENGTH = 16


class Refused(Trouble):
    """A seal does not fit its label or its key. Says nothing about what was in it, nor where it stood."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("A sealed answer was changed outside the program, so it was not opened."),
            do=_("Open the newest backup of this case, and keep this file to have it looked at."),
            safe=_("Nothing was overwritten."),
        )


def seal(key: bytes, words: bytes, label: bytes, chance: Chance) -> bytes:
    """`words` sealed under a 32-byte key and bound to `label`: a random 96-bit nonce, then text and tag."""
    nonce = chance.token(NONCE_LENGTH)
    return nonce + AESGCM(key).encrypt(nonce, words, label)


def unseal(key: bytes, sealed: bytes, label: bytes) -> bytes:
    """The words in `sealed`; `Refused` where key, label or bytes are not those it was made with."""
    if len(sealed) < NONCE_LENGTH + TAG_LENGTH:
        raise Refused
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], label)
    except InvalidTag:
        raise Refused from None
