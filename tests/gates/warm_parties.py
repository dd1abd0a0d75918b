"""A party's process as a fork of a warm one: `python -m tests.gates.warm_parties FOLDER`.

The mediator's process starts the command in `COMMAND`, a few lines of Python that load nothing: they hand their pipe
over to the warm parent, which forks the party's process, and live as long as that one does. So the pipe, its closing
and the end of either process are as they always are.
"""

from __future__ import annotations

import array
import os
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.gates.kill_hands import WitnessHands
from tests.gates.qt_warnings import gather
from tests.gates.warm import BROKE, remember_derivations
from tests.journeys import party_hands

SOCKET = "parties"
PARTY = "party"
"""A file in FOLDER with the number of the newest party's process."""

_LINES = """
import array, socket, sys
asked = socket.socket(socket.AF_UNIX)
asked.connect(sys.argv[1])
asked.sendmsg([b"p"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1]))])
asked.recv(1)
"""


def command(folder: Path) -> Sequence[str]:
    """What the mediator's process starts in place of `python -m ui.party`."""
    return (sys.executable, "-I", "-S", "-c", _LINES, str(folder / SOCKET))


def main() -> int:
    """Fork a party's process for everybody who asks."""
    remember_derivations()
    os.umask(0o077)
    # Nobody waits for them: they leave nothing behind.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    folder = Path(sys.argv[1])
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(folder / SOCKET))
    door.listen()
    while True:
        asked, _whoever = door.accept()
        _said, ancillary, _flags, _address = asked.recvmsg(1, socket.CMSG_SPACE(8))
        pipe = array.array("i")
        if ancillary:
            pipe.frombytes(ancillary[0][2])
            if os.fork() == 0:
                door.close()
                _be_the_party(folder, *pipe)
        for descriptor in pipe:
            os.close(descriptor)
        asked.close()


def _be_the_party(folder: Path, reading: int, writing: int) -> None:
    os.dup2(reading, 0)
    os.dup2(writing, 1)
    os.close(reading)
    os.close(writing)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    (folder / PARTY).write_text(str(os.getpid()))
    gather(folder)
    status = 1
    try:
        status = party_hands.main(WitnessHands)
    finally:
        if status:
            with (folder / BROKE).open("a", encoding="utf-8") as told:
                traceback.print_exc(file=told)
        os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
