"""The pages of the Vault menu: what is about the vault as a whole and not about one case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.language import _
from app.presenters.mediator.first_start import Begin
from ui.mediator.copy_vault import CopyVaultPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.set_pin import SetPinPage
from ui.mediator.stage import Doors, Shown, Stage
from ui.mediator.vault_secrets import ChangeKeysPage, ChangePassphrasePage, CheckSheetPage


class VaultPages:
    """`here` shows again where the mediator was when a page of the menu was asked for."""

    def __init__(self, stage: Stage, doors: Doors, here: Callable[[], None]) -> None:
        self._stage = stage
        self._doors = doors
        self._here = here

    # ---- the session PIN ------------------------------------------------------------------------------------------

    def change_pin(self) -> None:
        """Choose another session PIN, then go on where the mediator was."""
        self.set_pin(self._here)

    def set_pin(self, after: Callable[[], None]) -> None:
        """Choose another session PIN, then go on with `after`."""
        part = self._stage.new_part()
        page = SetPinPage(self._doors.vault, part, after)
        page.leave.connect(after)
        self._stage.put(Shown(page, part, after))

    # ---- copies ---------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Copy the whole vault to another place, then go on where the mediator was."""
        part = self._stage.new_part()
        page = CopyVaultPage(self._doors.restoring, part, self._doors.asking, self._here)
        self._stage.put(Shown(page, part, self._here))

    # ---- the recovery sheet ---------------------------------------------------------------------------------------

    def replace_sheet(self) -> None:
        """Make a new recovery sheet, then go on where the mediator was."""
        self.new_sheet(self._here)

    def new_sheet(self, after: Callable[[], None]) -> None:
        """Make a new recovery sheet, have two of its lines typed back, then go on with `after`. The lines of the one
        before are kept nowhere, so it cannot be shown again."""
        stage = self._stage
        sure = self._doors.asking.sure(
            stage.window,
            _("Make a new recovery sheet?"),
            _(
                "Its lines are shown this once. Have paper or a printer at hand. The sheet before it opens the vault until "
                "you have typed two of the new lines back, and nothing after that."
            ),
            _("Make a new sheet"),
        )
        if sure:
            # Not through the page's part: the lines are given this once, so they must be seen.
            stage.background.run(self._doors.vault.new_sheet, partial(self.show_sheet, after), stage.show_trouble)

    def show_sheet(self, after: Callable[[], None], lines: tuple[str, ...]) -> None:
        """Show the lines of a recovery sheet that was just made. Where the vault was locked meanwhile they are lost: the
        sheet before stays good, and the list of cases says that the newest is not confirmed."""
        if self._stage.closed:
            return
        part = self._stage.new_part()

        def finished(_begin: Begin) -> None:
            after()

        page = FirstStartPage(self._doors.vault, part, self._doors.asking, finished, lines)
        self._stage.put(Shown(page, part))

    def check_sheet(self) -> None:
        """Try the recovery sheet, then go on where the mediator was."""
        part = self._stage.new_part()
        page = CheckSheetPage(self._doors.vault, part)
        page.leave.connect(self._here)
        self._stage.put(Shown(page, part, self._here))

    # ---- the passphrase and the keys ------------------------------------------------------------------------------

    def change_passphrase(self) -> None:
        """Choose another passphrase, then go on where the mediator was."""
        part = self._stage.new_part()
        page = ChangePassphrasePage(self._doors.vault, part)
        page.leave.connect(self._here)
        self._stage.put(Shown(page, part, self._here))

    def change_keys(self) -> None:
        """Other keys, because somebody may have a secret; then the new recovery sheet, then the list of cases."""
        part = self._stage.new_part()
        page = ChangeKeysPage(self._doors.vault, part, partial(self.show_sheet, self._here))
        page.leave.connect(self._here)
        # About no one case: the one that is open is closed.
        self._stage.put(Shown(page, part, self._here, in_case=False))
