"""Two starts in the same moment, without a window: one becomes the writer, the other says where to go on.

Forks of a warm parent (`warm.py`). They wait for one byte of shared memory, so that both set off at once.
"""

from __future__ import annotations

import gc
import mmap
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path

from app.domain.sources import SystemChance
from app.storage.troubles import AlreadyOpen
from app.storage.vault import Vault
from tests.gates.kill_vault import opened_vault

WRITER, TOLD = b"w", b"t"


class Track:
    """A page of memory that the starter and both runners share."""

    _OPENED = struct.Struct("d")

    def __init__(self, folder: Path) -> None:
        file = folder / "track"
        if not file.exists():
            file.write_bytes(bytes(mmap.PAGESIZE))
        with file.open("r+b") as shared:
            self._page = mmap.mmap(shared.fileno(), mmap.PAGESIZE)

    def clear(self) -> None:
        self._page[:64] = bytes(64)

    def ready(self, runner: int) -> None:
        self._page[1 + runner] = 1

    def both_ready(self) -> bool:
        return bool(self._page[1] and self._page[2])

    def go(self) -> None:
        self._page[0] = 1

    def wait(self) -> None:
        """Without sleeping, so that the two set off together."""
        while not self._page[0]:
            os.sched_yield()

    def came(self, runner: int, how: bytes) -> None:
        """How it ended for this runner, and when."""
        self._OPENED.pack_into(self._page, 16 + 8 * runner, time.monotonic())
        self._page[8 + runner] = how[0]

    def result(self, runner: int) -> tuple[bytes, float]:
        """How it ended, b"" as long as it has not, and when."""
        how = bytes(self._page[8 + runner : 9 + runner]).strip(b"\0")
        return how, float(self._OPENED.unpack_from(self._page, 16 + 8 * runner)[0])


def prepare(folder: Path) -> None:
    """In the warm parent: the key that takes long by design, and whatever is loaded when a vault is first opened."""
    Vault.open(folder / "vault", (folder / "passphrase").read_text(), SystemChance()).forget()
    with opened_vault(folder) as (_vault, cases):
        cases.open(cases.cases()[0].id)
    gc.collect()
    gc.freeze()


def run(folder: Path, runner: int) -> None:
    """Open the vault once both are ready. Who has it writes until it is killed; who has not knows where it is open."""
    track = Track(folder)
    track.ready(runner)
    track.wait()
    try:
        _write(folder, lambda: track.came(runner, WRITER))
    except AlreadyOpen:
        # Its sentences say where the vault is open; any other trouble is none of ours.
        track.came(runner, TOLD)


def _write(folder: Path, opened: Callable[[], None]) -> None:
    with opened_vault(folder) as (vault, cases):
        desk = cases.open(cases.cases()[0].id)
        opened()
        number = 0
        while True:
            number += 1
            vault.index.keep_setting("mediator", f"{os.getpid()} {number}")
            desk.keep_break(desk.breaks()[0])
