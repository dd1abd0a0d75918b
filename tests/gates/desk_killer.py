"""Kills a process at the desk again and again, whatever it is at: each kill hits a process of its own, a fork of one that has everything imported (`warm.py`); it goes on with the files
that the ones before it left (`kill_desk.py`).
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.gates.kill_desk import Phases
from tests.gates.kill_vault import make
from tests.gates.promises import Promised
from tests.gates.warm import Warm

_LONGEST_WAIT = 60.0
_USUAL = 0.3
"""Seconds that a deed takes which none was ever seen to end."""
_OF_ONE_VAULT = 1_000
"""After so many kills a new vault is begun, so that a long run does not measure how large a file can grow."""


class DeskKiller:
    """Starts a process at the desk, waits until it does what is wanted, kills it at a moment nobody chose."""

    def __init__(self, folder: Path, deeds: Sequence[str], seed: int) -> None:
        folder.mkdir(exist_ok=True)
        make(folder)
        self._folder = folder
        self._deeds = deeds
        self._chance = random.Random(seed)
        self._phases = Phases(folder)
        self._warm = Warm("tests.gates.kill_desk", folder, os.environ)
        self._warm.do("prepare")
        self._number = 0
        self.kills: Counter[str] = Counter()
        self.acknowledged = 0

    def kill_one(self) -> None:
        wanted = self._chance.choice(self._deeds)
        self._number += 1
        self._phases.clear()
        killed = self._warm.born("work", self._number, wanted, self._chance.randrange(1 << 30))
        end = time.monotonic() + _LONGEST_WAIT
        while not self._phases.came_to(wanted) and not self._warm.what_broke():
            assert time.monotonic() < end, f"nothing came to “{wanted}”"
            time.sleep(0.001)
        time.sleep(self._chance.uniform(0.0, 1.2 * (self._phases.took(wanted) or _USUAL)))
        self.kills[self._phases.now()] += 1
        self._warm.kill(killed)
        assert not self._warm.what_broke(), self._warm.what_broke()
        self.acknowledged += Promised(self._folder).acknowledged

    def end(self) -> None:
        """Everything is whole and every promise kept; no half of anything is left over."""
        status = self._warm.ended(self._warm.born("compare"))
        assert status == 0, self._warm.what_broke()

    def close(self) -> None:
        self._warm.close()


@contextmanager
def _killing(folder: Path, deeds: Sequence[str], seed: int) -> Iterator[DeskKiller]:
    killer = DeskKiller(folder, deeds, seed)
    try:
        yield killer
    finally:
        killer.close()


def kill_often(folder: Path, deeds: Sequence[str], wanted: int, seed: int) -> tuple[Counter[str], int]:
    """Kill `wanted` times while these deeds are done, each at least once; what was hit, and how many changes were
    acknowledged."""
    kills: Counter[str] = Counter()
    acknowledged = 0
    for begun in range(0, wanted, _OF_ONE_VAULT):
        with _killing(folder / f"vault-{begun}", deeds, seed + begun) as killer:
            for _kill in range(min(_OF_ONE_VAULT, wanted - begun)):
                killer.kill_one()
            killer.end()
        kills += killer.kills
        acknowledged += killer.acknowledged
    assert acknowledged > wanted, "nothing was ever promised"
    assert set(deeds) <= set(kills), f"never killed in: {set(deeds) - set(kills)}"
    return kills, acknowledged
