"""The party's process, seen from the mediator's: it is started, given its hand-over through a pipe, and answered.

Nothing about a party is in its arguments, its environment or a file. It is started early, empty, while the mediator
still looks at the hand-over page, so that the cover is there at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from app.domain.plain import Misread
from app.domain.trouble import Trouble
from app.handover.messages import BringBack, ComeForward, HandBack, Message, NotSaved, PutAway, Ready
from app.handover.wire import Inbox, pack
from app.presenters.doors import Host
from app.presenters.mediator.background import Background

PROGRAM = (sys.executable, "-m", "ui.party")
_ROOT = Path(__file__).resolve().parents[2]
_GRACE_MS = 3000
"""How long a process may take to end after it said that the party's part is over."""
_PASSED_ON = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_RUNTIME_DIR",
    "XDG_SESSION_TYPE",
    "DBUS_SESSION_BUS_ADDRESS",
    "AT_SPI_BUS_ADDRESS",
    "QT_ACCESSIBILITY",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
    "QT_QPA_PLATFORM",
    "QT_SCALE_FACTOR",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_IM_MODULE",
    "XMODIFIERS",
    "HOME",
    "USERPROFILE",
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "SYSTEMROOT",
    "WINDIR",
    "TEMP",
    "TMPDIR",
    "CUPS_SERVER",
    "VIRTUAL_ENV",
)
"""What a party's process needs to open a window, to be read aloud and to print. Everything else stays here (decision 44)."""


def short_environment() -> QProcessEnvironment:
    """The fixed, short environment of a party's process."""
    here = QProcessEnvironment.systemEnvironment()
    given = QProcessEnvironment()
    for name in _PASSED_ON:
        if here.contains(name):
            given.insert(name, here.value(name))
    given.insert("PYTHONDONTWRITEBYTECODE", "1")
    given.insert("PYTHONUTF8", "1")
    return given


class PartyProcess(QObject):
    """`ready` when its cover is painted. `ended` once it is gone: with its `HandBack`, or None if it said none;
    `gone` whatever it said."""

    ready = Signal()
    ended = Signal(object)
    gone = Signal()

    def __init__(self, background: Background, program: Sequence[str] = PROGRAM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._inbox = Inbox()
        self._host: Host | None = None
        self._hand_back: HandBack | None = None
        self._over = False
        self._stopped = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(short_environment())
        self._process.setWorkingDirectory(str(_ROOT))
        self._process.setProgram(program[0])
        self._process.setArguments(list(program[1:]))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed_to_start)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(_GRACE_MS)
        self._grace.timeout.connect(self._process.kill)

    def start(self) -> None:
        """Start it empty: it loads what it needs and waits, without a window."""
        self._process.start()

    def begin(self, host: Host, given: Message) -> None:
        """Give it its hand-over. From here on `host` answers it."""
        self._host = host
        self._send(given)

    def come_forward(self) -> None:
        """Bring its screen to the front."""
        self._send(ComeForward())

    def put_away(self) -> None:
        """Nothing of it is to be seen from now on; what it has not saved yet comes at once."""
        self._send(PutAway())

    def bring_back(self) -> None:
        """Its hidden screen comes up again."""
        self._send(BringBack())

    def stop(self) -> None:
        """End it now; nobody is told of it any more. What it had said to be saved is saved."""
        self._over = self._stopped = True
        self._process.kill()
        self._process.waitForFinished(_GRACE_MS)

    def end_soon(self) -> None:
        """End it without waiting until it is `gone`: it has been given nothing, so it has nothing to say."""
        self._over = self._stopped = True
        self._process.kill()

    def is_running(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def _send(self, message: Message) -> None:
        if self.is_running():
            self._process.write(pack(message))

    @Slot()
    def _read(self) -> None:
        try:
            messages = self._inbox.feed(bytes(self._process.readAllStandardOutput().data()))
        except Misread:
            self._process.kill()
            return
        for message in messages:
            self._heard(message)

    def _heard(self, message: Message) -> None:
        host = self._host
        if host is None or self._over:
            return
        if isinstance(message, Ready):
            self.ready.emit()
        if isinstance(message, HandBack):
            self._hand_back = message
            self._grace.start()
            return
        self._background.run(partial(host.answer, message), self._reply, partial(self._not_answered, message))

    def _reply(self, answers: tuple[Message, ...]) -> None:
        # An answer may come after the mediator took the laptop back: then there is no process any more.
        if not self._stopped:
            for answer in answers:
                self._send(answer)

    def _not_answered(self, message: Message, trouble: Trouble) -> None:
        """The host answers what did not work itself; what comes here is a mistake of ours, which the crash notice has.
        A party's process that waits for an answer must not wait for ever. A place or a note that was not kept needs
        none: the next one tries the disk again."""
        number = getattr(message, "number", None)
        if isinstance(number, int):
            self._reply((NotSaved(number, trouble.sentences()),))

    @Slot()
    def _finished(self) -> None:
        self._grace.stop()
        self.gone.emit()
        if not self._over:
            self._over = True
            self._background.run(_nothing, self._tell_end, self._tell_end)

    def _tell_end(self, _nothing: object) -> None:
        """Told through the background, so that everything the process said before its end is on the disk."""
        if not self._stopped:
            self.ended.emit(self._hand_back)

    @Slot(QProcess.ProcessError)
    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._finished()


def _nothing() -> None:
    return None
