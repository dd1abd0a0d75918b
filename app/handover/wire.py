"""How messages cross a pipe: four bytes of length, then the message as strict JSON.

Bytes come in pieces of any size; `Inbox.feed` gives back whole messages. The same wire serves Qt's and plain
processes, and later a sealed file.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from app.domain.plain import Misread, from_bytes, to_bytes
from app.handover.messages import Message

LARGEST_MESSAGE = 32 * 1024 * 1024
_LENGTH = struct.Struct(">I")


def pack(message: Message) -> bytes:
    """A message as it goes into the pipe."""
    return framed(to_bytes(message))


def framed(body: bytes) -> bytes:
    """Any body as it goes into a pipe, behind its length."""
    if len(body) > LARGEST_MESSAGE:
        raise Misread("a message is too large")
    return _LENGTH.pack(len(body)) + body


def read_framed(exactly: Callable[[int], bytes]) -> bytes:
    """The one body that comes; `exactly` reads so many bytes."""
    (length,) = _LENGTH.unpack(exactly(_LENGTH.size))
    if length > LARGEST_MESSAGE:
        raise Misread("a message is too large")
    return exactly(length)


class Inbox:
    """Collects bytes until whole messages are there."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def feed(self, piece: bytes) -> tuple[Message, ...]:
        """Take `piece` in; the messages that are complete now, in order. `Misread` if what comes is no message."""
        self._waiting += piece
        complete: list[Message] = []
        while len(self._waiting) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._waiting)
            if length > LARGEST_MESSAGE:
                raise Misread("a message is too large")
            end = _LENGTH.size + length
            if len(self._waiting) < end:
                break
            body = bytes(self._waiting[_LENGTH.size : end])
            del self._waiting[:end]
            complete.append(from_bytes(Message, body))
        return tuple(complete)
