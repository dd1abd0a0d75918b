"""The same on Windows: messages that every window gets, read by a hidden one of ours. Not tried on Windows yet."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

_POWER = 0x0218
_SLEEPS = 0x0004
_SESSION = 0x02B1
_LEFT = frozenset((0x2, 0x4, 0x6, 0x7))
"""Console or remote desktop taken away, logged off, locked."""
_THIS_SESSION = 0


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_ssize_t),
    )


def means_left(number: int, first: int) -> bool:
    """Whether a message with this number and first value says that nobody of this user looks at the screen."""
    return (number == _POWER and first == _SLEEPS) or (number == _SESSION and first in _LEFT)


class WindowsSession(QAbstractNativeEventFilter):
    """`left` is called for each reason."""

    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left
        self._window: QWindow | None = None

    def listen(self) -> None:
        """Have Windows tell a window that is never shown."""
        app = QCoreApplication.instance()
        if app is None:
            return
        self._window = QWindow()
        place = ctypes.c_void_p(int(self._window.winId()))
        tell = getattr(getattr(ctypes, "windll", None), "wtsapi32", None)
        if tell is not None:
            tell.WTSRegisterSessionNotification(place, _THIS_SESSION)
        app.installNativeEventFilter(self)

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if event_type == b"windows_generic_MSG":
            found = _Message.from_address(int(message))
            # Every window of ours gets it; once is enough.
            ours = self._window is not None and found.window == int(self._window.winId())
            if ours and means_left(found.number, found.first):
                self._left()
        return False, 0
