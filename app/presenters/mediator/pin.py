"""The session PIN: what proves that the mediator is back without the vault's passphrase being typed before a party."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Protocol

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from app.presenters.mediator.background import Background

FEWEST_DIGITS = 4
MOST_DIGITS = 12


def pin_faults(pin: str, again: str) -> tuple[str, ...]:
    """Why this will not do as a session PIN, in sentences.

    Few tries are taken and each is counted on the disk, so a short one holds; what a person across the table would
    try first does not.
    """
    if not pin.isascii() or not pin.isdigit() or not FEWEST_DIGITS <= len(pin) <= MOST_DIGITS:
        return (_("Use {fewest} to {most} digits.").format(fewest=FEWEST_DIGITS, most=MOST_DIGITS),)
    if pin != again:
        return (_("The two are not the same. Type the PIN again."),)
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        return (_("This one is guessed at once. Choose digits that do not run on or repeat."),)
    return ()


class PinView(Protocol):
    """Where a session PIN is chosen."""

    def show_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class ChoosePin:
    """Sets or changes the session PIN of an open vault; `chosen` is called when it stands."""

    def __init__(self, view: PinView, vault: VaultDoor, background: Background, chosen: Callable[[], None]) -> None:
        self._view = view
        self._vault = vault
        self._background = background
        self._chosen = chosen

    def choose(self, pin: str, again: str) -> None:
        faults = pin_faults(pin, again)
        self._view.show_faults(faults)
        if faults:
            return

        def kept(_nothing: None) -> None:
            self._chosen()

        self._background.run(lambda: self._vault.set_pin(pin), kept, self._view.show_trouble)
