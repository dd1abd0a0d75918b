"""What a process that is going to be killed was promised, written down as it happens, and compared afterwards.

A ledger is one file for each process: first everything that stood when it began, then each change that it set out to
make, and that it was told it was made. After a kill every value must be the promised one or the one that was on its
way; nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Standing = Mapping[str, Any]
"""By name: what stands. None is the same as not being there."""
ANYTHING = "*"
"""On its way is a value that nobody knows beforehand."""


class Ledger:
    """The ledger of this process. What is written is there even if the process is killed at once."""

    def __init__(self, folder: Path, number: int, standing: Standing) -> None:
        self._file = os.open(folder / f"ledger-{number:06}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._write("all", standing)

    def begin(self, changes: Standing, *, together: bool = True) -> None:
        """These values are about to change: all of them or none, or one after the other where not `together`."""
        self._write("begin" if together else "begin one by one", changes)

    def kept(self, known: Standing | None = None) -> None:
        """The program said that it is done. `known` where a value was not known before."""
        self._write("kept", known or {})

    def _write(self, what: str, values: Standing) -> None:
        os.write(self._file, json.dumps([what, values]).encode() + b"\n")


class Promised:
    """What the last process of a folder was promised."""

    def __init__(self, folder: Path) -> None:
        self._promised: dict[str, Any] = {}
        self._under_way: dict[str, Any] = {}
        self._together = True
        self.acknowledged = 0
        self._anything = True
        """Nobody was promised anything yet."""
        for ledger in sorted(folder.glob("ledger-*"), reverse=True):
            lines = [json.loads(line) for line in ledger.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]
            if lines:
                self._read(lines)
                break

    def _read(self, lines: list[Any]) -> None:
        self._anything = False
        for what, values in lines:
            if what.startswith("begin"):
                self._under_way, self._together = dict(values), what == "begin"
            else:
                self._promised.update({**self._under_way, **values})
                self._under_way = {}
                self.acknowledged += what == "kept"

    def faults(self, found: Standing) -> tuple[str, ...]:
        """Every promise that is broken, in words; nothing of what was typed is in real use here."""
        told: list[str] = []
        if self._anything:
            return ()
        for name in sorted({*self._promised, *self._under_way, *found}):
            old, here = self._promised.get(name), found.get(name)
            new = self._under_way.get(name, old)
            if here not in (old, new) and new != ANYTHING:
                told.append(f"{name}: promised {old!r}, under way {new!r}, found {here!r}")
        moved = {name for name in self._under_way if found.get(name) != self._promised.get(name)}
        stayed = {name for name, new in self._under_way.items() if found.get(name) != new and new != ANYTHING}
        if self._together and moved and stayed:
            told.append(f"half of one change: {sorted(moved)} and not {sorted(stayed)}")
        return tuple(told)
