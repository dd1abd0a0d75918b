"""From pressing Hand over to the party's painted cover, through both real processes."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks import first_paint
from tests.benchmarks.measuring import Environment, Figure, environment, fresh_copy, median, p95, started_and_told
from tests.gates.kill_vault import make

MEDIATOR = "tests.benchmarks.mediator_side"
SHEETS = ("perspective_swap", "objective_criteria", "batna_check", "set_aside")
_LIMIT = 1000.0
_LOOKS = {"pressed at once": 0, "after a look of 2 s": 2000}
"""How long the mediator looks at the page before pressing. The party's process is started with the page."""


def measure(folder: Path, repetitions: int, screens: dict[str, Environment | None]) -> list[Figure]:
    """A figure for each of `screens` and each way to press; beside each press a bare window is started and painted."""
    made = folder / "made"
    made.mkdir()
    make(made, SHEETS)
    return [figure for name, screen in screens.items() for figure in _on(made, repetitions, name, screen)]


def _on(made: Path, repetitions: int, name: str, screen: Environment | None) -> list[Figure]:
    times: dict[str, list[float]] = {look: [] for look in _LOOKS}
    bare = []
    for turn in range(repetitions):
        for look, wait in _LOOKS.items():
            copy = fresh_copy(made, turn)
            environ = environment(copy, screen)
            _began, found = started_and_told(MEDIATOR, (str(copy), str(wait)), environ)
            times[look].append(found)
            began, painted = started_and_told(first_paint.BARE, (), environ)
            bare.append((painted - began) * 1000)
    floor = median(bare)
    limit = "≤ 1.0 s at p95 (the floor: a bare window, from nothing)"
    return [
        Figure(f"Hand over {look}, {name}", p95(found), floor, _LIMIT, "ms", limit) for look, found in times.items()
    ]
