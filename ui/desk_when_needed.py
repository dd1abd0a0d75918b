"""The desk, imported and made on first use, so that nothing waits for storage and documents before the first paint."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from app.storage.places import Places

if TYPE_CHECKING:
    from app.commands.desk.cases_desk import CasesDesk
    from app.commands.desk.restoring_desk import RestoringDesk
    from app.commands.desk.vault_desk import VaultDesk
    from app.domain.sources import Chance, Clock
    from app.presenters.mediator.find_handout import TypedBy
    from ui.mediator.asking import Asking
    from ui.mediator.entering import Looked
    from ui.mediator.stage import Doors


class DeskWhenNeeded:
    """The desk is imported on first use, so that nothing waits for it before the first paint."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # The helper thread makes it, and the window's thread where somebody is faster than that.
        self._making = RLock()
        self._made: VaultDesk | None = None

    @cached_property
    def _sources(self) -> tuple[Clock, Chance]:
        """The one clock and the one source of randomness and ids."""
        from app.domain.sources import SystemChance, SystemClock

        return SystemClock(), SystemChance()

    def vault(self) -> VaultDesk:
        """The one vault desk of this process, imported and made at the first call; no file is touched."""
        with self._making:
            if self._made is None:
                from app.commands.desk.vault_desk import VaultDesk

                self._made = VaultDesk(self._folder, *self._sources)
            return self._made

    def look_at_place(self) -> Looked | None:
        """What is to be said of the vault's place; None where it is as good as any."""
        from app.commands.desk.place_desk import look

        return look(self._folder)

    def is_there(self) -> bool:
        """Whether there is a vault, or what is left of one."""
        places = Places(self._folder)
        return places.header.exists() or places.header_copy.exists()

    def refuse_place(self) -> None:
        """`Trouble` where no new vault may be made."""
        from app.commands.desk.place_desk import refuse

        refuse(self._folder)

    @cached_property
    def _typed_by(self) -> TypedBy:
        """Who keys in handouts: remembered as long as the program runs."""
        from app.presenters.mediator.find_handout import TypedBy

        return TypedBy()

    @property
    def clock(self) -> Clock:
        """The one clock of this process."""
        return self._sources[0]

    @cached_property
    def _cases(self) -> CasesDesk:
        from app.commands.desk.cases_desk import CasesDesk

        return CasesDesk(self.vault(), *self._sources)

    def unlock(self, passphrase: str) -> None:
        self.vault().unlock(passphrase)

    def is_open(self) -> bool:
        """Whether there are keys in memory; no file is touched."""
        return self._made is not None and self._made.has_keys

    def lock(self) -> None:
        """Close the vault; nothing where it was never even imported."""
        if self._made is not None:
            self._made.lock()

    def doors(self, asking: Asking) -> Doors:
        """What the pages of the window are handed."""
        from app.commands.desk.after_desk import AfterDesk
        from app.commands.desk.computed import computed_lines
        from ui.mediator.stage import Doors

        clock, chance = self._sources
        afterwards = AfterDesk(self.vault(), self._cases, clock)
        restoring = self.restoring()
        return Doors(
            self.vault(),
            self._cases,
            afterwards,
            restoring,
            clock,
            chance,
            asking,
            computed_lines,
            self._make_sample,
            self._typed_by,
        )

    def restoring(self) -> RestoringDesk:
        """What puts backups back, also before the vault is open."""
        from app.commands.desk.restoring_desk import RestoringDesk

        return RestoringDesk(self.vault(), self._cases, *self._sources)

    def _make_sample(self) -> str:
        """The sample as a practice case with both its breaks keyed in, so that there is something to read; its id."""
        from app.commands.desk import sample

        made = sample.begin(self._cases)
        for _letter in sample.key_in(self._cases.open(made)):
            pass
        return made
