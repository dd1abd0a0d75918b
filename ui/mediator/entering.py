"""The pages before the vault is open: the passphrase, the recovery sheet, the very first start.

The unlock page is the first thing that is painted; the others are imported when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.mediator.unlock import UnlockPage

if TYPE_CHECKING:
    from app.presenters.doors import VaultDoor
    from app.presenters.mediator.first_start import Begin
    from app.presenters.mediator.unlock import Opens
    from ui.background import Background, Part
    from ui.mediator.asking import Asking
    from ui.mediator.window import MediatorWindow


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
    ) -> None:
        self._window = window
        self._opens = opens
        self._vault = vault
        self._background = background
        self._opened = opened
        self._new_sheet = new_sheet
        self._part: Part | None = None

    def _new_part(self) -> Part:
        before, self._part = self._part, self._background.part()
        if before is not None:
            before.close()
        return self._part

    def unlock(self) -> None:
        """Ask for the passphrase."""
        page = UnlockPage(self._opens, self._new_part(), self._is_open)
        page.recover.connect(self.recover)
        self._window.show_page(page)

    def recover(self) -> None:
        """Ask for the recovery sheet and a new passphrase."""
        from ui.mediator.recover import RecoverPage

        page = RecoverPage(self._vault(), self._new_part(), self._recovered)
        page.leave.connect(self.unlock)
        self._window.show_page(page)

    def first_start(self, asking: Asking) -> None:
        """Make the vault, step by step."""
        from ui.mediator.first_start import FirstStartPage

        page = FirstStartPage(self._vault(), self._new_part(), asking, self._opened)
        self._window.show_page(page)

    def close(self) -> None:
        """Listen to nothing any more."""
        if self._part is not None:
            self._part.close()
            self._part = None

    def _is_open(self) -> None:
        self._opened(None)

    def _recovered(self, lines: tuple[str, ...]) -> None:
        self._new_sheet(lines)
