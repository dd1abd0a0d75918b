"""A scripted party in a process of its own: `python -m app.presenters.party`.

Standard input carries first the script (four bytes of length, then JSON; nothing private stands in the command line
or the environment), then the hand-over and the answers of the mediator's process; standard output carries what the
party says. Exit code 0 after the curtain, 1 where script and sheets do not fit (said without any answer).
"""

from __future__ import annotations

import os
import struct
import sys

from app.domain.plain import from_bytes, to_bytes
from app.domain.sources import SystemChance, SystemClock
from app.handover.hardening import harden
from app.handover.pipe import BlockingPipe, PipeClosed
from app.presenters.party.scripted import NotAsked, Script, ScriptedParty, Stuck

_LENGTH = struct.Struct(">I")


def packed(script: Script) -> bytes:
    """A script as it goes into the pipe, ahead of every message."""
    body = to_bytes(script)
    return _LENGTH.pack(len(body)) + body


def main() -> int:
    """Run the script that comes in."""
    harden()
    line = BlockingPipe(*_private_descriptors())
    try:
        (length,) = _LENGTH.unpack(line.read_exactly(_LENGTH.size))
        script = from_bytes(Script, line.read_exactly(length))
        ScriptedParty(line, script, SystemClock(), SystemChance()).run()
    except PipeClosed:
        return 1
    except (NotAsked, Stuck) as why:
        sys.stderr.write(f"{type(why).__name__}: {why}\n")
        return 1
    finally:
        line.close()
    return 0


def _private_descriptors() -> tuple[int, int]:
    """Take standard input and output for messages; whatever is printed from now on goes to standard error."""
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return reading, writing


if __name__ == "__main__":
    sys.exit(main())
