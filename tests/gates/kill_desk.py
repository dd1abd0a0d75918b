"""A mediator's process without a window, to be killed at any moment: storage and desk as they are, deeds one after the
other.

Each process begins as every start does, opens the vault, reads everything, and compares it with what the process
before it was promised (`promises.py`). Then it does one deed after the other; which one it is at stands in a byte that
the killer reads.
"""

from __future__ import annotations

import gc
import mmap
import random
import struct
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.sources import SystemChance
from app.storage.vault import Vault
from tests.gates.desk_deeds import DEEDS, Deeds
from tests.gates.desk_standing import look_at, standing
from tests.gates.kill_vault import make, opened_vault
from tests.gates.other_vaults import OLD_VAULT, look_at_the_other
from tests.gates.promises import Ledger, Promised
from tests.old_files.reading import PASSPHRASE

OPENING = "opening"
PHASES = (OPENING, *DEEDS)
_TIMES = 256
"""Where in the page the times stand, behind a byte for each phase."""


class Phases:
    """A page of memory that the killer shares with whatever process it is going to kill: what that one is at, and how
    long each deed took when it was last done."""

    _TOOK = struct.Struct("d")

    def __init__(self, folder: Path) -> None:
        file = folder / "phase"
        if not file.exists():
            file.write_bytes(bytes(mmap.PAGESIZE))
        with file.open("r+b") as shared:
            self._page = mmap.mmap(shared.fileno(), mmap.PAGESIZE)

    def now(self) -> str:
        return PHASES[self._page[0]]

    def begin(self, phase: str) -> None:
        self._page[0] = PHASES.index(phase)
        self._page[1 + PHASES.index(phase)] = 1

    def clear(self) -> None:
        """For the next process, which has come to nothing yet."""
        self._page[: 1 + len(PHASES)] = bytes(1 + len(PHASES))

    def came_to(self, phase: str) -> bool:
        """Whether it was at this since `clear`, however short that was."""
        return bool(self._page[1 + PHASES.index(phase)])

    def took(self, phase: str) -> float:
        """Seconds, 0 where it was never done."""
        (seconds,) = self._TOOK.unpack_from(self._page, _TIMES + 8 * PHASES.index(phase))
        return float(seconds)

    def note(self, phase: str, seconds: float) -> None:
        self._TOOK.pack_into(self._page, _TIMES + 8 * PHASES.index(phase), seconds)


def prepare(folder: Path) -> None:
    """In the warm parent: everything that is read or imported once, and the keys that take long by design."""
    for vault, passphrase in ((folder, "passphrase"), (OLD_VAULT, PASSPHRASE)):
        Vault.open(vault / "vault", (vault / passphrase).read_text().strip(), SystemChance()).forget()
    with TemporaryDirectory() as rehearsal:
        place = Path(rehearsal)
        make(place)
        with opened_vault(place) as (vault_desk, cases):
            look_at(vault_desk, None)
            deeds = Deeds(place, vault_desk, cases, random.Random(0))
            deeds.begin(Ledger(place, 0, {}))
            for deed in DEEDS:
                deeds.do(deed)
    # What is here stays: no child has to look through it, and so none gets copies of its pages.
    gc.collect()
    gc.freeze()


def work(folder: Path, number: int, wanted: str, seed: int) -> None:
    """Start, compare, and do deeds until somebody kills this process; `wanted` comes soon and often."""
    phases = Phases(folder)
    phases.begin(OPENING)
    began = time.monotonic()
    chance = random.Random(seed)
    promised = Promised(folder)
    look_at_the_other(folder)
    with opened_vault(folder) as (vault, cases):
        look_at(vault, chance)
        deeds = Deeds(folder, vault, cases, chance)
        found = standing(deeds)
        faults = promised.faults(found)
        assert not faults, "\n".join(faults)
        ledger = Ledger(folder, number, found)
        deeds.begin(ledger)
        phases.note(OPENING, time.monotonic() - began)
        often = wanted if wanted in DEEDS else deeds.usual[0]
        first = [*chance.choices(deeds.usual, k=chance.randrange(3)), often]
        while True:
            deed = first.pop(0) if first else chance.choice((*deeds.usual, *(often,) * len(deeds.usual)))
            phases.begin(deed)
            began = time.monotonic()
            deeds.do(deed)
            phases.note(deed, time.monotonic() - began)


def compare(folder: Path) -> None:
    """Only compare, with every file there is looked at whole."""
    look_at_the_other(folder)
    with opened_vault(folder) as (vault, cases):
        look_at(vault, None)
        faults = Promised(folder).faults(standing(Deeds(folder, vault, cases, random.Random(0))))
    assert not faults, "\n".join(faults)
