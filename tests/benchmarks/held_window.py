"""How long the window's thread is held while a large document is made and shown, beside the same window with nothing to do."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.measuring import Environment, Figure, environment, fresh_copy, median, started_and_told
from tests.benchmarks.memory_of_documents import ALL_DOCUMENTS

_PREVIEW = "tests.benchmarks.large_preview"
_LIMIT = 50.0


def measure(folder: Path, pages: int, repetitions: int, screens: dict[str, Environment | None]) -> list[Figure]:
    """A case whose party summaries and own copies have `pages` pages at least; the longest time of each turn."""
    made = folder / "made"
    made.mkdir()
    started_and_told(ALL_DOCUMENTS, ("make", str(made), str(pages)), environment(made))
    return [figure for name, screen in screens.items() for figure in _on(made, repetitions, name, screen)]


def _on(made: Path, repetitions: int, name: str, screen: Environment | None) -> list[Figure]:
    told = []
    for turn in range(repetitions):
        copy = fresh_copy(made, turn)
        told.append(started_and_told(_PREVIEW, (str(copy),), environment(copy, screen))[1])
    idle = median([each["idle"] for each in told])
    what = f"Window held by a document of {told[0]['pages']} pages, {name}"
    limit = "never over 50 ms (the floor: nothing to do)"
    return [
        Figure(f"{what}, {when}", median([each[when] for each in told]), idle, _LIMIT, "ms", limit)
        for when in ("making", "showing")
    ]
