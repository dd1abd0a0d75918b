"""The vault on the desk: made, opened, closed; what proves that the mediator is back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.commands.desk.ailing import ListDamaged
from app.domain.idle import minutes_from
from app.domain.language import _
from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.presenters.doors import KnownSheet, VaultState
from app.presenters.mediator.words import sheet_title
from app.storage import changing_keys, passphrases, recovery_sheet
from app.storage.index import Index
from app.storage.journals import journal_of
from app.storage.key_slots import Cost, SheetMark, calibrated
from app.storage.places import Places
from app.storage.session_pin import SECRET_LENGTH, SessionPin
from app.storage.troubles import Damaged
from app.storage.vault import NoVault, Vault, WrongPassphrase
from app.storage.vault_troubles import Locked, secrets_told

SHEET_CONFIRMED = "recovery_sheet_confirmed"
SHEET_CHECKED = "recovery_sheet_checked"
CHECK_EVERY = timedelta(days=365)
_YES = "yes"
"""How a sheet from before they had numbers was confirmed."""
_LOCK_AFTER = "lock_after_minutes"


class KeysNotMoved(Trouble):
    """The keys were changed, and the list of cases could not be moved to them yet: the next opening does that."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The keys are changed, but the disk did not do all of it yet."),
            safe=_("Nothing is lost. From now on the new passphrase opens the vault, and no recovery sheet does."),
            do=_("Look after the disk, open the vault with the new passphrase, and make a new recovery sheet at once."),
        )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A vault that was opened and waits for its list of cases."""

    vault: Vault
    by_sheet: bool = False


class VaultDesk:
    """Implements `doors.VaultDoor`. `calibrate` says what a new passphrase slot may cost on this laptop."""

    def __init__(
        self, folder: Path, clock: Clock, chance: Chance, calibrate: Callable[[Clock], Cost] = calibrated
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._chance = chance
        self._calibrate = calibrate
        self._vault: Vault | None = None
        self._index: Index | None = None
        self._pin: SessionPin | None = None
        self._waits: _Waiting | None = None
        self._before_lock: list[Callable[[], None]] = []

    # ---- for the rest of the desk ---------------------------------------------------------------------------------

    @property
    def vault(self) -> Vault:
        """The open vault; `Locked` or `NoVault`."""
        if self._vault is None:
            raise self._not_open()
        return self._vault

    @property
    def has_keys(self) -> bool:
        """Whether the vault's keys are in memory, be it that its list of cases could not be opened."""
        return self._vault is not None or self._waits is not None

    @property
    def index(self) -> Index:
        """The open index; `Locked` or `NoVault`."""
        if self._index is None:
            raise self._not_open()
        return self._index

    def before_lock(self, close: Callable[[], None]) -> None:
        """Have `close` called before the index is closed."""
        self._before_lock.append(close)

    # ---- the door -------------------------------------------------------------------------------------------------

    def state(self) -> VaultState:
        if self._index is not None:
            return VaultState.OPEN
        places = Places(self._folder)
        there = _is_there(places.header) or _is_there(places.header_copy)
        return VaultState.LOCKED if there else VaultState.NONE

    def _not_open(self) -> Trouble:
        return NoVault() if self.state() is VaultState.NONE else Locked()

    def offer_passphrase(self) -> str:
        return passphrases.offered(self._chance)

    def passphrase_faults(self, passphrase: str) -> tuple[str, ...]:
        return passphrases.faults(passphrase)

    def create(self, passphrase: str) -> tuple[str, ...]:
        vault, lines = Vault.create(self._folder, passphrase, self._calibrate(self._clock), self._chance, self._today())
        try:
            index = Index.create(vault, self._clock, self._chance)
        except BaseException:
            # Half a vault opens nothing and would be in the way of the next try. Nothing is in it yet.
            places = vault.places
            for file in (places.header, places.header_copy, places.index, journal_of(places.index)):
                with suppress(OSError):
                    file.unlink()
            raise
        self._use(vault, index)
        return lines

    def unlock(self, passphrase: str) -> None:
        self._waits = _Waiting(Vault.open(self._folder, passphrase, self._chance))
        self.open_waiting()

    def unlock_with_sheet(self, lines: Sequence[str], new_passphrase: str) -> tuple[str, ...]:
        vault = Vault.open_with_sheet(self._folder, tuple(lines), self._chance)
        # The list first: while it cannot be opened, or is open elsewhere, no secret is changed.
        self._waits = _Waiting(vault, by_sheet=True)
        index = self._list_of(vault)
        try:
            with secrets_told():
                new_lines = vault.new_secrets(new_passphrase, self._calibrate(self._clock), self._today())
        except BaseException:
            index.let_go()
            raise
        self._use(vault, index)
        return new_lines

    def _list_of(self, vault: Vault) -> Index:
        try:
            return changing_keys.finish(vault, self._clock, self._chance)
        except Damaged:
            raise ListDamaged from None

    @property
    def waiting(self) -> Vault:
        """The vault whose passphrase or sheet was right and whose list of cases could not be read; `NoVault` where
        there is none."""
        if self._waits is None:
            raise NoVault
        return self._waits.vault

    def open_waiting(self) -> None:
        """Open the vault that waited for its list. One that was opened with its sheet is let go: its new passphrase has to
        be chosen with the sheet once more."""
        vault, waits = self.waiting, self._waits
        if waits is not None and waits.by_sheet:
            self._waits = None
            vault.forget()
            return
        self._use(vault, self._list_of(vault))
        changing_keys.tidy(vault)

    def lock(self) -> None:
        """Whatever the disk says, every key is forgotten. What was saved is on the disk long before; what fails here
        is no more than a note of where a case stands and a copy of the list."""
        index, vault, waits = self._index, self._vault, self._waits
        with ExitStack() as rest:
            if waits is not None:
                rest.callback(waits.vault.forget)
            if vault is not None:
                rest.callback(vault.forget)
            if index is not None:
                rest.callback(_whatever_the_disk_says, index.close)
            rest.callback(self._let_go)
            for close in self._before_lock:
                rest.callback(_whatever_the_disk_says, close)

    def _let_go(self) -> None:
        self._index = self._vault = self._pin = self._waits = None

    def _use(self, vault: Vault, index: Index) -> None:
        self._vault, self._index, self._waits = vault, index, None
        self._pin = SessionPin(index, vault.derived(SECRET_LENGTH, "session pin"), self._clock, self._chance)
        self._pin.start_again()

    def _today(self) -> str:
        return self._clock.now().astimezone().date().isoformat()

    # ---- the passphrase and the keys ------------------------------------------------------------------------------

    def change_passphrase(self, present: str, passphrase: str) -> None:
        self._see_that_it_is(present)
        with secrets_told():
            self.vault.change_passphrase(passphrase, self._calibrate(self._clock))

    def change_keys(self, present: str, passphrase: str) -> tuple[str, ...]:
        self._see_that_it_is(present)
        vault = self.vault
        with secrets_told():
            for close in self._before_lock:
                close()
            changed, lines = vault.with_new_keys(passphrase, self._calibrate(self._clock), self._today())
            changing_keys.begin(self.index, vault, changed)
        self._let_go()
        vault.forget()
        try:
            self._use(changed, changing_keys.finish(changed, self._clock, self._chance))
        except Trouble:
            raise KeysNotMoved from None
        return lines

    def _see_that_it_is(self, present: str) -> None:
        """Nobody who finds the vault open changes what opens it."""
        if not self.vault.is_passphrase(present):
            raise WrongPassphrase

    def lock_after(self) -> int:
        return minutes_from(self.index.setting(_LOCK_AFTER))

    def keep_lock_after(self, minutes: int) -> None:
        self.index.keep_setting(_LOCK_AFTER, str(minutes))

    # ---- the recovery sheet ---------------------------------------------------------------------------------------

    def recovery_sheet_pdf(self, lines: Sequence[str]) -> bytes:
        from app.commands.desk.drawing import recovery_sheet_pdf

        return recovery_sheet_pdf(lines, sheet_title(self.newest_sheet()))

    def new_sheet(self) -> tuple[str, ...]:
        with secrets_told():
            return self.vault.new_sheet(self._today())

    def newest_sheet(self) -> KnownSheet:
        return self._known(self.vault.newest_sheet())

    def _known(self, sheet: SheetMark | None) -> KnownSheet:
        newest = sheet == self.vault.newest_sheet()
        number, day = (sheet.number, sheet.day) if sheet is not None else (0, "")
        return KnownSheet(self.vault.name, number, day, newest)

    def check_sheet(self, lines: Sequence[str]) -> KnownSheet:
        known = self._known(self.vault.try_sheet(tuple(lines)))
        if known.is_newest:
            self._sheet_is_there()
        return known

    def lines_to_type_back(self) -> tuple[int, int]:
        return recovery_sheet.two_lines(self._chance)

    def confirm_sheet(self, lines: Mapping[int, str], shown: Sequence[str]) -> bool:
        right = len(lines) == 2 and recovery_sheet.same_lines(lines, shown) and self.vault.is_sheet(tuple(shown))
        if right:
            self._sheet_is_there()
        return right

    def _sheet_is_there(self) -> None:
        """The newest sheet is on paper. First the ones before it are ended: killed in between, the mediator is asked
        once more to make sure of the sheet, and loses nothing."""
        with secrets_told():
            self.vault.keep_newest_sheet()
        self.index.keep_setting(SHEET_CONFIRMED, self._sign())
        self.index.keep_setting(SHEET_CHECKED, self._today())

    def _sign(self) -> str:
        """By what the settings know the newest sheet."""
        newest = self.vault.newest_sheet()
        return _YES if newest is None else str(newest.number)

    def sheet_is_confirmed(self) -> bool:
        return self.index.setting(SHEET_CONFIRMED) == self._sign()

    def sheet_is_due(self) -> bool:
        checked, today = self.index.setting(SHEET_CHECKED), self._today()
        if self.sheet_is_confirmed() and not checked:
            # Confirmed before this was noted: the year begins now.
            self.index.keep_setting(SHEET_CHECKED, today)
            return False
        return bool(checked) and date.fromisoformat(today) - date.fromisoformat(checked) >= CHECK_EVERY

    def sheet_line_fault(self, number: int, line: str) -> str:
        return recovery_sheet.line_fault(number, line)

    # ---- who is there ---------------------------------------------------------------------------------------------

    def has_pin(self) -> bool:
        return self._pin is not None and self._pin.is_set()

    def set_pin(self, pin: str) -> None:
        if self._pin is None:
            raise self._not_open()
        self._pin.set(pin)

    def is_mediator(self, pin_or_passphrase: str) -> bool:
        if self._pin is None:
            return False
        # A PIN is digits only; a passphrase is never counted as one, so that it is taken also while the disk takes nothing.
        # And short digits are never tried as a passphrase, which would take a second for each wrong PIN.
        digits = pin_or_passphrase.isdigit()
        if digits and self._pin.is_right(pin_or_passphrase):
            return True
        if digits and len(pin_or_passphrase) < passphrases.FEWEST_LETTERS:
            return False
        if self.vault.is_passphrase(pin_or_passphrase):
            with suppress(Trouble):
                self._pin.start_again()
            return True
        return False

    def pin_tries_left(self) -> int:
        return self._pin.tries_left() if self._pin is not None else 0

    def wait_seconds(self) -> float:
        return self._pin.wait() if self._pin is not None else 0.0


def _is_there(file: Path) -> bool:
    """Also where the disk does not say: opening tells that, and no vault is made over one that may be there."""
    try:
        return file.exists()
    except OSError:
        return True


def _whatever_the_disk_says(close: Callable[[], None]) -> None:
    with suppress(Trouble):
        close()
