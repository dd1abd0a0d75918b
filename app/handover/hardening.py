"""What every process does before anything private is in it. The first thing any entry point calls."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_SIGKILL = 9


def harden() -> None:
    """No core dumps, and no other process of the same user reads this one's memory, as far as the system offers it.
    Whatever is made from here on is its owner's alone, whoever makes it: Qt and the libraries ask for more. And what
    goes wrong is told without its words, which may quote an answer, until the program has a better way to tell it.
    """
    os.umask(0o077)
    sys.excepthook = _tell_little
    sys.unraisablehook = _tell_little_of_the_unraisable
    threading.excepthook = _tell_little_of_a_thread
    _no_core_dumps()
    _tell_linux(_PR_SET_DUMPABLE, 0)


def end_with_parent() -> None:
    """For a child that must not outlive its parent: where the system offers it, it is killed with it."""
    _tell_linux(_PR_SET_PDEATHSIG, _SIGKILL)


def _tell_little(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
    place = ""
    while trace is not None:
        place = f" {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    # Where there is no terminal there is nobody to tell.
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"recess: {kind.__name__}{place}\n")


def _tell_little_of_the_unraisable(found: sys.UnraisableHookArgs) -> None:
    _tell_little(found.exc_type, None, found.exc_traceback)


def _tell_little_of_a_thread(found: threading.ExceptHookArgs) -> None:
    _tell_little(found.exc_type, None, found.exc_traceback)


def _tell_linux(what: int, value: int) -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(what, value, 0, 0, 0)


def _no_core_dumps() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
