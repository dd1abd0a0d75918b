"""Typing in the party's window, and how soon "Saved" stands there: both real processes, the pipe and the disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.benchmarks.hand_over import MEDIATOR, SHEETS
from tests.benchmarks.measuring import Environment, Figure, environment, fresh_copy, p95, started_and_told
from tests.gates.kill_vault import make

PARTY, BARE = "tests.benchmarks.party_side", "tests.benchmarks.bare_typing"
_TIMES, _MOST = 2.0, 400.0
_PAUSE = 300.0
"""The pause after which a save begins: nothing that keeps it could be quicker."""


def measure(
    folder: Path, rounds: int, letters: int, pauses: int, screens: dict[str, Environment | None]
) -> list[Figure]:
    """In each round so many letters and pauses in the party's window, and as many letters in a bare box of its size."""
    made = folder / "made"
    made.mkdir()
    make(made, SHEETS)
    (made / "wanted.json").write_text(json.dumps({"letters": letters, "pauses": pauses}))
    return [figure for name, screen in screens.items() for figure in _on(made, rounds, letters, name, screen)]


def _on(made: Path, rounds: int, letters: int, name: str, screen: Environment | None) -> list[Figure]:
    typed: list[float] = []
    bare: list[float] = []
    saved: list[float] = []
    for turn in range(rounds):
        copy = fresh_copy(made, turn)
        environ = environment(copy, screen)
        found: dict[str, Any] = started_and_told(MEDIATOR, (str(copy), "0", PARTY), environ)[1]
        typed += found["letters"]
        saved += found["pauses"]
        size = [str(side) for side in (letters, *found["size"])]
        bare += started_and_told(BARE, size, environ)[1]
    floor = p95(bare)
    return [
        Figure(
            f"A letter typed into a long answer, {name}",
            p95(typed),
            floor,
            floor * _TIMES,
            "ms",
            "≤ 2 × a bare QPlainTextEdit at p95",
        ),
        Figure(
            f"A pause in typing until “Saved” is painted, {name}",
            p95(saved),
            _PAUSE,
            _MOST,
            "ms",
            "≤ 0.4 s at p95 (the floor: the pause itself)",
        ),
    ]
