"""The whole program on a vault of its own, and a desktop around it."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.sources import SetClock
from tests.gates.kill_vault import make
from tests.ui.desktop import Desktop, desktop
from tests.ui.program_at_work import AtWork, Start
from ui import look

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start the program on a vault with one case and a planned break, with a clock that is moved by hand."""
    make(tmp_path)
    look.load_fonts()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    running: list[AtWork] = []

    def started() -> AtWork:
        running.append(AtWork(qapp, tmp_path, SetClock(NOON)))
        return running[-1]

    yield started
    for each in running:
        each.end()
    gc.collect()


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    with desktop(tmp_path, monkeypatch) as made:
        yield made
