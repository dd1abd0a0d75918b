"""What the system says to the whole program, heeded once the first page is painted: sleep and screen lock, its signals, the
end of the desktop session. In all of them what was typed last is kept and nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.end_signals import EndSignals
from ui.locking import Locking

_END_OF_SESSION_S = 3.0
"""How long the end of the desktop is held up while what was typed last goes to the disk."""


class Heeding(QObject):
    """`lock` locks, `quit_` ends the program in good order, `last` does the same when there is no loop any more."""

    def __init__(
        self,
        app: QApplication,
        locking: Locking,
        background: Background,
        lock: Callable[[], None],
        quit_: Callable[[], None],
        last: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._lock = lock
        locking.hear_session()
        self.signals = EndSignals(self)
        self.signals.came.connect(quit_)
        self.signals.listen()
        app.commitDataRequest.connect(self._session_ends)
        app.aboutToQuit.connect(last)

    @Slot()
    def _session_ends(self) -> None:
        """The desktop ends, or would: another program may still stop it. After this it may end us at any moment."""
        self._lock()
        self._background.wait(_END_OF_SESSION_S)
