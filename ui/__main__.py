"""`recess`: the window without arguments, a command with them. The same program serves both."""

from __future__ import annotations

import gc
import sys

from app.handover.hardening import harden
from ui.binding import leave_sources_unread


def main() -> int:
    """The program's entry point; its exit status. Only what is asked for is imported."""
    harden()
    arguments = sys.argv[1:]
    if arguments:
        from app.commands.main import run as run_command

        return run_command(arguments)
    # Nothing that is made on the way to the first paint is garbage, and looking for some takes a twentieth of that time.
    # Once the window is painted, `ui.collecting` looks for it.
    gc.disable()
    leave_sources_unread()
    from ui.running import run_window

    return run_window()


if __name__ == "__main__":
    sys.exit(main())
