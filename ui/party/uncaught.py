"""A mistake of ours that nobody caught ends a party's process, at once and without a word.

A screen that lives on half would take answers that are never saved. What was said to be saved is saved, and the
mediator's process, which sees this one end, offers to go on where the answers are. Nothing is printed or kept: an
error's message may quote an answer.
"""

from __future__ import annotations

import os
import sys
import threading
from types import TracebackType

MISTAKE_OF_OURS = 70
"""The exit code."""


def end_on_mistakes() -> None:
    """From now on, in every thread of this process, inside Qt's calls and outside of them."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    # Raised where nothing can be stopped, mostly while something is put away: no reason to end, and not to be printed.
    sys.unraisablehook = _pass_over


def _uncaught(_type: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
    os._exit(MISTAKE_OF_OURS)


def _uncaught_in_thread(_args: threading.ExceptHookArgs) -> None:
    os._exit(MISTAKE_OF_OURS)


def _pass_over(_raised: sys.UnraisableHookArgs) -> None:
    """Say nothing of it."""
