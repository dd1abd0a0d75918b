"""Running the gate against mutated files: one long-lived process for a format, watched from here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.gates.formats import formats
from tests.gates.fuzz_worker import LONGEST, MEMORY_KIB, Tried

TOP = Path(__file__).resolve().parents[2]
SHEETS = ("worksheet", "template")
"""The two that take the longest; all others are tried beside them."""
_SECONDS_EACH = 0.05


def tried(names: Iterable[str], count: int, seed: int = 7) -> list[Tried]:
    """Try these formats one after the other."""
    found = []
    for name in names:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.gates.fuzz_worker", name, str(count), str(seed)],
            cwd=TOP,
            capture_output=True,
            text=True,
            timeout=600 + count * _SECONDS_EACH,
            check=False,
        )
        assert ran.returncode == 0, f"{name}: the process ended: {ran.stderr[-2000:]}"
        found.append(Tried(**json.loads(ran.stdout)))
    return found


def assert_held(several: Iterable[Tried], count: int) -> None:
    """No crash, no hang, nothing taken that should not be, little memory; and both ways were really gone."""
    share = {form.name: form.share for form in formats()}
    for one in several:
        assert one.wrong == [], f"{one.name}:\n" + "\n".join(one.wrong)
        wanted = max(round(count * share[one.name]), 1)
        assert one.count == wanted
        assert one.slowest < LONGEST
        assert one.memory_kib < MEMORY_KIB, one
        assert min(one.taken, one.refused) > wanted // 100, one
