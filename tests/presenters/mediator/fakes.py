"""Stand-ins for the doors: a vault, cases and hand-overs in memory, filled with the sample case.

Complete enough to drive the whole window. They keep the promises of `app.presenters.doors`, not more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import TypeVar

from app.domain.sources import SetClock
from app.domain.trouble import Trouble
from app.presenters.doors import KnownSheet, VaultState

T = TypeVar("T")

NOON = datetime(2026, 11, 3, 20, 20, tzinfo=UTC)
PASSPHRASE = "copper lantern orchard violin thirteen maple"
LINES = ("K7F42", "M0QX9", "3TRWB", "9HJ0E", "ZC51N", "P8D6V", "4G2AS", "YN7KT")
PIN = "482915"
SHEET = KnownSheet("K7F42M", 2, "2026-11-03")


class Now:
    """Does everything at once, in the caller's thread."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Trouble], None]) -> None:
        try:
            result = work()
        except Trouble as trouble:
            failed(trouble)
        else:
            done(result)


class Later:
    """Keeps everything until told to do it, in order, so that a test can act in between."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Trouble], None]) -> None:
        def do() -> None:
            Now().run(work, done, failed)

        self.waiting.append(do)

    def do_all(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


def disk_full() -> Trouble:
    return Trouble("The disk is full.", "Make room on the disk, then try again.", "Nothing that was saved is lost.")


@dataclass
class FakeVault:
    """One vault in memory. `trouble` is raised by the next call that touches the disk."""

    passphrase: str = PASSPHRASE
    standing: VaultState = VaultState.LOCKED
    pin: str = PIN
    confirmed: bool = True
    tries: int = 5
    wait: float = 0.0
    offers: list[str] = field(default_factory=lambda: ["amber canyon willow tidal basket forty", PASSPHRASE])
    trouble: Trouble | None = None
    locked: int = 0
    sheet: KnownSheet = SHEET
    due: bool = False
    minutes: int = 10

    def _disk(self) -> None:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble

    def state(self) -> VaultState:
        return self.standing

    def offer_passphrase(self) -> str:
        self.offers.append(self.offers.pop(0))
        return self.offers[0]

    def passphrase_faults(self, passphrase: str) -> tuple[str, ...]:
        return () if len(passphrase) >= 16 else ("Use at least 16 letters, or four words.",)

    def create(self, passphrase: str) -> tuple[str, ...]:
        self._disk()
        self.passphrase, self.standing, self.confirmed, self.pin = passphrase, VaultState.OPEN, False, ""
        return LINES

    def recovery_sheet_pdf(self, lines: Sequence[str]) -> bytes:
        return small_pdf("\n".join(lines))

    def lines_to_type_back(self) -> tuple[int, int]:
        return (3, 7)

    def confirm_sheet(self, lines: Mapping[int, str], shown: Sequence[str]) -> bool:
        self.confirmed = all(shown[number - 1] == line for number, line in lines.items())
        return self.confirmed

    def sheet_is_confirmed(self) -> bool:
        return self.confirmed

    def unlock(self, passphrase: str) -> None:
        self._disk()
        if passphrase != self.passphrase:
            raise Trouble("This passphrase does not open the vault.", "Type it again, or use the recovery sheet.")
        self.standing = VaultState.OPEN

    def unlock_with_sheet(self, lines: Sequence[str], new_passphrase: str) -> tuple[str, ...]:
        if tuple(lines) != LINES:
            raise Trouble("This recovery sheet does not open the vault.", "Look for the newest sheet.")
        self.passphrase, self.standing, self.confirmed = new_passphrase, VaultState.OPEN, False
        return tuple(reversed(LINES))

    def new_sheet(self) -> tuple[str, ...]:
        self.confirmed = False
        return tuple(reversed(LINES))

    def _is(self, present: str) -> None:
        self._disk()
        if present != self.passphrase:
            raise Trouble("This passphrase does not open the vault.", "Type it again.", "Nothing is lost.")

    def change_passphrase(self, present: str, passphrase: str) -> None:
        self._is(present)
        self.passphrase = passphrase

    def change_keys(self, present: str, passphrase: str) -> tuple[str, ...]:
        self._is(present)
        self.passphrase, self.confirmed, self.pin = passphrase, False, ""
        return tuple(reversed(LINES))

    def newest_sheet(self) -> KnownSheet:
        return self.sheet

    def check_sheet(self, lines: Sequence[str]) -> KnownSheet:
        self._disk()
        if tuple(lines) == LINES:
            self.due, self.confirmed = False, self.confirmed or self.sheet.is_newest
            return self.sheet
        raise Trouble(
            "These lines are a recovery sheet, but not one that opens this vault.",
            "Look for sheet 2, made Nov 3, 2026 of vault K7F42M.",
            "Nothing is lost.",
        )

    def sheet_is_due(self) -> bool:
        return self.due

    def sheet_line_fault(self, number: int, line: str) -> str:
        return "" if len(line.replace(" ", "")) == 5 else f"Line {number} has five letters and digits."

    def lock(self) -> None:
        self.standing = VaultState.LOCKED
        self.locked += 1

    def lock_after(self) -> int:
        return self.minutes

    def keep_lock_after(self, minutes: int) -> None:
        self._disk()
        self.minutes = minutes

    def has_pin(self) -> bool:
        return bool(self.pin)

    def set_pin(self, pin: str) -> None:
        self.pin = pin

    def is_mediator(self, pin_or_passphrase: str) -> bool:
        self._disk()
        if pin_or_passphrase == self.passphrase or (self.tries and pin_or_passphrase == self.pin):
            self.tries = 5
            return True
        self.tries = max(self.tries - 1, 0)
        return False

    def pin_tries_left(self) -> int:
        return self.tries

    def wait_seconds(self) -> float:
        return self.wait


def small_pdf(words: str) -> bytes:
    """A real one-page PDF."""
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1)
    for number, line in enumerate(words.splitlines()):
        canvas.drawString(72, 700 - 18 * number, line)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def a_clock() -> SetClock:
    return SetClock(NOON)
