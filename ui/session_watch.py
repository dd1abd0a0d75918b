"""What the desktop says of whoever sits there: sleep, screen lock, another user. Each of it means that the mediator has to
prove again to be there. Loaded once the first page is painted; where nothing can be heard it is silent.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ui.session_linux import LinuxSession
    from ui.session_windows import WindowsSession


class SessionWatch(QObject):
    """`left`: the laptop goes to sleep, its screen was locked, or somebody else uses it. macOS tells nobody without a
    library of its own; there the clocks tell of sleep (`app.domain.idle`)."""

    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._linux: LinuxSession | None = None
        self._windows: WindowsSession | None = None

    def listen(self) -> None:
        """Listen from now on."""
        if sys.platform == "linux":
            from ui.session_linux import LinuxSession

            self._linux = LinuxSession(self.left.emit, self)
            self._linux.listen()
        elif sys.platform == "win32":
            from ui.session_windows import WindowsSession

            self._windows = WindowsSession(self.left.emit)
            self._windows.listen()

    def let_sleep(self) -> None:
        """Nothing is in the way of sleep any more."""
        if self._linux is not None:
            self._linux.let_sleep()
