"""Reads what strangers wrote, and ends: `python -P -m app.commands.caged_child` (`app/storage/cage.py` starts it).

It holds no key and is told no name of a file: bytes come in on standard input, plain values go out. Where the system
can, it loads its readers once and then reads each file in a process of its own, forked from it, that can open nothing
(no file, no connection), starts no process, signals none, and ends at a limit of memory or of time.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from app.commands.landlock import give_up_the_rest
from app.domain.language import speak
from app.domain.plain import Misread, from_bytes
from app.handover.hardening import end_with_parent, harden
from app.storage.cage import ENDED, LARGEST_ANSWER, LARGEST_CONTENT, READ, Job, framed, read_framed
from app.storage.foreign import answered, load_for, load_readers
from app.storage.whole_files import LARGEST

MEMORY = 400 << 20
"""Bytes of address space, with the program itself in it."""
SECONDS = 5
"""Of processor time, for one file."""
_PIECE = 1 << 16


def confine(memory: int = MEMORY, seconds: int = SECONDS) -> None:
    """From here on this process opens nothing, writes no file, starts nothing, signals nobody, and ends at a limit. Nothing
    undoes it.

    What is open stays open. Where a system has no such limits there are none; the keeper's patience is everywhere.
    """
    give_up_the_rest()
    try:
        import resource
    except ImportError:
        return
    limits = {"RLIMIT_AS": memory, "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": 0, "RLIMIT_NOFILE": 0, "RLIMIT_NPROC": 0}
    for name, most in limits.items():
        what = getattr(resource, name, None)
        if what is None:
            continue
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            # Only Linux takes them all; there a cage with a hole in it reads nothing.
            if sys.platform == "linux":
                raise


def main() -> int:
    """Answer until the line ends."""
    end_with_parent()
    harden()
    load_readers()
    # Taken away before the first file comes: what a reader prints is no answer.
    line_in, line_out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    while (job := read_framed(line_in, LARGEST)) is not None:
        content = read_framed(line_in, LARGEST_CONTENT)
        if content is None:
            break
        # Where the file is read nothing can be loaded any more.
        with suppress(Misread):
            load_for(from_bytes(Job, job).reader)
        answer = _in_its_own_process(job, content, (line_in, line_out)) if hasattr(os, "fork") else _read(job, content)
        line_out.write(framed(answer))
        line_out.flush()
    return 0


def _read(job: bytes, content: bytes) -> bytes:
    asked = from_bytes(Job, job)
    speak(asked.language)
    try:
        return READ + answered(asked.reader, content, asked.around)
    except (MemoryError, RecursionError):
        return ENDED


def _in_its_own_process(job: bytes, content: bytes, lines: tuple[BinaryIO, BinaryIO]) -> bytes:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # Whatever goes wrong in here ends here.
        status = 1
        try:
            end_with_parent()
            for line in lines:
                os.close(line.fileno())
            os.close(reading)
            confine()
            _write(writing, _read(job, content))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    answer = _collected(reading)
    os.close(reading)
    if len(answer) > LARGEST_ANSWER:
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    return answer if status == 0 and len(answer) <= LARGEST_ANSWER else ENDED


def _write(writing: int, answer: bytes) -> None:
    rest = memoryview(answer)
    while rest:
        rest = rest[os.write(writing, rest) :]


def _collected(reading: int) -> bytes:
    found = bytearray()
    while len(found) <= LARGEST_ANSWER and (piece := os.read(reading, _PIECE)):
        found += piece
    return bytes(found)


if __name__ == "__main__":
    sys.exit(main())
