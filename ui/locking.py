"""When the vault locks without anybody asking for it, and what is owed until every key is gone."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.domain.sources import Clock
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from ui.background import Background
from ui.idle_watch import IdleWatch
from ui.lock_key import LockKey

if TYPE_CHECKING:
    from ui.mediator.pieces.page import WindowPage
    from ui.session_watch import SessionWatch

KEYS_GONE_WITHIN_MS = 60_000
"""The picture is neutral at once; the keys go once the helper thread has kept what was typed last and comes to it. A disk
that answers nothing for so long must not keep them in memory: the process ends, and with it they are gone."""
_AFTER_SLEEP_MS = 700
"""How long sleep is held up for a party's last words to come through the pipe. The system waits five seconds at most."""


class Locking(QObject):
    """`lock` is called whenever the mediator has to prove again to be there: nobody has done anything for so many
    minutes, the laptop goes to sleep, its screen is locked, somebody else uses it; or the key for it is pressed where no
    menu hears it and `is_open` says that there is something to lock. `mark` shows in the menu how many minutes they are."""

    def __init__(
        self,
        app: QApplication,
        clock: Clock,
        background: Background,
        lock: Callable[[], None],
        mark: Callable[[int], None],
        is_open: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self._is_open = is_open
        self._mark = mark
        self._background = background
        self._lost: list[Trouble] = []
        self.session: SessionWatch | None = None
        self.idle = IdleWatch(app, clock, self)
        self.idle.too_long.connect(self._lock)
        self.key = LockKey(app, self)
        # Not within the key itself: locking destroys the window that is getting it.
        self.key.pressed.connect(self._key, Qt.ConnectionType.QueuedConnection)
        self.deadline = QTimer(self)
        self.deadline.setSingleShot(True)
        self.deadline.setInterval(KEYS_GONE_WITHIN_MS)
        self.deadline.timeout.connect(_end_at_once)

    def hear_session(self) -> None:
        """Listen to what the desktop says: sleep, screen lock, another user."""
        from ui.session_watch import SessionWatch

        self.session = SessionWatch(self)
        self.session.left.connect(self._lock)
        self.session.listen()

    @Slot()
    def _key(self) -> None:
        if self._is_open():
            self._lock()

    # ---- after how many minutes -----------------------------------------------------------------------------------

    def read_minutes(self, vault: VaultDoor) -> None:
        """The vault is open: use the minutes that are kept in it."""
        self.idle.begin()
        self._background.run(vault.lock_after, self._use, _until_then_the_usual)

    def _use(self, minutes: int) -> None:
        self.idle.use(minutes)
        self._mark(minutes)

    def choose(self, vault: VaultDoor, minutes: int, failed: Callable[[Trouble], None]) -> None:
        """Use other minutes from now on, and keep them."""
        self.idle.use(minutes)
        self._background.run(lambda: vault.keep_lock_after(minutes), _kept, failed)

    # ---- locking --------------------------------------------------------------------------------------------------

    def forget_keys(self, close: Callable[[], None], done: Callable[[], None]) -> None:
        """The neutral picture stands: close the vault behind what the helper thread still has to do."""
        self.deadline.start()

        def closed(_what: object) -> None:
            self.deadline.stop()
            self.sleep_may_come()
            done()

        self._background.run(close, closed, closed)

    def sleep_may_come_once_locked(self) -> None:
        """It is locked already: sleep waits for the keys only where they are not gone yet."""
        if not self.deadline.isActive():
            self.sleep_may_come()

    def sleep_may_come(self, *, soon: bool = False) -> None:
        """What sleep was held up for is done, or will be `soon`."""
        if self.session is not None:
            QTimer.singleShot(_AFTER_SLEEP_MS if soon else 0, self.session, self.session.let_sleep)

    # ---- what could not be kept -----------------------------------------------------------------------------------

    def lost(self, trouble: Trouble) -> None:
        """Something did not work and its page is gone: it is told on the next one."""
        self._lost.append(trouble)

    def tell_lost(self, page: WindowPage | None) -> None:
        """Say on this page what did not work on one before."""
        if page is not None and self._lost:
            page.show_trouble(self._lost[0])
            self._lost.clear()


@Slot()
def _end_at_once() -> None:
    # Not sys.exit: that would wait for the thread that does not come back.
    os._exit(1)


def _until_then_the_usual(_trouble: Trouble) -> None:
    """Whatever is wrong with the index is told where it is read for a page."""


def _kept(_nothing: object) -> None:
    """The entry of the menu shows it already."""
