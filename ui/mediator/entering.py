"""The pages before the vault is open: the passphrase, the recovery sheet, the very first start.

The unlock page is the first thing that is painted; the others are imported when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ui.mediator.unlock import UnlockPage

if TYPE_CHECKING:
    from app.domain.trouble import Trouble
    from app.presenters.doors import OpenCase, VaultDoor
    from app.presenters.mediator.first_start import Begin
    from app.presenters.mediator.risky_place import RiskTold
    from app.presenters.mediator.unlock import Opens
    from app.presenters.restoring_doors import Ailing, RestoringDoor
    from ui.background import Background, Part
    from ui.mediator.asking import Asking
    from ui.mediator.window import MediatorWindow


class Looked(Protocol):
    """What is to be said of the vault's place, and where a new vault may be made instead."""

    @property
    def told(self) -> RiskTold: ...
    @property
    def better(self) -> Path | None: ...


@dataclass(frozen=True, slots=True)
class PlaceDeeds:
    """What can be done where the vault's place is risky."""

    go_on: Callable[[], None]
    use: Callable[[Path], None]
    leave: Callable[[], None]


class Entering:
    """`opened` is called with what to show first, `new_sheet` with a recovery sheet that was just made anew."""

    def __init__(
        self,
        window: MediatorWindow,
        opens: Opens,
        vault: Callable[[], VaultDoor],
        background: Background,
        opened: Callable[[Begin | None], None],
        new_sheet: Callable[[tuple[str, ...]], None],
        restoring: Callable[[], RestoringDoor],
        ask: Callable[[], Asking],
    ) -> None:
        self._window = window
        self._opens = opens
        self._vault = vault
        self._background = background
        self._opened = opened
        self._new_sheet = new_sheet
        self._restoring = restoring
        self._ask = ask
        self._part: Part | None = None
        self._looking: Part | None = None

    def _new_part(self) -> Part:
        before, self._part = self._part, self._background.part()
        if before is not None:
            before.close()
        return self._part

    def unlock(self) -> None:
        """Ask for the passphrase."""
        page = UnlockPage(self._opens, self._new_part(), self._is_open)
        page.recover.connect(self.recover)
        page.ailing.connect(partial(self.restore, self._is_open))
        self._window.show_page(page)

    def recover(self) -> None:
        """Ask for the recovery sheet and a new passphrase."""
        from ui.mediator.recover import RecoverPage

        page = RecoverPage(self._vault(), self._new_part(), self._recovered)
        page.leave.connect(self.unlock)
        page.ailing.connect(partial(self.restore, self.recover))
        self._window.show_page(page)

    def restore(self, after: Callable[[], None], what: Ailing) -> None:
        """Offer the copies of the list of cases; `after` once one was put back."""
        from ui.mediator.restore import RestorePage

        def restored(_case: OpenCase | None) -> None:
            after()

        asking, door = self._ask(), self._restoring()
        page = RestorePage(what, door, self._new_part(), asking, restored, _no_case, self._turn_back)
        self._window.show_page(page)

    def _turn_back(self) -> None:
        """To the passphrase, with every key forgotten: the vault that waits for its list is open as far as keys go."""
        self.unlock()
        self._background.run(self._vault().lock, _nothing, _nothing)

    def first_start(self, asking: Asking, refuse: Callable[[], None]) -> None:
        """Make the vault, step by step; `refuse` raises where it may not be made."""
        from ui.mediator.first_start import FirstStartPage

        page = FirstStartPage(self._vault(), self._new_part(), asking, self._opened, refuse=refuse)
        self._window.show_page(page)

    def look_at_place(self, look: Callable[[], Looked | None], deeds: PlaceDeeds, then: Callable[[], None]) -> None:
        """Have the vault's place looked at; where it is risky, that is said before anything is made or opened there."""
        # A part of its own: the answer counts whatever page was asked for meanwhile.
        self._looking = self._looking or self._background.part()

        def looked(found: Looked | None) -> None:
            if found is not None:
                self._tell(found, deeds)
            then()

        def opening_will_tell(_trouble: Trouble) -> None:
            # What keeps us from looking at the place keeps us from opening the vault, which says so.
            then()

        self._looking.run(look, looked, opening_will_tell)

    def _tell(self, found: Looked, deeds: PlaceDeeds) -> None:
        from ui.mediator.risky_place import RiskyPlacePage

        self._new_part()
        better = found.better
        page = RiskyPlacePage(found.told, usual_place_will_do=better is not None)
        page.go_on.connect(deeds.go_on)
        page.close_program.connect(deeds.leave)
        if better is not None:
            page.elsewhere.connect(partial(deeds.use, better))
        self._window.show_page(page)

    def close(self) -> None:
        """Listen to nothing any more."""
        for part in (self._part, self._looking):
            if part is not None:
                part.close()
        self._part = self._looking = None

    def _is_open(self) -> None:
        self._opened(None)

    def _recovered(self, lines: tuple[str, ...]) -> None:
        self._new_sheet(lines)


def _nothing(_what: object) -> None:
    """Nobody waits to be told."""


def _no_case() -> OpenCase:
    """Before the list is there no case can be opened as it is, and the page does not offer it."""
    raise RuntimeError
