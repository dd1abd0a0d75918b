"""Calling back later, with Qt's timers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.presenters.party.views import Cancel


class _Once(QTimer):
    """Goes off once, calls, and is gone."""

    def __init__(self, milliseconds: int, do: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._do: Callable[[], None] | None = do
        self.setSingleShot(True)
        self.setInterval(milliseconds)
        self.timeout.connect(self._off)
        self.start()

    def cancel(self) -> None:
        """Call it off; nothing happens if it went off before."""
        if self._do is not None:
            self._do = None
            self.stop()
            self.deleteLater()

    def _off(self) -> None:
        do, self._do = self._do, None
        self.deleteLater()
        if do is not None:
            do()


class QtTimers(QObject):
    """Timers that live as long as their owner."""

    def after(self, milliseconds: int, do: Callable[[], None]) -> Cancel:
        """Call `do` once after this many milliseconds."""
        return _Once(milliseconds, do, self).cancel
