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

    def listen(self) -> None:
        """Be the first one. A socket left behind by a killed process is taken over."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.listen(self._name)
        server.newConnection.connect(self._answer)
        self._server = server

    @Slot()
    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.come_forward.emit()
