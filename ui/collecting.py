"""Python's search for cycles that nobody needs any more, in the window's thread alone.

Python searches in whichever thread happens to make the object that is one too many. A window's timer found there is
destroyed there, and Qt ends the program: "Timers cannot be stopped from another thread". So Python's own search is off,
and this one goes by the same thresholds.

While the helper thread makes a document nothing is searched: tens of thousands of parts are in use that need no search once
it is made, and looking through them holds the window longer than anybody should notice.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 500
_LATEST = 10.0
"""Seconds after which the search is made, whatever another thread does."""


def _never() -> bool:
    return False


class Collecting(QObject):
    """From `start` to the end of its parent. Destroyed, it leaves the search to Python again. It waits while `busy`."""

    def __init__(self, parent: QObject, busy: Callable[[], bool] = _never) -> None:
        super().__init__(parent)
        self._busy = busy
        self._looked = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.destroyed.connect(gc.enable)

    def start(self) -> None:
        """Look from now on, now and then; nothing is searched by any other thread."""
        gc.disable()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Search the oldest generation that is due, and the younger ones with it."""
        now = time.monotonic()
        if self._busy() and now - self._looked < _LATEST:
            return
        self._looked = now
        due = [
            age for age, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most
        ]
        if due:
            gc.collect(due[-1])
