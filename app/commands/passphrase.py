"""Where a command gets the passphrase from: a file, the environment, or a prompt."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.domain.language import _
from app.domain.trouble import Trouble

VARIABLE = "RECESS_PASSPHRASE"
_LONGEST = 4096


def take_from_environment() -> str | None:
    """The passphrase of the environment, removed there at once so that no child ever inherits it (decision 44)."""
    return os.environ.pop(VARIABLE, None)


def add_options(parser: ArgumentParser) -> None:
    """`--vault` and `--passphrase-file`, as on every command that opens the vault."""
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help=_("the vault's folder (else RECESS_VAULT)"))
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=_("read the passphrase from the first line of FILE")
    )


def first_line(file: Path, what: str) -> str:
    """The first line of a small secret file; `Trouble` that names `what` it was for, never the path."""
    try:
        with file.open(encoding="utf-8") as lines:
            return lines.readline(_LONGEST).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise Trouble(
            _("The file with the {what} could not be read.").format(what=what),
            _("Check that the file is there and that you may read it."),
        ) from None


def passphrase(args: Namespace, from_environment: str | None) -> str:
    """The passphrase by the ways of spec §6: file, then environment, then a prompt on a terminal."""
    if args.passphrase_file is not None:
        return first_line(args.passphrase_file, _("passphrase"))
    if from_environment is not None:
        return from_environment
    if not sys.stdin.isatty():
        raise Trouble(
            _("No passphrase was given."),
            _("Use --passphrase-file, or set RECESS_PASSPHRASE, or run the command in a terminal."),
        )
    return getpass.getpass(_("Passphrase: "))
