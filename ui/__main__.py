"""`recess`: the window without arguments, a command with them. The same program serves both."""

from __future__ import annotations

import sys

from app.commands.main import run as run_command


def main() -> int:
    """The program's entry point; its exit status."""
    arguments = sys.argv[1:]
    if arguments:
        return run_command(arguments)
    from ui.assembly import run_window

    return run_window()


if __name__ == "__main__":
    sys.exit(main())
