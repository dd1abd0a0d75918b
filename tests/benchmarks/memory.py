"""What the party's process holds at rest, beside a bare window."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.first_paint import BARE
from tests.benchmarks.hand_over import MEDIATOR, SHEETS
from tests.benchmarks.measuring import Environment, Figure, environment, fresh_copy, median, started_and_told
from tests.gates.kill_vault import make

PARTY = "tests.benchmarks.party_at_rest"
_MORE = 40.0


def measure(folder: Path, repetitions: int, screens: dict[str, Environment | None]) -> list[Figure]:
    """RSS at the first question, after the page on private answers (decision 46)."""
    made = folder / "made"
    made.mkdir()
    make(made, SHEETS)
    return [_on(made, repetitions, name, screen) for name, screen in screens.items()]


def _on(made: Path, repetitions: int, name: str, screen: Environment | None) -> Figure:
    party, bare = [], []
    for turn in range(repetitions):
        copy = fresh_copy(made, turn)
        environ = environment(copy, screen)
        party.append(started_and_told(MEDIATOR, (str(copy), "0", PARTY), environ)[1])
        bare.append(started_and_told(BARE, ("rest",), environ)[1])
    floor = median(bare)
    limit = "≤ a bare window + 40 MB (RSS, at rest)"
    return Figure(f"Memory of the party's process, {name}", median(party), floor, floor + _MORE, "MB", limit)
