"""Figures, each beside a floor that was measured in the same run, and how they are told.

Nothing is ever asserted on a time: the machine is shared. What counts is the ratio to the floor.
"""

from __future__ import annotations

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[2]
PATIENCE = 300.0
"""Seconds until a process that says nothing counts as broken."""

Environment = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what was `found`, the `floor` beside it and the `most` it may be, all in the same unit."""

    what: str
    found: float
    floor: float
    most: float
    unit: str
    limit: str
    """The limit in words, as the issue says it."""

    @property
    def is_kept(self) -> bool:
        """Whether the limit holds in this run."""
        return self.found <= self.most

    def told(self) -> str:
        """One line of the table."""
        kept = "holds " if self.is_kept else "MISSED"
        return (
            f"{self.what:<60}{self.found:8.2f} {self.unit}   floor{self.floor:8.2f} {self.unit}"
            f"  {self.found / self.floor:5.2f} ×   at most{self.most:8.2f} {self.unit}  {kept}  {self.limit}"
        )


def median(found: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(found)


def p95(found: Sequence[float]) -> float:
    """What 95 of 100 stay below."""
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


@cache
def _compile() -> None:
    """As set-up leaves the program: its bytecode is there, whoever started Python last and how."""
    for room in ("app", "ui", "tests"):
        compileall.compile_dir(TOP / room, quiet=2)


def environment(folder: Path, screen: Environment | None = None, **more: str) -> dict[str, str]:
    """The environment of a measured process: a home of its own in `folder`; without `screen` it has no screen."""
    _compile()
    home = folder / "home"
    home.mkdir(exist_ok=True)
    given = {**(screen if screen is not None else {**os.environ, "QT_QPA_PLATFORM": "offscreen"})}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    own = {"HOME": home, "XDG_CONFIG_HOME": home / ".config", "XDG_RUNTIME_DIR": home, "TMPDIR": home}
    return {**given, **{name: str(place) for name, place in own.items()}, **more}


def fresh_copy(made: Path, number: int) -> Path:
    """A copy of a folder, so that every turn begins with the same."""
    copy = made.with_name(f"{made.name}-{number}")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made, copy)
    return copy


def started_and_told(module: str, arguments: Sequence[str], environ: Environment) -> tuple[float, Any]:
    """Run `python -m module` until it ends. When it was started, and the last line it said, as JSON."""
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=TOP,
        env=environ,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    lines = ran.stdout.splitlines()
    if ran.returncode != 0 or not lines:
        message = f"{module} broke: {ran.stderr[-2000:]}"
        raise RuntimeError(message)
    return began, json.loads(lines[-1])
