"""Python's search for cycles that nobody needs any more, in the window's thread alone.

Python searches in whichever thread happens to make the object that is one too many. A window's timer found there is
destroyed there, and Qt ends the program: "Timers cannot be stopped from another thread". So Python's own search is off,
and this one goes by the same thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 500


class Collecting(QObject):
    """From `start` to the end of its parent. Destroyed, it leaves the search to Python again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
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
        due = [
            age for age, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most
        ]
        if due:
            gc.collect(due[-1])
