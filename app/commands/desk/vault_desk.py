"""The vault on the desk: made, opened, closed; what proves that the mediator is back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.presenters.doors import VaultState
from app.storage import passphrases, recovery_sheet
from app.storage.index import Index
from app.storage.key_slots import Cost, calibrated
from app.storage.places import Places
from app.storage.session_pin import SECRET_LENGTH, SessionPin
from app.storage.vault import NoVault, Vault

SHEET_CONFIRMED = "recovery_sheet_confirmed"
_YES = "yes"


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
        self._before_lock: list[Callable[[], None]] = []

    # ---- for the rest of the desk ---------------------------------------------------------------------------------

    @property
    def vault(self) -> Vault:
        """The open vault; `NoVault` while it is locked."""
        if self._vault is None:
            raise NoVault
        return self._vault

    @property
    def index(self) -> Index:
        """The open index; `NoVault` while it is locked."""
        if self._index is None:
            raise NoVault
        return self._index

    def before_lock(self, close: Callable[[], None]) -> None:
        """Have `close` called before the index is closed."""
        self._before_lock.append(close)

    # ---- the door -------------------------------------------------------------------------------------------------

    def state(self) -> VaultState:
        if self._index is not None:
            return VaultState.OPEN
        places = Places(self._folder)
        there = places.header.exists() or places.header_copy.exists()
        return VaultState.LOCKED if there else VaultState.NONE

    def offer_passphrase(self) -> str:
        return passphrases.offered(self._chance)

    def passphrase_faults(self, passphrase: str) -> tuple[str, ...]:
        return passphrases.faults(passphrase)

    def create(self, passphrase: str) -> tuple[str, ...]:
        vault, lines = Vault.create(self._folder, passphrase, self._calibrate(self._clock), self._chance)
        try:
            index = Index.create(vault, self._clock, self._chance)
        except BaseException:
            # Half a vault opens nothing and would be in the way of the next try. Nothing is in it yet.
            places = vault.places
            journal = places.index.with_name(f"{places.index.name}-journal")
            for file in (places.header, places.header_copy, places.index, journal):
                with suppress(OSError):
                    file.unlink()
            raise
        self._use(vault, index)
        return lines

    def unlock(self, passphrase: str) -> None:
        vault = Vault.open(self._folder, passphrase, self._chance)
        self._use(vault, Index.open(vault, self._clock, self._chance))
        if self._pin is not None:
            self._pin.start_again()

    def unlock_with_sheet(self, lines: Sequence[str], new_passphrase: str) -> tuple[str, ...]:
        vault, new_lines = Vault.open_with_sheet(
            self._folder, tuple(lines), new_passphrase, self._calibrate(self._clock), self._chance
        )
        self._use(vault, Index.open(vault, self._clock, self._chance))
        self.index.keep_setting(SHEET_CONFIRMED, "")
        return new_lines

    def lock(self) -> None:
        """Whatever the disk says, every key is forgotten. What was saved is on the disk long before; what fails here
        is no more than a note of where a case stands and a copy of the list."""
        index, vault = self._index, self._vault
        with ExitStack() as rest:
            if vault is not None:
                rest.callback(vault.forget)
            if index is not None:
                rest.callback(_whatever_the_disk_says, index.close)
            rest.callback(self._let_go)
            for close in self._before_lock:
                rest.callback(_whatever_the_disk_says, close)

    def _let_go(self) -> None:
        self._index = self._vault = self._pin = None

    def _use(self, vault: Vault, index: Index) -> None:
        self._vault, self._index = vault, index
        self._pin = SessionPin(index, vault.derived(SECRET_LENGTH, "session pin"), self._clock, self._chance)

    # ---- the recovery sheet ---------------------------------------------------------------------------------------

    def recovery_sheet_pdf(self, lines: Sequence[str]) -> bytes:
        from app.commands.desk.drawing import recovery_sheet_pdf

        return recovery_sheet_pdf(lines, self.vault.id[:6].upper(), self._clock.now().date())

    def new_sheet(self) -> tuple[str, ...]:
        self.index.keep_setting(SHEET_CONFIRMED, "")
        return self.vault.new_sheet()

    def lines_to_type_back(self) -> tuple[int, int]:
        return recovery_sheet.two_lines(self._chance)

    def confirm_sheet(self, lines: Mapping[int, str], shown: Sequence[str]) -> bool:
        right = len(lines) == 2 and recovery_sheet.same_lines(lines, shown) and self.vault.is_sheet(tuple(shown))
        if right:
            self.index.keep_setting(SHEET_CONFIRMED, _YES)
        return right

    def sheet_is_confirmed(self) -> bool:
        return self.index.setting(SHEET_CONFIRMED) == _YES

    def sheet_line_fault(self, number: int, line: str) -> str:
        return recovery_sheet.line_fault(number, line)

    # ---- who is there ---------------------------------------------------------------------------------------------

    def has_pin(self) -> bool:
        return self._pin is not None and self._pin.is_set()

    def set_pin(self, pin: str) -> None:
        if self._pin is None:
            raise NoVault
        self._pin.set(pin)

    def is_mediator(self, pin_or_passphrase: str) -> bool:
        if self._pin is None:
            return False
        if self._pin.is_right(pin_or_passphrase):
            return True
        # A PIN is digits only; a passphrase is never tried for one, which would take a second for each wrong digit.
        if pin_or_passphrase.isdigit() and len(pin_or_passphrase) < passphrases.FEWEST_LETTERS:
            return False
        if self.vault.is_passphrase(pin_or_passphrase):
            self._pin.start_again()
            return True
        return False

    def pin_tries_left(self) -> int:
        return self._pin.tries_left() if self._pin is not None else 0

    def wait_seconds(self) -> float:
        return self._pin.wait() if self._pin is not None else 0.0


def _whatever_the_disk_says(close: Callable[[], None]) -> None:
    with suppress(Trouble):
        close()
