"""What every process does before anything private is in it. The first thing any entry point calls."""

from __future__ import annotations

import os
import sys

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_SIGKILL = 9


def harden() -> None:
    """No core dumps, and no other process of the same user reads this one's memory, as far as the system offers it.
    Whatever is made from here on is its owner's alone, whoever makes it: Qt and the libraries ask for more.
    """
    os.umask(0o077)
    _no_core_dumps()
    _tell_linux(_PR_SET_DUMPABLE, 0)


def end_with_parent() -> None:
    """For a child that must not outlive its parent: where the system offers it, it is killed with it."""
    _tell_linux(_PR_SET_PDEATHSIG, _SIGKILL)


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
