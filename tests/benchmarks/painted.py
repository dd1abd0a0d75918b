"""When a window was first painted, told by the process that paints it. Imports next to nothing: that would be measured."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class PaintWatch(QObject):
    """Notes when a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt calls it so)
        if event.type() is QEvent.Type.Paint and not self.seen:
            self.seen = True
            self.now()
        return False

    def now(self) -> None:
        """Called before the first painting."""


class FirstPaint(PaintWatch):
    """Once a window's first painting is over and on the screen, `then` is called with the moment."""

    def __init__(self, window: QWidget, then: Callable[[float], None]) -> None:
        super().__init__(window)
        self._then = then

    def now(self) -> None:
        # The window's own painting comes first, then that of all in it; the loop goes on when it is flushed.
        QTimer.singleShot(0, self, self._painted)

    def _painted(self) -> None:
        self._then(time.monotonic())


def tell_and_end(found: object) -> None:
    """Say what was found, and end at once."""
    import json

    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()
    os._exit(0)
