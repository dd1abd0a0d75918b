"""A desktop's two buses, private to the tests: a real dbus-daemon, and what stands on it for logind and a screen lock."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

SESSION = "/org/freedesktop/login1/session/_31"
OTHER = "/org/freedesktop/login1/session/_32"
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={place}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


class Logind(QDBusVirtualObject):
    """Answers as logind does. `holds` are the reading ends of the files that hold up sleep."""

    def __init__(self) -> None:
        super().__init__()
        self.holds: list[int] = []
        self.properties: dict[str, bool] = {"LockedHint": False, "Active": True}

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802  (Qt calls it so)
        reply = message.createReply()
        if message.member() == "Inhibit":
            reading, writing = os.pipe()
            self.holds.append(reading)
            reply.setArguments([QDBusUnixFileDescriptor(writing)])
            os.close(writing)
        elif message.member() == "GetSession":
            reply.setArguments([QDBusObjectPath(SESSION)])
        elif message.member() == "Get":
            reply.setArguments([QDBusVariant(self.properties[str(message.arguments()[1])])])
        else:
            return False
        return bool(connection.send(reply))

    def holds_up_sleep(self) -> bool:
        """Whether any of those files is still open at the other end."""
        return any(not select.select([hold], [], [], 0)[0] for hold in self.holds)


class Desktop:
    """Says what a desktop says, to whoever listens on its buses."""

    def __init__(self, address: str) -> None:
        self.logind = Logind()
        self._bus = QDBusConnection.connectToBus(address, f"desktop-{id(self)}")
        assert self._bus.isConnected()
        assert self._bus.registerService("org.freedesktop.login1")
        path = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self._bus.registerVirtualObject("/org/freedesktop/login1", self.logind, path)

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert self._bus.send(signal)

    def sleep(self, begins: bool = True) -> None:
        self.say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", begins)

    def lock_session(self, path: str = SESSION) -> None:
        self.say(path, "org.freedesktop.login1.Session", "Lock")

    def change(self, name: str, value: bool, path: str = SESSION) -> None:
        self.logind.properties[name] = value
        session = "org.freedesktop.login1.Session"
        self.say(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", session, {name: value}, [])

    def lock_screen(self, interface: str, is_locked: bool = True) -> None:
        self.say("/" + interface.replace(".", "/"), interface, "ActiveChanged", is_locked)

    def close(self) -> None:
        for hold in self.logind.holds:
            os.close(hold)
        QDBusConnection.disconnectFromBus(self._bus.name())


@contextmanager
def desktop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """Both buses in one, for as long as the block runs. Skips, saying why, where there is no dbus-daemon; on CI that fails."""
    if shutil.which("dbus-daemon") is None:
        reason = "NOT RUN: no desktop, because dbus-daemon is not installed (./test as root on Debian installs it)"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    config, place = folder / "bus.conf", folder / "bus"
    config.write_text(_CONFIG.format(place=place), encoding="utf-8")
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
            monkeypatch.setenv(name, address)
        monkeypatch.setenv("XDG_SESSION_ID", "1")
        made = Desktop(address)
        yield made
        made.close()
    finally:
        daemon.kill()
        daemon.wait()
        if daemon.stdout is not None:
            daemon.stdout.close()
