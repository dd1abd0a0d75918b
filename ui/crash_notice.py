"""Where every error goes that nobody caught: to one place, and from there to the crash window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from ui.crash_window import CrashWindow


class CrashNotice(QObject):
    """Takes every error nobody caught, from any thread, to one place. Nothing is printed: a message may quote words.

    `may_show` says whether a window may come up now: never above a party's screen. Errors that came meanwhile are
    shown with `show_waiting`.
    """

    _came = Signal(object)

    def __init__(self, may_show: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._may_show = may_show
        self._waiting: list[BaseException] = []
        self._shown: CrashWindow | None = None
        self._came.connect(self._take)

    def listen(self) -> None:
        """Be the one whom uncaught errors reach, in this process."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def told(self, error: BaseException) -> None:
        """An error reached a place where it could only be handed on. Any thread may call this."""
        self._came.emit(error)

    def _uncaught(self, _type: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if not isinstance(error, KeyboardInterrupt):
            self.told(error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.told(args.exc_value)

    @Slot(object)
    def _take(self, error: BaseException) -> None:
        self._waiting.append(error)
        self.show_waiting()

    @Slot()
    def show_waiting(self) -> None:
        """Show the first error that waits, if a window may come up. Those that follow it are mostly its children."""
        if not self._waiting or not self._may_show() or self._shown is not None:
            return
        first = self._waiting[0]
        self._waiting.clear()
        # Not before: it is made of much that the first paint must not wait for.
        from ui.crash_window import CrashWindow

        self._shown = CrashWindow(first)
        self._shown.finished.connect(self._closed)
        self._shown.show()

    @Slot()
    def _closed(self) -> None:
        self._shown = None
