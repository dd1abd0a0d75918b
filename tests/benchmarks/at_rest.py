"""How much memory this process holds once nothing happens in it any more. Linux only."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

_REST = 3000
"""Milliseconds until a process counts as being at rest."""


def when_at_rest(then: Callable[[float], None]) -> None:
    """Call `then` with the megabytes this process has in memory (RSS), once it is quiet."""

    def told() -> None:
        then(held())

    QTimer.singleShot(_REST, told)


def held() -> float:
    """RSS in MB: shared pages count in full. The finer count (PSS) is closed to a party's process, itself included."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
