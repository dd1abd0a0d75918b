"""The party's process at its end of the pipe: a thread reads, Qt's thread is told."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from app.domain.plain import Misread
from app.handover.messages import Message
from app.handover.pipe import BlockingPipe, PipeClosed


class Line(QObject):
    """`heard` brings each message, in order; `closed` comes once, when the other side is gone."""

    heard = Signal(object)
    closed = Signal()

    def __init__(self, pipe: BlockingPipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pipe = pipe
        # A daemon: a read that never returns must not keep the process alive.
        self._reader = threading.Thread(target=self._read, name="reader", daemon=True)

    def start(self) -> None:
        """Begin to read. Signals connected in Qt's thread arrive there."""
        self._reader.start()

    def send(self, message: Message) -> None:
        """Say something; `closed` follows if nobody listens any more."""
        try:
            self._pipe.send(message)
        except PipeClosed:
            self.closed.emit()

    def _read(self) -> None:
        try:
            while True:
                self.heard.emit(self._pipe.receive())
        except (PipeClosed, Misread):
            self.closed.emit()
