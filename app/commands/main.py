"""`recess`: the command line. One file a command; each adds itself to the parser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from app.commands import printing, unexpected
from app.commands.passphrase import take_from_environment
from app.domain.language import _
from app.domain.trouble import Trouble

VERSION = "0.1.0"
BUILD = "source"

COMMANDS = (
    "demo",
    "cases",
    "case",
    "export",
    "handout",
    "read_form",
    "check",
    "reckon",
    "verify",
    "backup",
    "restore",
    "destroy",
    "self_check",
)
"""Modules of this room with `add_to(subparsers)`; imported only when a command is asked for, so that the window
starts without them."""


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="recess",
        description=_("Worksheets for the break in a mediation. Without a command the window opens."),
    )
    top.add_argument("--version", action="version", version=f"recess {VERSION} ({BUILD})")
    subparsers = top.add_subparsers(dest="command", metavar=_("COMMAND"))
    for name in COMMANDS:
        import_module(f"app.commands.{name}").add_to(subparsers)
    return top


def run(argv: Sequence[str]) -> int:
    """Run one command; its exit status: 0 done, 1 a stated problem, 2 wrong usage. No traceback reaches a person."""
    before, sys.excepthook = sys.excepthook, unexpected.tell
    status = _run(argv)
    sys.excepthook = before
    return status


def _run(argv: Sequence[str]) -> int:
    from_environment = take_from_environment()
    try:
        args = parser().parse_args(argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else printing.WRONG_USAGE
    if args.command is None:
        parser().print_help(sys.stderr)
        return printing.WRONG_USAGE
    args.passphrase_given = from_environment
    try:
        return int(args.run(args))
    except Trouble as problem:
        printing.trouble(problem)
        return printing.STATED_PROBLEM
    except KeyboardInterrupt:
        return printing.STATED_PROBLEM
    except BrokenPipeError:
        return printing.DONE
