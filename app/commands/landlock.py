"""Landlock: what a process on Linux gives up for good, beside the limits of `resource` (kernel: userspace-api/landlock).

From then on it reaches no file by name, no network, and no process outside itself: it can neither end nor stop the
program that started it. A kernel without Landlock, or with an older one, takes away what it knows.
"""

from __future__ import annotations

import ctypes
import os
import sys

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""Numbers of the calls, the same on every processor."""
_ASK_VERSION = 1
_PR_SET_NO_NEW_PRIVS = 38
_FILES = ((1, 13), (2, 14), (3, 15), (5, 16))
"""From which version on how many kinds of touching a file are known."""
_TCP, _TCP_SINCE = 0b11, 4
_SOCKETS_AND_SIGNALS, _SCOPES_SINCE = 0b11, 6


class _Ruleset(ctypes.Structure):
    """All of what it names is taken away: there is no rule that gives any of it back."""

    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


def version() -> int:
    """Which Landlock this kernel has; 0 for none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_kernel().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)))


def give_up_the_rest() -> None:
    """No file by name, no TCP, no signal and no socket to a process outside. Before the limit of open files: it opens one.

    `OSError` where the kernel has Landlock and refuses.
    """
    known = version()
    if not known:
        return
    files = max(bits for since, bits in _FILES if known >= since)
    rules = _Ruleset(
        files=(1 << files) - 1,
        network=_TCP if known >= _TCP_SINCE else 0,
        scopes=_SOCKETS_AND_SIGNALS if known >= _SCOPES_SINCE else 0,
    )
    # An older kernel takes no longer form than the one it knows, unless the rest of it is zero.
    made = _kernel().syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(ctypes.sizeof(rules)), 0)
    if made < 0:
        raise OSError(ctypes.get_errno(), "Landlock")
    try:
        if _kernel().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or _kernel().syscall(_RESTRICT_SELF, made, 0):
            raise OSError(ctypes.get_errno(), "Landlock")
    finally:
        os.close(made)


def _kernel() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
