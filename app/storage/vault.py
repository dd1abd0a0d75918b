"""The vault's header and master key: made, opened by passphrase or recovery sheet, changed. No database is loaded here.

`vault.json` holds two slots that wrap the same random master key; a copy lies in `backups/`. Both are replaced
whole, the copy first, so that after a crash at any byte one of them opens.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.language import _
from app.domain.sources import Chance, new_id
from app.domain.trouble import Trouble
from app.storage import recovery_sheet
from app.storage.key_slots import (
    BY_SHEET,
    BY_WORDS,
    KEY_LENGTH,
    NONCE_LENGTH,
    BadSlot,
    Cost,
    DoesNotOpen,
    Slot,
    made,
)
from app.storage.places import Places
from app.storage.troubles import Damaged
from app.storage.vault_header import FromNewer, Header, read_header_file
from app.storage.whole_files import NotWhole, close_to_others, make_folder, write_whole


class WrongPassphrase(Trouble):
    """The passphrase does not open this vault."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This passphrase does not open the vault."),
            safe=_("Nothing is lost."),
            do=_("Type it again. Look at capital letters and the keyboard's language."),
        )


class WrongSheet(Trouble):
    """The recovery sheet is whole but belongs to another vault, or is an older one."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This recovery sheet does not open this vault. It may be an older sheet, or another vault's."),
            safe=_("Nothing is lost."),
            do=_("Look for the newest sheet of this vault, or use the passphrase."),
        )


class HeaderDamaged(Trouble):
    """Neither copy of the key slots can be read."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The key file of the vault is damaged, and so is its copy."),
            safe=_("The cases themselves were not touched."),
            do=_("Put back vault.json from a copy of the vault, then open it again."),
        )


class HeaderFromNewer(Trouble):
    """The header has a format this program does not know."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This vault was made by a newer Recess."),
            safe=_("It was left as it is."),
            do=_("Open it with the newer version."),
        )


class NoVault(Trouble):
    """There is no vault at this place."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no vault here yet."),
            do=_("Start Recess without a command to make one, or name another folder."),
        )


class VaultExists(Trouble):
    """There is a vault already; it is never written over."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is a vault in this folder already."),
            safe=_("It was left as it is."),
            do=_("Open that vault, or choose an empty folder."),
        )


class Vault:
    """An open vault: the master key, used for one purpose at a time and never handed out."""

    def __init__(self, places: Places, vault_id: str, slots: Mapping[str, Slot], master: bytes, chance: Chance) -> None:
        """Use `create`, `open` or `open_with_sheet`."""
        self.places = places
        self.id = vault_id
        self._slots = dict(slots)
        self._master = master
        self._chance = chance

    @classmethod
    def create(cls, folder: Path, passphrase: str, cost: Cost, chance: Chance) -> tuple[Vault, tuple[str, ...]]:
        """Make a vault in `folder` and open it; also the eight lines of its recovery sheet, which are kept nowhere."""
        places = Places(folder)
        if places.header.exists() or places.index.exists():
            raise VaultExists
        for needed in (folder, places.cases, places.backups, places.index_backups, places.worksheets):
            make_folder(needed)
        vault_id, master = new_id(chance), chance.token(KEY_LENGTH)
        vault = cls(places, vault_id, {}, master, chance)
        return vault, vault.new_secrets(passphrase, cost)

    @classmethod
    def open(cls, folder: Path, passphrase: str, chance: Chance) -> Vault:
        """Open with the passphrase: `WrongPassphrase`, `HeaderDamaged`, `HeaderFromNewer`, `NoVault`."""
        try:
            return cls._opened(Places(folder), BY_WORDS, _typed(passphrase), chance)
        except DoesNotOpen:
            raise WrongPassphrase from None

    @classmethod
    def open_with_sheet(
        cls, folder: Path, lines: tuple[str, ...], new_passphrase: str, cost: Cost, chance: Chance
    ) -> tuple[Vault, tuple[str, ...]]:
        """Open with the recovery sheet. A new passphrase is set and a new sheet made (its lines); the old one opens
        nothing from now on.
        """
        secret = recovery_sheet.secret_of(lines)
        if secret is None:
            raise WrongSheet
        try:
            vault = cls._opened(Places(folder), BY_SHEET, secret, chance)
        except DoesNotOpen:
            raise WrongSheet from None
        return vault, vault.new_secrets(new_passphrase, cost)

    def new_secrets(self, passphrase: str, cost: Cost) -> tuple[str, ...]:
        """Rewrite both slots: a new passphrase, and a new recovery sheet, whose lines are given back."""
        secret = recovery_sheet.new_secret(self._chance)
        self._slots = {
            BY_WORDS: made(self.id, BY_WORDS, _typed(passphrase), self._master, cost, self._chance),
            BY_SHEET: made(self.id, BY_SHEET, secret, self._master, None, self._chance),
        }
        self._write()
        return recovery_sheet.lines_of(secret)

    def new_sheet(self) -> tuple[str, ...]:
        """Make a new recovery sheet: its lines. The one before opens nothing from now on."""
        secret = recovery_sheet.new_secret(self._chance)
        self._slots[BY_SHEET] = made(self.id, BY_SHEET, secret, self._master, None, self._chance)
        self._write()
        return recovery_sheet.lines_of(secret)

    def change_passphrase(self, passphrase: str, cost: Cost) -> None:
        """Rewrite one slot; the recovery sheet stays good.

        No page offers this yet: today a passphrase is changed by way of the recovery sheet. It stands here because the
        slots were made for it, and the test holds them to it.
        """
        self._slots[BY_WORDS] = made(self.id, BY_WORDS, _typed(passphrase), self._master, cost, self._chance)
        self._write()

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether this is the vault's passphrase. Takes as long as opening."""
        try:
            self._slots[BY_WORDS].opened(self.id, _typed(passphrase))
        except DoesNotOpen:
            return False
        return True

    def is_sheet(self, lines: tuple[str, ...]) -> bool:
        """Whether this is the vault's recovery sheet. Opens nothing."""
        secret = recovery_sheet.secret_of(lines)
        try:
            return secret is not None and bool(self._slots[BY_SHEET].opened(self.id, secret))
        except DoesNotOpen:
            return False

    def derived(self, length: int, *purpose: str) -> bytes:
        """`length` bytes for one purpose; another purpose gives bytes that tell nothing about these."""
        info = json.dumps(["recess vault 1", self.id, *purpose], separators=(",", ":")).encode()
        return HKDF(SHA256(), length, None, info).derive(self._master)

    def new_case_key(self) -> bytes:
        """A random key for a new case."""
        return self._chance.token(KEY_LENGTH)

    def wrap(self, case_id: str, key: bytes) -> bytes:
        """A case's key as the index keeps it."""
        nonce = self._chance.token(NONCE_LENGTH)
        return nonce + AESGCM(self._wrapping_key()).encrypt(nonce, key, _case_label(case_id))

    def unwrap(self, case_id: str, wrapped: bytes) -> bytes:
        """The case key in a wrap; `Damaged` where it is not this case's."""
        try:
            return AESGCM(self._wrapping_key()).decrypt(
                wrapped[:NONCE_LENGTH], wrapped[NONCE_LENGTH:], _case_label(case_id)
            )
        except (InvalidTag, ValueError):
            raise Damaged from None

    def forget(self) -> None:
        """Let go of the master key. Nothing more can be opened with this object."""
        self._master = b""

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _wrapping_key(self) -> bytes:
        return self.derived(KEY_LENGTH, "case keys")

    def _write(self) -> None:
        content = Header(self.id, self._slots).to_bytes()
        write_whole(self.places.header_copy, content)
        write_whole(self.places.header, content)

    @classmethod
    def _opened(cls, places: Places, way: str, secret: bytes, chance: Chance) -> Vault:
        if not places.header.exists() and not places.header_copy.exists():
            raise NoVault
        close_to_others(places.vault)
        unfitting: DoesNotOpen | None = None
        for file in (places.header, places.header_copy):
            try:
                header = read_header_file(file)
                master = header.slots[way].opened(header.id, secret)
                return cls(places, header.id, header.slots, master, chance)
            except FromNewer:
                raise HeaderFromNewer from None
            except (NotWhole, BadSlot, KeyError, FileNotFoundError):
                continue
            except DoesNotOpen as fault:
                unfitting = unfitting or fault
        if unfitting is not None:
            raise unfitting
        raise HeaderDamaged


def _typed(passphrase: str) -> bytes:
    """As it is used: the same letters on every keyboard and system give the same bytes; outer spaces do not count."""
    return unicodedata.normalize("NFKC", " ".join(passphrase.split())).encode()


def _case_label(case_id: str) -> bytes:
    return json.dumps(["recess case key 1", case_id]).encode()
