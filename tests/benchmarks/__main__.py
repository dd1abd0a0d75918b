"""The whole table with all repetitions: `python -m tests.benchmarks [NAME…]`, a few minutes long.

NAME picks some: first_paint, hand_over, writing, commit, summary, many_cases, pictures, memory, reckoning, engines,
memory_of_documents, held_window. Without Xvfb only the offscreen platform is measured. Read the ratios, and run it again where the machine was busy.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from tests import real_screen
from tests.benchmarks import (
    commit,
    engines,
    first_paint,
    hand_over,
    held_window,
    many_cases,
    memory,
    memory_of_documents,
    pictures,
    reckoning,
    summary,
    writing,
)
from tests.benchmarks.measuring import Environment, Figure

Screens = dict[str, Environment | None]
ALL: Mapping[str, Callable[[Path, Screens], list[Figure]]] = {
    "first_paint": lambda folder, screens: first_paint.measure(folder, 30, screens),
    "hand_over": lambda folder, screens: hand_over.measure(folder, 20, screens),
    "writing": lambda folder, screens: writing.measure(folder, 4, 250, 30, screens),
    "commit": lambda folder, _screens: commit.measure(folder, 1500),
    "summary": lambda folder, _screens: summary.measure(folder, 25),
    "many_cases": lambda folder, _screens: many_cases.measure(folder, 10),
    "pictures": lambda folder, _screens: pictures.measure(folder, 60),
    "reckoning": lambda _folder, _screens: reckoning.measure(100),
    "memory": lambda folder, screens: memory.measure(folder, 5, screens),
    "engines": lambda folder, _screens: engines.measure(folder, 7),
    "memory_of_documents": lambda folder, _screens: memory_of_documents.measure(folder, 200),
    "held_window": lambda folder, screens: held_window.measure(folder, 150, 5, screens),
}


def main() -> int:
    """Print each figure as it is found; 1 where a limit was missed."""
    kept = True
    with ExitStack() as open_things:
        screens: Screens = {"offscreen": None}
        if real_screen.is_there():
            screens["on a real screen"] = open_things.enter_context(real_screen.screen())
        for name in sys.argv[1:] or ALL:
            with tempfile.TemporaryDirectory(prefix="recess-benchmarks-") as folder:
                for figure in ALL[name](Path(folder), screens):
                    sys.stdout.write(f"{figure.told()}\n")
                    sys.stdout.flush()
                    kept = kept and figure.is_kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
