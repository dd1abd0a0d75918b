"""The computer's clipboard gets nothing of a party, whatever is pressed: on a real screen, where the keys are those of
a real system and another program can ask for what was copied.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.window
def test_no_key_in_any_field_puts_a_partys_words_where_other_programs_read(real_screen: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.party.every_key"],
        cwd=ROOT,
        env=real_screen,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["platform"] == "xcb"
    assert {name.split(", ")[1] for name in said["pressed"]} >= {"LineEdit", "TextEdit"}
    assert min(said["pressed"].values()) > 50
    assert said["deleted"] == ["73", ""]
    assert said["ever"] == []
    assert said["stays"] == []
    assert said["outside"] == ["", ""]
