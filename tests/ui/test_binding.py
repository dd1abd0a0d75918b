"""Calls into Qt, many more than a long sitting makes, do not wear Python out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CALLS = """
import ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(300_000):
    thing.setObjectName("x")
print("still here")
"""


def test_a_process_survives_any_number_of_calls_into_qt() -> None:
    """With PySide 6.12.0 on Python 3.11, and without `ui.binding`, this process aborts after about 5,000 calls."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _CALLS], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "still here"), done.stderr[-300:]


_START = """
from ui.binding import leave_sources_unread
leave_sources_unread()
import ui.assembly
import ui.party.running
import linecache
print(sum("/ui/" in name or "/app/" in name for name in linecache.cache))
"""


def test_starting_reads_no_source_and_keeps_none_in_memory() -> None:
    """Without `leave_sources_unread` PySide 6.12.0 reads the source of each of our modules."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _START], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "0"), done.stderr[-300:]
