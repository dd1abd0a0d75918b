"""The party's process: `python -m ui.party`, started by the mediator's process with a pipe at both ends.

It is started early and empty: it loads what it needs and waits for its hand-over. It knows no vault and no disk. When
the pipe closes it blanks its screen and ends at once.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from app.handover.hardening import harden
from ui.binding import leave_sources_unread
from ui.party.uncaught import end_on_mistakes

if TYPE_CHECKING:
    from app.handover.pipe import BlockingPipe


def take_pipe() -> BlockingPipe:
    """Harden this process and make its standard input and output the pipe to the mediator's process."""
    harden()
    # Whatever is printed from now on, by us or by a library, goes to standard error and cannot disturb the messages.
    reading, writing = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    # Ctrl+C in the terminal the program was started from is no way out for a party.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    leave_sources_unread()
    from app.handover.pipe import BlockingPipe

    return BlockingPipe(reading, writing)


def main() -> int:
    """Take the pipe, wait for the hand-over, show it, end with the pipe."""
    pipe = take_pipe()
    end_on_mistakes()

    from ui.party.running import run

    return run(pipe)


if __name__ == "__main__":
    sys.exit(main())
