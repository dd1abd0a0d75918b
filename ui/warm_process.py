"""A party's process that is started, empty, while a hand-over is near, so that nobody waits for its cover."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.background import Background

if TYPE_CHECKING:
    from ui.mediator.party_process import PartyProcess


class WarmProcess:
    """There is one at most. `program` is the command that starts a party's process, where it is not the usual one."""

    def __init__(self, background: Background, program: Sequence[str] | None) -> None:
        self._background = background
        self.program = program
        self._warm: PartyProcess | None = None
        self._ending: set[PartyProcess] = set()

    def new(self) -> PartyProcess:
        """A process that is not started yet."""
        from ui.mediator.party_process import PROGRAM, PartyProcess

        return PartyProcess(self._background.part(), self.program or PROGRAM)

    def heat(self) -> None:
        """A hand-over is near."""
        if self._warm is None:
            self._warm = self.new()
            self._warm.start()

    def cool(self) -> None:
        """It was not. The process has been given nothing, so nobody waits for its end."""
        if self._warm is not None:
            # Held until it is gone: what is let go of before would be waited for.
            self._ending.add(self._warm)
            self._warm.gone.connect(partial(self._gone, self._warm))
            self._warm.end_soon()
            self._warm = None

    def _gone(self, process: PartyProcess) -> None:
        self._ending.discard(process)
        process.deleteLater()

    def take(self) -> PartyProcess:
        """The one that is ready, or a new one."""
        process, self._warm = self._warm, None
        if process is None or not process.is_running():
            process = self.new()
            process.start()
        return process
