"""What the system says when this process is to end: its signals, and the end of the desktop session.

A signal comes between any two instructions; here it only wakes Qt's loop, which then ends the program in good order.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class EndSignals(QObject):
    """`came`: the process is told to end."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def listen(self) -> None:
        """From now on these signals end the program in good order. To be called in the main thread."""
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, _pass_on)

    @Slot()
    def _heard(self) -> None:
        self._reading.recv(64)
        self.came.emit()


def _pass_on(_number: int, _frame: FrameType | None) -> None:
    """The number has been written into the socket already."""
