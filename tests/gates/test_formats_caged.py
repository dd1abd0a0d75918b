"""In the real cage every format is read as it is outside, and no file ends the reading of the next one."""

from __future__ import annotations

import sys

import pytest

from app.storage import foreign
from app.storage.cage import Cage, CannotBeRead
from tests.gates.caged_formats import outcome
from tests.gates.formats import formats
from tests.gates.mutating import Mutator
from tests.goals import Proved, Times

PROGRAM = (sys.executable, "-m", "tests.gates.caged_formats")
_PATIENCE = 120.0
"""Seconds. None of these files is a bomb; a machine that others use may take longer than a person is made to wait."""
pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux has all of these limits"),
]


@pytest.mark.timeout(1200)
def test_mutated_files_are_read_in_the_cage_as_outside_it(times: Times, proved: Proved) -> None:
    count = times(200, 5_000, 80)
    mutator = Mutator(11)
    # What locks a document needs more than a caged process has, and it is no reader: nothing is taken from the document.
    several = [form for form in formats() if form.trees]
    with Cage(PROGRAM, _PATIENCE) as cage:
        for form in several:
            for number in range(count):
                bent = number % 2 == 0
                content = form.written(mutator.bent(mutator.any_of(form.trees))) if bent else mutator.turned(form.seeds)
                told = cage.read(form.name, content)
                # To read a worksheet a second time, outside, takes long; a part of them does for the comparison.
                if form.read_tree is None or number % 8 < 2:
                    assert told == outcome(form, content), (form.name, content)
        proved("S9", f"mutated files through the cage, {len(several)} formats (each)", count)


@pytest.mark.timeout(1200)
def test_the_readers_of_the_cage_answer_every_mutated_file(times: Times, proved: Proved) -> None:
    count = times(200, 5_000, 80)
    mutator = Mutator(12)
    seeds = [seed for form in formats() for seed in form.seeds if form.read_tree is not None or "header" in form.name]
    unanswered = []
    with Cage(patience=_PATIENCE) as cage:
        for reader in foreign.READERS:
            for _number in range(count):
                content = mutator.turned(seeds)
                try:
                    cage.read(reader, content, {"another": ["its_question"]})
                except CannotBeRead:
                    unanswered.append((reader, content))
    # None of these is a bomb: a silence is a fault of a reader (or a module it opens too late).
    assert unanswered == []
    proved("S9", f"mutated files to the {len(foreign.READERS)} readers of the cage (each)", count)
