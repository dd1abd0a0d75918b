"""`recess destroy CODE`: destroy a case and write the certificate. Its code has to be typed once more."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.after_desk import AfterDesk
from app.commands.opening import opened
from app.commands.passphrase import add_options
from app.commands.writing import write_document
from app.domain.language import _, ngettext
from app.domain.trouble import Trouble
from app.presenters.mediator.destroying import is_code


class NotSaid(Trouble):
    """The code was not typed, so nothing is destroyed."""

    def __init__(self, code: str) -> None:
        super().__init__(
            happened=_("The case was not destroyed: its code was not typed."),
            safe=_("Nothing was changed."),
            do=_("Type {code} when asked, or add --sure {code}.").format(code=code),
        )


class FileThere(Trouble):
    """The certificate would take the place of another file, another certificate say."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is a file already where the certificate was to be written."),
            safe=_("Nothing was destroyed, and the file was left as it is."),
            do=_("Name another file."),
        )


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("destroy", help=_("destroy a case: its key, its files, its backups"))
    parser.add_argument("case", metavar="CODE", help=_("the case's code"))
    parser.add_argument(
        "--certificate", type=Path, metavar="FILE", help=_("write the certificate (a PDF without any content) here")
    )
    parser.add_argument("--sure", default="", metavar="CODE", help=_("the code once more, instead of being asked"))
    printing.add_json(parser)
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Destroy one case; nobody can bring it back."""
    with opened(args) as practice:
        door = AfterDesk(practice.vault, practice.cases, practice.clock)
        asked = door.to_destroy(args.case)
        if not is_code(args.sure or _ask(asked.code), asked.code):
            raise NotSaid(asked.code)
        if args.certificate is not None:
            if args.certificate.exists():
                raise FileThere
            # Afterwards it would be too late to find out that nothing can be written there.
            write_document(args.certificate, b"")
        made = door.destroy(args.case)
        if args.certificate is not None:
            write_document(args.certificate, made.pdf)
    done = made.destroyed
    if args.json:
        printing.as_json(
            {
                "case": done.code,
                "destroyed": done.at,
                "files": done.files,
                "backups": done.backups,
                "documents": done.documents,
                "not_reached": [each.why.value for each in done.not_reached],
            }
        )
        return printing.DONE
    printing.lines([_("Case {code} is destroyed.").format(code=done.code)])
    if done.not_reached:
        words = ngettext(
            "{count} thing could not be reached; the certificate names it.",
            "{count} things could not be reached; the certificate names them.",
            len(done.not_reached),
        )
        printing.lines([words.format(count=len(done.not_reached))])
    return printing.DONE


def _ask(code: str) -> str:
    """What is typed at the terminal; nothing where there is none."""
    if not sys.stdin.isatty():
        return ""
    return input(_("Nobody can bring the case back. Type its code, {code}, to destroy it: ").format(code=code))
