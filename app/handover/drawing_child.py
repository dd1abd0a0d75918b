"""The line between whoever wants an own copy and the child that draws it.

The child holds "only me" words, so it never outlives its parent: its standard input stays open for as long as the
parent waits for the document, and when that closes, the child ends at once, drawn or not.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.plain import Misread, from_bytes, to_bytes
from app.handover.own_copy import OwnCopyWanted
from app.handover.wire import framed, read_framed

CHILD = (sys.executable, "-m", "app.commands.own_copy_child")
LONGEST = 60.0
"""Seconds a child may take for one document."""
LEFT_ALONE = 4
"""Exit status of a child whose parent is gone."""
# From our own folder: what is called `app` where somebody happens to stand is not ours.
_TOP = Path(__file__).resolve().parents[2]
_INPUT = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the child ended, and the PDF it wrote; none unless the status is 0."""

    status: int
    pdf: bytes


# ---- the parent's end --------------------------------------------------------------------------------------------------


def draw_in_child(
    wanted: OwnCopyWanted, environment: Mapping[str, str] | None = None, program: Sequence[str] = CHILD
) -> Drawn:
    """Start the child, give it what it needs, wait for the document. `OSError` if it cannot be started."""
    reading, writing = os.pipe()
    try:
        child = subprocess.Popen(
            program,
            stdin=reading,
            stdout=subprocess.PIPE,
            # What it might say of an error could quote an answer.
            stderr=subprocess.DEVNULL,
            cwd=_TOP,
            env=environment,
        )
    except OSError:
        os.close(writing)
        raise
    finally:
        os.close(reading)
    patience = threading.Timer(LONGEST, child.kill)
    patience.daemon = True
    patience.start()
    with child, os.fdopen(writing, "wb", buffering=0) as to_child:
        # A child that is gone already says by its exit status what became of it.
        with suppress(BrokenPipeError):
            to_child.write(framed(to_bytes(wanted)))
        pdf = child.stdout.read() if child.stdout is not None else b""
        status = child.wait()
    patience.cancel()
    return Drawn(status, pdf if status == 0 else b"")


# ---- the child's end ---------------------------------------------------------------------------------------------------


def take_wanted() -> OwnCopyWanted:
    """What is to be drawn. From here on this process ends when its parent does."""
    try:
        body = read_framed(_exactly)
        threading.Thread(target=_end_with_input, name="parent", daemon=True).start()
        return from_bytes(OwnCopyWanted, body)
    except Misread:
        os._exit(LEFT_ALONE)


def _exactly(count: int) -> bytes:
    found = b""
    while len(found) < count:
        piece = os.read(_INPUT, count - len(found))
        if not piece:
            os._exit(LEFT_ALONE)
        found += piece
    return found


def _end_with_input() -> None:
    with suppress(OSError):
        while os.read(_INPUT, 1):
            pass
    os._exit(LEFT_ALONE)
