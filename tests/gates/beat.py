"""Whether a process was given the machine: a beat every 40 ms, and a note of each that came late.

A gate that says "at most one second" measures the program, not a machine that nine others use at the same time: what
both processes stood still just before a kill is told beside it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 40
STEADY = 0.15
"""Seconds between two beats that need no note."""
LOOKED_AT = 2.0
"""Seconds before a kill in which standing still counts."""
WHOSE = ("mediator", "party")


class Beat(QObject):
    """The beat of this process's event loop."""

    def __init__(self, folder: Path, whose: str) -> None:
        super().__init__()
        self._beat, self._late = folder / f"beat-{whose}", folder / f"late-{whose}"
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._beats)
        self._timer.start()

    def _beats(self) -> None:
        now = time.monotonic()
        if now - self._last > STEADY:
            with self._late.open("a", encoding="utf-8") as late:
                late.write(f"{self._last} {now}\n")
        self._last = now
        self._beat.touch()


def stood_still(folder: Path, until: float) -> float:
    """Seconds of the last two before `until`, which is just now, in which one process or the other stood still."""
    spans: list[tuple[float, float]] = []
    for whose in WHOSE:
        late = folder / f"late-{whose}"
        for line in late.read_text(encoding="utf-8").splitlines() if late.exists() else ():
            begun, ended = (float(each) for each in line.split())
            spans.append((max(begun, until - LOOKED_AT), min(ended, until)))
        beat = folder / f"beat-{whose}"
        since = time.time() - beat.stat().st_mtime if beat.exists() else 0.0
        if STEADY < since < LOOKED_AT:
            spans.append((until - since, until))
    return covered(spans)


def covered(spans: Iterable[tuple[float, float]]) -> float:
    """How long any of these spans of time takes, where they lie over each other counted once."""
    found, reached = 0.0, float("-inf")
    for begun, ended in sorted(spans):
        found += max(0.0, ended - max(begun, reached))
        reached = max(reached, ended)
    return found
