"""One Recess for one vault: a second start brings the first one's screen forward and ends.

The vault has a kernel lock of its own; this is only the courtesy. Nothing is said over the socket but "come forward":
whoever connects learns nothing and can do nothing else.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal, Slot

if TYPE_CHECKING:  # loaded where it is used: most starts are the first one, and show their window before that
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 500


class SingleStart(QObject):
    """Listens for second starts. `come_forward` is emitted for each."""

    come_forward = Signal()

    def __init__(self, vault_place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        whose = f"{vault_place}\n{os.environ.get('USER', '')}{os.environ.get('USERNAME', '')}"
        known_by = QCryptographicHash.hash(whose.encode(), QCryptographicHash.Algorithm.Sha256).toHex()
        self._name = "recess-" + bytes(known_by.data()).decode()[:20]
        self._server: QLocalServer | None = None
        self._lock: int | None = None

    def another_is_running(self) -> bool:
        """Whether there is a first one; it has been asked to come forward."""
        if not self._has_a_socket():
            return False
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        found = socket.waitForConnected(_PATIENCE_MS)
        socket.abort()
        return found

    def _has_a_socket(self) -> bool:
        """Whether one listens, or did when it was killed. Only where Qt's sockets are files can that be seen."""
        return sys.platform == "win32" or Path(QDir.tempPath(), self._name).exists()

    def listen(self) -> bool:
        """Be the first one; False where another one was faster in the same moment. A socket left behind by a killed
        process is taken over."""
        if not self._is_first():
            self.another_is_running()
            return False
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.listen(self._name)
        server.newConnection.connect(self._answer)
        self._server = server
        return True

    def close(self) -> None:
        """Let another one be the first."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            os.close(self._lock)
        self._server = self._lock = None

    def _is_first(self) -> bool:
        """A lock of the kernel says so, which a killed process leaves to the next: two that start in the same moment
        would take each other's socket away."""
        if sys.platform == "win32":
            return not self.another_is_running()
        import fcntl

        try:
            lock = os.open(Path(QDir.tempPath(), f"{self._name}.lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError:
            return True
        if os.fstat(lock).st_uid == os.getuid():
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(lock)
                return False
        self._lock = lock
        return True

    @Slot()
    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.come_forward.emit()
