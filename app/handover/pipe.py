"""A blocking line of messages over two file descriptors: for party processes without a window, and for tests."""

from __future__ import annotations

import os
from collections import deque

from app.handover.messages import Message
from app.handover.wire import Inbox, pack

_PIECE = 64 * 1024


class PipeClosed(Exception):
    """The other side is gone: nothing more will come, nothing can be said."""


class BlockingPipe:
    """Sends and receives messages; owns both file descriptors until `close`."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading = reading
        self._writing = writing
        self._inbox = Inbox()
        self._waiting: deque[Message] = deque()

    def send(self, message: Message) -> None:
        """Write the whole message; `PipeClosed` if nobody reads any more."""
        rest = memoryview(pack(message))
        while rest:
            try:
                rest = rest[os.write(self._writing, rest) :]
            except OSError:
                raise PipeClosed from None

    def receive(self) -> Message:
        """The next message, waiting for it; `PipeClosed` at the end."""
        while not self._waiting:
            self._waiting.extend(self._inbox.feed(self._read()))
        return self._waiting.popleft()

    def read_exactly(self, count: int) -> bytes:
        """`count` raw bytes that come before the first message; `PipeClosed` if fewer come."""
        found = b""
        while len(found) < count:
            piece = os.read(self._reading, count - len(found))
            if not piece:
                raise PipeClosed
            found += piece
        return found

    def close(self) -> None:
        """Close both ends; the other side reads an end."""
        for descriptor in {self._reading, self._writing}:
            os.close(descriptor)

    def _read(self) -> bytes:
        try:
            piece = os.read(self._reading, _PIECE)
        except OSError:
            piece = b""
        if not piece:
            raise PipeClosed
        return piece
