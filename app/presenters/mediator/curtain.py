"""The curtain: the neutral screen between a party and the mediator. Only the PIN or the passphrase gets past it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.domain.language import _, ngettext
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from app.presenters.mediator.background import Background


class Standing(Enum):
    """What the curtain stands for."""

    WITH_PARTY = "with_party"
    """The party's screen lies above this one."""
    BACK = "back"
    """The party's part is over, and all of it is on the disk: time to hand the laptop back."""
    BACK_UNSAVED = "back_unsaved"
    """The party's part is over, and the disk did not take its last answers."""
    PAUSED = "paused"
    """The laptop slept or its screen was locked while the party had it. Nobody knows who sits there now: the mediator lets
    the party go on, or takes the laptop back."""
    CRASHED = "crashed"
    """The party's screen ended without a word. Its answers are on the disk."""


class CurtainView(Protocol):
    """The curtain, on all screens."""

    def show_standing(self, standing: Standing) -> None: ...
    def show_asked(self, asked: str) -> None:
        """What is to be typed: PIN or passphrase, or the passphrase alone."""

    def show_refused(self, words: str) -> None: ...
    def show_wait(self, seconds: int) -> None:
        """Take nothing for so long, then call `waited`; 0: take input now."""

    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


@dataclass(frozen=True, slots=True)
class _Tried:
    right: bool
    tries_left: int
    wait: float


class Curtain:
    """`taken_back` is called once the mediator has proved to be there; `go_on` goes back to the party's screen."""

    def __init__(
        self,
        view: CurtainView,
        vault: VaultDoor,
        background: Background,
        taken_back: Callable[[], None],
        go_on: Callable[[], None],
    ) -> None:
        self._view = view
        self._vault = vault
        self._background = background
        self._taken_back = taken_back
        self._go_on = go_on
        self._standing = Standing.WITH_PARTY
        self._trying = False
        self._outdated = False
        self._then = taken_back

    @property
    def standing(self) -> Standing:
        """What it stands for now."""
        return self._standing

    def stand(self, standing: Standing) -> None:
        """Show what the curtain stands for now, and ask afresh."""
        self._standing = standing
        self._view.show_standing(standing)
        self._background.run(self._how_it_stands, self._ask, self._view.show_trouble)

    def doubt(self) -> None:
        """Nobody knows any more who sits there: what is being checked now lets nobody past, right or not."""
        self._outdated = self._trying

    def _how_it_stands(self) -> _Tried:
        tries = self._vault.pin_tries_left() if self._vault.has_pin() else 0
        return _Tried(right=False, tries_left=tries, wait=self._vault.wait_seconds())

    def _ask(self, how: _Tried) -> None:
        self._view.show_asked(_("Session PIN or passphrase") if how.tries_left else _("Passphrase of the vault"))
        self._view.show_wait(round(how.wait + 0.499))

    def try_to_go_on(self, typed: str) -> None:
        """Try a PIN or passphrase; if it is right, the party goes on where it was."""
        self._try(typed, self._go_on)

    def try_(self, typed: str) -> None:
        """Try a PIN or passphrase; if it is right, the laptop is taken back. Tries are counted on the disk before they
        are checked."""
        self._try(typed, self._taken_back)

    def _try(self, typed: str, then: Callable[[], None]) -> None:
        if self._trying or not typed:
            return
        self._then = then
        self._trying = True
        self._view.show_busy(_("Checking…"))

        def check() -> _Tried:
            right = self._vault.is_mediator(typed)
            how = self._how_it_stands()
            return _Tried(right, how.tries_left, how.wait)

        self._background.run(check, self._tried, self._failed)

    def _tried(self, tried: _Tried) -> None:
        self._trying = False
        outdated, self._outdated = self._outdated, False
        self._view.show_busy("")
        if tried.right and outdated:
            self.stand(self._standing)
            return
        if tried.right:
            self._then()
            return
        self._view.show_refused(_refused(tried.tries_left))
        self._ask(tried)

    def _failed(self, trouble: Trouble) -> None:
        self._trying = self._outdated = False
        self._view.show_busy("")
        self._view.show_trouble(trouble)

    def waited(self) -> None:
        """The wait is over: look whether it is over on the disk, too."""
        self._background.run(self._how_it_stands, self._ask, self._view.show_trouble)

    def go_on(self) -> None:
        """Back to the party's screen: it is brought in front, or started again where its answers are. It needs no proof,
        for it opens nothing to anybody."""
        if self._standing in (Standing.WITH_PARTY, Standing.CRASHED) and not self._trying:
            self._go_on()


def _refused(tries_left: int) -> str:
    if not tries_left:
        return _("That was not it. The PIN is not taken any more: type the passphrase.")
    return ngettext(
        "That was not it. The PIN can be tried {count} more time.",
        "That was not it. The PIN can be tried {count} more times.",
        tries_left,
    ).format(count=tries_left)
