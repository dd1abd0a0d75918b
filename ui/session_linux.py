"""The same on Linux: over D-Bus, from the system's logind and from whatever locks the screen of this desktop.

A bus that is not there is not started for us, and a service that is not there is not waited for: signals are listened to,
whoever sends them. Whoever can send them falsely can do no more with it than lock.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from app.domain.language import _

_LOGIND = "org.freedesktop.login1"
_LOGIND_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_LOCKS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""Each says `ActiveChanged(true)` when it covers the screen."""
LEAVES = {"LockedHint": True, "Active": False}
"""What a property of our session says where nobody of this user looks at the screen any more."""


def system_bus() -> str:
    """Where logind is."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/run/dbus/system_bus_socket")


def session_bus() -> str:
    """Where this desktop's own services are; "" where there is none. Not one that would have to be started."""
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus")
    return told or (f"unix:path={place}" if place.exists() else "")


class LinuxSession(QObject):
    """`left` is called for each reason; sleep waits for `let_sleep`, if logind lets us hold it up."""

    def __init__(self, left: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = left
        self._system: QDBusConnection | None = None
        self._desktop: QDBusConnection | None = None
        self._ours = ""
        """The path of our session at logind; "" while it is not known."""
        self._hold: QDBusUnixFileDescriptor | None = None
        self._going_to_sleep = False
        self._calls: set[QDBusPendingCallWatcher] = set()

    def listen(self) -> None:
        """Listen on both buses, as far as they are there."""
        self._system = self._connected(system_bus(), "recess-system")
        if self._system is not None:
            for interface, name, slot in (
                (_MANAGER, "PrepareForSleep", "sleeps(bool)"),
                (_SESSION, "Lock", "told_to_lock(QDBusMessage)"),
                (_PROPERTIES, "PropertiesChanged", "changed(QDBusMessage)"),
            ):
                self._system.connect("", "", interface, name, self, _slot(slot))
            known = os.environ.get("XDG_SESSION_ID", "")
            if known:
                self._call(_LOGIND_PATH, _MANAGER, "GetSession", [known], self._is_ours)
            self._hold_sleep()
        self._desktop = self._connected(session_bus(), "recess-desktop")
        if self._desktop is not None:
            for interface in SCREEN_LOCKS:
                self._desktop.connect("", "", interface, "ActiveChanged", self, _slot("screen_locked(bool)"))

    def _connected(self, address: str, name: str) -> QDBusConnection | None:
        bus = QDBusConnection.connectToBus(address, f"{name}-{id(self)}") if address else None
        return bus if bus is not None and bus.isConnected() else None

    # ---- what is heard --------------------------------------------------------------------------------------------

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """The laptop is about to sleep, or has slept."""
        self._going_to_sleep = begins
        if begins:
            self._left()
        elif self._hold is None:
            self._hold_sleep()

    @Slot(bool)
    def screen_locked(self, is_locked: bool) -> None:
        if is_locked:
            self._left()

    @Slot(QDBusMessage)
    def told_to_lock(self, message: QDBusMessage) -> None:
        """A session is to lock its screen. Where ours is not known, any one counts."""
        if self._ours in ("", message.path()):
            self._left()

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """Something about a session changed. What, is asked for: it comes in a form that Python cannot read."""
        if message.arguments()[:1] != [_SESSION] or self._ours not in ("", message.path()):
            return
        for name, leaves in LEAVES.items():
            # Another session's end does not concern us; where we do not know which is ours, only a locked screen does.
            if self._ours or name == "LockedHint":
                self._call(message.path(), _PROPERTIES, "Get", [_SESSION, name], _when(leaves, self._left))

    def _is_ours(self, answer: list[object]) -> None:
        path = getattr(answer[0], "path", None)
        self._ours = str(path()) if callable(path) else ""

    # ---- holding up sleep -----------------------------------------------------------------------------------------

    def _hold_sleep(self) -> None:
        """Ask logind to wait for us, some seconds at most, before each sleep."""
        why = _("The vault is locked first")
        self._call(_LOGIND_PATH, _MANAGER, "Inhibit", ["sleep", "Recess", why, "delay"], self._held)

    def _held(self, answer: list[object]) -> None:
        held = answer[0]
        self._hold = held if isinstance(held, QDBusUnixFileDescriptor) else None

    def let_sleep(self) -> None:
        """The file that holds it up is closed, where sleep is about to come: another lock must not leave the next sleep
        without anybody to wait for."""
        if self._going_to_sleep:
            self._hold = None

    # ---- calls ----------------------------------------------------------------------------------------------------

    def _call(
        self, path: str, interface: str, method: str, arguments: list[str], answered: Callable[[list[object]], None]
    ) -> None:
        """Ask, and go on. What is refused, or never answered, is passed over."""
        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(_LOGIND, path, interface, method)
        message.setArguments(arguments)
        message.setAutoStartService(False)
        waiting = QDBusPendingCallWatcher(self._system.asyncCall(message), self)

        def finished(_watcher: QDBusPendingCallWatcher) -> None:
            reply = waiting.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                answered(reply.arguments())
            self._calls.discard(waiting)
            waiting.deleteLater()

        self._calls.add(waiting)
        waiting.finished.connect(finished)


def _slot(signature: str) -> Any:
    """As the bus takes it: text, where its declaration asks for bytes."""
    return SLOT(signature)


def _when(wanted: bool, do: Callable[[], None]) -> Callable[[list[object]], None]:
    """Do it where the property that comes is `wanted`."""

    def answered(answer: list[object]) -> None:
        value = answer[0]
        if (value.variant() if isinstance(value, QDBusVariant) else value) is wanted:
            do()

    return answered
