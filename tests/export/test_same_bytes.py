"""The same contents give the same bytes: in one process, in another one, and with other hash seeds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.export.small_reads import a_sheet, asked, entry, filling, handout, joint, own, settled, shared, summary

TOP = Path(__file__).resolve().parents[2]

SHEET = a_sheet(asked("first"), asked("second"))
MINE = filling(SHEET, {"first": shared("Ωμέγα and a window 😀"), "second": entry("Two\nlines")})
IDEAS = filling(
    settled("options_brainstorm"),
    {f"ob_ideas#{name}": shared(text) for name, text in enumerate(("mats", "Mats", "MATS", "Apple", "apple"))},
    credit="no_name",
)


def digests() -> str:
    made = (
        summary(MINE),
        own(MINE),
        joint(MINE, IDEAS),
        handout("batna_check"),
        handout("batna_check", fillable=True),
        handout("break_plan", large=True, paper="a4"),
    )
    return " ".join(hashlib.sha256(pdf).hexdigest() for pdf in made)


def _in_another_process(seed: str) -> str:
    program = "from tests.export.test_same_bytes import digests; print(digests())"
    environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=TOP, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_two_runs_in_one_process_give_the_same_bytes() -> None:
    assert digests() == digests()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    assert _in_another_process(seed) == digests()


def test_another_answer_gives_other_bytes() -> None:
    other = filling(SHEET, {"first": shared("Ωμέγα and a window 😀"), "second": entry("Two\nlines.")})
    assert summary(other) != summary(MINE)
