"""Folders in which a vault could lose something are known for what they are, on every system (R8)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.goals import Proved
from tests.storage.test_risky_places import FAKES, WINDOWS, look_at, look_at_windows


@pytest.mark.gate
def test_every_fake_of_a_risky_folder_is_known(tmp_path: Path, proved: Proved) -> None:
    assert {name for name, fake in FAKES.items() if fake.expected.may_be_made()} == {"a stick", "a stick with rights"}
    for name, fake in FAKES.items():
        look_at(fake, tmp_path / name.replace(" ", "-"))
    for asked in WINDOWS.values():
        look_at_windows(*asked)
    proved(
        "R8", "risky folders recognised, fakes", len(FAKES) + sum(risky is not None for *_, risky in WINDOWS.values())
    )
