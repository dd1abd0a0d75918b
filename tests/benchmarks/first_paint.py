"""Process start to first paint: the unlock page beside a bare window with one button."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.measuring import Environment, Figure, environment, median, started_and_told
from tests.gates.kill_vault import make

OURS, BARE = "tests.benchmarks.unlock_painted", "tests.benchmarks.bare_window"
_LIMIT = 1.5


def measure(folder: Path, repetitions: int, screens: dict[str, Environment | None]) -> list[Figure]:
    """A figure for each of `screens` (a name, and the environment that opens windows on it)."""
    make(folder)
    return [_on(folder, repetitions, name, screen) for name, screen in screens.items()]


def _on(folder: Path, repetitions: int, name: str, screen: Environment | None) -> Figure:
    environ = environment(folder, screen, RECESS_VAULT=str(folder / "vault"))
    times: dict[str, list[float]] = {OURS: [], BARE: []}
    # The first of each fills the disk's and Python's own caches.
    for turn in range(repetitions + 1):
        for module, found in times.items():
            began, painted = started_and_told(module, (), environ)
            if turn:
                found.append((painted - began) * 1000)
    floor = median(times[BARE])
    return Figure(
        f"First paint of the unlock page, {name}",
        median(times[OURS]),
        floor,
        floor * _LIMIT,
        "ms",
        f"≤ {_LIMIT} × a bare window with one button",
    )
