"""`recess`: the window without arguments, a command with them. The same program serves both."""

from __future__ import annotations

import sys


def main() -> int:
    """The program's entry point; its exit status. Only what is asked for is imported."""
    arguments = sys.argv[1:]
    if arguments:
        from app.commands.main import run as run_command

        return run_command(arguments)
    from ui.assembly import run_window

    return run_window()


if __name__ == "__main__":
    sys.exit(main())
