"""The vault's master key: made, opened by passphrase or recovery sheet; its secrets changed. No database is loaded here.

`vault.json` holds slots that wrap the same random master key; a copy lies in `backups/`. Both are replaced whole, the
copy first, so that after a crash at any byte one of them opens. A new recovery sheet waits beside the one before it
until two of its lines were typed back: a sheet that nobody has on paper never takes the place of one that somebody has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.sources import Chance, new_id
from app.domain.trouble import Trouble
from app.storage import recovery_sheet
from app.storage.durable import files_told
from app.storage.key_slots import (
    BY_SHEET,
    BY_WORDS,
    KEY_LENGTH,
    NONCE_LENGTH,
    BadSlot,
    Cost,
    DoesNotOpen,
    SheetMark,
    Slot,
)
from app.storage.new_slots import Lines, NewSlots, master_before
from app.storage.passphrases import as_used
from app.storage.places import Places
from app.storage.troubles import AlreadyOpen, Damaged
from app.storage.vault_header import FromNewer, Header, read_header
from app.storage.vault_troubles import (
    HeaderDamaged,
    HeaderFromNewer,
    HeaderNotRead,
    NoVault,
    OlderSheet,
    VaultExists,
    WrongPassphrase,
    WrongSheet,
)
from app.storage.whole_files import LARGEST, NotWhole, close_to_others, make_folder, read_small, write_whole

__all__ = [
    "HeaderDamaged",
    "HeaderFromNewer",
    "HeaderNotRead",
    "NoVault",
    "OlderSheet",
    "Vault",
    "VaultExists",
    "WrongPassphrase",
    "WrongSheet",
]


@dataclass(frozen=True, slots=True)
class _AsRead:
    """Both files as they were read (None where the disk did not give it), what of them was opened, and by which of its
    slots."""

    header: bytes | None
    copy: bytes | None
    opened: bytes = b""
    by: Slot | None = None


class Vault:
    """An open vault: the master key, used for one purpose at a time and never handed out.

    Its header is written only by whoever holds the vault's lock, which is that of the open index.
    """

    def __init__(
        self, places: Places, header: Header, master: bytes, chance: Chance, read: _AsRead | None = None
    ) -> None:
        """Use `create`, `open` or `open_with_sheet`."""
        self.places = places
        self._header = header
        self._master = master
        self._chance = chance
        self._read = read

    @property
    def id(self) -> str:
        """Part of every label and derived key of this vault."""
        return self._header.id

    @property
    def name(self) -> str:
        """What stands on its recovery sheets."""
        return self._header.name

    @classmethod
    def create(cls, folder: Path, passphrase: str, cost: Cost, chance: Chance, day: str = "") -> tuple[Vault, Lines]:
        """Make a vault in `folder` and open it; also the eight lines of its recovery sheet, which are kept nowhere."""
        places = Places(folder)
        if places.header.exists() or places.index.exists():
            raise VaultExists
        for needed in (folder, places.cases, places.backups, places.index_backups, places.worksheets):
            make_folder(needed)
        vault = cls(places, Header(new_id(chance), ()), chance.token(KEY_LENGTH), chance)
        return vault, vault.new_secrets(passphrase, cost, day)

    @classmethod
    def open(cls, folder: Path, passphrase: str, chance: Chance) -> Vault:
        """Open with the passphrase: `WrongPassphrase`, `HeaderDamaged`, `HeaderFromNewer`, `NoVault`."""
        try:
            return cls._opened(Places(folder), BY_WORDS, as_used(passphrase), chance)
        except _Unfitting:
            raise WrongPassphrase from None

    @classmethod
    def open_with_sheet(cls, folder: Path, lines: Lines, chance: Chance) -> Vault:
        """Open with the recovery sheet. Whoever did that chooses `new_secrets` next. `OlderSheet`, `WrongSheet`, and
        as `open`."""
        secret = _secret_of(lines)
        try:
            return cls._opened(Places(folder), BY_SHEET, secret, chance)
        except _Unfitting as fault:
            raise _wrong_sheet(fault.header, secret) from None

    # ---- its secrets ----------------------------------------------------------------------------------------------

    def new_secrets(self, passphrase: str, cost: Cost, day: str = "") -> Lines:
        """A new passphrase, and a new recovery sheet, whose lines are given back, in one write. The sheet before opens
        as well until `keep_newest_sheet`."""
        making = self._making()
        header, lines = making.with_sheet(making.with_words(self._header, passphrase, cost), day, self._in_hand())
        self._put(header)
        return lines

    def new_sheet(self, day: str = "") -> Lines:
        """Make a new recovery sheet: its lines. The one before opens as well until `keep_newest_sheet`."""
        header, lines = self._making().with_sheet(self._header, day, self._in_hand())
        self._put(header)
        return lines

    def keep_newest_sheet(self) -> None:
        """The newest sheet is on paper: those before it open nothing any more."""
        older = self._header.of(BY_SHEET)[:-1]
        if older:
            self._put(self._header.without(older))

    def change_passphrase(self, passphrase: str, cost: Cost) -> None:
        """Rewrite one slot; the recovery sheet stays good."""
        self._put(self._making().with_words(self._header, passphrase, cost))

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether this is the vault's passphrase. Takes as long as opening."""
        return self._fits(self._header.of(BY_WORDS), as_used(passphrase)) is not None

    def is_sheet(self, lines: Lines) -> bool:
        """Whether this is the vault's newest recovery sheet. Opens nothing."""
        secret = recovery_sheet.secret_of(lines)
        return secret is not None and self._fits(self._header.of(BY_SHEET)[-1:], secret) is not None

    def newest_sheet(self) -> SheetMark | None:
        """Which recovery sheet is the newest; None for one from before they had numbers."""
        return self._header.newest_sheet()

    def try_sheet(self, lines: Lines) -> SheetMark | None:
        """Which sheet this is, None for one without a number. Opens nothing. `OlderSheet` or `WrongSheet` where it is
        none that opens this vault."""
        secret = _secret_of(lines)
        slot = self._fits(self._header.of(BY_SHEET), secret)
        if slot is None:
            raise _wrong_sheet(self._header, secret)
        return slot.sheet

    # ---- another master key ---------------------------------------------------------------------------------------

    def with_new_keys(self, passphrase: str, cost: Cost, day: str) -> tuple[Vault, Lines]:
        """The same vault with another master key, passphrase and sheet, and that sheet's lines. None of the secrets
        before opens it. Nothing is written yet: `begin` of the new one does that."""
        making = NewSlots(self._chance.token(KEY_LENGTH), self._chance)
        empty = making.after(self._header, self._master)
        header, lines = making.with_sheet(making.with_words(empty, passphrase, cost), day)
        return Vault(self.places, header, making.master, self._chance), lines

    def begin(self) -> None:
        """Write the header of a vault `with_new_keys`: its secrets open it from here on, and those before do not."""
        self._put(self._header)

    def before(self) -> Vault | None:
        """The same vault under the master key before, while its files are being moved to the present one."""
        if not self._header.before:
            return None
        older = master_before(self._header, self._master)
        return Vault(self.places, replace(self._header, before=b""), older, self._chance)

    def forget_before(self) -> None:
        """Every file is under the present master key: the one before is written nowhere any more."""
        self._put(replace(self._header, before=b""))

    # ---- what the master key is for -------------------------------------------------------------------------------

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

    # ---- its two files --------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Called once the vault's lock is held: make both files the one that was opened, so that after a crash or
        damage there are two good ones again. `AlreadyOpen` where somebody changed them since they were read."""
        read = self._read
        if read is None:
            return
        for file, there in ((self.places.header, read.header), (self.places.header_copy, read.copy)):
            now = _read(file)
            if now not in (there, read.opened):
                raise HeaderNotRead if now is None else AlreadyOpen
        try:
            for file, there in ((self.places.header_copy, read.copy), (self.places.header, read.header)):
                if there != read.opened:
                    make_folder(file.parent)
                    write_whole(file, read.opened)
        except Trouble:
            # One of the two is good, so a disk that takes nothing now keeps nobody out, unless more is to be changed.
            if self._header.before:
                raise
        else:
            self._read = replace(read, header=read.opened, copy=read.opened)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _wrapping_key(self) -> bytes:
        return self.derived(KEY_LENGTH, "case keys")

    def _making(self) -> NewSlots:
        return NewSlots(self._master, self._chance)

    def _in_hand(self) -> Slot | None:
        """The recovery sheet this vault was opened with."""
        by = self._read.by if self._read is not None else None
        return by if by is not None and by.way == BY_SHEET else None

    def _fits(self, slots: Iterable[Slot], secret: bytes) -> Slot | None:
        for slot in slots:
            with suppress(DoesNotOpen):
                slot.opened(self.id, secret)
                return slot
        return None

    def _put(self, header: Header) -> None:
        """Replace both files, the copy first. After `Trouble` this goes on with what it had."""
        sealed, copy_before = header.sealed(self._master), _read(self.places.header_copy)
        write_whole(self.places.header_copy, sealed.to_bytes())
        try:
            write_whole(self.places.header, sealed.to_bytes())
        except BaseException:
            with suppress(Trouble, OSError):
                if copy_before:
                    write_whole(self.places.header_copy, copy_before)
                else:
                    # A vault that is being made: an empty key file would be a damaged one, and in the way for ever.
                    self.places.header_copy.unlink(missing_ok=True)
            raise
        self._header = sealed

    @classmethod
    def _opened(cls, places: Places, way: str, secret: bytes, chance: Chance) -> Vault:
        read = _AsRead(_read(places.header), _read(places.header_copy))
        with files_told():
            if read == _AsRead(b"", b"") and not places.header.exists() and not places.header_copy.exists():
                raise NoVault
        close_to_others(places.vault)
        unfitting: Header | None = None
        for content in (read.header or b"", read.copy or b""):
            try:
                header = read_header(content)
                opened = _opened_by(header, way, secret)
            except FromNewer:
                raise HeaderFromNewer from None
            except (NotWhole, BadSlot):
                continue
            if opened is not None:
                return cls(places, header, opened[0], chance, replace(read, opened=content, by=opened[1]))
            unfitting = unfitting or header
        if unfitting is not None:
            raise _Unfitting(unfitting)
        # A file that the disk does not give now may be whole.
        raise HeaderNotRead if None in (read.header, read.copy) else HeaderDamaged


class _Unfitting(Exception):
    """The header is whole, and the secret is another one."""

    def __init__(self, header: Header) -> None:
        super().__init__()
        self.header = header


def _opened_by(header: Header, way: str, secret: bytes) -> tuple[bytes, Slot] | None:
    """The master key, and the slot that gave it; None where the secret is another one. `NotWhole` where the header was
    edited."""
    for slot in header.of(way):
        with suppress(DoesNotOpen):
            master = slot.opened(header.id, secret)
            if not header.is_sealed_with(master):
                raise NotWhole("edited")
            return master, slot
    return None


def _secret_of(lines: Lines) -> bytes:
    secret = recovery_sheet.secret_of(lines)
    if secret is None:
        raise ValueError("lines that have a fault are told before they are tried")
    return secret


def _wrong_sheet(header: Header, secret: bytes) -> Trouble:
    earlier = header.earlier_sheet(secret)
    if earlier is not None:
        return OlderSheet(earlier, header.newest_sheet())
    return WrongSheet(header.name, header.newest_sheet())


def _read(file: Path) -> bytes | None:
    """What is in a file: nothing where there is none of our sort, None where the disk does not give it."""
    try:
        return read_small(file, LARGEST)
    except (FileNotFoundError, NotWhole):
        return b""
    except OSError:
        return None


def _case_label(case_id: str) -> bytes:
    return json.dumps(["recess case key 1", case_id]).encode()
