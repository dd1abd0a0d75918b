"""Print my copy now: a child draws the document in its own process. Loaded only when somebody prints."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.plain import to_bytes
from app.handover.own_copy import OwnCopyWanted

CHILD = (sys.executable, "-m", "app.commands.own_copy_child")
_ROOT = Path(__file__).resolve().parents[2]
_LONGEST = 60
"""Seconds a child may take for one document."""


class OwnCopyDrawn(QObject):
    """Has a child draw one own copy. `done` brings the PDF, empty if it could not be drawn."""

    done = Signal(bytes)

    def draw(self, wanted: OwnCopyWanted) -> None:
        """Start the child; the answer comes later."""
        threading.Thread(target=self._draw, args=(wanted,), name="own copy", daemon=True).start()

    def _draw(self, wanted: OwnCopyWanted) -> None:
        try:
            child = subprocess.run(  # noqa: PLW1510 - what its exit code means is looked at below
                CHILD, input=to_bytes(wanted), capture_output=True, cwd=_ROOT, timeout=_LONGEST
            )
        except (OSError, subprocess.TimeoutExpired):
            self.done.emit(b"")
            return
        self.done.emit(child.stdout if child.returncode == 0 else b"")
